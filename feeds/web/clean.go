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
	c := cleaner{base: base, html: html}
	s := scanner{html: html}
	for t, ok := s.next(); ok; t, ok = s.next() {
		c.write(t)
	}
	c.closeTo(0)
	return c.result()
}

// cleaner writes the tokens of an HTML text that are on the allow-list. Most of
// them may stay as they stand: these are copied by the stretch, and not at all
// if there is no other.
type cleaner struct {
	base   string
	html   string
	from   int // html[from:to] stays as it stands and has not been written yet
	to     int
	out    strings.Builder
	made   []byte   // the tag that was made last
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
		c.text(t)
	case t.kind == closeToken:
		c.close(t)
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
func (c *cleaner) text(t token) {
	s := Block(t.text)
	if s == t.text && strings.IndexByte(s, '<') < 0 {
		c.keep(t)
		return
	}
	c.put(strings.ReplaceAll(s, "<", "&lt;"))
}

// element opens an element of the allow-list.
func (c *cleaner) element(t token) {
	switch t.name {
	case "br", "hr":
		c.tag(t)
	case "img":
		c.image(t)
	case "a":
		ref := t.attr("href")
		c.push(t, attribute{"href", Resolve(c.base, ref)})
	case "ol":
		start := t.attr("start")
		if !isNumber(start) {
			start = ""
		}
		c.push(t, attribute{"start", start})
	case "p", "li", "dt", "dd", "tr", "td", "th":
		if c.top() == t.name { // its end may be left out
			c.closeTo(len(c.open) - 1)
		}
		c.push(t)
	default:
		if isShown(t.name) {
			c.push(t)
		}
	}
}

// image keeps an image's description and address; nothing ever fetches it.
func (c *cleaner) image(t token) {
	alt := t.attr("alt")
	src := t.attr("src")
	c.tag(t, attribute{"src", Resolve(c.base, src)}, attribute{"alt", Line(alt)})
}

// attribute is one of a tag that is written; without a value it is left out.
type attribute struct{ name, value string }

// tag writes the opening tag of t's element, with no attributes but these.
func (c *cleaner) tag(t token, attributes ...attribute) {
	made := append(c.made[:0], '<')
	made = append(made, t.name...)
	for _, a := range attributes {
		if a.value == "" {
			continue
		}
		made = append(append(append(made, ' '), a.name...), `="`...)
		made = append(append(made, html.EscapeString(a.value)...), '"')
	}
	c.made = append(made, '>')
	if string(c.made) == t.text {
		c.keep(t)
		return
	}
	c.put(string(c.made))
}

// push opens an element that will be closed.
func (c *cleaner) push(t token, attributes ...attribute) {
	if len(c.open) == maxOpen {
		return
	}
	c.open = append(c.open, t.name)
	c.tag(t, attributes...)
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
func (c *cleaner) close(t token) {
	if c.top() == t.name && t.isBareEnd() {
		c.open = c.open[:len(c.open)-1]
		c.keep(t)
		return
	}
	for i := len(c.open) - 1; i >= 0; i-- {
		if c.open[i] == t.name {
			c.closeTo(i)
			return
		}
	}
}

// closeTo closes elements until only the first n are open.
func (c *cleaner) closeTo(n int) {
	for len(c.open) > n {
		c.put("</")
		c.out.WriteString(c.top())
		c.out.WriteByte('>')
		c.open = c.open[:len(c.open)-1]
	}
}

// keep leaves a token as it stands.
func (c *cleaner) keep(t token) {
	if t.at != c.to {
		c.put("")
		c.from = t.at
	}
	c.to = t.at + len(t.text)
}

// put writes what does not stand in html, behind what was kept of it.
func (c *cleaner) put(s string) {
	if c.out.Cap() == 0 && c.to+len(s) > 0 {
		c.out.Grow(len(c.html) + 16)
	}
	c.out.WriteString(c.html[c.from:c.to])
	c.from, c.to = 0, 0
	c.out.WriteString(s)
}

// result returns what was kept and written.
func (c *cleaner) result() string {
	if c.out.Len() == 0 {
		return c.html[c.from:c.to]
	}
	c.put("")
	return c.out.String()
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
