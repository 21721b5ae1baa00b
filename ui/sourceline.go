package ui

import (
	"strings"

	"charm.land/lipgloss/v2"

	"tend/store"
	"tend/ui/phrase"
	"tend/ui/when"
)

// line writes a source's name, kind, address, state and the age of what is
// here.
func (d *sourcesPage) line(s *strip, p *paper, src store.Source, name lipgloss.Style) {
	state, style := d.state(src)
	age := when.Age(d.words, src.Health.Pulled, d.now())
	if src.Health.Pulled.IsZero() {
		age = ""
	}
	if p.narrow() {
		s.field(name, src.Name, p.width-20).gap(1).field(style, state, 12).right(d.theme.Muted, age, 7)
		return
	}
	s.field(name, src.Name, 11).gap(2).field(d.theme.Muted, d.kind(src.Kind), 10).gap(2)
	s.field(d.theme.Text, address(src.URL), p.width-44).gap(2).field(style, state, 11).right(d.theme.Muted, age, 6)
}

// nameStyle is how a source's name is written: bold where the focus is.
func (d *sourcesPage) nameStyle(focus bool) lipgloss.Style {
	if focus {
		return d.theme.Strong
	}
	return d.theme.Text
}

// kind is what a kind of source is called.
func (d *sourcesPage) kind(kind string) string {
	return phrase.Kind(d.words, kind)
}

// state is the word for how a source is, and its colour.
func (d *sourcesPage) state(src store.Source) (string, lipgloss.Style) {
	word := phrase.State(d.words, src.Health.State)
	switch src.Health.State {
	case store.Failing, store.Stopped:
		return d.theme.Signs.Late + " " + word, d.theme.Danger
	case store.Resting:
		return word, d.theme.Warning
	}
	return word, d.theme.Muted
}

// second writes the line under a source: what it can do or why it fails, or
// its new name while that is typed.
func (d *sourcesPage) second(p *paper, focus bool, src store.Source) {
	if focus && d.renaming != nil {
		p.field(true, d.say("sheets.rename_label"), p.labels("sheets.rename_label"), *d.renaming, p.width, understood{})
		return
	}
	indent := 13
	if p.narrow() {
		indent = 0
	}
	p.rowMore(focus, func(s *strip) {
		s.gap(indent).add(d.theme.Muted, d.theme.Signs.Cut(d.theme.Signs.Whole(d.story(src), p.width-indent), p.width-indent))
	})
}

// story says in a sentence how a source is.
func (d *sourcesPage) story(src store.Source) string {
	return phrase.Story(d.words, src, d.now())
}

// address is an address as a person would say it: without its scheme.
func address(url string) string {
	_, rest, found := strings.Cut(url, "://")
	if !found {
		return url
	}
	return strings.TrimSuffix(rest, "/")
}
