package rss

import (
	"bytes"

	"github.com/mmcdole/gofeed/json"

	"tend/feeds/web"
	"tend/store"
)

// readJSONFeed reads JSON Feed 1.0 and 1.1: repair, parse and translate.
func readJSONFeed(text, url string) (feed, error) {
	fixed, damaged, err := repairJSON(text)
	if err != nil {
		return feed{}, err
	}
	f, err := (&json.Parser{}).Parse(bytes.NewReader(fixed))
	if err != nil {
		return feed{}, unreadable(err.Error())
	}
	out := feed{
		title:       web.Line(tidy(f.Title)),
		description: clean(escapeText(tidy(f.Description)), url),
		home:        page(resolve(url, f.HomePageURL)),
		self:        page(resolve(url, f.FeedURL)),
		url:         url,
		damaged:     damaged,
	}
	base := url
	if isWeb(out.home) {
		base = out.home
	}
	for _, src := range f.Items {
		it := translateJSON(src, base)
		if it.author.Name == "" {
			it.author = jsonAuthor(f.Authors)
		}
		out.items = append(out.items, it)
	}
	return out, nil
}

func translateJSON(src *json.Item, base string) item {
	it := item{
		id:       src.ID,
		title:    web.Line(tidy(src.Title)),
		link:     page(resolve(base, src.URL)),
		author:   jsonAuthor(src.Authors),
		rawDate:  src.DatePublished,
		comments: -1,
	}
	it.titled = it.title != ""
	if it.link == "" {
		it.link = page(resolve(base, src.ExternalURL))
	}
	if it.link == "" && isWeb(src.ID) {
		it.link = resolve("", src.ID)
	}
	it.base = base
	if isWeb(it.link) {
		it.base = it.link
	}
	it.html = tidy(src.ContentHTML)
	if it.html == "" {
		it.html = escapeText(tidy(src.ContentText))
	}
	it.summary = escapeText(tidy(src.Summary))
	if it.html == "" {
		it.html, it.summary = it.summary, ""
	}
	it.published, _ = parseDate(src.DatePublished)
	it.updated, _ = parseDate(src.DateModified)
	if it.published.IsZero() {
		it.published = it.updated
	}
	return it
}

// jsonAuthor returns the first author who has a name.
func jsonAuthor(authors []*json.Author) store.Author {
	for _, a := range authors {
		if name := web.Line(tidy(a.Name)); name != "" {
			return store.Author{Name: name, URL: page(a.URL)}
		}
	}
	return store.Author{}
}
