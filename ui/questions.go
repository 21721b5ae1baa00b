package ui

import (
	tea "charm.land/bubbletea/v2"

	"tend/store"
)

// newTooMany returns the question before an act on many things at once. verb
// is what is done, as the hint line calls it.
func newTooMany(e *env, verb string, n int, run func() tea.Cmd) dialog {
	return &question{
		env:   e,
		name:  e.say("sheets.many_name", "N", n, "X", verb),
		lines: []string{e.say("sheets.many_all", "N", n), e.say("sheets.many_undo")},
		answers: []answer{
			{"confirm-many", e.keyAs("confirm-many", "sheets.many_do", "N", n, "X", verb), run},
		},
		stay: e.backHint(),
		said: e.say("sheets.nothing_yet"),
	}
}

// newTaskDelete returns the question before tasks are deleted.
func newTaskDelete(e *env, tasks []store.Task) dialog {
	q := &question{
		env:  e,
		name: e.say("sheets.delete_name", "N", len(tasks)),
		answers: []answer{{
			"confirm-drop", e.keyAs("confirm-drop", "sheets.delete_do"),
			func() tea.Cmd { return answered(tasksDroppedMsg{tasks: tasks}) },
		}},
		stay: e.backHint(),
		said: e.say("sheets.only_here"),
	}
	for i, t := range tasks {
		if i == 3 && len(tasks) > 4 {
			q.lines = append(q.lines, e.say("sheets.delete_more", "N", len(tasks)-i))
			break
		}
		q.lines = append(q.lines, t.Title)
	}
	q.lines = append(q.lines, e.say("sheets.delete_undo"))
	return q
}

// newQuit returns the question before tend ends while acts are still being
// kept, which takes a moment at most unless the disk is slow.
func newQuit(e *env, unsaved int) dialog {
	return &question{
		env:   e,
		name:  e.say("sheets.quit_name", "N", unsaved),
		lines: []string{e.say("sheets.quit_lost"), e.say("sheets.quit_moment")},
		answers: []answer{{
			"enter", e.hint("enter", "sheets.quit_do"),
			func() tea.Cmd { return answered(quitChosenMsg{}) },
		}},
		stay: e.hint("esc", "sheets.stay"),
		said: e.say("sheets.nothing_yet"),
	}
}
