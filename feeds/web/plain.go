package web

import (
	"html"
	"strings"
)

// Plain turns a title or name that may hold markup and entities into one
// filtered line. Only tags that HTML knows are markup: a title like "vector<T>
// explained" keeps its words.
func Plain(title string) string {
	if strings.IndexByte(title, '<') >= 0 {
		title = dropTags(title)
	}
	return Line(html.UnescapeString(title))
}

// dropTags takes out the tags of known elements; an image leaves its
// description.
func dropTags(title string) string {
	var b strings.Builder
	s := scanner{html: title}
	for t, ok := s.next(); ok; t, ok = s.next() {
		switch {
		case t.kind == textToken:
			b.WriteString(t.text)
		case t.name == "img":
			alt := t.attr("alt")
			b.WriteString(html.EscapeString(alt))
		case t.name == "br" || linesAround(t.name) > 0:
			b.WriteByte(' ')
		case !isKnown(t.name):
			b.WriteString(t.text)
		}
	}
	b.WriteString(s.cut)
	return b.String()
}

// isKnown reports the names of HTML's elements that are found in titles.
func isKnown(name string) bool {
	switch name {
	case "a", "img", "span", "font", "big", "blink", "center", "wbr", "nobr", "bdi", "bdo", "dfn", "label", "body", "html", "picture", "input", "button":
		return true
	}
	return isShown(name) || isHidden(name) || isRawText(name)
}
