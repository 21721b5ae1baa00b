package rss

import (
	"strings"

	"tend/store"
)

var (
	wordpressComment = expression(`#comment-(\d+)$`)
	wordpressPost    = expression(`^https?://[^?#]*/\?(?:post_type=[\w-]+&(?:amp;|#038;)?)?(?:p|page_id)=(\d+)$`)

	bloggerItem     = expression(`^tag:blogger\.com,1999:blog-(\d+)\.post-(\d+)$`)
	bloggerComment  = expression(`^([^?#]+)\?showComment=\d+(?:#c\d+)?$`)
	bloggerComments = expression(`/feeds/(?:(\d+)/)?comments/`)

	discourseNumbered = expression(`-post-(\d+)-(\d+)$`)
	discoursePost     = expression(`-post-\d+$`)
	discourseTopic    = expression(`-topic-(\d+)$`)
	discourseLink     = expression(`^(https?://[^?#]+/t/(?:[^/]+/)?(\d+))(?:/(\d+))?$`)
	discourseReply    = expression(`^(https?://[^?#]+/t/[^/]+/(\d+))/(\d+)$`)

	mastodonStatus = expression(`^https?://[^/]+/(?:@[^/]+|users/[^/]+/statuses|@[^/]+/statuses)/\w+$`)

	lemmyFeed    = expression(`/feeds/(?:c|u|all|local|front|inbox|notifications|modlog)\b`)
	lemmyComment = expression(`^https?://[^/]+/(?:post/\d+/(?:\d+/)?)?comment/(\d+)$`)
	lemmyPost    = expression(`^https?://[^/]+/post/\d+$`)

	redditComment  = expression(`^t1_\w+$`)
	redditPost     = expression(`^t3_\w+$`)
	redditThread   = expression(`^(https?://[^/]+/r/[^/]+/comments/(\w+)/[^/]*/)(?:(\w+)/?)?`)
	githubEntry    = expression(`^tag:github\.com,2008:`)
	youtubeVideo   = expression(`^yt:video:`)
	stackQuestion  = expression(`^(https?://[^/]+)/q(?:uestions)?/(\d+)(?:/[^/]*)?$`)
	stackReply     = expression(`^(https?://[^/]+)/questions/(\d+)/[^/]*/\d+(?:#\d+)?$`)
	stackAnswer    = expression(`^https?://[^/]+/a/\d+`)
	stackFeed      = expression(`(https?://[^/\s]+)/feeds/question/(\d+)`)
	phpbbPost      = expression(`^(https?://.*/)viewtopic\.php\?(?:.*[?&;])?p=(\d+)`)
	phpbbTopic     = expression(`^(https?://.*/)viewtopic\.php\?(?:.*[?&;])?t=(\d+)`)
	phpbbTopicFeed = expression(`(https?://\S+?/)(?:app\.php/)?feed(?:/topic/|\.php\?t=)(\d+)`)
	sessionID      = expression(`[?&;]sid=[0-9a-f]+`)
	nodebbTopic    = expression(`^(https?://[^?#]+)/topic/(\d+)(?:/[^/]*)?$`)
	nodebbPost     = expression(`^https?://[^?#]+/post/(\d+)$`)
	nodebbFeed     = expression(`/(?:recent|topics|popular|top|recentposts|topic/\d+|category/\d+(?:/recentposts)?|user/[^/]+/(?:topics|posts)|tags/[^/]+)\.rss`)
	flarumPost     = expression(`^(https?://[^?#]+)/d/(\d+)(-[^/]*)?(?:/(\d+))?$`)
	flarumFeed     = expression(`/(?:atom|rss)(?:/|$|\s|\?)`)
	peertubeThread = expression(`^(https?://[^;]+);threadId=(\d+)`)
	peertubeVideo  = expression(`^(https?://[^/]+)/(?:w|videos/watch)/([\w-]+)$`)
	peertubeFeed   = expression(`/feeds/videos\.`)
	hyperkittyMail = expression(`/list/[^/]+/(?:message|thread)/\w+`)
	hackerItem     = expression(`^https?://news\.ycombinator\.com/item\?id=(\d+)$`)
	hackerComments = expression(`hnrss\.org/(?:newcomments|bestcomments|replies|threads|highlights)`)
	hackerThread   = expression(`hnrss\.org/item(?:\.\w+)?\?(?:\S*&)?id=(\d+)`)
	remarkComment  = expression(`^([^#]+)#remark42__comment-(.+)$`)
	issoComment    = expression(`^([^#]+)#isso-(\d+)$`)
	anyComment     = expression(`^([^#]+)#(?:comment|cmt|c)[-_]?[0-9a-f-]*\d+$`)
)

