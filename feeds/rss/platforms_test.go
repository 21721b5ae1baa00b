package rss

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tend/store"
)

// readFixture reads the fixture of a platform.
func readFixture(t *testing.T, name string) Reading {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", "platforms", name))
	if err != nil {
		t.Fatal(err)
	}
	reading, err := Read(body, Meta{})
	if err != nil {
		t.Fatal(err)
	}
	return reading
}

// shown is how the tests write down what an item was classified as.
func shown(it Item) string {
	if it.Kind == store.KindPost {
		return strings.TrimSpace("post " + it.RemoteID + " " + it.Thread)
	}
	return strings.TrimSpace("comment " + it.RemoteID + " answers " + strings.Join(it.Answers, " "))
}

// TestPlatforms reads a feed of each kind of each platform. An item is written
// as its kind, its remote ID and either the feed of its comments or what it
// answers, best evidence first.
func TestPlatforms(t *testing.T) {
	for name, want := range map[string][]string{
		"blogger-comments.xml": {
			"comment tag:blogger.com,1999:blog-5.post-78 answers tag:blogger.com,1999:blog-5.post-77 https://chor.example/2026/01/probe.html",
			"comment tag:blogger.com,1999:blog-5.post-79 answers https://chor.example/2026/01/probe.html",
		},
		"blogger-posts.xml":    {"post tag:blogger.com,1999:blog-5.post-77 https://chor.example/feeds/77/comments/default"},
		"discourse-latest.xml": {"post 8/1 https://forum.example/t/welcome/8.rss"},
		"discourse-posts.xml": {
			"comment 8/3 answers 8/1 https://forum.example/t/welcome/8",
			"post 8/1 https://forum.example/t/welcome/8.rss",
		},
		"discourse-topic.xml": {"comment 8/3 answers 8/1 https://forum.example/t/welcome/8"},
		"flarum-discussion.xml": {
			"comment 5/2 answers 5/1 https://flarum.example/d/5-rechen",
			"post 5/1 https://flarum.example/atom/d/5",
		},
		"github-releases.xml": {"post tag:github.com,2008:Repository/1/v2"},
		"gotosocial.xml":      {"post https://gts.example/@verein/statuses/01ABC"},
		"hnrss-comments.xml":  {"comment https://news.ycombinator.com/item?id=31 answers"},
		"hnrss-newest.xml":    {"post https://news.ycombinator.com/item?id=30 https://hnrss.org/item?id=30"},
		"hnrss-thread.xml":    {"comment https://news.ycombinator.com/item?id=31 answers https://news.ycombinator.com/item?id=30"},
		"hyperkitty.xml":      {"post https://lists.example/archives/list/board@lists.example/message/ABCDEF/"},
		"isso.xml": {
			"comment tag:blog.example,2018:/isso/1/6 answers tag:blog.example,2018:/isso/1/5 https://blog.example/post#isso-5",
			"comment tag:blog.example,2018:/isso/1/5 answers https://blog.example/post",
		},
		"jsonfeed.json":       {"post 7"},
		"lemmy-community.xml": {"post https://lemmy.example/post/42"},
		"lemmy-inbox.xml":     {"comment https://lemmy.example/comment/77 answers"},
		"mastodon.xml":        {"post https://social.example/@verein/110001"},
		"nodebb-recent.xml":   {"post https://bb.example/topic/7/rechen https://bb.example/topic/7.rss"},
		"nodebb-topic.xml":    {"comment https://bb.example/post/31 answers https://bb.example/topic/7/rechen"},
		"peertube-comments.xml": {
			"comment https://tube.example/w/kLm;threadId=4 Fri, 02 Jan 2026 03:04:05 +0000 ann answers https://tube.example/w/kLm",
			"comment https://tube.example/w/kLm;threadId=4 Fri, 02 Jan 2026 04:04:05 +0000 bo answers https://tube.example/w/kLm",
		},
		"peertube-videos.json": {"post https://tube.example/w/kLm https://tube.example/feeds/video-comments.xml?videoId=kLm"},
		"phpbb-topic.xml":      {"comment p:31 answers t:7 https://board.example/viewtopic.php?t=7"},
		"phpbb-topics.xml":     {"post t:7"},
		"plain.xml":            {"post https://verein.example/7"},
		"public-inbox.xml":     {"comment urn:uuid:2 answers urn:uuid:1f https://inbox.example/list/1@x/"},
		"reddit.xml": {
			"post t3_1abc https://www.reddit.com/r/garten/comments/1abc/rechen/.rss",
			"comment t1_k9z answers t3_1abc https://www.reddit.com/r/garten/comments/1abc/rechen/",
		},
		"remark42.xml": {"comment a1b2 answers https://blog.example/post/"},
		"stackexchange-question.xml": {
			"post https://garden.stackexchange.com/q/12 https://garden.stackexchange.com/feeds/question/12",
			"comment https://garden.stackexchange.com/questions/12/-/34#34 answers https://garden.stackexchange.com/q/12 https://garden.stackexchange.com/questions/12",
			"comment https://garden.stackexchange.com/a/35 answers https://garden.stackexchange.com/q/12 https://garden.stackexchange.com/questions/12",
		},
		"wordpress-comments-atom.xml": {
			"comment comment:12 answers https://garten.example/?p=9#comment-11 comment:11 https://garten.example/2026/01/sommerfest/#comment-11",
			"comment comment:11 answers https://garten.example/?p=9 post:9 https://garten.example/2026/01/sommerfest/",
		},
		"wordpress-comments.xml": {
			"comment comment:12 answers https://garten.example/2026/01/sommerfest/#comment-11 comment:11 https://garten.example/2026/01/sommerfest/ https://garten.example/?p=9 post:9",
			"comment comment:11 answers https://garten.example/2026/01/sommerfest/ https://garten.example/?p=9 post:9",
		},
		"wordpress-one-post.xml": {
			"comment comment:12 answers https://garten.example/2026/01/sommerfest/ https://garten.example/?p=9 post:9",
			"comment comment:11 answers https://garten.example/2026/01/sommerfest/ https://garten.example/?p=9 post:9",
		},
		"wordpress-posts-atom.xml": {"post post:9 https://garten.example/2026/01/sommerfest/feed/atom/"},
		"wordpress-posts.xml":      {"post post:9 https://garten.example/2026/01/sommerfest/feed/"},
		"youtube.xml":              {"post yt:video:XyZ"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, it := range readFixture(t, name).Items {
				got = append(got, shown(it))
			}
			if !slices.Equal(got, want) {
				t.Errorf("items of %s:\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

func TestEveryPlatformFixtureIsTested(t *testing.T) {
	source, err := os.ReadFile("platforms_test.go")
	if err != nil {
		t.Fatal(err)
	}
	fixtures, err := os.ReadDir(filepath.Join("testdata", "platforms"))
	if err != nil || len(fixtures) == 0 {
		t.Fatalf("%d fixtures, error %v", len(fixtures), err)
	}
	for _, f := range fixtures {
		if !strings.Contains(string(source), `"`+f.Name()+`"`) {
			t.Errorf("%s is read by no test", f.Name())
		}
	}
}

// TestOneItemInSeveralFeedsHasOneIdentity pairs feeds of the same site.
func TestOneItemInSeveralFeedsHasOneIdentity(t *testing.T) {
	for _, pair := range [][2]string{
		{"discourse-posts.xml", "discourse-topic.xml"},
		{"discourse-posts.xml", "discourse-latest.xml"},
		{"wordpress-comments.xml", "wordpress-comments-atom.xml"},
		{"wordpress-comments.xml", "wordpress-one-post.xml"},
		{"wordpress-posts.xml", "wordpress-posts-atom.xml"},
	} {
		known := map[string]bool{}
		for _, it := range readFixture(t, pair[0]).Items {
			known[it.RemoteID] = true
		}
		for _, it := range readFixture(t, pair[1]).Items {
			if !known[it.RemoteID] {
				t.Errorf("%s has %s, %s does not", pair[1], it.RemoteID, pair[0])
			}
		}
	}
}

// TestACommentNamesItsPostByWhatThePostIsCalled hangs the comments of a feed on
// the posts of another one.
func TestACommentNamesItsPostByWhatThePostIsCalled(t *testing.T) {
	for comments, posts := range map[string]string{
		"wordpress-comments.xml":      "wordpress-posts.xml",
		"wordpress-comments-atom.xml": "wordpress-posts-atom.xml",
		"blogger-comments.xml":        "blogger-posts.xml",
		"discourse-topic.xml":         "discourse-latest.xml",
		"nodebb-topic.xml":            "nodebb-recent.xml",
		"phpbb-topic.xml":             "phpbb-topics.xml",
		"hnrss-thread.xml":            "hnrss-newest.xml",
	} {
		names := map[string]bool{}
		for _, it := range readFixture(t, posts).Items {
			for _, name := range append(it.Aliases, it.RemoteID, it.URL) {
				names[name] = true
			}
		}
		for _, it := range readFixture(t, comments).Items {
			if !slices.ContainsFunc(append(it.Post, it.Answers...), func(name string) bool { return names[name] }) {
				t.Errorf("%s: %s names no post of %s", comments, shown(it), posts)
			}
		}
	}
}

func TestWhatTheFeedCarriesDecidesWhereNothingElseDoes(t *testing.T) {
	body := []byte(rssWith("a"))
	for role, want := range map[store.Role]string{
		"":                    "post a",
		store.RolePosts:       "post a",
		store.RoleComments:    "comment a answers",
		store.RolePostComment: "comment a answers https://example.org/",
	} {
		reading, err := Read(body, Meta{Role: role})
		if err != nil {
			t.Fatal(err)
		}
		if got := shown(reading.Items[0]); got != want {
			t.Errorf("role %q: %s, want %s", role, got, want)
		}
	}
}

func TestRoleIsWhatMostItemsAre(t *testing.T) {
	for name, want := range map[string]store.Role{
		"wordpress-posts.xml":    store.RolePosts,
		"wordpress-comments.xml": store.RoleComments,
		"wordpress-one-post.xml": store.RolePostComment,
	} {
		if got := readFixture(t, name).Role; got != want {
			t.Errorf("role of %s = %q, want %q", name, got, want)
		}
	}
}

func TestASessionIsNoPartOfAnAddress(t *testing.T) {
	if got := readFixture(t, "phpbb-topics.xml").Items[0].URL; strings.Contains(got, "sid=") {
		t.Errorf("address %s has a session in it", got)
	}
}

// WordPress writes "In reply to Bo." in front of what was said.
func TestTheSentenceThatNamesTheParentIsNotPartOfAComment(t *testing.T) {
	it := readFixture(t, "wordpress-comments.xml").Items[0]
	if it.Visible != "Ich komme gern." || it.Excerpt != it.Visible || it.Links != 0 {
		t.Errorf("visible %q, excerpt %q, %d links", it.Visible, it.Excerpt, it.Links)
	}
}
