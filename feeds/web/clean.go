package web

import (
	"html"
	"strings"
)

// maxOpen is how many elements may be open at once; deeper ones are left out,
// their text stays.
const maxOpen = 100

// Clean returns html with only what tend can show: an allow-list of elements,
// addresses made absolute against base, no script, style, form or event. Every
// element that is opened is closed. Text stays as written, filtered.
func Clean(html, base string) string {
	if !strings.ContainsRune(html, '<') {
		return Block(html)
	}
	c := cleaner{base: base}
	c.out.Grow(len(html) + 16)
	s := scanner{rest: html}
	for t, ok := s.next(); ok; t, ok = s.next() {
		c.write(t)
	}
	c.closeTo(0)
	return c.out.String()
}

// cleaner writes the tokens of an HTML text that are on the allow-list.
type cleaner struct {
	base   string
	out    strings.Builder
	open   []string // elements that are open, the innermost last
	hidden string   // an element that is left out with all it holds
	depth  int      // how many of them are open
}

// write writes a token, or leaves it out.
func (c *cleaner) write(t token) {
	switch {
	case c.hidden != "":
		c.skip(t)
	case t.kind == textToken:
		c.text(t.text)
	case t.kind == closeToken:
		c.close(t.name)
	case isHidden(t.name):
		c.hidden, c.depth = t.name, 1
	default:
		c.element(t)
	}
}

// skip follows a hidden element to its end.
func (c *cleaner) skip(t token) {
	if t.name != c.hidden || t.kind == textToken {
		return
	}
	if t.kind == openToken {
		c.depth++
		return
	}
	c.depth--
	if c.depth == 0 {
		c.hidden = ""
	}
}

// text writes a text; a < in it is not one of ours.
func (c *cleaner) text(s string) {
	s = Block(s)
	for {
		before, after, found := strings.Cut(s, "<")
		c.out.WriteString(before)
		if !found {
			return
		}
		c.out.WriteString("&lt;")
		s = after
	}
}

// element opens an element of the allow-list.
func (c *cleaner) element(t token) {
	switch t.name {
	case "br", "hr":
		c.tag(t.name)
	case "img":
		c.image(t)
	case "a":
		ref := t.attr("href")
		c.push("a", attribute{"href", Resolve(c.base, ref)})
	case "ol":
		start := t.attr("start")
		if !isNumber(start) {
			start = ""
		}
		c.push("ol", attribute{"start", start})
	case "p", "li", "dt", "dd", "tr", "td", "th":
		if c.top() == t.name { // its end may be left out
			c.closeTo(len(c.open) - 1)
		}
		c.push(t.name)
	default:
		if isShown(t.name) {
			c.push(t.name)
		}
	}
}

// image keeps an image's description and address; nothing ever fetches it.
func (c *cleaner) image(t token) {
	alt := t.attr("alt")
	src := t.attr("src")
	c.tag("img", attribute{"src", Resolve(c.base, src)}, attribute{"alt", Line(alt)})
}

// attribute is one of a tag that is written; without a value it is left out.
type attribute struct{ name, value string }

// tag writes an opening tag.
func (c *cleaner) tag(name string, attributes ...attribute) {
	c.out.WriteByte('<')
	c.out.WriteString(name)
	for _, a := range attributes {
		if a.value == "" {
			continue
		}
		c.out.WriteByte(' ')
		c.out.WriteString(a.name)
		c.out.WriteString(`="`)
		c.out.WriteString(html.EscapeString(a.value))
		c.out.WriteByte('"')
	}
	c.out.WriteByte('>')
}

// push opens an element that will be closed.
func (c *cleaner) push(name string, attributes ...attribute) {
	if len(c.open) == maxOpen {
		return
	}
	c.open = append(c.open, name)
	c.tag(name, attributes...)
}

// top returns the innermost open element.
func (c *cleaner) top() string {
	if len(c.open) == 0 {
		return ""
	}
	return c.open[len(c.open)-1]
}

// close closes an element and those left open in it; an end without a
// beginning is left out.
func (c *cleaner) close(name string) {
	for i := len(c.open) - 1; i >= 0; i-- {
		if c.open[i] == name {
			c.closeTo(i)
			return
		}
	}
}

// closeTo closes elements until only the first n are open.
func (c *cleaner) closeTo(n int) {
	for len(c.open) > n {
		c.out.WriteString("</")
		c.out.WriteString(c.top())
		c.out.WriteByte('>')
		c.open = c.open[:len(c.open)-1]
	}
}

// isNumber reports a short number.
func isNumber(s string) bool {
	return s != "" && len(s) < 7 && strings.Trim(s, "0123456789") == ""
}

// isHidden reports elements that are left out with everything in them.
func isHidden(name string) bool {
	switch name {
	case "svg", "template", "select", "audio", "video", "canvas", "datalist":
		return true
	}
	return false
}

// isShown reports elements that tend can show, beside those that element
// treats by themselves. Others go, their text stays.
func isShown(name string) bool {
	switch name {
	case "h1", "h2", "h3", "h4", "h5", "h6", "div", "section", "article", "aside", "header", "footer", "address",
		"b", "strong", "i", "em", "u", "s", "del", "ins", "strike", "sub", "sup", "small", "mark", "abbr", "cite", "q", "time",
		"code", "pre", "kbd", "samp", "var", "tt", "blockquote", "ul", "ol", "dl",
		"table", "thead", "tbody", "tfoot", "caption", "figure", "figcaption", "details", "summary", "ruby", "rt", "rp":
		return true
	}
	return false
}
