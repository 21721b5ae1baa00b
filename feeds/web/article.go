package web

import (
	"bytes"
	"net/url"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// How large a page may be to be searched for what was written on it. Larger
// ones are no articles, and the search takes longer the more elements there
// are.
const (
	maxArticle  = 4 << 20 // bytes
	maxElements = 30_000
)

// ReadArticle returns what somebody wrote on a web page, cleaned, without the
// menus, notices and lists around it; "" if nothing on it looks like that.
func ReadArticle(resp *Response) string {
	u, err := url.Parse(resp.URL)
	if err != nil || len(resp.Body) > maxArticle {
		return ""
	}
	r, err := charset.NewReader(bytes.NewReader(resp.Body), resp.ContentType)
	if err != nil {
		r = bytes.NewReader(resp.Body)
	}
	doc, err := html.Parse(r) // refuses what is nested too deep
	if err != nil {
		return ""
	}
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	parser.DisableJSONLD = true
	article, err := parser.ParseAndMutate(doc, u)
	if err != nil || article.Node == nil || isMenu(article.Node) {
		return ""
	}
	var b strings.Builder
	if err := html.Render(&b, article.Node); err != nil {
		return ""
	}
	return Clean(b.String(), resp.URL)
}

// isMenu reports whether most of what stands somewhere leads elsewhere: then
// nobody wrote it to be read.
func isMenu(n *html.Node) bool {
	linked, all := 0, 0
	for d := range n.Descendants() {
		if d.Type != html.TextNode {
			continue
		}
		size := len(strings.TrimSpace(d.Data))
		all += size
		for above := d.Parent; above != nil && above != n; above = above.Parent {
			if above.Data == "a" {
				linked += size
				break
			}
		}
	}
	return 2*linked > all
}
