package ui

import (
	"strings"

	"charm.land/lipgloss/v2"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// room is the part of the screen that a dialog draws in, and the margins that
// its text keeps there.
type room struct {
	width, height int
	left, right   int // cells before and behind the text
}

// text returns how many cells of text a line of the room has, at most limit.
func (r room) text(limit int) int { return max(0, min(limit, r.width-r.left-r.right)) }

// The widest text that is still read easily, on a sheet and on a page.
const (
	sheetText = 76
	pageText  = 100
)

// paper is what a dialog writes its lines on. It keeps the room's margins and
// draws the bar beside the line in focus.
type paper struct {
	*env
	room   room
	width  int // cells of text in a line
	indent int // further cells before the text
	lines  []string
	cursor *tea.Cursor

	entries []entry // where the entries of a list stand
	focus   int     // which of them is in focus; -1: none
}

// newPaper returns an empty paper for a room, with text of at most limit
// cells.
func newPaper(e *env, r room, limit int) *paper {
	return &paper{env: e, room: r, width: r.text(limit), focus: -1}
}

// narrow reports whether there is room for one short column only.
func (p *paper) narrow() bool { return p.width < 56 }

// under reports whether what was understood of a field has no room beside it.
func (p *paper) under() bool { return p.width < 47 }

// margin adds an empty line before the first one, which a small window has no
// room for.
func (p *paper) margin() {
	if !p.under() {
		p.blank(1)
	}
}

// blank adds n empty lines.
func (p *paper) blank(n int) {
	for range n {
		p.lines = append(p.lines, "")
	}
}

// blankIfRoom adds an empty line where the room is not short of lines.
func (p *paper) blankIfRoom() {
	if p.room.height >= 10 {
		p.blank(1)
	}
}

// line adds a line that write fills; its text begins at the left margin.
func (p *paper) line(write func(s *strip)) { p.add(false, false, write) }

// row adds an entry of a list: with the bar and the selection's background if
// it is in focus.
func (p *paper) row(focus bool, write func(s *strip)) {
	if focus {
		p.focus = len(p.entries)
	}
	p.entries = append(p.entries, entry{len(p.lines), len(p.lines) + 1})
	p.add(focus, focus, write)
}

// rowMore adds a further line to the entry that was added last.
func (p *paper) rowMore(focus bool, write func(s *strip)) {
	p.entries[len(p.entries)-1].to = len(p.lines) + 1
	p.add(focus, focus, write)
}

// mark adds a line with the bar beside it and no other sign of focus, as for a
// field being typed in.
func (p *paper) mark(focus bool, write func(s *strip)) { p.add(focus, false, write) }

func (p *paper) add(bar, filled bool, write func(s *strip)) {
	s := newStrip(&p.theme)
	s.gap(p.indent)
	s.selected = filled
	if bar {
		s.add(p.theme.Focus, p.theme.Signs.Row)
	}
	s.fill(p.room.left + p.indent)
	write(s)
	if filled {
		s.fill(p.room.width)
	}
	p.lines = append(p.lines, s.String())
}

// text adds a paragraph, wrapped to the text's width.
func (p *paper) text(style lipgloss.Style, text string) {
	for _, l := range wrap(text, p.width-p.indent) {
		p.line(func(s *strip) { s.add(style, l) })
	}
}

// sentence adds one line of text, cut to the text's width.
func (p *paper) sentence(style lipgloss.Style, text string) {
	p.line(func(s *strip) { s.add(style, p.theme.Signs.Cut(text, p.width-p.indent)) })
}

// heading adds the name of a part in capitals, and what is to be said about it.
func (p *paper) heading(name, note string) {
	p.line(func(s *strip) {
		s.add(p.theme.Heading, name)
		if note != "" {
			s.gap(2)
			s.add(p.theme.Muted, p.theme.Signs.Cut(note, p.width-s.width+p.room.left))
		}
	})
}

// understood is what was read from a field: what it means, what more is to be
// said about that, or why it means nothing.
type understood struct {
	meaning string
	more    string
	problem string
}

// labels returns how many cells the labels of fields take: that of the longest
// one and two blanks.
func (p *paper) labels(ids ...string) int {
	cells := 0
	for _, id := range ids {
		cells = max(cells, p.theme.Signs.Width(p.say(id)))
	}
	return cells + 2
}

// field adds a line with a label and a field of that many cells, and behind
// it, or under it where the room is narrow, what was understood. With its
// focus the terminal's cursor stands in it.
func (p *paper) field(focus bool, label string, labelCells int, f field, cells int, u understood) {
	left := p.room.left + p.indent
	cells = max(1, min(cells, p.width-labelCells-p.indent))
	text, cursor := f.view(cells)
	style := p.theme.Muted
	if focus {
		style = p.theme.Text
		p.cursor = tea.NewCursor(left+labelCells+cursor, len(p.lines))
	}
	p.mark(focus, func(s *strip) {
		s.field(p.theme.Muted, label, labelCells).add(style, text)
		if !p.under() {
			p.understood(s.gap(2), u)
		}
	})
	if p.under() && u != (understood{}) {
		p.line(func(s *strip) { p.understood(s.gap(labelCells), u) })
	}
}

// search adds a line with a field that filters what stands below it. The bar
// is beside the row that was found, so the field has none.
func (p *paper) search(label string, f field) {
	cells := p.theme.Signs.Width(label) + 2
	text, cursor := f.view(max(1, p.width-cells))
	p.cursor = tea.NewCursor(p.room.left+cells+cursor, len(p.lines))
	p.line(func(s *strip) { s.field(p.theme.Muted, label, cells).add(p.theme.Text, text) })
}

// understood writes what a field means into the rest of a line.
func (p *paper) understood(s *strip, u understood) {
	rest := func() int { return p.room.left + p.width - s.width }
	s.add(p.theme.Warning, p.theme.Signs.Cut(u.problem, rest()))
	s.add(p.theme.Accent, p.theme.Signs.Cut(u.meaning, rest()))
	if u.meaning != "" && u.more != "" {
		u.more = "   " + u.more
	}
	if p.theme.Signs.Width(u.more) <= rest() {
		s.add(p.theme.Muted, u.more)
	}
}

// drawing returns what was written, cut to the room's height. What is cut is
// at the end.
func (p *paper) drawing() drawing {
	lines := p.lines
	if len(lines) > p.room.height {
		lines = lines[:max(0, p.room.height)]
	}
	if p.cursor != nil && p.cursor.Y >= len(lines) {
		p.cursor = nil
	}
	return drawing{lines: lines, cursor: p.cursor, entries: p.entries, focus: p.focus}
}

// drawingAround is drawing with a certain line among those that are shown,
// where not all of them have room.
func (p *paper) drawingAround(line int) drawing {
	return p.drawingFrom(max(0, min(line-p.room.height/2, len(p.lines)-p.room.height)))
}

// drawingFrom is drawing without the lines before the one given.
func (p *paper) drawingFrom(line int) drawing {
	p.lines = p.lines[min(line, len(p.lines)):]
	if p.cursor != nil {
		p.cursor.Y -= line
	}
	for i := range p.entries {
		p.entries[i].from -= line
		p.entries[i].to -= line
	}
	return p.drawing()
}

// wrap breaks a text into lines of at most width cells, at blanks where that
// can be done.
func wrap(text string, width int) []string {
	if width <= 0 {
		return nil
	}
	lines := strings.Split(ansi.Wrap(text, width, ""), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}
