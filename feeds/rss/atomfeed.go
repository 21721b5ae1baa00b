package rss

import (
	"strings"
	"unicode/utf8"

	"github.com/mmcdole/gofeed/atom"

	"tend/store"
)

// atomTranslator turns what gofeed read of Atom 0.3 or 1.0 into a feed.
type atomTranslator struct {
	*outline
	url     string // where the feed was fetched from
	base    string // what relative addresses resolve against without xml:base
	authors store.Author
}

func (tr *atomTranslator) feed(f *atom.Feed) feed {
	list := tr.of(f.Categories)
	out := feed{url: tr.url, damaged: tr.damaged}
	out.title = list.last("title").title()
	if out.title == "" {
		out.title = list.first("dc:title").title()
	}
	out.id = list.last("id").value()
	out.generator = list.last("generator").value()
	tr.base = tr.url
	links := tr.links(list)
	out.home, out.self = page(links.page()), page(links.rel("self"))
	if tr.base == "" {
		tr.base = out.self
	}
	if tr.base == "" {
		tr.base = out.home
	}
	subtitle := list.last("subtitle")
	out.description = clean(subtitle.html(), tr.against(subtitle.base, tr.base))
	tr.authors = list.author()
	if tr.authors.Name == "" {
		tr.authors = list.first("dc:creator", "itunes:author").author()
	}
	for _, e := range f.Entries {
		out.items = append(out.items, tr.item(e))
	}
	return out
}

func (tr *atomTranslator) item(src *atom.Entry) item {
	list := tr.of(src.Categories)
	it := item{id: list.last("id").value()}
	it.thread(list, tr.base)
	it.title = list.last("title").title()
	if it.title == "" {
		it.title = list.first("dc:title").title()
	}
	it.titled = it.title != ""
	links := tr.links(list)
	it.link = page(links.page())
	it.relative = unresolved(links.page())
	if it.link == "" && isWeb(it.id) {
		it.link = resolve("", it.id)
	}
	links.replies(&it)
	it.texts(
		textOf(list.last("content")),
		list.first("content:encoded", "xhtml:body", "xhtml:div"),
		list.last("summary"),
		list.first("media:description", "dc:description",
			"itunes:summary"),
	)
	it.base = tr.against(it.base, tr.base)
	if it.base == "" {
		it.base = it.link
	}
	it.author = list.author()
	if it.author.Name == "" {
		it.author = tr.inherited(src, list)
	}
	it.published, it.updated, it.rawDate = list.dates()
	it.replies = list.replies()
	return it
}

// of returns the runs of a feed or an entry, which repair lists in a category.
func (tr *atomTranslator) of(list []*atom.Category) runs {
	if len(list) == 0 {
		return nil
	}
	return tr.list(list[0].Term)
}

// textOf returns an entry's content, unless it is no text.
func textOf(r run) run {
	if r.kind() == kindBase64 && !utf8.Valid(r.bytes()) {
		return run{}
	}
	return r
}

// inherited returns the author of an entry that names none: that of the feed it
// was taken from, else the one Dublin Core names, else the feed's.
func (tr *atomTranslator) inherited(src *atom.Entry, list runs) store.Author {
	if src.Source != nil {
		if a := tr.of(src.Source.Categories).author(); a.Name != "" {
			return a
		}
	}
	if a := list.first("dc:creator", "itunes:author").author(); a.Name != "" {
		return a
	}
	return tr.authors
}

// author returns the first of several authors who has a name: a member of a
// community is one person.
func (list runs) author() store.Author {
	for _, r := range list.all("author") {
		if a := r.author(); a.Name != "" {
			return a
		}
	}
	return store.Author{}
}

// atomLink is a link element.
type atomLink struct {
	rel, typ, href string
	count          string
}

// atomLinks are the links of a feed or an entry.
type atomLinks []atomLink

func (tr *atomTranslator) links(list runs) atomLinks {
	var out atomLinks
	for _, r := range list.all("link") {
		href := r.attr("href")
		if href == "" {
			continue
		}
		rel := strings.ToLower(r.attr("rel"))
		out = append(out, atomLink{
			rel:   strings.TrimPrefix(rel, "http://www.iana.org/assignments/relation/"),
			typ:   strings.ToLower(r.attr("type")),
			href:  resolve(tr.against(r.base, tr.base), href),
			count: r.attr("count"),
		})
	}
	return out
}

// page returns the address a browser would open: the alternate that is HTML,
// else one that does not say what it is, else the first.
func (links atomLinks) page() string {
	best, rank := "", 0
	for _, l := range links {
		if l.rel != "" && l.rel != "alternate" || l.href == "" {
			continue
		}
		r := 1
		switch {
		case strings.Contains(l.typ, "html") && isWeb(l.href):
			r = 4
		case l.typ == "":
			r = 3
		case isWeb(l.href) && !strings.Contains(l.typ, "json") && !strings.Contains(l.typ, "xml"):
			r = 2
		}
		if r > rank {
			best, rank = l.href, r
		}
	}
	return best
}

// rel returns the first address with that relation.
func (links atomLinks) rel(rel string) string {
	for _, l := range links {
		if l.rel == rel {
			return l.href
		}
	}
	return ""
}

// replies notes where an entry's comments are and how many.
func (links atomLinks) replies(it *item) {
	for _, l := range links {
		if l.rel != "replies" {
			continue
		}
		it.counted = true
		it.count(l.count)
		if strings.Contains(l.typ, "html") {
			it.commentsPage = page(l.href)
		} else if it.commentsFeed == "" {
			it.commentsFeed = page(l.href)
		}
	}
}
