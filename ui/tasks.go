package ui

import (
	"tend/store"
	"tend/ui/when"
)

// taskRow draws a task on one line: title, what it is about, due date.
func (a *app) taskRow(t store.Task, k look, width int) []string {
	s := a.row(k).gap(1)
	title := marked(&a.theme, a.main(k), t.Title, a.search.words)
	if width >= 72 {
		about := ""
		if t.About != "" {
			about = a.say("desk.task_about", "X", t.About)
		}
		if k.taken != "" {
			about = k.taken
		}
		s.parts(title, width-42).gap(2).field(a.theme.Muted, about, 22).gap(2)
	} else {
		s.parts(title, width-18).gap(2)
	}
	due, style := a.due(t), a.theme.Muted
	if t.Overdue(a.now()) {
		due, style = a.theme.Signs.Late+" "+due, a.theme.Danger
	}
	return []string{s.right(style, due, 11).gap(2).String()}
}

// due says when a task is due; "" if it has no date.
func (e *env) due(t store.Task) string {
	return when.Due(e.words, when.Moment{Time: t.Due, WholeDay: t.WholeDay}, e.now())
}
