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
		s.parts(title, width-35).gap(2).field(a.theme.Muted, source, 8).gap(2)
		s.right(a.theme.Muted, a.commentCount(p), countCells).gap(2).right(a.theme.Muted, age, 6).gap(2)
	case width >= 48:
		s.parts(title, width-23).gap(2).field(a.theme.Muted, source, 8).gap(2).right(a.theme.Muted, age, 6).gap(2)
	default:
		s.parts(title, width-12).gap(2).right(a.theme.Muted, age, 6).gap(1)
	}
	return s.String()
}

// countCells is how wide the count of a post's comments is.
const countCells = 10

// commentCount is how many comments a post has, "" without any.
func (a *app) commentCount(p store.Post) string {
	if p.Comments <= 0 {
		return ""
	}
	for _, id := range []string{"desk.post_comments", "desk.post_comments_short"} {
		if count := a.say(id, "N", p.Comments); a.theme.Signs.Width(count) <= countCells {
			return count
		}
	}
	return a.words.Number(p.Comments)
}

// postTitle is what a post is called: its title, else its first words.
func (e *env) postTitle(p store.Post) string {
	return phrase.PostTitle(e.words, p)
}
