package ui

import (
	"context"
	"errors"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/store"
)

// inOrder returns a command that runs once, after those returned before it.
// Commands run side by side, but what was pressed first has to be kept first:
// an undo right behind an act means that act.
func (d *desk) inOrder(run tea.Cmd) tea.Cmd {
	before := d.kept
	d.kept = sync.OnceValue(func() tea.Msg {
		if before != nil {
			before()
		}
		return run()
	})
	return d.kept
}

// lasting is for what a volunteer has done: it is kept also when a signal ends
// tend in this moment.
func (d *desk) lasting() context.Context { return context.WithoutCancel(d.ctx) }

// finish keeps all that was asked to be kept. For the end of the program, which
// waits for no command.
func (d *desk) finish() {
	if d.kept != nil {
		d.kept()
	}
}

// act keeps an act on things whose rows were taken; the answer says what came
// of it.
func (d *desk) act(t taken, keep func(ctx context.Context) (store.Batch, error)) tea.Cmd {
	return d.inOrder(func() tea.Msg {
		b, err := keep(d.lasting())
		return actedMsg{taken: t, batch: b, err: err}
	})
}

// done ticks items off.
func (d *desk) done(t taken) tea.Cmd {
	return d.act(t, func(ctx context.Context) (store.Batch, error) {
		return d.store.Done(ctx, d.who, t.ids...)
	})
}

// waitUntil takes items off the desk until a time.
func (d *desk) waitUntil(t taken, until time.Time) tea.Cmd {
	return d.act(t, func(ctx context.Context) (store.Batch, error) {
		return d.store.WaitUntil(ctx, d.who, until, t.ids...)
	})
}

// waitForAnswer takes items off the desk until somebody answers.
func (d *desk) waitForAnswer(t taken) tea.Cmd {
	return d.act(t, func(ctx context.Context) (store.Batch, error) {
		return d.store.WaitForAnswer(ctx, d.who, t.ids...)
	})
}

// note keeps a note on an item; an empty text removes it. Its row stays.
func (d *desk) note(id int64, text string) tea.Cmd {
	return d.act(taken{}, func(ctx context.Context) (store.Batch, error) {
		return d.store.Note(ctx, d.who, id, text)
	})
}

// addTask keeps a new task.
func (d *desk) addTask(t store.Task) tea.Cmd {
	return d.act(taken{}, func(ctx context.Context) (store.Batch, error) {
		_, b, err := d.store.AddTask(ctx, d.who, t)
		return b, err
	})
}

// editTask keeps what was changed of a task. Its row stays.
func (d *desk) editTask(was, t store.Task) tea.Cmd {
	return d.act(taken{}, func(ctx context.Context) (store.Batch, error) {
		return d.store.EditTask(ctx, d.who, was, t)
	})
}

// postponeTasks gives tasks another date. Their rows stay.
func (d *desk) postponeTasks(due store.Due, ids []int64) tea.Cmd {
	return d.act(taken{}, func(ctx context.Context) (store.Batch, error) {
		return d.store.PostponeTasks(ctx, d.who, due, ids...)
	})
}

// finishTasks ticks tasks off.
func (d *desk) finishTasks(t taken) tea.Cmd {
	return d.act(t, func(ctx context.Context) (store.Batch, error) {
		return d.store.FinishTasks(ctx, d.who, t.ids...)
	})
}

// deleteTasks removes tasks.
func (d *desk) deleteTasks(t taken) tea.Cmd {
	return d.act(t, func(ctx context.Context) (store.Batch, error) {
		return d.store.DeleteTasks(ctx, d.who, t.ids...)
	})
}

// undo takes back the volunteer's newest act.
func (d *desk) undo() tea.Cmd { return d.turn(d.newest, d.store.Undo) }

// redo does again what was taken back last.
func (d *desk) redo() tea.Cmd { return d.turn(d.newest, d.store.Redo) }

// newest is the act that an undo takes back.
func (d *desk) newest() (store.Batch, error) { return d.store.LastUndoable(d.ctx, d.who) }

// undoBatch takes back one act, wherever it is in the journal.
func (d *desk) undoBatch(id int64) tea.Cmd {
	return d.turn(d.batch(id), func(ctx context.Context, who string) (store.Batch, error) {
		return d.store.UndoBatch(ctx, who, id)
	})
}

// batch finds the act with an ID.
func (d *desk) batch(id int64) func() (store.Batch, error) {
	return func() (store.Batch, error) { return d.store.Batch(d.ctx, id) }
}

// turnedMsg says what came of an undo or redo: its batch, and the things that
// it touched.
type turnedMsg struct {
	batch store.Batch
	items []int64
	tasks []int64
	err   error
	asked store.Batch // with store.ErrSent: what it is about
}

// turn takes something back or does it again. If that has to be asked about
// first, which says what it is.
func (d *desk) turn(which func() (store.Batch, error), keep func(ctx context.Context, who string) (store.Batch, error)) tea.Cmd {
	return d.inOrder(func() tea.Msg {
		b, err := keep(d.lasting(), d.who)
		if errors.Is(err, store.ErrSent) {
			asked, found := which()
			return turnedMsg{err: errors.Join(err, found), asked: asked}
		}
		if err != nil {
			return turnedMsg{err: err}
		}
		m := turnedMsg{batch: b}
		decisions, err := d.store.Decisions(d.ctx, b.ID)
		if err != nil {
			return turnedMsg{batch: b, err: err}
		}
		for _, decision := range decisions {
			if decision.ItemID != 0 {
				m.items = append(m.items, decision.ItemID)
			}
			if decision.TaskID != 0 {
				m.tasks = append(m.tasks, decision.TaskID)
			}
		}
		return m
	})
}
