package linear

import (
	"tend/store"
	"tend/ui/phrase"
	"tend/ui/when"
)

// task is the one that a verb for tasks acts on. If there is none it is said.
func (d *desk) task() (store.Task, bool) {
	if d.at.task.ID == 0 {
		d.say("desk.no_task")
		return store.Task{}, false
	}
	return d.at.task, true
}

// addTask asks for a new task, about what is in focus.
func (d *desk) addTask() {
	t := store.Task{ItemID: d.at.item.ID}
	if t.ItemID != 0 {
		d.say("linear.task_about", "X", phrase.ItemName(d.at.item))
	} else {
		d.say("linear.task")
	}
	title, ok := d.line()
	if !ok || title == "" {
		d.say("linear.as_before")
		return
	}
	t.Title = title
	d.say("linear.task_when")
	due, ok := d.askDue()
	if !ok {
		d.say("linear.as_before")
		return
	}
	t.Due, t.WholeDay, t.Zone = due.Time, due.WholeDay, when.Zone(d.now())
	_, b, err := d.store.AddTask(d.ctx, d.who, t)
	d.act(b, err)
}

// finishTask ticks tasks off.
func (d *desk) finishTask() {
	if ids, ok := d.chosenTasks("keys.done"); ok {
		d.act(d.store.FinishTasks(d.ctx, d.who, ids...))
	}
}

// editTask asks for other words for the task in focus.
func (d *desk) editTask() {
	t, ok := d.task()
	if !ok {
		return
	}
	d.say("linear.task_words", "X", stop(t.Title))
	title, ok := d.line()
	if !ok || title == "" {
		d.say("linear.as_before")
		return
	}
	was := t
	t.Title = title
	d.act(d.store.EditTask(d.ctx, d.who, was, t))
}

// dateTask asks for another date for the tasks selected or in focus.
func (d *desk) dateTask() {
	ids, ok := d.chosenTasks("keys.date")
	if !ok {
		return
	}
	name := d.words.Say("desk.things", "N", len(ids))
	if len(d.chosen.all) == 0 {
		name = d.at.task.Title
	}
	d.say("linear.task_date", "X", name)
	m, ok := d.askDue()
	if !ok {
		d.say("linear.as_before")
		return
	}
	b, err := d.store.PostponeTasks(d.ctx, d.who, store.Due{At: m.Time, WholeDay: m.WholeDay, Zone: when.Zone(d.now())}, ids...)
	d.act(b, err)
}

// deleteTask asks before tasks are deleted.
func (d *desk) deleteTask() {
	ids, ok := d.chosenTasks("keys.delete")
	if ok && d.sure("linear.task_delete", "N", len(ids)) {
		d.act(d.store.DeleteTasks(d.ctx, d.who, ids...))
	}
}

// readTask reads what the task in focus is about.
func (d *desk) readTask() {
	t, ok := d.task()
	switch {
	case !ok:
	case t.ItemID != 0:
		it, err := d.store.Item(d.ctx, t.ItemID)
		if err != nil {
			d.fail(err)
			return
		}
		d.readItem(it)
	case t.MemberID != 0:
		d.readMember(t.MemberID)
	default:
		d.say("desk.no_about")
	}
}
