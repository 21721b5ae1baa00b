package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/store"
)

// reminders is what the desk knows of tasks that remind of themselves.
type reminders struct {
	told time.Time // until when reminders have been told; zero: not yet
}

// ring asks for the reminders that have come, if it is time.
func (a *app) ring() tea.Cmd {
	next := a.summary.counts.NextReminder
	if next.IsZero() || a.now().Before(next) {
		return nil
	}
	since := a.reminders.told
	if !since.Before(next) {
		since = next.Add(-time.Second)
	}
	a.reminders.told = a.now()
	return a.desk.remind(since)
}

// reminded says which tasks it is time for. What is told stays on the row, in
// the heading, and comes again at the next start.
func (a *app) reminded(m remindedMsg) tea.Cmd {
	if m.err != nil {
		a.fail(m.err)
		return nil
	}
	if len(m.tasks) > 0 {
		a.tellReminders(m.tasks[0].Title, len(m.tasks))
	}
	return tea.Batch(a.reload(false), a.noticeTasks(m.tasks))
}

// tellReminders says what a task reminds of, or how many do.
func (a *app) tellReminders(title string, n int) {
	if n == 1 && title != "" {
		a.tell(a.say("follow.reminder", "X", title))
	} else {
		a.tell(a.say("follow.reminders", "N", n, "X", a.capped(n)))
	}
	a.status.keys = []statusKey{{a.keys.Key("tasks"), a.say("follow.shows_them")}}
}

// greetReminders says at the start which reminders nobody has dealt with.
func (a *app) greetReminders() {
	n, first := a.summary.counts.Reminded, a.reminders.told.IsZero()
	if first {
		a.reminders.told = a.now()
	}
	if !first || n == 0 || a.status.said != "" {
		return
	}
	title := ""
	for _, t := range a.tasks.rows {
		if t.Reminded(a.now()) {
			title = t.Title
		}
	}
	a.tellReminders(title, n)
}

// remindTask asks when the chosen tasks are to remind of themselves, or again.
func (a *app) remindTask() tea.Cmd {
	if all := a.chosenTasks(); len(all) > 0 {
		return a.open(newReminder(a.env, all))
	}
	return nil
}

// reminderChosen keeps when tasks remind of themselves.
func (a *app) reminderChosen(m reminderChosenMsg) tea.Cmd {
	if len(m.tasks) == 0 {
		return nil
	}
	a.again.run = func(a *app) tea.Cmd {
		return a.reminderChosen(reminderChosenMsg{tasks: a.chosenTasks(), at: m.at})
	}
	a.beginClaim()
	return a.desk.remindTasks(m.at, taskIDs(m.tasks))
}

// reopenTask takes the tick off the chosen tasks.
func (a *app) reopenTask() tea.Cmd {
	all := a.chosenTasks()
	if len(all) == 0 {
		return nil
	}
	a.again.run = (*app).reopenTask
	t := taken{tasks: true, ids: taskIDs(all), verb: a.say("follow.reopen")}
	if !a.past {
		t.ids = nil // their rows stay
	}
	a.take(t)
	return a.desk.reopenTasks(taken{tasks: true, ids: taskIDs(all), verb: t.verb})
}

// turnPast changes between the tasks to do and those that are done.
func (a *app) turnPast() tea.Cmd {
	a.past = !a.past
	a.tasks.rows, a.tasks.at, a.tasks.top = nil, 0, 0
	a.tasks.clear()
	id := "follow.open_shown"
	if a.past {
		id = "follow.past_shown"
	}
	a.tell(a.say(id))
	return a.reload(true)
}

// notDone: the task in focus is not done.
func (a *app) notDone() string {
	t, ok := a.tasks.current()
	switch {
	case !ok:
		return a.say("desk.no_task")
	case t.Done.IsZero():
		return a.say("follow.not_done")
	}
	return ""
}

// isDone: there is no task in focus, or it is done and reminds of nothing.
func (a *app) isDone() string {
	t, ok := a.tasks.current()
	switch {
	case !ok:
		return a.say("desk.no_task")
	case !t.Done.IsZero():
		return a.say("follow.is_done")
	}
	return ""
}

// notHandled: the item in focus is on the desk already.
func (a *app) notHandled() string {
	it, ok := a.item()
	switch {
	case !ok:
		return a.say("desk.no_item")
	case it.Pending != store.NotPending:
		return a.say("follow.on_the_desk")
	}
	return ""
}

// noChecklist: the task in focus has no checklist.
func (a *app) noChecklist() string {
	t, ok := a.tasks.current()
	switch {
	case !ok:
		return a.say("desk.no_task")
	case t.Checklist == "":
		return a.say("follow.no_checklist")
	}
	return ""
}

// checkTask opens the checklist of the task in focus.
func (a *app) checkTask() tea.Cmd {
	t, ok := a.tasks.current()
	if !ok {
		return nil
	}
	return a.open(newChecks(a.env, t))
}

// reopen puts a post back on the desk, or what waits.
func (a *app) reopen() tea.Cmd {
	all := a.chosenItems()
	if len(all) == 0 {
		return nil
	}
	a.again.run = (*app).reopen
	return a.ask(a.say("follow.reopen"), len(all), func() tea.Cmd {
		t := taken{ids: itemIDs(all), verb: a.say("follow.reopen")}
		a.take(t)
		return a.desk.reopenItems(t)
	})
}

// reopens reports whether holding an item again means to put it back on the
// desk: it waits, or was ticked off here where no site can hold it.
func (a *app) reopens(it store.Item) bool {
	waits := !it.Mark.WaitUntil.IsZero() || it.Mark.WaitAnswer
	return it.Pending == store.NotPending && it.State != store.Spam && it.State != store.Trash &&
		(waits || !it.Mark.Done.IsZero() && (it.Kind == store.KindPost || !a.decidable(it)))
}
