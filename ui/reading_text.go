package ui

import (
	"charm.land/lipgloss/v2"

	"tend/store"
	"tend/ui/prose"
	"tend/ui/theme"
)

// written is the text of the page in focus as it was drawn last, kept because
// everything around it is drawn more often.
type written struct {
	of    writtenOf
	lines []string
}

// writtenOf is what those lines were drawn for.
type writtenOf struct {
	subject subject
	loads   int
	reach   int
	width   int
	quotes  bool
	words   string
	look    theme.Options
}

// writing writes the text of an item: folded if a rule says so and nobody has
// asked for it.
func (t *leaf) writing(p page) {
	if t.isFolded(p.item) {
		s := t.strip(0).add(t.theme.Muted, t.theme.Signs.Folded).gap(1)
		s.add(t.theme.Muted, t.theme.Signs.Cut(t.foldedWords(p.item), t.edge()-s.width-12)).gap(2)
		t.put(s.add(t.theme.Strong, t.keys.Key("unfold")).gap(1).add(t.theme.Muted, t.say("reading.shows")))
		return
	}
	r := &t.reader
	of := writtenOf{
		subject: p.subject, loads: r.loads, reach: r.reach, width: t.room(), quotes: r.quotes, words: t.search.words, look: t.desk.look,
	}
	if of != r.written.of {
		r.written = written{of: of, lines: t.set(p.text)}
	}
	t.lines = append(t.lines, r.written.lines...)
	if p.text.Rest > 0 {
		t.blank()
		s := t.strip(0).add(t.theme.Muted, t.theme.Signs.Folded).gap(1)
		s.add(t.theme.Muted, t.say("reading.rest", "X", t.bytes(p.text.Rest))).gap(2)
		t.put(s.add(t.theme.Strong, t.keys.Key("unfold")).gap(1).add(t.theme.Muted, t.say("reading.shows_more")))
	}
	t.links(p.text.Links)
}

// set draws a text in lines.
func (t *leaf) set(text prose.Text) []string {
	signs := t.theme.Signs
	set := text.Lines(prose.Setting{
		Width: t.room(), Measure: signs.Width, Unfold: t.reader.quotes, Image: t.say("reading.image"), Rule: signs.Rule,
		Folded: func(n int) string { return signs.Folded + " " + t.say("reading.quoted", "N", n) },
	})
	lines := make([]string, len(set))
	for i, line := range set {
		if len(line) == 0 {
			continue
		}
		s := t.strip(0)
		for _, piece := range line {
			for _, p := range marked(&t.theme, t.face(piece.Look), piece.Text, t.search.words) {
				s.add(p.style, p.text)
			}
		}
		lines[i] = s.String()
	}
	return lines
}

// face is the style of a piece of a text. What it means is also said by a sign
// or a number, or is plain to read without.
func (t *leaf) face(look prose.Look) lipgloss.Style {
	switch look {
	case prose.Quiet, prose.Picture, prose.Fold:
		return t.theme.Muted
	case prose.Bold:
		return t.theme.Strong
	case prose.Stressed:
		return t.theme.Text.Underline(true)
	case prose.Leading:
		return t.theme.Link
	case prose.Number:
		return t.theme.Link.Underline(false)
	case prose.Ruled:
		return t.theme.Line
	case prose.Plain, prose.Verbatim:
	}
	return t.theme.Text
}

// isFolded reports whether an item's text is folded: a rule says so and nobody
// has asked for it.
func (a *app) isFolded(it store.Item) bool { return it.Folded() != "" && !a.reader.asked[it.ID] }

// foldedWords says that a text is folded, and why.
func (e *env) foldedWords(it store.Item) string { return e.say("reading.folded", "X", it.Folded()) }

// excerpt is the first words of an item, or that they are folded.
func (a *app) excerpt(it store.Item) string {
	if a.isFolded(it) {
		return a.foldedWords(it)
	}
	return it.Excerpt
}

// bytes says how long a text is.
func (e *env) bytes(n int) string {
	switch {
	case n >= 1<<20:
		return e.words.Number(n>>20) + " MB"
	case n >= 1<<10:
		return e.words.Number(n>>10) + " kB"
	}
	return e.words.Number(n) + " B"
}
