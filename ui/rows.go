package ui

import (
	"charm.land/lipgloss/v2"

	"tend/ui/theme"
)

// look is how a row stands in its list.
type look struct {
	focused bool   // the row in focus of the pane in focus
	marked  bool   // selected
	taken   string // the verb it is being decided with
}

// row begins the line of a row: the bar beside the focus, and the mark of
// selected rows.
func (a *app) row(k look) *strip {
	s := newStrip(&a.theme)
	s.selected = k.focused
	bar, mark := " ", " "
	if k.focused {
		bar = a.theme.Signs.Row
	}
	if k.marked {
		mark = a.theme.Signs.Selected
	}
	return s.add(a.theme.Focus, bar).add(a.theme.Accent, mark)
}

// main is the style of what a row is about: its author or title.
func (a *app) main(k look) lipgloss.Style {
	switch {
	case k.taken != "":
		return a.theme.Muted
	case k.focused:
		return a.theme.Strong
	}
	return a.theme.Text
}

// part is a piece of a field in a style of its own.
type part struct {
	text  string
	style lipgloss.Style
}

// parts writes pieces into a field of that many cells. The one that reaches
// the end is cut.
func (s *strip) parts(ps []part, cells int) *strip {
	end := s.width + cells
	whole := 0
	for _, p := range ps {
		whole += s.theme.Signs.Width(p.text)
	}
	for _, p := range ps {
		left := end - s.width
		width := s.theme.Signs.Width(p.text)
		if whole > cells && width >= left {
			s.add(p.style, s.theme.Signs.Cut(p.text+s.theme.Signs.Ellipsis, left))
			break
		}
		s.add(p.style, p.text)
	}
	return s.fill(end)
}

// marked cuts a text into parts, with the words that were searched for in the
// style of hits.
func marked(t *theme.Theme, style lipgloss.Style, text, words string) []part {
	if words == "" {
		return []part{{text, style}}
	}
	var ps []part
	at := 0
	for _, h := range marks(text, words) {
		if h.from > at {
			ps = append(ps, part{text[at:h.from], style})
		}
		ps = append(ps, part{text[h.from:h.to], t.Hit})
		at = h.to
	}
	if at < len(text) {
		ps = append(ps, part{text[at:], style})
	}
	return ps
}
