package ui

import (
	"strconv"

	"tend/store"
	"tend/ui/when"
)

// taskRow draws a task on one line: title, how much of its checklist is done,
// who has it and what it is about, due date.
func (a *app) taskRow(t store.Task, k look, width int) []string {
	if proposed(t) {
		return []string{a.proposalLine(t, k, width)}
	}
	s := a.row(k).gap(1)
	if width >= 72 {
		a.taskTitle(s, t, k, width-42, "")
		s.gap(2).parts(a.taskNotes(t, k), 22).gap(2)
	} else {
		a.taskTitle(s, t, k, width-18, a.taskNote(t, k))
		s.gap(2)
	}
	due, style := a.due(t), a.theme.Muted
	switch {
	case !t.Done.IsZero():
		due = when.Due(a.words, when.Moment{Time: t.Done, WholeDay: true}, a.now())
	case t.Overdue(a.now()):
		due, style = a.theme.Signs.Late+" "+due, a.theme.Danger
	}
	return []string{s.right(style, due, 11).gap(2).String()}
}

// taskTitle writes a task's title into a field. What its checklist has come to
// stands behind it and is never cut; a note only where it has room.
func (a *app) taskTitle(s *strip, t store.Task, k look, cells int, note string) {
	title := marked(&a.theme, a.main(k), t.Title, a.search.words)
	end := s.width + cells
	behind := ""
	if done, all := t.Checklist.Count(); all > 0 {
		behind = "  " + strconv.Itoa(done) + "/" + strconv.Itoa(all)
	}
	signs := a.theme.Signs
	if note != "" && signs.Width(t.Title+behind+"  "+note) <= cells {
		behind += "  " + note
	}
	whole := min(signs.Width(t.Title), max(0, cells-signs.Width(behind)))
	s.parts(title, whole).add(a.theme.Muted, behind).fill(end)
}

// taskNotes are what there is to know about a task besides its title, what
// matters most first: it reminds, somebody has it, was answered, what it is
// about.
func (a *app) taskNotes(t store.Task, k look) []part {
	theme := a.theme
	if k.taken != "" {
		return []part{{k.taken, theme.Muted}}
	}
	var ps []part
	add := func(has bool, p part) {
		if has {
			ps = append(ps, p)
		}
	}
	add(!t.Done.IsZero() && t.DoneBy != "", part{a.say("follow.done_by", "X", t.DoneBy), theme.Muted})
	add(t.Reminded(a.now()), part{a.say("follow.reminds"), theme.Warning})
	add(t.ClaimedBy != "" && t.Done.IsZero(), part{a.claimedWord(t.ClaimedBy), theme.Muted})
	add(!t.Answered.IsZero() && t.Done.IsZero(), part{a.answeredWord(t), theme.Success})
	add(t.About != "", part{a.say("desk.task_about", "X", t.About), theme.Muted})
	return a.commas(ps)
}

// taskNote is the most important of taskNotes but what a task is about, for a
// short row.
func (a *app) taskNote(t store.Task, k look) string {
	t.About = ""
	if ps := a.taskNotes(t, k); len(ps) > 0 {
		return ps[0].text
	}
	return ""
}

// answeredWord says who answered the comment a task is about.
func (e *env) answeredWord(t store.Task) string {
	if t.AnsweredBy == "" {
		return e.say("follow.answered")
	}
	return e.say("follow.answered_by", "X", t.AnsweredBy)
}

// due says when a task is due; "" if it has no date.
func (e *env) due(t store.Task) string {
	return when.Due(e.words, when.Moment{Time: t.Due, WholeDay: t.WholeDay}, e.now())
}
