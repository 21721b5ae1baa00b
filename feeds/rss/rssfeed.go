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
	out := feed{url: tr.url, damaged: tr.damaged}
	out.title = tr.run(f.Title).title()
	if out.title == "" {
		out.title = tr.first(f.Extensions, [2]string{"dc", "title"}, [2]string{"atom", "title"}).title()
	}
	out.description = tr.description(f)
	out.generator = tr.first(f.Extensions, [2]string{"x", "generator"}).value()
	for _, l := range f.Links {
		r := tr.run(l)
		if href := page(resolve(tr.against(r.base, tr.url), tr.address(r))); href != "" {
			out.home = href
			break
		}
	}
	for _, r := range tr.extension(f.Extensions, "atom", "link") {
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
	tr.channel = tr.first(f.Extensions, [2]string{"itunes", "author"}, [2]string{"dc", "creator"},
		[2]string{"atom", "author"}, [2]string{"x", "author"}).author()
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

func (tr *rssTranslator) description(f *rss.Feed) string {
	r := tr.run(f.Description)
	if strings.TrimSpace(r.raw) == "" {
		r = tr.first(f.Extensions, [2]string{"dc", "description"}, [2]string{"atom", "subtitle"},
			[2]string{"itunes", "summary"}, [2]string{"itunes", "subtitle"})
	}
	return r.html()
}

func (tr *rssTranslator) item(src *rss.Item) item {
	it := item{}
	tr.thread(&it, src.Extensions, tr.base)
	tr.title(&it, src)
	guid := tr.run(guidOf(src))
	about := tr.first(src.Extensions, [2]string{"x", "about"})
	it.link = tr.link(src, guid, about)
	it.id = guid.value()
	if it.id == "" {
		it.id = tr.first(src.Extensions, [2]string{"atom", "id"}).value()
	}
	if it.id == "" {
		it.id = about.value()
	}
	it.texts(
		tr.run(src.Content),
		tr.first(src.Extensions, [2]string{"xhtml", "body"}, [2]string{"xhtml", "div"}),
		tr.first(src.Extensions, [2]string{"x", "content"}, [2]string{"atom", "content"}),
		tr.run(src.Description),
		tr.first(src.Extensions, [2]string{"x", "summary"}, [2]string{"atom", "summary"}, [2]string{"dc", "description"},
			[2]string{"itunes", "summary"}, [2]string{"media", "description"}, [2]string{"itunes", "subtitle"}),
	)
	it.base = tr.contentBase(it)
	it.author = tr.author(src)
	it.published, it.updated, it.rawDate = tr.dates(src.Extensions)
	it.replies = tr.replies(src.Extensions)
	if r := tr.run(src.Comments); r.raw != "" {
		it.commentsPage = page(resolve(tr.base, r.value()))
	}
	if src.Source != nil {
		it.source = tr.run(src.Source.Title).attr("url")
	}
	return it
}

func guidOf(src *rss.Item) string {
	if src.GUID == nil {
		return ""
	}
	return src.GUID.Value
}

func (tr *rssTranslator) title(it *item, src *rss.Item) {
	it.title = tr.run(src.Title).title()
	if it.title == "" && src.Extensions != nil {
		it.title = tr.first(src.Extensions, [2]string{"dc", "title"}, [2]string{"atom", "title"},
			[2]string{"itunes", "title"}).title()
	}
	it.titled = it.title != ""
}

// link chooses an item's address: its link, an Atom link, or a guid that is a
// permalink.
func (tr *rssTranslator) link(src *rss.Item, guid, about run) string {
	for _, l := range src.Links {
		r := tr.run(l)
		if v := tr.address(r); v != "" {
			return page(resolve(tr.against(r.base, tr.base), v))
		}
	}
	for _, r := range tr.extension(src.Extensions, "atom", "link") {
		rel := strings.ToLower(r.attr("rel"))
		if href := r.attr("href"); href != "" && (rel == "" || rel == "alternate") {
			return page(resolve(tr.against(r.base, tr.base), href))
		}
	}
	if v := guid.value(); isWeb(v) && !strings.EqualFold(guid.attr("ispermalink"), "false") {
		return resolve("", v)
	}
	if v := about.value(); isWeb(v) {
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
func (tr *rssTranslator) author(src *rss.Item) store.Author {
	author := tr.run(src.Author).author()
	if author.Name != "" && author.Name != author.Contact && !strings.Contains(author.Name, "@") {
		return author
	}
	for _, r := range []run{
		tr.first(src.Extensions, [2]string{"dc", "creator"}),
		tr.first(src.Extensions, [2]string{"atom", "author"}, [2]string{"itunes", "author"}, [2]string{"dc", "author"}),
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
