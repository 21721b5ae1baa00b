package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// picker is a list in a sheet from which one is chosen by typing a part of it.
type picker struct {
	*env
	typed   field
	options []option
	row     choices
}

// option is one thing to choose, with the text behind its name.
type option struct{ name, text string }

// fit returns the options that have every word that was typed, those with it
// in their name first.
func (p *picker) fit() []option {
	words := strings.Fields(strings.ToLower(p.typed.text()))
	var named, rest []option
	for _, o := range p.options {
		switch {
		case hasAll(o.name, words):
			named = append(named, o)
		case hasAll(o.name+" "+o.text, words):
			rest = append(rest, o)
		}
	}
	return append(named, rest...)
}

func hasAll(text string, words []string) bool {
	text = strings.ToLower(text)
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// chosen returns the option in focus, if there is one.
func (p *picker) chosen() (option, bool) {
	fit := p.fit()
	if p.row.at >= len(fit) {
		return option{}, false
	}
	return fit[p.row.at], true
}

// update moves in the list, or types.
func (p *picker) update(msg tea.Msg) {
	if k, ok := msg.(tea.KeyPressMsg); ok && p.row.press(k.String(), len(p.fit())) {
		return
	}
	before := p.typed.raw()
	p.typed = p.typed.update(msg)
	if p.typed.raw() != before {
		p.row.at = 0
	}
}

// draw writes the field and the options that there is room for, each with the
// beginning of its text.
func (p *picker) draw(on *paper, label, none string) {
	on.search(label, p.typed)
	on.blankIfRoom()
	fit := p.fit()
	if len(fit) == 0 {
		on.text(p.theme.Muted, none)
	}
	from, to := p.row.window(len(fit), on.room.height-len(on.lines)-1)
	names := 0
	for _, o := range fit[from:to] {
		names = max(names, min(p.theme.Signs.Width(o.name), on.width/3))
	}
	for i := from; i < to; i++ {
		focus, o := i == p.row.at, fit[i]
		on.row(focus, func(s *strip) {
			style := p.theme.Text
			if focus {
				style = p.theme.Strong
			}
			s.field(style, o.name, names)
			text := strings.Join(strings.Fields(o.text), " ")
			if room := on.width - names - 2; text != "" && room > 8 {
				s.gap(2).add(p.theme.Muted, p.theme.Signs.Cut(text, room))
			}
			s.fill(on.room.left + on.width)
		})
	}
}
