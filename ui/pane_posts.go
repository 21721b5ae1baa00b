package ui

import (
	"tend/store"
	"tend/ui/phrase"
	"tend/ui/when"
)

// postRow draws a post as the lines that the layout gives it.
func (a *app) postRow(p store.Post, k look, width int) []string {
	lines := []string{a.postLine(p, k, width)}
	if text := a.search.snippets[p.ID]; a.search.quoting() && a.layout.class != narrow {
		under := a.row(look{focused: k.focused}).gap(3)
		under.parts(marked(&a.theme, a.theme.Muted, text, a.search.words), width-7).gap(2)
		lines = append(lines, under.String())
	}
	return lines
}

// postLine draws a post on one line: title, source, comments, age; the
// narrower, the fewer of them.
func (a *app) postLine(p store.Post, k look, width int) string {
	s := a.row(k).gap(1)
	age := when.Age(a.words, p.Published, a.now())
	title := marked(&a.theme, a.main(k), a.postTitle(p), a.search.words)
	source := p.Source
	if k.taken != "" {
		source = k.taken
	}
	switch {
	case width >= 72:
		comments := ""
		if p.Comments > 0 {
			comments = a.say("desk.post_comments", "N", p.Comments)
		}
		s.parts(title, width-35).gap(2).field(a.theme.Muted, source, 8).gap(2)
		s.right(a.theme.Muted, comments, 10).gap(2).right(a.theme.Muted, age, 6).gap(2)
	case width >= 48:
		s.parts(title, width-23).gap(2).field(a.theme.Muted, source, 8).gap(2).right(a.theme.Muted, age, 6).gap(2)
	default:
		s.parts(title, width-12).gap(2).right(a.theme.Muted, age, 6).gap(1)
	}
	return s.String()
}

// postTitle is what a post is called: its title, else its first words.
func (e *env) postTitle(p store.Post) string {
	return phrase.PostTitle(e.words, p)
}
