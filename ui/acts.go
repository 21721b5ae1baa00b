package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"tend/store"
)

// askAbove is the number of things above which a verb asks first.
const askAbove = 20

// again is what "." repeats.
type again struct {
	run func(*app) tea.Cmd
}

// after forgets what was done before an act that cannot be repeated: "." never
// does something older than the last act.
func (r *again) after(act store.Act) {
	switch act {
	case store.ActDone, store.ActWait, store.ActReopen, store.ActClaim, store.ActRelease, store.ActAssign,
		store.ActTaskDone, store.ActTaskReopen, store.ActTaskRemind,
		store.ActApprove, store.ActHold, store.ActSpam, store.ActTrash:
		return
	}
	r.run = nil
}

// chosenItems returns what a verb for items acts on: what is being read, else
// the selected ones, else the one in focus. What is being decided on already is
// left out.
func (a *app) chosenItems() []store.Item {
	var all []store.Item
	switch a.focus {
	case postsPane:
		for _, id := range a.posts.chosen(a.reading) {
			it := store.Item{ID: id, Kind: store.KindPost}
			if i := a.posts.index(id); i >= 0 {
				it = a.posts.rows[i].Item
			}
			if a.posts.taken[id] == "" {
				all = append(all, it)
			}
		}
	case commentsPane:
		for _, id := range a.comments.chosen(a.reading) {
			it := store.Item{ID: id, Kind: store.KindComment}
			if i := a.comments.index(id); i >= 0 {
				it = a.comments.rows[i].Item
			}
			if a.comments.taken[id] == "" {
				all = append(all, it)
			}
		}
	}
	return all
}

// chosenTasks returns what a verb for tasks acts on, where tasks are in focus.
func (a *app) chosenTasks() []store.Task {
	var all []store.Task
	if a.focus != tasksPane {
		return nil
	}
	for _, id := range a.tasks.chosen(false) {
		t := store.Task{ID: id}
		if proposed(t) {
			continue
		}
		if i := a.tasks.index(id); i >= 0 {
			t = a.tasks.rows[i]
		}
		if a.tasks.taken[id] == "" {
			all = append(all, t)
		}
	}
	return all
}

// itemIDs returns the IDs of items.
func itemIDs(all []store.Item) []int64 {
	ids := make([]int64, len(all))
	for i, it := range all {
		ids[i] = it.ID
	}
	return ids
}

// taskIDs returns the IDs of tasks.
func taskIDs(all []store.Task) []int64 {
	ids := make([]int64, len(all))
	for i, t := range all {
		ids[i] = t.ID
	}
	return ids
}

// take shows at once that rows are being decided on, and moves on to the next
// row that is not.
func (a *app) take(t taken) {
	a.saving++
	if t.tasks {
		a.tasks.take(t.ids, t.verb)
		return
	}
	a.posts.take(t.ids, t.verb)
	a.comments.take(t.ids, t.verb)
}

// unless there are very many, run acts at once; else it asks.
func (a *app) ask(verb string, n int, run func() tea.Cmd) tea.Cmd {
	if n <= askAbove {
		return run()
	}
	return a.open(newTooMany(a.env, verb, n, run))
}

// done ticks off what is chosen.
func (a *app) done() tea.Cmd {
	all := a.chosenItems()
	if len(all) == 0 {
		return nil
	}
	a.again.run = (*app).done
	verb := a.say("keys.done")
	return a.ask(verb, len(all), func() tea.Cmd {
		t := taken{ids: itemIDs(all), verb: verb}
		a.take(t)
		return tea.Batch(a.desk.done(t), a.settle())
	})
}

// wait asks until when what is chosen waits.
func (a *app) wait() tea.Cmd {
	all := a.chosenItems()
	if len(all) == 0 {
		return nil
	}
	return a.ask(a.say("keys.wait"), len(all), func() tea.Cmd { return a.open(newWaiting(a.env, all)) })
}

// waitChosen takes items off the desk until a date, or an answer.
func (a *app) waitChosen(m waitChosenMsg) tea.Cmd {
	if len(m.items) == 0 {
		return nil
	}
	a.again.run = func(a *app) tea.Cmd {
		return a.waitChosen(waitChosenMsg{items: a.chosenItems(), until: m.until})
	}
	t := taken{ids: itemIDs(m.items), verb: a.say("keys.wait")}
	a.take(t)
	if m.until.IsZero() {
		return a.desk.waitForAnswer(t)
	}
	return a.desk.waitUntil(t, m.until)
}

