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
	m := tr.more(f.Extensions)
	out := feed{url: tr.url, damaged: tr.damaged}
	out.title = tr.run(f.Title).title()
	if out.title == "" {
		out.title = m.first("dc:title").title()
	}
	out.id = tr.run(f.ID).value()
	if f.Generator != nil {
		out.generator = tr.run(f.Generator.Value).value()
	}
	tr.base = tr.url
	links := tr.links(f.Links)
	out.home, out.self = page(links.page()), page(links.rel("self"))
	if tr.base == "" {
		tr.base = out.self
	}
	if tr.base == "" {
		tr.base = out.home
	}
	subtitle := tr.run(f.Subtitle)
	out.description = clean(subtitle.html(), tr.against(subtitle.base, tr.base))
	tr.authors = tr.author(f.Authors)
	if tr.authors.Name == "" {
		tr.authors = m.first("dc:creator", "itunes:author").author()
	}
	for _, e := range f.Entries {
		out.items = append(out.items, tr.item(e))
	}
	return out
}

func (tr *atomTranslator) item(src *atom.Entry) item {
	it := item{id: tr.run(src.ID).value()}
	m := tr.more(src.Extensions)
	it.thread(m, tr.base)
	it.title = tr.run(src.Title).title()
	if it.title == "" {
		it.title = m.first("dc:title").title()
	}
	it.titled = it.title != ""
	links := tr.links(src.Links)
	it.link = page(links.page())
	it.relative = unresolved(links.page())
	if it.link == "" && isWeb(it.id) {
		it.link = resolve("", it.id)
	}
	links.replies(&it)
	it.texts(
		tr.content(src),
		m.first("content:encoded", "xhtml:body", "xhtml:div"),
		tr.run(src.Summary),
		m.first("media:description", "dc:description",
			"itunes:summary"),
	)
	it.base = tr.against(it.base, tr.base)
	if it.base == "" {
		it.base = it.link
	}
	it.author = tr.author(src.Authors)
	if it.author.Name == "" {
		it.author = tr.inherited(src, m)
	}
	it.published, it.updated, it.rawDate = m.dates()
	it.replies = m.replies()
	return it
}

// content returns an entry's content, unless it stands elsewhere or is no text.
func (tr *atomTranslator) content(src *atom.Entry) run {
	if src.Content == nil {
		return run{}
	}
	r := tr.run(src.Content.Value)
	if r.kind() == kindBase64 && !utf8.Valid(r.bytes()) {
		return run{}
	}
	return r
}

// inherited returns the author of an entry that names none: that of the feed it
// was taken from, else the one Dublin Core names, else the feed's.
func (tr *atomTranslator) inherited(src *atom.Entry, m more) store.Author {
	if src.Source != nil {
		if a := tr.author(src.Source.Authors); a.Name != "" {
			return a
		}
	}
	if a := m.first("dc:creator", "itunes:author").author(); a.Name != "" {
		return a
	}
	return tr.authors
}

// author returns the first of several authors who has a name: a member of a
// community is one person.
func (tr *atomTranslator) author(people []*atom.Person) store.Author {
	for _, p := range people {
		if a := tr.run(p.Name).author(); a.Name != "" {
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

func (tr *atomTranslator) links(src []*atom.Link) atomLinks {
	var out atomLinks
	for _, l := range src {
		r := tr.run(l.Href)
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
