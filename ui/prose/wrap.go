package prose

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// cells is how many cells a text takes in an ordinary terminal.
func cells(s string) int {
	if isASCII(s) {
		return len(s)
	}
	return displaywidth.String(s)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// width is how many cells a text takes.
func (s Setting) width(text string) int {
	if isASCII(text) {
		return len(text)
	}
	return s.Measure(text)
}

// repeat repeats a sign; the empty one is a hyphen.
func repeat(sign string, n int) string {
	if sign == "" {
		sign = "-"
	}
	return strings.Repeat(sign, max(0, n))
}

// run is a text that looks one way throughout.
type run struct {
	text string
	look Look
}

// bit is a part of a run.
type bit struct{ run, from, to int }

// wrapper sets runs in lines, word by word.
type wrapper struct {
	Setting
	runs  []run
	lines []Line
	line  []bit // of the line being set
	used  int   // cells of it
	gap   int   // cells of the space before the next word
	space bit
	word  []bit // being read
	cells int   // of it
}

// wrap sets spans in lines, at blanks where that can be done. A line end in
// them stays one.
func (s Setting) wrap(spans []Span, base Look) []Line {
	w := wrapper{Setting: s, runs: s.runsOf(spans, base)}
	for i, r := range w.runs {
		w.read(i, r.text)
	}
	w.endLine()
	return w.lines
}

// runsOf says how spans look, and puts its number behind each link.
func (s Setting) runsOf(spans []Span, base Look) []run {
	runs := make([]run, 0, len(spans)+2)
	for i, span := range spans {
		text := span.Text
		if span.Face&Image != 0 {
			if text == "" {
				text = s.Image
			}
			text = "[" + text + "]"
		} else if span.Face&Literal != 0 {
			text = "`" + text + "`"
		}
		runs = append(runs, run{text, lookOf(span, base)})
		if span.Link > 0 && (i+1 == len(spans) || spans[i+1].Link != span.Link) {
			runs = append(runs, run{"[" + strconv.Itoa(span.Link) + "]", Number})
		}
	}
	return runs
}

// lookOf returns the look of a span in a block that looks like base.
func lookOf(span Span, base Look) Look {
	const short = 60 // bytes; what is stressed throughout is not stressed
	switch {
	case span.Face&Image != 0:
		return Picture
	case span.Link > 0:
		return Leading
	case base != Plain:
		return base
	case span.Face&Literal != 0:
		return Verbatim
	case span.Face&Struck != 0:
		return Quiet
	case span.Face&Strong != 0:
		return Bold
	case span.Face&Emphasis != 0 && len(span.Text) <= short:
		return Stressed
	}
	return Plain
}

// read reads the words of a run.
func (w *wrapper) read(i int, text string) {
	for at := 0; at < len(text); {
		end := at
		for end < len(text) && text[end] != ' ' && text[end] != '\n' {
			end++
		}
		if end > at {
			w.readWord(i, text, at, end)
		}
		from := end
		for end < len(text) && text[end] == ' ' {
			end++
		}
		if end > from {
			w.endWord()
			w.gap, w.space = end-from, bit{i, from, end}
		}
		if end < len(text) && text[end] == '\n' {
			w.endLine()
			end++
		}
		at = end
	}
}

// readWord reads a word, or the part of one that stands in a run. In scripts
// that do without blanks each letter is a word.
func (w *wrapper) readWord(i int, text string, from, to int) {
	word := text[from:to]
	if isASCII(word) {
		w.grow(bit{i, from, to}, len(word))
		return
	}
	if !hasWide(word) {
		w.grow(bit{i, from, to}, w.Measure(word))
		return
	}
	g := displaywidth.StringGraphemes(word)
	opening, wide := true, false
	for at := from; g.Next(); {
		letter := g.Value()
		r, _ := utf8.DecodeRuneInString(letter)
		now := isWide(r)
		if (wide || now) && !opening && !closes(r) {
			w.endWord()
		}
		w.grow(bit{i, at, at + len(letter)}, w.width(letter))
		opening, wide = opens(r), now
		at += len(letter)
	}
}

// grow adds to the word being read.
func (w *wrapper) grow(b bit, cells int) {
	w.cells += cells
	if last := len(w.word) - 1; last >= 0 && w.word[last].run == b.run && w.word[last].to == b.from {
		w.word[last].to = b.to
		return
	}
	w.word = append(w.word, b)
}

// endWord puts the word that was read into the line, or into the next one.
func (w *wrapper) endWord() {
	if len(w.word) == 0 {
		return
	}
	if w.used > 0 && w.used+w.gap+w.cells > w.Width {
		w.breakLine()
	}
	if w.used > 0 && w.gap > 0 {
		w.put(w.space)
		w.used += w.gap
	}
	switch {
	case w.cells > w.Width:
		w.putLong()
	default:
		for _, b := range w.word {
			w.put(b)
		}
		w.used += w.cells
	}
	w.word, w.cells, w.gap = w.word[:0], 0, 0
}

// putLong puts a word into as many lines as it takes.
func (w *wrapper) putLong() {
	for _, b := range w.word {
		text := w.runs[b.run].text[b.from:b.to]
		g := displaywidth.StringGraphemes(text)
		for at := b.from; g.Next(); {
			n := len(g.Value())
			cells := w.width(g.Value())
			if w.used > 0 && w.used+cells > w.Width {
				w.breakLine()
			}
			w.put(bit{b.run, at, at + n})
			w.used += cells
			at += n
		}
	}
}

// put adds to the line being set.
func (w *wrapper) put(b bit) {
	if last := len(w.line) - 1; last >= 0 && w.line[last].run == b.run && w.line[last].to == b.from {
		w.line[last].to = b.to
		return
	}
	w.line = append(w.line, b)
}

// endLine ends a line where somebody ended it.
func (w *wrapper) endLine() {
	w.endWord()
	w.breakLine()
}

// breakLine ends the line.
func (w *wrapper) breakLine() {
	w.gap = 0
	if len(w.line) == 0 {
		return
	}
	line := make(Line, len(w.line))
	for i, b := range w.line {
		r := w.runs[b.run]
		line[i] = Piece{r.text[b.from:b.to], r.look}
	}
	w.lines = append(w.lines, line)
	w.line, w.used = w.line[:0], 0
}

// cut parts a text into pieces that each fit into a line.
func (s Setting) cut(text string) []string {
	if s.width(text) <= s.Width {
		return []string{text}
	}
	var all []string
	g := displaywidth.StringGraphemes(text)
	from, at, used := 0, 0, 0
	for g.Next() {
		cells := s.width(g.Value())
		if used > 0 && used+cells > s.Width {
			all = append(all, text[from:at])
			from, used = at, 0
		}
		at += len(g.Value())
		used += cells
	}
	return append(all, text[from:])
}

// hasWide reports whether a word has letters of scripts that do without
// blanks.
func hasWide(s string) bool { return strings.IndexFunc(s, isWide) >= 0 }

// isWide reports a letter of such a script, or a sign that goes with them.
func isWide(r rune) bool {
	return 0x2e80 <= r && r <= 0xa4cf || 0xac00 <= r && r <= 0xd7a3 || 0xf900 <= r && r <= 0xfaff ||
		0xff00 <= r && r <= 0xffdc || 0x20000 <= r && r <= 0x3ffff
}

// closes reports signs that never begin a line.
func closes(r rune) bool {
	return strings.ContainsRune("、。，．・：；？！）］｝」』】〉》ー々,.:;?!)]}", r)
}

// opens reports signs that never end one.
func opens(r rune) bool { return strings.ContainsRune("（［｛「『【〈《([{", r) }