// note opens the note on the item in focus.
func (a *app) note() tea.Cmd {
	it, ok := a.item()
	if !ok {
		return nil
	}
	return a.open(newNote(a.env, it))
}

// addTask opens a new task about what is in focus.
func (a *app) addTask() tea.Cmd {
	if it, ok := a.item(); ok {
		return a.open(newTask(a.env, &it))
	}
	return a.open(newTask(a.env, nil))
}

// newTask opens a new task, or makes one of what the row in focus proposes.
func (a *app) newTask() tea.Cmd {
	if p, ok := a.proposal(); ok {
		return a.takeProposal(p)
	}
	return a.addTask()
}

// finishTask ticks tasks off.
func (a *app) finishTask() tea.Cmd {
	all := a.chosenTasks()
	if len(all) == 0 {
		return nil
	}
	a.again.run = (*app).finishTask
	verb := a.say("keys.done")
	return a.ask(verb, len(all), func() tea.Cmd {
		t := taken{tasks: true, ids: taskIDs(all), verb: verb}
		a.take(t)
		return tea.Batch(a.desk.finishTasks(t), a.settle())
	})
}

// editTask opens the task in focus.
func (a *app) editTask() tea.Cmd {
	t, ok := a.tasks.current()
	if !ok {
		return nil
	}
	return a.open(newTaskEdit(a.env, t))
}

// dateTask asks for another date.
func (a *app) dateTask() tea.Cmd {
	if all := a.chosenTasks(); len(all) > 0 {
		return a.open(newTaskDate(a.env, all))
	}
	return nil
}

// deleteTask asks before tasks are deleted.
func (a *app) deleteTask() tea.Cmd {
	if p, ok := a.proposal(); ok && a.selected() == 0 {
		return a.dismissProposal(p)
	}
	if all := a.chosenTasks(); len(all) > 0 {
		return a.open(newTaskDelete(a.env, all))
	}
	return nil
}

// undo takes back the volunteer's newest act.
func (a *app) undo() tea.Cmd { return a.desk.undo() }

// redo does again what was taken back last.
func (a *app) redo() tea.Cmd { return a.desk.redo() }

// repeat does the last thing again, where the focus is now.
func (a *app) repeat() tea.Cmd { return a.again.run(a) }

// acted shows what came of an act: the rows that were kept leave, the others
// come back and it is said why.
func (a *app) acted(m actedMsg) tea.Cmd {
	a.saving = max(0, a.saving-1)
	left := m.ids
	for _, s := range m.batch.Skipped {
		left = slices.DeleteFunc(slices.Clone(left), func(id int64) bool { return id == s.ID })
	}
	a.untake(m.taken)
	if m.err != nil && m.batch.ID == 0 {
		a.refuse(m)
		return a.reload(false)
	}
	a.again.after(m.batch.Act)
	a.loading.own = m.ids
	a.loading.sorts = a.loading.sorts || m.batch.Act == store.ActTaskAdd || m.tasks
	if m.tasks {
		a.tasks.remove(left...)
		a.tasks.clear()
	} else if len(left) > 0 {
		a.work(left)
		if !a.search.on {
			a.posts.remove(left...)
			a.comments.remove(left...)
		}
		a.posts.clear()
		a.comments.clear()
	}
	if m.batch.Act == store.ActSpam || m.batch.Act == store.ActTrash {
		a.refused = m.batch
	}
	a.tellUndo(a.did(m.batch))
	a.status.until, a.status.batch = m.batch.SendAfter, m.batch
	if n := len(m.batch.Skipped); n > 0 {
		a.tellUndo(a.say("desk.did_some", "X", a.did(m.batch), "N", n, "WHY", a.whyNot(m.batch.Skipped[0].Why)))
	}
	return a.reload(false)
}

// untake shows rows again as they were.
func (a *app) untake(t taken) {
	for _, id := range t.ids {
		if t.tasks {
			delete(a.tasks.taken, id)
			continue
		}
		delete(a.posts.taken, id)
		delete(a.comments.taken, id)
	}
}

// turned shows what came of an undo or redo. What comes back is shown at once.
func (a *app) turned(m turnedMsg) tea.Cmd {
	if needsAsking(m) {
		return a.askRetract(m.asked)
	}
	if m.err != nil && m.batch.ID == 0 {
		a.tell(a.whyNoUndo(m.err))
		return nil
	}
	a.tellTurned(m.batch)
	a.workTurned(m)
	a.loading.toItems, a.loading.toTasks = m.items, m.tasks
	return a.reload(true)
}
