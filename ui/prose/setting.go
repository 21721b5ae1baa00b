package prose

import "strconv"

// Setting is how a text is set in lines. Only Width is required.
type Setting struct {
	Width   int                    // cells of a line
	Measure func(string) int       // how many cells a text takes; nil: one each letter of ASCII, two each of the wide scripts
	Unfold  bool                   // long quotes are shown in full
	Folded  func(lines int) string // what stands in the place of a quote; nil: long quotes are shown
	Image   string                 // what an image without a description is called
	Rule    string                 // the sign that rules are drawn with; "" is a hyphen
}

// longQuote is how many lines of a quote are shown without being asked for.
const longQuote = 3

// Look is what a piece of a line is, for the one who draws it.
type Look int

// The looks.
const (
	Plain    Look = iota
	Quiet         // quotes, and signs before items
	Bold          // headings and what was stressed
	Stressed      // what was stressed a little
	Verbatim      // code
	Leading       // words of a link
	Number        // the number behind a link, in brackets
	Picture       // what an image shows
	Fold          // what stands in the place of a folded quote
	Ruled         // a rule
)

// Line is one line of a text that was set.
type Line []Piece

// Piece is a part of a line that looks one way.
type Piece struct {
	Text string
	Look Look
}

// String returns the line without looks.
func (l Line) String() string {
	if len(l) == 1 {
		return l[0].Text
	}
	words := ""
	for _, p := range l {
		words += p.Text
	}
	return words
}

// Lines sets a text.
func (t Text) Lines(s Setting) []Line {
	return Lines(t.Blocks, s)
}

// Lines sets blocks. Between two of them, but not between the items of a list,
// a line stays blank.
func Lines(blocks []Block, s Setting) []Line {
	if s.Measure == nil {
		s.Measure = cells
	}
	s.Width = max(1, s.Width)
	return s.blocks(blocks, Plain)
}

func (s Setting) blocks(blocks []Block, base Look) []Line {
	var all []Line
	for _, b := range blocks {
		lines := s.block(b, base)
		if len(lines) == 0 {
			continue
		}
		if len(all) > 0 {
			all = append(all, nil)
		}
		all = append(all, lines...)
	}
	return all
}

// block sets one block.
func (s Setting) block(b Block, base Look) []Line {
	switch b.Kind {
	case Heading:
		return s.wrap(b.Spans, Bold)
	case Code:
		return s.code(b)
	case List:
		return s.list(b, base)
	case Quote:
		return s.quote(b)
	case Table:
		return s.table(b, base)
	case Rule:
		return []Line{{{repeat(s.Rule, min(8, s.Width)), Ruled}}}
	case Item, Row, Cell:
		return s.blocks(b.Blocks, base)
	}
	return s.wrap(b.Spans, base)
}

// narrower returns the setting for what stands further in, as long as that
// leaves room for a few words.
func (s Setting) narrower(by int) (Setting, int) {
	const least = 16
	if s.Width-by < least {
		by = 0
	}
	s.Width -= by
	return s, by
}

// quote sets a quote: a long one folded, unless it was asked for.
func (s Setting) quote(b Block) []Line {
	inner, by := s.narrower(2)
	lines := inner.blocks(b.Blocks, Quiet)
	if len(lines) > longQuote && !s.Unfold && s.Folded != nil {
		return []Line{{{s.Folded(len(lines)), Fold}}}
	}
	if by == 0 {
		return lines
	}
	for i, line := range lines {
		sign := "> "
		if len(line) == 0 {
			sign = ">"
		}
		lines[i] = append(Line{{sign, Quiet}}, line...)
	}
	return lines
}

// list sets the items of a list, each behind its sign or number.
func (s Setting) list(b Block, base Look) []Line {
	var all []Line
	for i, item := range b.Blocks {
		sign := "- "
		switch {
		case b.First == unmarked:
			sign = "  "
		case b.First > 0:
			sign = strconv.Itoa(b.First+i) + ". "
		}
		inner, by := s.narrower(len(sign))
		for j, line := range inner.item(item, base) {
			switch {
			case by == 0:
			case j == 0:
				line = append(Line{{sign, Quiet}}, line...)
			case len(line) > 0:
				line = append(Line{{repeat(" ", by), Quiet}}, line...)
			}
			all = append(all, line)
		}
	}
	return all
}

// item sets what an item of a list holds. A list in it stays close.
func (s Setting) item(item Block, base Look) []Line {
	var all []Line
	for i, b := range item.Blocks {
		lines := s.block(b, base)
		if i > 0 && b.Kind != List && len(lines) > 0 {
			all = append(all, nil)
		}
		all = append(all, lines...)
	}
	return all
}

// code sets a piece of code, a little further in. Long lines go on below.
func (s Setting) code(b Block) []Line {
	inner, by := s.narrower(2)
	indent := repeat(" ", by)
	var all []Line
	for _, spans := range split(b.Spans) {
		text := ""
		for _, span := range spans {
			text += span.Text
		}
		if text == "" {
			all = append(all, nil)
			continue
		}
		for _, part := range inner.cut(text) {
			all = append(all, Line{{indent + part, Verbatim}})
		}
	}
	return all
}
