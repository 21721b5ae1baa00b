package ui

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// heading is the first line of a pane.
type heading struct {
	number  string // the digit that leads here
	name    string
	counts  []counted
	right   []string // how many rows are selected, and which are shown
	focused bool
}

// counted is a count of a heading, in the colour of what it counts.
type counted struct {
	text  string
	style lipgloss.Style
}

// heading draws the first line of a pane. The counts give way to what stands
// at the right, and both to the name.
func (a *app) heading(h heading, width int) string {
	s := newStrip(&a.theme)
	style, arrow := a.theme.Heading, " "
	if h.focused {
		style, arrow = a.theme.HeadingFocus, a.theme.Signs.Pane
	}
	number := a.theme.Muted
	if h.focused {
		number = a.theme.HeadingFocus
	}
	s.add(a.theme.Focus, arrow).field(number, h.number, 1).gap(1)
	s.add(style, a.theme.Signs.Cut(strings.ToUpper(h.name), width-5))
	edge := width - 2
	for i, c := range h.counts {
		gap := ", "
		if i == 0 {
			gap = "  "
		}
		if s.width+len(gap)+a.theme.Signs.Width(c.text) > edge {
			break
		}
		if i == 0 {
			s.gap(2)
		} else {
			s.add(a.theme.Muted, gap)
		}
		s.add(c.style, c.text)
	}
	for n := len(h.right); n > 0; n-- { // the last ones give way
		right := strings.Join(h.right[:n], ", ")
		if s.width+2+a.theme.Signs.Width(right) <= edge {
			s.right(a.theme.Muted, right, edge-s.width)
			break
		}
	}
	return s.String()
}
