package web

import (
	"bytes"
	"net/http"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// Page is what a web page tells machines about its site.
type Page struct {
	Title     string
	Generator string   // the program it says it was made with
	API       string   // root of a WordPress REST API
	Feeds     []string // addresses it links as its feeds, in its order
	Maybe     []string // addresses of links that look like feeds
}

// maxLinked is how many addresses of either sort are taken from a page.
const maxLinked = 20

// ReadPage reads the head of a web page, and the links in it.
func ReadPage(resp *Response) Page {
	p := pageReader{base: resp.URL}
	p.readLinkHeaders(resp.Header)
	r, err := charset.NewReader(bytes.NewReader(resp.Body), resp.ContentType)
	if err != nil {
		r = bytes.NewReader(resp.Body)
	}
	z := html.NewTokenizer(r)
	for {
		switch z.Next() {
		case html.ErrorToken:
			return p.page
		case html.StartTagToken, html.SelfClosingTagToken:
			p.read(z)
		}
	}
}

// pageReader reads a page tag by tag.
type pageReader struct {
	page Page
	base string
}

// read reads one tag.
func (p *pageReader) read(z *html.Tokenizer) {
	name, more := z.TagName()
	switch string(name) {
	case "title":
		if p.page.Title == "" && z.Next() == html.TextToken {
			p.page.Title = Line(string(z.Text()))
		}
		return
	case "base", "link", "meta", "a":
	default:
		return
	}
	tag := string(name)
	attrs := make(map[string]string)
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		if _, twice := attrs[string(key)]; !twice {
			attrs[string(key)] = string(value)
		}
	}
	switch tag {
	case "base":
		if base := Resolve(p.base, attrs["href"]); base != "" {
			p.base = base
		}
	case "meta":
		if strings.EqualFold(attrs["name"], "generator") {
			p.page.Generator = Line(attrs["content"])
		}
	case "link":
		p.link(attrs["rel"], attrs["type"], attrs["href"])
	case "a":
		if looksLikeFeed(attrs["href"]) {
			p.page.Maybe = p.add(p.page.Maybe, attrs["href"])
		}
	}
}

// link reads a link of the page's head, or of the answer's.
func (p *pageReader) link(rel, kind, href string) {
	for _, r := range strings.Fields(strings.ToLower(rel)) {
		switch {
		case r == "https://api.w.org/":
			p.page.API = Resolve(p.base, href)
		case r == "feed", r == "alternate" && isFeedType(kind):
			p.page.Feeds = p.add(p.page.Feeds, href)
		}
	}
}

// add adds an address to a list that does not have it yet.
func (p *pageReader) add(list []string, href string) []string {
	address := Resolve(p.base, href)
	if !strings.HasPrefix(address, "http") || len(list) >= maxLinked {
		return list
	}
	for _, other := range list {
		if other == address {
			return list
		}
	}
	return append(list, address)
}

// readLinkHeaders reads the links that stand in the answer's header:
// <address>; rel="…"; type="…", parted by commas.
func (p *pageReader) readLinkHeaders(h http.Header) {
	for _, header := range h.Values("Link") {
		for {
			_, rest, found := strings.Cut(header, "<")
			href, rest, closed := strings.Cut(rest, ">")
			if !found || !closed {
				break
			}
			params, _, _ := strings.Cut(rest, ",<")
			params, _, _ = strings.Cut(params, ", <")
			header = rest[len(params):]
			p.link(param(params, "rel"), param(params, "type"), href)
		}
	}
}

// param returns a parameter of a Link header.
func param(params, name string) string {
	for part := range strings.SplitSeq(params, ";") {
		key, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		if strings.EqualFold(key, name) {
			return strings.Trim(value, `"`)
		}
	}
	return ""
}

// isFeedType reports the content types that feeds are linked with.
func isFeedType(kind string) bool {
	kind, _, _ = strings.Cut(strings.ToLower(kind), ";")
	switch strings.TrimSpace(kind) {
	case "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
		"application/xml", "text/xml", "application/x.atom+xml", "application/x-atom+xml", "text/rss+xml", "text/rss":
		return true
	}
	return false
}

// looksLikeFeed reports an address whose last part is named as feeds are.
func looksLikeFeed(href string) bool {
	path, _, _ := strings.Cut(strings.ToLower(href), "#")
	path, _, _ = strings.Cut(path, "?")
	last := path[strings.LastIndexByte(strings.TrimRight(path, "/"), '/')+1:]
	switch strings.TrimRight(last, "/") {
	case "feed", "rss", "atom", "feed.xml", "rss.xml", "atom.xml", "index.xml", "index.rdf", "feed.json", "feeds":
		return true
	}
	return strings.HasSuffix(last, ".rss") || strings.HasSuffix(last, ".atom")
}
