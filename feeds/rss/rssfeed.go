package rss

import (
	"strings"

	"github.com/mmcdole/gofeed/rss"

	"tend/store"
)

// rssTranslator turns what gofeed read of RSS, RDF or CDF into a feed.
type rssTranslator struct {
	*outline
	url     string // where the feed was fetched from
	base    string // what relative addresses of the feed resolve against
	channel store.Author
}

func (tr *rssTranslator) feed(f *rss.Feed) feed {
	var list runs
	if f.Cloud != nil {
		list = tr.list(f.Cloud.Domain)
	}
	out := feed{url: tr.url, damaged: tr.damaged}
	out.title = list.last("title").title()
	if out.title == "" {
		out.title = list.first("dc:title", "atom:title").title()
	}
	out.generator = list.first("generator").value()
	for _, r := range list.all("link") {
		if href := page(resolve(tr.against(r.base, tr.url), tr.address(r))); href != "" {
			out.home = href
			break
		}
	}
	for _, r := range list.all("atom:link") {
		href := page(resolve(tr.against(r.base, tr.url), r.attr("href")))
		switch strings.ToLower(r.attr("rel")) {
		case "self":
			out.self = href
		case "", "alternate":
			if out.home == "" {
				out.home = href
			}
		}
	}
	tr.base = tr.url
	if isWeb(out.home) {
		tr.base = out.home
	}
	out.description = tr.description(list)
	tr.channel = list.first("itunes:author", "dc:creator", "atom:author").author()
	for _, it := range f.Items {
		out.items = append(out.items, tr.item(it))
	}
	return out
}

// address reads a link element: its text, or the href that some put there.
func (tr *rssTranslator) address(r run) string {
	if v := r.value(); v != "" {
		return v
	}
	return r.attr("href")
}

// against returns the base of a run: its xml:base, itself relative to outer.
func (o *outline) against(xmlBase, outer string) string {
	if xmlBase == "" {
		return outer
	}
	return resolve(outer, xmlBase)
}

func (tr *rssTranslator) description(list runs) string {
	r := list.last("description")
	if strings.TrimSpace(r.raw) == "" {
		r = list.first("dc:description", "dcterms:description", "atom:subtitle",
			"itunes:summary", "itunes:subtitle")
	}
	return clean(r.html(), tr.against(r.base, tr.base))
}

func (tr *rssTranslator) item(src *rss.Item) item {
	var list runs
	if src.Enclosure != nil {
		list = tr.list(src.Enclosure.URL)
	}
	it := item{title: list.last("title").title()}
	if it.title == "" {
		it.title = list.first("dc:title", "atom:title", "itunes:title", "dcterms:title").title()
	}
	it.titled = it.title != ""
	it.thread(list, tr.base)
	guid := list.last("guid")
	address := tr.link(list, guid)
	it.link, it.relative = page(address), unresolved(address)
	it.id = guid.value()
	if it.id == "" {
		it.id = list.first("atom:id").value()
	}
	if it.id == "" {
		it.id = list.first("rdf:about").value()
	}
	it.texts(
		list.last("content:encoded"),
		list.first("xhtml:body", "xhtml:div"),
		list.first("content", "atom:content"),
		list.last("description"),
		list.first("summary", "atom:summary", "dc:description", "dcterms:description",
			"itunes:summary", "media:description", "itunes:subtitle"),
	)
	it.base = tr.contentBase(it)
	it.author = tr.author(list)
	it.published, it.updated, it.rawDate = list.dates()
	it.replies = list.replies()
	if r := list.last("comments"); r.raw != "" {
		it.commentsPage = page(resolve(tr.base, r.value()))
	}
	it.source = list.last("source").attr("url")
	return it
}

// link chooses an item's address: its link, an Atom link, or a guid that is a
// permalink.
func (tr *rssTranslator) link(list runs, guid run) string {
	for _, r := range list.all("link") {
		if v := tr.address(r); v != "" {
			return resolve(tr.against(r.base, tr.base), v)
		}
	}
	for _, r := range list.all("atom:link") {
		rel := strings.ToLower(r.attr("rel"))
		if href := r.attr("href"); href != "" && (rel == "" || rel == "alternate") {
			return resolve(tr.against(r.base, tr.base), href)
		}
	}
	if v := guid.value(); isWeb(v) && !strings.EqualFold(guid.attr("ispermalink"), "false") {
		return resolve("", v)
	}
	if v := list.first("rdf:about").value(); isWeb(v) {
		return resolve("", v)
	}
	return ""
}

// contentBase is what addresses in an item's text are relative to: its
// xml:base, else its own page, else the site's.
func (tr *rssTranslator) contentBase(it item) string {
	outer := tr.base
	if isWeb(it.link) {
		outer = it.link
	}
	if it.base != "" {
		return resolve(tr.url, it.base)
	}
	return outer
}

// author reads who wrote an item: the author element if it has a name, for by
// the book it is a mail address; then dc:creator and the others.
func (tr *rssTranslator) author(list runs) store.Author {
	author := list.last("author").author()
	if author.Name != "" && author.Name != author.Contact && !strings.Contains(author.Name, "@") {
		return author
	}
	for _, r := range []run{
		list.first("dc:creator", "dcterms:creator"),
		list.first("atom:author", "itunes:author", "dc:author"),
	} {
		if a := r.author(); a.Name != "" {
			return a
		}
	}
	if author.Name != "" {
		return author
	}
	return tr.channel
}
