package linear

import "strconv"

// reopen puts a post back on the desk.
func (d *desk) reopen() {
	if ids, ok := d.items("follow.reopen"); ok {
		d.act(d.store.Reopen(d.ctx, d.who, ids...))
	}
}

// turnPast changes between the tasks to do and those that are done.
func (d *desk) turnPast() {
	d.past = !d.past
	d.visit(tasks)
}

// reopenTask opens done tasks again.
func (d *desk) reopenTask() {
	if ids, ok := d.chosenTasks("follow.reopen"); ok {
		d.act(d.store.ReopenTasks(d.ctx, d.who, ids...))
	}
}

// remind asks when tasks are to be said again; an empty line takes the reminder
// away.
func (d *desk) remind() {
	things, name, ok := d.things("follow.remind")
	if !ok {
		return
	}
	d.say("linear.remind", "X", stop(name))
	m, ok := d.askDue()
	if !ok {
		d.say("linear.as_before")
		return
	}
	at := m.Time
	if !at.IsZero() {
		at = m.At()
	}
	d.act(d.store.RemindTasks(d.ctx, d.who, at, things.Tasks...))
}

// checks reads a task's checklist out, and ticks the line whose number is
// typed, or takes its tick away, until an empty line.
func (d *desk) checks() {
	t, ok := d.task()
	if !ok {
		return
	}
	for {
		lines := t.Checklist.Checks()
		if len(lines) == 0 {
			d.say("linear.no_checks")
			return
		}
		for i, c := range lines {
			id := "linear.check_open"
			if c.Done {
				id = "linear.check_done"
			}
			d.say(id, "N", i+1, "X", stop(c.Text))
		}
		d.say("linear.check_which")
		typed, ok := d.line()
		n, err := strconv.Atoi(typed)
		if !ok || err != nil || n < 1 || n > len(lines) {
			d.hear()
			return
		}
		if _, err := d.store.TickCheck(d.ctx, d.who, t.ID, n-1, lines[n-1].Text); err != nil {
			d.fail(err)
			return
		}
		if t, err = d.store.Task(d.ctx, t.ID); err != nil {
			d.fail(err)
			return
		}
	}
}
