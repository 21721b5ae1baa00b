package web

import (
	"html"
	"strconv"
	"strings"
)

// Visible is what a person sees of a piece of HTML.
type Visible struct {
	Text     string // filtered, paragraphs parted by blank lines, quotes led by "> "
	Excerpt  string // the first words on one line, at most 200 cells
	Question bool   // a question mark outside quotes, code and links
	Links    int    // links to other addresses, FirstRef's among them
	FirstRef string // address of the first link, if the text begins with a sentence that holds it ("In reply to X")

	refEnd int // where in Text that sentence ends; 0 if nothing follows it
}

// WithoutFirstRef returns what is visible behind the sentence with FirstRef,
// for a program that writes such a sentence before each reply and not the
// person who replied.
func (v Visible) WithoutFirstRef() Visible {
	if v.refEnd == 0 {
		return v
	}
	v.Text = strings.TrimLeft(v.Text[v.refEnd:], " \n")
	v.Excerpt = Excerpt(v.Text)
	v.Links--
	v.refEnd = 0
	return v
}

// See extracts what is visible of html.
func See(html string) Visible {
	w := writer{out: make([]byte, 0, len(html))}
	s := scanner{html: html}
	for t, ok := s.next(); ok; t, ok = s.next() {
		w.write(t)
	}
	w.v.Text = string(w.out)
	w.v.Excerpt = Excerpt(w.v.Text)
	return w.v
}

// writer lays the tokens of an HTML text out as plain text.
type writer struct {
	v      Visible
	out    []byte
	gap    int    // line ends due before the next word: 0, 1 or 2
	space  bool   // a space is due before the next word
	hidden string // an element whose content is not shown
	depth  int    // how many of them are open
	quote  int    // open blockquotes
	mute   int    // open links, code and the like: what they ask is no question
	pre    int    // open elements that keep their line ends
	lists  []int  // open lists: the number of the last item, or -1 for bullets
	marker string // of a list item that has no word yet
	quoted bool   // the line begins with > as mail programs quote
	opened bool   // the sentence with FirstRef has not ended yet
}

// write lays out one token.
func (w *writer) write(t token) {
	switch {
	case w.hidden != "":
		w.skip(t)
	case t.kind == textToken:
		w.text(Block(html.UnescapeString(t.text)))
	case t.kind == openToken:
		w.begin(t)
	default:
		w.end(t.name)
	}
}

// skip follows a hidden element to its end.
func (w *writer) skip(t token) {
	if t.kind == textToken || t.name != w.hidden {
		return
	}
	if t.kind == openToken {
		w.depth++
		return
	}
	w.depth--
	if w.depth == 0 {
		w.hidden = ""
	}
}

// begin lays out the beginning of an element.
func (w *writer) begin(t token) {
	switch t.name {
	case "br":
		w.lineEnd()
	case "img":
		w.image(t)
	case "a":
		w.mute++
		w.link(t)
	case "code", "kbd", "samp", "q":
		w.mute++
	case "pre":
		w.pre++
		w.mute++
	case "blockquote":
		w.breakLine(2)
		w.quote++
	case "ul":
		w.lists = append(w.lists, -1)
	case "ol":
		w.lists = append(w.lists, 0)
	case "li":
		w.item()
	case "td", "th":
		w.space = true
	}
	if isHidden(t.name) {
		w.hidden, w.depth = t.name, 1
	}
	w.breakLine(linesAround(t.name))
}

// end lays out the end of an element.
func (w *writer) end(name string) {
	w.breakLine(linesAround(name))
	switch name {
	case "a", "code", "kbd", "samp", "q":
		w.mute = max(0, w.mute-1)
	case "pre":
		w.pre, w.mute = max(0, w.pre-1), max(0, w.mute-1)
	case "blockquote":
		w.breakLine(2)
		w.quote = max(0, w.quote-1)
	case "ul", "ol":
		w.lists = w.lists[:max(0, len(w.lists)-1)]
		w.marker = ""
	case "li":
		w.marker = ""
	}
}

// linesAround returns how many line ends stand before and behind an element.
func linesAround(name string) int {
	switch name {
	case "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "pre", "table", "figure", "hr":
		return 2
	case "div", "section", "article", "aside", "header", "footer", "address", "main", "nav", "form", "fieldset",
		"li", "dt", "dd", "tr", "caption", "figcaption", "details", "summary":
		return 1
	}
	return 0
}

// breakLine ends the line, and with 2 leaves one empty.
func (w *writer) breakLine(n int) {
	if len(w.lists) > 1 {
		n = min(n, 1) // a list in a list stays close
	}
	w.gap = max(w.gap, n)
}

// lineEnd is a line end somebody wrote; two of them leave a line empty.
func (w *writer) lineEnd() {
	if len(w.out) > 0 {
		w.gap = min(w.gap+1, 2)
	}
}

// item begins an item of the innermost list.
func (w *writer) item() {
	w.marker = "• "
	if n := len(w.lists); n > 0 && w.lists[n-1] >= 0 {
		w.lists[n-1]++
		w.marker = strconv.Itoa(w.lists[n-1]) + ". "
	}
}
