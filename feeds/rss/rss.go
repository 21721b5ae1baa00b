// Package rss reads RSS, Atom and JSON Feed as they are in the world, in
// stages: decode → repair → parse → translate → classify.
//
// decode turns bytes into UTF-8, whatever their labels say. repair goes through
// the tags of a document, however broken, and writes an outline of it: a small,
// well-formed feed in which every item is a list of the numbers of its runs.
// gofeed parses the outline. translate puts the runs back, by the rules of the
// format they came from. classify tells posts from comments and finds what each
// answers.
//
// Why an outline: gofeed reads the structure of good documents well, but loses
// the whole document for one bad byte, and on the way changes ids, titles,
// dates and authors. A document rewritten for it costs a second pass over all
// the text. The outline costs a twentieth of that, cannot be ill-formed, and
// what gofeed never sees it cannot change. The price is that this package has
// to know every element it reads by name; fields.go lists them.
package rss

import (
	"strings"

	"tend/feeds/web"
	"tend/store"
)

const (
	maxBody  = 16 << 20 // bytes; more is no feed that anybody follows
	maxItems = 2000     // of a feed; its newest are read
)

// Meta is what is known about a body before it is read.
type Meta struct {
	URL         string // where it was fetched from; relative addresses resolve against it
	ContentType string // the HTTP header, for its charset

	// Role is what the feed is known to carry, if anything is. Where an item
	// has no mark of its own, it is that.
	Role store.Role
}

// Reading is a feed as tend reads it.
type Reading struct {
	Title       string
	Description string // allow-listed
	Home        string // the page the feed belongs to
	Self        string
	Role        store.Role // what most of its items are
	Items       []Item
	Damaged     string // what was wrong, if only a part could be read
}

// Item is a post or comment as tend reads it.
type Item struct {
	store.Arrival
	ID           string // the feed's own id, byte for byte, or what stands for it
	CommentsPage string // where a browser finds a post's comments
	relative     string // its link, if there is nothing that it is relative to
	summary      string // the shorter text beside HTML, not filtered
	base         string // what addresses in summary are relative to
}

// Read reads a feed. An error is a *web.Failure: a page instead of a feed, too
// large, too deep, or unreadable with what and where.
func Read(body []byte, m Meta) (Reading, error) {
	if len(body) > maxBody {
		return Reading{}, failure(store.FailTooLarge, "16 MiB")
	}
	f, err := readFeed(decode(body, m.ContentType), m.URL)
	if err != nil {
		return Reading{}, err
	}
	f.role = m.Role
	f.items = newest(f.items, maxItems)
	r := Reading{
		Title: f.title, Description: f.description, Home: f.home, Self: f.self,
		Items: make([]Item, 0, len(f.items)), Damaged: f.damaged,
	}
	for i := range f.items {
		f.items[i].link = withoutSession(f.items[i].link)
	}
	ids := f.identities()
	for i := range f.items {
		r.Items = append(r.Items, f.arrival(&f.items[i], ids[i]))
	}
	r.Role = roleOf(r.Items, f)
	return r, nil
}

// readFeed runs the stages between decode and classify.
func readFeed(text, url string) (feed, error) {
	start := strings.TrimLeft(text, "\ufeff \t\r\n")
	if strings.HasPrefix(start, "{") || strings.HasPrefix(start, "[") {
		return readJSONFeed(start, url)
	}
	outline, err := repair(text)
	if err != nil {
		return feed{}, err
	}
	f, err := outline.parse(url)
	if err == nil && len(f.items) == 0 && outline.deep {
		err = failure(store.FailTooDeep, outline.damaged)
	}
	return f, err
}

// Arrivals returns what is to be stored. Of items that are the same to the last
// letter there is one.
func (r Reading) Arrivals() []store.Arrival {
	seen := make(map[string]bool, len(r.Items))
	out := make([]store.Arrival, 0, len(r.Items))
	for _, it := range r.Items {
		if !seen[it.RemoteID] {
			seen[it.RemoteID] = true
			out = append(out, it.Arrival)
		}
	}
	return out
}

// arrival is the last step of an item: it is classified, and its text filtered.
func (f *feed) arrival(it *item, id identity) Item {
	p := f.place(it)
	out := Item{ID: id.own, CommentsPage: it.commentsPage, relative: it.relative, summary: it.summary, base: it.base}
	out.Arrival = store.Arrival{
		Kind: p.kind, State: store.Public,
		Title: it.title, URL: it.link, HTML: clean(it.html, it.base),
		Author: it.author, Published: it.published, Updated: it.updated,
		Comments: it.comments, Thread: p.thread,
	}
	if p.kind == store.KindComment {
		v := web.See(out.HTML)
		if namesParent(it, v.FirstRef) {
			v = v.WithoutFirstRef() // it is WordPress's sentence, not the writer's
		}
		out.Visible, out.Excerpt, out.Question, out.Links = v.Text, v.Excerpt, v.Question, v.Links
		p.addFirstRef(it, v.FirstRef)
	}
	if !f.owns(it) {
		p.withoutNumbers()
	}
	out.RemoteID, out.Aliases = id.remote(p)
	if p.kind == store.KindComment {
		out.Answers, out.Post = p.answers, p.post
	}
	if !it.titled {
		out.Title = titleFor(out)
	}
	return out
}

// titleFor makes a title of the first words of an item that has none.
func titleFor(it Item) string {
	if it.Excerpt == "" && it.HTML != "" {
		it.Excerpt = web.See(it.HTML).Excerpt
	}
	return beginning(it.Excerpt, 80)
}

// forComments is the address of a feed of comments, as WordPress and Blogger
// write it.
var forComments = expression(`[/=]comments(?:[-_./?&\s]|$)`)

// roleOf says what most items of a feed are; of a feed that is empty yet, what
// its address says.
func roleOf(items []Item, f feed) store.Role {
	if len(items) == 0 && forComments().MatchString(f.address()) {
		return store.RoleComments
	}
	comments, posts := 0, map[string]bool{}
	for _, it := range items {
		if it.Kind == store.KindComment {
			comments++
			if len(it.Post) > 0 {
				posts[it.Post[0]] = true
			}
		}
	}
	switch {
	case comments*2 <= len(items):
		return store.RolePosts
	case len(posts) == 1 && posts[f.home]:
		return store.RolePostComment
	}
	return store.RoleComments
}
