package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/store"
)

// namesLoadedMsg brings the names of those who can be given something.
type namesLoadedMsg struct {
	names []string
	err   error
}

// remindedMsg says that the time has come to remind somebody of tasks.
type remindedMsg struct {
	tasks []store.Task
	err   error
}

// taskReadMsg brings a task as it is now.
type taskReadMsg struct {
	task store.Task
	err  error
}

// readTask reads one task.
func (d *desk) readTask(id int64) tea.Cmd {
	return func() tea.Msg {
		t, err := d.store.Task(d.ctx, id)
		return taskReadMsg{t, err}
	}
}

// names reads who can be given something.
func (d *desk) names() tea.Cmd {
	return func() tea.Msg {
		names, err := d.store.Volunteers(d.ctx)
		return namesLoadedMsg{names, err}
	}
}

// claim takes things. Their rows stay.
func (d *desk) claim(things store.Things) tea.Cmd {
	return d.act(taken{}, func(ctx context.Context) (store.Batch, error) {
		return d.store.ClaimThings(ctx, d.who, things)
	})
}

// release lets go of things. Their rows stay.
func (d *desk) release(things store.Things) tea.Cmd {
	return d.act(taken{}, func(ctx context.Context) (store.Batch, error) {
		return d.store.ReleaseThings(ctx, d.who, things)
	})
}

// assign gives things to somebody. Their rows stay.
func (d *desk) assign(things store.Things, whom string) tea.Cmd {
	return d.act(taken{}, func(ctx context.Context) (store.Batch, error) {
		return d.store.AssignThings(ctx, d.who, whom, things)
	})
}

// reopenItems puts items back on the desk that were done here or wait.
func (d *desk) reopenItems(t taken) tea.Cmd {
	return d.act(t, func(ctx context.Context) (store.Batch, error) {
		return d.store.Reopen(ctx, d.who, t.ids...)
	})
}

// remindTasks says when tasks remind of themselves. Their rows stay.
func (d *desk) remindTasks(at time.Time, ids []int64) tea.Cmd {
	return d.act(taken{}, func(ctx context.Context) (store.Batch, error) {
		return d.store.RemindTasks(ctx, d.who, at, ids...)
	})
}

// reopenTasks takes the tick off tasks.
func (d *desk) reopenTasks(t taken) tea.Cmd {
	return d.act(t, func(ctx context.Context) (store.Batch, error) {
		return d.store.ReopenTasks(ctx, d.who, t.ids...)
	})
}

// tickCheck ticks a line of a task's checklist, or takes its tick away.
func (d *desk) tickCheck(m checkTickedMsg) tea.Cmd {
	return d.act(taken{}, func(ctx context.Context) (store.Batch, error) {
		return d.store.TickCheck(ctx, d.who, m.id, m.line, m.text)
	})
}

// remind reads the tasks whose reminders have come since a time.
func (d *desk) remind(since time.Time) tea.Cmd {
	return func() tea.Msg {
		tasks, err := d.store.RemindedSince(d.ctx, since, store.Page{Limit: pageRows})
		return remindedMsg{tasks, err}
	}
}
