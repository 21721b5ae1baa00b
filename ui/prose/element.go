package prose

import (
	"strconv"

	"golang.org/x/net/html"

	"tend/feeds/web"
)

// container returns the kind of block that an element is; Paragraph if it is
// none that holds others or has lines of its own.
func container(name string) Kind {
	switch name {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return Heading
	case "pre":
		return Code
	case "ul", "ol", "dl":
		return List
	case "li", "dt", "dd":
		return Item
	case "blockquote":
		return Quote
	case "table":
		return Table
	case "tr":
		return Row
	case "td", "th":
		return Cell
	}
	return Paragraph
}

// isBlock reports elements that stand on lines of their own.
func isBlock(name string) bool {
	switch name {
	case "p", "div", "section", "article", "aside", "header", "footer", "address", "main", "nav", "figure", "figcaption",
		"details", "summary", "caption", "thead", "tbody", "tfoot", "form", "fieldset", "center":
		return true
	}
	return false
}

// isTitle reports elements that name what follows them.
func isTitle(name string) bool { return name == "summary" || name == "caption" || name == "dt" }

// faceOf returns the face that an element gives its text, 0 if none.
func faceOf(name string) Face {
	switch name {
	case "b", "strong":
		return Strong
	case "i", "em", "cite", "var":
		return Emphasis
	case "code", "kbd", "samp", "tt":
		return Literal
	case "s", "del", "strike":
		return Struck
	}
	return 0
}

// turn counts how many elements of a face are open.
func (r *reader) turn(face Face, by int) {
	i := 0
	for ; face > 1; face >>= 1 {
		i++
	}
	r.faces[i] = max(0, r.faces[i]+by)
}

// face is how text is written now.
func (r *reader) face() Face {
	var face Face
	for i, n := range r.faces {
		if n > 0 {
			face |= 1 << i
		}
	}
	return face
}

// attributes reads the attributes of a tag; of two with one name the first
// counts.
func attributes(t *html.Tokenizer, more bool) map[string]string {
	all := map[string]string{}
	for more {
		var key, value []byte
		key, value, more = t.TagAttr()
		if _, twice := all[string(key)]; !twice {
			all[string(key)] = web.Line(string(value))
		}
	}
	return all
}

// number reads a number somebody wrote; 0 if it is none.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n > 1<<20 {
		return 0
	}
	return n
}
