package prose

import (
	"strings"
	"unicode"

	"tend/ui/browser"
)

// text reads a text, its white space as HTML means it.
func (r *reader) text(s string) {
	if r.pre > 0 || r.lines {
		r.write(s)
		return
	}
	words := strings.Trim(s, " \n")
	if words == "" {
		r.space = r.space || s != ""
		return
	}
	r.space = r.space || s[0] == ' ' || s[0] == '\n'
	if strings.Contains(words, "  ") || strings.Contains(words, "\n") {
		words = strings.Join(strings.Fields(words), " ")
	}
	r.write(words)
	r.space = s[len(s)-1] == ' ' || s[len(s)-1] == '\n'
}

// write adds to the block that is being read, with the space that is due. What
// is written in the same way as what stands before becomes one span with it.
func (r *reader) write(s string) {
	if s == "" {
		return
	}
	r.turnTo(r.face(), r.link)
	r.buffer = append(r.buffer, s...)
	if r.link > 0 {
		r.links[r.link-1].lead(s)
	}
}

// turnTo goes on in another way of writing, and writes the space that is due:
// where one side of it is plain, on that side.
func (r *reader) turnTo(face Face, link int) {
	due := r.space && len(r.spans)+len(r.buffer) > 0
	r.space = false
	if face != r.span.Face || link != r.span.Link {
		if due && r.span.plain() {
			r.buffer, due = append(r.buffer, ' '), false
		}
		r.endSpan()
		next := Span{Face: face, Link: link}
		if due && !next.plain() {
			r.spans, due = append(r.spans, Span{Text: " "}), false
		}
		r.span = next
	}
	if due {
		r.buffer = append(r.buffer, ' ')
	}
}

// plain reports a span that looks like any text.
func (s Span) plain() bool { return s.Face == 0 && s.Link == 0 }

// endSpan ends the span that is being read.
func (r *reader) endSpan() {
	if len(r.buffer) > 0 || r.span.Face&Image != 0 {
		r.span.Text = string(r.buffer)
		r.spans = append(r.spans, r.span)
	}
	r.span, r.buffer = Span{}, r.buffer[:0]
}

// breakLine writes a line end that somebody wrote.
func (r *reader) breakLine() {
	r.space = false
	r.buffer = append(r.buffer, '\n')
}

// image writes what an image shows in words: an emoji as itself, another as a
// span of its own.
func (r *reader) image(attrs map[string]string) {
	alt := attrs["alt"]
	switch {
	case alt == "":
		r.blank = true
	case strings.IndexFunc(alt, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) < 0:
		r.write(alt)
	default:
		r.turnTo(r.face()|Image, r.link)
		r.buffer = append(r.buffer, alt...)
		r.endSpan()
	}
}

// beginLink begins what leads to an address, if it is one that may be opened.
func (r *reader) beginLink(href string) {
	r.endLink()
	if address, ok := browser.Safe(href); ok {
		r.link, r.linkAt = r.number(address), len(r.spans)
	}
}

// endLink ends it. Where nothing stands that could be read, its host does.
func (r *reader) endLink() {
	if r.link == 0 {
		return
	}
	shown := r.span.Link == r.link && len(r.buffer) > 0
	for _, s := range r.spans[min(r.linkAt, len(r.spans)):] {
		shown = shown || s.Link == r.link
	}
	if !shown {
		r.turnTo(r.face(), r.link)
		r.buffer = append(r.buffer, browser.Host(r.links[r.link-1].URL)...)
	}
	r.link = 0
}

// number returns the number of an address.
func (r *reader) number(address string) int {
	if n, ok := r.numbers[address]; ok {
		return n
	}
	r.links = append(r.links, Link{URL: address})
	r.numbers[address] = len(r.links)
	return len(r.links)
}

// lead adds to the words that lead to an address; so many bytes are enough to
// tell it from others.
func (l *Link) lead(words string) {
	const enough = 200
	if len(l.Words) > enough {
		return
	}
	if l.Words != "" {
		l.Words += " "
	}
	l.Words += strings.Join(strings.Fields(words), " ")
}

// flush ends the block that is being read.
func (r *reader) flush() {
	r.endSpan()
	spans := r.spans
	r.spans, r.space, r.linkAt = nil, false, 0
	kind := r.open[len(r.open)-1].block.Kind
	if kind == Code {
		if spans = trimLines(spans); len(spans) > 0 {
			r.addAround(Block{Kind: Code, Spans: spans})
		}
		return
	}
	for _, lines := range paragraphs(spans) {
		if kind == Heading {
			r.addAround(Block{Kind: Heading, Spans: r.linked(joined(lines, " "))})
			continue
		}
		for _, b := range r.quotes(lines, maxQuotes) {
			r.add(b)
		}
	}
}

// addAround adds a heading or a piece of code to what it stands in.
func (r *reader) addAround(b Block) {
	last := len(r.open) - 1
	f := r.open[last]
	r.open = r.open[:last]
	r.add(b)
	r.open = append(r.open, f)
}
