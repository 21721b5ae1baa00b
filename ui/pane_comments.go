package ui

import (
	"charm.land/lipgloss/v2"

	"tend/store"
	"tend/ui/phrase"
	"tend/ui/when"
)

// commentRow draws a comment as the lines that the layout gives it.
func (a *app) commentRow(c store.Comment, k look, width int) []string {
	switch {
	case a.search.quoting() && a.layout.class != narrow:
		return a.commentHit(c, k, width)
	case width < 72 && a.layout.dense:
		return []string{a.commentNarrow(c, k, width)}
	case a.layout.dense:
		return []string{a.commentLine(c, k, width)}
	}
	return a.commentLines(c, k, width)
}

// commentLine draws a comment on one line.
func (a *app) commentLine(c store.Comment, k look, width int) string {
	state := a.stateWidth()
	word, style := a.state(c.Item, k)
	s := a.row(k).gap(1).field(style, word, state).gap(2).field(a.main(k), a.author(c.Item), 15).gap(2)
	s.field(a.theme.Muted, a.excerpt(c.Item), width-47-state).gap(2)
	s.parts(a.why(c.Item, k, func() []part { return a.reasonShort(c.Item, 13) }), 13)
	return a.age(s, c.Item, width).String()
}

// commentLines draws a comment on two lines: state, author, reasons and age,
// and under it the text.
func (a *app) commentLines(c store.Comment, k look, width int) []string {
	state := a.stateWidth()
	word, style := a.state(c.Item, k)
	s := a.row(k).gap(1).field(style, word, state).gap(2).field(a.main(k), a.author(c.Item), width-39-state).gap(2)
	s.parts(a.why(c.Item, k, func() []part { return a.reasonWordsIn(c.Item, 22) }), 22)
	under := a.row(look{focused: k.focused}).gap(3+state).field(a.theme.Muted, a.excerpt(c.Item), width-7-state).gap(2)
	return []string{a.age(s, c.Item, width).String(), under.String()}
}

// commentHit draws a comment that was found: under it the words around the
// hit.
func (a *app) commentHit(c store.Comment, k look, width int) []string {
	state := a.stateWidth()
	word, style := a.state(c.Item, k)
	s := a.row(k).gap(1).field(style, word, state).gap(2)
	s.parts(marked(&a.theme, a.main(k), a.author(c.Item), a.search.words), width-39-state).gap(2)
	s.parts(a.why(c.Item, k, func() []part { return a.reasonWordsIn(c.Item, 22) }), 22)
	text := a.search.snippets[c.ID]
	if text == "" || a.isFolded(c.Item) {
		text = a.excerpt(c.Item)
	}
	under := a.row(look{focused: k.focused}).gap(3 + state)
	under.parts(marked(&a.theme, a.theme.Muted, text, a.search.words), width-7-state).gap(2)
	return []string{a.age(s, c.Item, width).String(), under.String()}
}

// commentNarrow draws a comment on a short line, with signs for words.
func (a *app) commentNarrow(c store.Comment, k look, width int) string {
	s := newStrip(&a.theme)
	s.selected = k.focused
	bar, mark := " ", " "
	if k.focused {
		bar = a.theme.Signs.Row
	}
	if k.marked {
		mark = a.theme.Signs.Selected
	}
	sign, style := a.stateSign(c.Item, k)
	s.add(a.theme.Focus, bar).add(style, sign).add(a.theme.Accent, mark)
	s.field(a.main(k), a.author(c.Item), 11).gap(1)
	s.parts(marked(&a.theme, a.theme.Muted, a.excerpt(c.Item), a.search.words), width-27).gap(1)
	s.parts(a.reasonSigns(c.Item), 2).gap(1)
	return a.ageIn(s, c.Item, 7).gap(1).String()
}

// stateWidth is the width of the state's word.
func (a *app) stateWidth() int {
	if a.words.Lang() == "de" {
		return 6
	}
	return 4
}

// state says in which way a comment is pending, or what has become of it.
func (a *app) state(it store.Item, k look) (string, lipgloss.Style) {
	word, style := a.stateWord(it)
	if k.taken != "" {
		style = a.theme.Muted
	}
	return word, style
}

// stateWord says in which way an item is pending, or what has become of it.
func (e *env) stateWord(it store.Item) (string, lipgloss.Style) {
	t := e.theme
	switch {
	case it.Pending == store.PendingHeld || it.State == store.Held:
		return e.say("desk.state_held"), t.Held
	case it.State == store.Spam:
		return e.say("desk.state_spam"), t.Muted
	case it.State == store.Trash:
		return e.say("desk.state_trash"), t.Muted
	case it.State == store.Gone:
		return e.say("desk.state_gone"), t.Muted
	case it.Pending == store.PendingOpen:
		return e.say("desk.state_open"), t.Open
	case !it.Mark.WaitUntil.IsZero() || it.Mark.WaitAnswer:
		return e.say("desk.state_waiting"), t.Muted
	case !it.Mark.Done.IsZero():
		return e.say("desk.state_done"), t.Muted
	}
	return "", t.Muted
}

// stateSign is the state of a comment as a sign.
func (a *app) stateSign(it store.Item, k look) (string, lipgloss.Style) {
	signs, _ := a.theme.Signs, 0
	switch {
	case k.taken != "":
		return signs.Sent, a.theme.Muted
	case it.Pending == store.PendingHeld:
		return signs.Held, a.theme.Held
	case it.Pending == store.PendingOpen:
		return signs.Open, a.theme.Open
	case !it.Mark.WaitUntil.IsZero() || it.Mark.WaitAnswer:
		return signs.Waiting, a.theme.Muted
	}
	return " ", a.theme.Muted
}

// why is what stands in the place of the reasons: the verb while a comment is
// being decided on, a verdict on its way, else the reasons.
func (a *app) why(it store.Item, k look, reasons func() []part) []part {
	if k.taken != "" {
		return []part{{k.taken, a.theme.Muted}}
	}
	if v := a.verdictWords(it); v != nil {
		return v
	}
	return reasons()
}

// age writes how old a comment is at the end of a row.
func (a *app) age(s *strip, it store.Item, width int) *strip {
	return a.ageIn(s, it, width-2-s.width).gap(2)
}

// ageIn writes how old an item is at the right of a field; a late one with a
// sign.
func (a *app) ageIn(s *strip, it store.Item, cells int) *strip {
	age, style := when.Age(a.words, it.Published, a.now()), a.theme.Muted
	if it.Late && it.Pending != store.NotPending {
		age, style = a.theme.Signs.Late+" "+age, a.theme.Warning
	}
	return s.right(style, age, cells)
}

// author is who wrote an item, in a word.
func (e *env) author(it store.Item) string {
	return phrase.Author(e.words, it)
}
