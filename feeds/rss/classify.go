package rss

import (
	"slices"
	"strings"

	"tend/store"
)

// place is what the last stage finds out about an item: whether it is a post
// or a comment, and what it answers.
type place struct {
	kind    store.Kind
	remote  string   // the platform's own number for it, "" if it has none
	also    []string // further names of it
	answers []string // names of what it answers, best evidence first
	post    []string // names of the post it belongs to
	thread  string   // address of the feed of its comments
}

// evidence is where in an item a platform's mark is looked for.
type evidence int

const (
	inID evidence = iota
	inLink
	inFeed // in the address of the feed
)

// platform is one row of the table: how one kind of item of one platform is
// recognised, and what its parts are. Everything but pattern and kind may be
// empty. Templates refer to the groups of pattern.
type platform struct {
	name    string
	look    evidence
	hint    string  // what must be in it at least; spares the pattern
	pattern pattern // what must match there
	where   pattern // what the feed's address must match as well
	kind    store.Kind
	remote  string   // template of its number
	also    []string // templates of further names
	post    []string // templates of the names of its post
	thread  string   // template of the address of its comment feed
	further func(f *feed, it *item, p *place)
}

// place classifies an item. The strongest evidence is what the item itself says
// that it answers; then come the shape of its id, of its link and of the feed's
// address, in the order of the table; then what only posts have, and what the feed is known
// to carry. Titles prove nothing: they are translated.
func (f *feed) place(it *item) place {
	p := place{kind: f.usual(it), thread: it.commentsFeed}
	if f.platforms == nil {
		f.platforms = slices.DeleteFunc(platforms(), func(row platform) bool {
			return row.where != nil && !row.where().MatchString(f.address())
		})
	}
	for i := range f.platforms {
		if f.platforms[i].match(f, it, &p) {
			break
		}
	}
	if len(it.replies) > 0 {
		p.kind = store.KindComment
		p.addReplies(it.replies)
	}
	if p.kind == store.KindComment {
		p.thread = ""
		if len(p.post) == 0 && f.role == store.RolePostComment && isWeb(f.home) {
			p.post = []string{f.home}
		}
		if len(p.answers) == 0 {
			p.answers = p.post
		}
	}
	p.answers, p.post = once(p.answers), once(p.post)
	return p
}

// usual is what an item is that has no mark of its own: what the feed is known
// to carry, unless it counts comments.
func (f *feed) usual(it *item) store.Kind {
	if !it.counted && (f.role == store.RoleComments || f.role == store.RolePostComment) {
		return store.KindComment
	}
	return store.KindPost
}

// match fills in what the row knows if the item has its mark.
func (row *platform) match(f *feed, it *item, p *place) bool {
	subject := it.link
	switch row.look {
	case inID:
		subject = it.id
	case inFeed:
		subject = f.address()
	}
	if !strings.Contains(subject, row.hint) {
		return false
	}
	m := row.pattern().FindStringSubmatchIndex(subject)
	if m == nil {
		return false
	}
	fill := func(template string) string {
		return string(row.pattern().ExpandString(nil, template, subject, m))
	}
	p.kind = row.kind
	p.remote = fill(row.remote)
	for _, t := range row.also {
		p.also = append(p.also, fill(t))
	}
	for _, t := range row.post {
		p.post = append(p.post, fill(t))
	}
	if p.thread == "" && row.thread != "" {
		p.thread = fill(row.thread)
	}
	if row.further != nil {
		row.further(f, it, p)
	}
	return true
}

// address is where the feed is: as fetched and as it says itself.
func (f *feed) address() string {
	if f.self == "" || f.self == f.url {
		return f.url
	}
	return f.url + " " + f.self
}

// addReplies takes over what an item says that it answers. If it names several,
// the first is the post and the last the nearest.
func (p *place) addReplies(refs []reference) {
	var answers []string
	for _, ref := range slices.Backward(refs) {
		answers = append(answers, namesOf(ref.id)...)
		answers = append(answers, namesOf(ref.href)...)
	}
	if len(refs) > 1 && len(p.post) == 0 {
		p.post = append(namesOf(refs[0].id), namesOf(refs[0].href)...)
	}
	p.answers = answers
}

// addFirstRef takes over the comment that WordPress names in the first sentence
// of a reply, where its RSS has no other place for it.
func (p *place) addFirstRef(it *item, ref string) {
	if len(it.replies) == 0 && namesParent(it, ref) {
		p.answers = append(namesOf(ref), p.post...)
	}
}

// namesParent reports whether the address in a comment's first sentence is
// that of another comment on the same page.
func namesParent(it *item, ref string) bool {
	return isComment(ref) && bare(ref) == bare(it.link)
}

// namesOf returns an id or address, and the platform's own number in it.
func namesOf(name string) []string {
	if name == "" {
		return nil
	}
	names := []string{name}
	if m := wordpressComment().FindStringSubmatch(name); m != nil {
		names = append(names, "comment:"+m[1])
	} else if m := wordpressPost().FindStringSubmatch(name); m != nil {
		names = append(names, "post:"+m[1])
	}
	return names
}

// once leaves out what came before.
func once(names []string) []string {
	var out []string
	for _, name := range names {
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// isComment reports whether an address is that of a WordPress comment.
func isComment(address string) bool {
	return strings.Contains(address, "#comment-") && wordpressComment().MatchString(address)
}