// platforms is the table. Within it, ids come before links and links before the
// feed's address; what is sure of itself comes before what is general.
func platforms() []platform {
	const post, comment = store.KindPost, store.KindComment
	return []platform{
		{name: "Blogger", look: inID, hint: "tag:blogger.com", pattern: bloggerItem, kind: post, further: bloggerByFeed},
		{name: "Reddit", look: inID, hint: "t1_", pattern: redditComment, kind: comment, further: redditAnswers},
		{name: "Reddit", look: inID, hint: "t3_", pattern: redditPost, kind: post, further: redditComments},
		{name: "GitHub", look: inID, hint: "tag:github.com", pattern: githubEntry, kind: post},
		{name: "YouTube", look: inID, hint: "yt:video:", pattern: youtubeVideo, kind: post},
		{name: "Discourse", look: inID, hint: "-post-", pattern: discourseNumbered, kind: post, further: discourseByLink},
		{name: "Discourse", look: inID, hint: "-post-", pattern: discoursePost, kind: post, further: discourseByLink},
		{name: "Discourse", look: inID, hint: "-topic-", pattern: discourseTopic, kind: post, remote: "$1/1", further: discourseByLink},
		{name: "Stack Exchange", look: inID, hint: "/a/", pattern: stackAnswer, where: stackFeed, kind: comment, further: stackAnswers},
		{
			name: "Stack Exchange", look: inID, hint: "/questions/", pattern: stackReply, kind: comment,
			post: []string{"$1/q/$2", "$1/questions/$2"},
		},
		{
			name: "Stack Exchange", look: inID, hint: "/q", pattern: stackQuestion, kind: post,
			also: []string{"$1/q/$2", "$1/questions/$2"}, thread: "$1/feeds/question/$2",
		},
		{name: "WordPress", look: inLink, hint: "#comment-", pattern: wordpressComment, kind: comment, remote: "comment:$1", further: wordpressAnswers},
		{name: "WordPress", look: inID, hint: "#comment-", pattern: wordpressComment, kind: comment, remote: "comment:$1", further: wordpressAnswers},
		{name: "WordPress", look: inID, hint: "/?", pattern: wordpressPost, kind: post, remote: "post:$1", further: wordpressPage},
		{name: "Blogger", look: inLink, hint: "showComment=", pattern: bloggerComment, kind: comment, post: []string{"$1"}},
		{name: "remark42", look: inLink, hint: "#remark42__", pattern: remarkComment, kind: comment, post: []string{"$1"}},
		{name: "Isso", look: inLink, hint: "#isso-", pattern: issoComment, kind: comment, also: []string{"isso:$2"}, post: []string{"$1"}},
		{name: "PeerTube", look: inLink, hint: ";threadId=", pattern: peertubeThread, kind: comment, post: []string{"$1"}, further: peertubeIdentity},
		{
			name: "PeerTube", look: inLink, hint: "/", pattern: peertubeVideo, where: peertubeFeed, kind: post,
			thread: "$1/feeds/video-comments.xml?videoId=$2",
		},
		{name: "Discourse", look: inLink, hint: "/t/", pattern: discourseReply, kind: post, further: discourseByLink},
		{
			name: "phpBB", look: inLink, hint: "viewtopic.php", pattern: phpbbTopic, kind: post, remote: "t:$2",
			also: []string{"${1}viewtopic.php?t=$2"}, further: phpbbFirstPost,
		},
		{name: "phpBB", look: inLink, hint: "viewtopic.php", pattern: phpbbPost, kind: comment, remote: "p:$2", further: phpbbAnswers},
		{name: "Lemmy", look: inLink, hint: "/comment/", pattern: lemmyComment, kind: comment},
		{name: "Lemmy", look: inID, hint: "/comment/", pattern: lemmyComment, where: lemmyFeed, kind: comment},
		{name: "Lemmy", look: inID, hint: "/post/", pattern: lemmyPost, where: lemmyFeed, kind: post},
		{name: "NodeBB", look: inLink, hint: "/post/", pattern: nodebbPost, where: nodebbFeed, kind: comment, further: homeIsPost},
		{name: "NodeBB", look: inLink, hint: "/topic/", pattern: nodebbTopic, where: nodebbFeed, kind: post, thread: "$1/topic/$2.rss"},
		{name: "Flarum", look: inLink, hint: "/d/", pattern: flarumPost, where: flarumFeed, kind: post, further: flarumNumber},
		{name: "Mastodon", look: inID, hint: "/@", pattern: mastodonStatus, kind: post},
		{name: "Mastodon", look: inID, hint: "/statuses/", pattern: mastodonStatus, kind: post},
		{name: "HyperKitty", look: inLink, hint: "/list/", pattern: hyperkittyMail, kind: post, further: hyperkittyAt},
		{
			name: "Hacker News", look: inFeed, hint: "hnrss.org/", pattern: hackerThread, kind: comment,
			post: []string{"https://news.ycombinator.com/item?id=$1"},
		},
		{name: "Hacker News", look: inFeed, hint: "hnrss.org/", pattern: hackerComments, kind: comment},
		{name: "Hacker News", look: inID, hint: "ycombinator.com", pattern: hackerItem, kind: post, thread: "https://hnrss.org/item?id=$1"},
		{name: "others", look: inLink, hint: "#c", pattern: anyComment, kind: comment, post: []string{"$1"}},
	}
}

