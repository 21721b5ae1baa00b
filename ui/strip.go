package ui

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"tend/ui/theme"
)

// strip is one line of the screen, put together from left to right. It counts
// cells, so that a line is never longer than its region, whatever the text.
type strip struct {
	theme    *theme.Theme
	selected bool // the row in focus: on the selection's background
	behind   bool // behind a dialog: muted
	text     strings.Builder
	width    int
}

// newStrip begins a line.
func newStrip(t *theme.Theme) *strip { return &strip{theme: t} }

// add writes text as it is.
func (s *strip) add(style lipgloss.Style, text string) *strip {
	if strings.Trim(text, " ") == "" { // colour on blanks is only bytes on the line
		return s.gap(len(text))
	}
	switch {
	case s.behind:
		style = s.theme.Behind(style)
	case s.selected:
		style = s.theme.Selected(style)
	}
	s.text.WriteString(style.Render(text))
	s.width += s.theme.Signs.Width(text)
	return s
}

// gap leaves n cells blank.
func (s *strip) gap(n int) *strip {
	if n <= 0 {
		return s
	}
	blank := strings.Repeat(" ", n)
	if s.selected && !s.behind {
		blank = s.theme.Selected(lipgloss.NewStyle()).Render(blank)
	}
	s.text.WriteString(blank)
	s.width += n
	return s
}

// field writes text into a field of that many cells: cut, or filled up.
func (s *strip) field(style lipgloss.Style, text string, cells int) *strip {
	if cells <= 0 {
		return s
	}
	text = s.theme.Signs.Cut(text, cells)
	return s.add(style, text).gap(cells - s.theme.Signs.Width(text))
}

// right writes text at the right of a field of that many cells. A text that is
// too long is cut.
func (s *strip) right(style lipgloss.Style, text string, cells int) *strip {
	text = s.theme.Signs.Cut(text, cells)
	return s.gap(cells-s.theme.Signs.Width(text)).add(style, text)
}

// fill leaves the cells up to the given column blank.
func (s *strip) fill(column int) *strip { return s.gap(column - s.width) }

// raw writes text that is styled already.
func (s *strip) raw(text string) {
	s.text.WriteString(text)
	s.width += ansi.StringWidth(text)
}

// String returns the line.
func (s *strip) String() string { return s.text.String() }