// bloggerByFeed: posts and comments have ids of one shape; the feed's address
// tells them apart where an item does not say what it answers.
func bloggerByFeed(f *feed, it *item, p *place) {
	m := bloggerComments().FindStringSubmatch(f.address())
	if m == nil && !strings.HasSuffix(f.id, "comments") {
		return
	}
	p.kind = store.KindComment
	if page := bare(it.link); page != "" {
		page, _, _ = strings.Cut(page, "?")
		p.post = append(p.post, page)
	}
	if blog := bloggerItem().FindStringSubmatch(it.id); m != nil && m[1] != "" && blog != nil {
		p.post = append(p.post, "tag:blogger.com,1999:blog-"+blog[1]+".post-"+m[1])
	}
}

func redditAnswers(_ *feed, it *item, p *place) {
	if m := redditThread().FindStringSubmatch(it.link); m != nil {
		p.post = []string{"t3_" + m[2], m[1]}
	}
}

func redditComments(_ *feed, it *item, p *place) {
	if m := redditThread().FindStringSubmatch(it.link); m != nil {
		p.thread = m[1] + ".rss"
	}
}

// discourseByLink: the same post has another id in each feed, so it is known by
// its topic and its number there. The first post of a topic is the topic.
func discourseByLink(_ *feed, it *item, p *place) {
	topic, number := "", "1"
	if m := discourseNumbered().FindStringSubmatch(it.id); m != nil {
		topic, number = m[1], m[2]
	}
	m := discourseLink().FindStringSubmatch(it.link)
	if m != nil {
		topic = m[2]
		if m[3] != "" {
			number = m[3]
		}
	}
	if topic == "" {
		return
	}
	p.remote = topic + "/" + number
	if number == "1" {
		if m != nil {
			p.also, p.thread = append(p.also, m[1]), m[1]+".rss"
		}
		return
	}
	p.kind, p.thread = store.KindComment, ""
	p.post = []string{topic + "/1"}
	if m != nil {
		p.post = append(p.post, m[1])
	}
}

func stackAnswers(f *feed, _ *item, p *place) {
	m := stackFeed().FindStringSubmatch(f.address())
	p.post = []string{m[1] + "/q/" + m[2], m[1] + "/questions/" + m[2]}
}

// wordpressPage: comments name their post by its page.
func wordpressPage(_ *feed, it *item, p *place) {
	p.also = append(p.also, it.link)
}

// wordpressAnswers: a comment's page is its post's, and its guid is built on
// the guid of the post.
func wordpressAnswers(_ *feed, it *item, p *place) {
	if isWeb(it.link) {
		p.post = append(p.post, bare(it.link))
	}
	if guid := bare(it.id); guid != it.id && isWeb(guid) && guid != bare(it.link) {
		p.post = append(p.post, namesOf(guid)...)
	}
	if it.link != "" {
		p.also = append(p.also, it.link)
	}
}

// peertubeIdentity: all comments of a thread have the same link and id.
func peertubeIdentity(_ *feed, it *item, p *place) {
	p.remote = it.link + " " + it.rawDate + " " + it.author.Name
}

// phpbbFirstPost: in the feeds of topics, an item is a topic and its first post.
func phpbbFirstPost(_ *feed, it *item, p *place) {
	if m := phpbbPost().FindStringSubmatch(it.link); m != nil {
		p.also = append(p.also, "p:"+m[2])
	}
}

func phpbbAnswers(f *feed, _ *item, p *place) {
	if m := phpbbTopicFeed().FindStringSubmatch(f.address()); m != nil {
		p.post = []string{"t:" + m[2], m[1] + "viewtopic.php?t=" + m[2]}
	}
}

// homeIsPost: the page of a topic's feed is the topic.
func homeIsPost(f *feed, _ *item, p *place) {
	if nodebbTopic().MatchString(f.home) {
		p.post = []string{f.home}
	}
}

// flarumNumber: posts of a discussion are numbered behind its address.
func flarumNumber(_ *feed, it *item, p *place) {
	m := flarumPost().FindStringSubmatch(it.link)
	number := m[4]
	if number == "" {
		number = "1"
	}
	p.remote = m[2] + "/" + number
	discussion := m[1] + "/d/" + m[2]
	if number == "1" {
		p.also, p.thread = append(p.also, discussion+m[3]), m[1]+"/atom/d/"+m[2]
		return
	}
	p.kind = store.KindComment
	p.post = []string{m[2] + "/1", discussion + m[3]}
}

// hyperkittyAt: the archive writes a wide @, so that nobody harvests addresses.
func hyperkittyAt(_ *feed, it *item, _ *place) {
	it.author.Name = strings.ReplaceAll(it.author.Name, "＠", "@")
	it.author.Contact = strings.ReplaceAll(it.author.Contact, "＠", "@")
}
