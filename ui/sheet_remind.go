package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/when"
)

// newReminder returns the sheet that asks when tasks are to remind of
// themselves, or again.
func newReminder(e *env, tasks []store.Task) dialog {
	d := &dateSheet{
		env: e, name: e.say("follow.remind_name_many", "N", len(tasks)),
		label: "follow.task_remind", without: "follow.no_reminder", enter: "follow.remind", said: "follow.remind_status",
		keep: func(m when.Moment) tea.Cmd {
			if m.Time.IsZero() {
				return answered(reminderChosenMsg{tasks: tasks})
			}
			return answered(reminderChosenMsg{tasks: tasks, at: m.At()})
		},
	}
	var due when.Moment
	if len(tasks) == 1 {
		d.name = e.say("follow.remind_name", "X", tasks[0].Title)
		due = when.Moment{Time: tasks[0].Due, WholeDay: tasks[0].WholeDay}
	}
	d.parse = func(text string) (when.Moment, bool) {
		at, ok := when.ParseReminder(text, due, d.now())
		return when.Moment{Time: at}, ok
	}
	d.offered = d.remindChoices
	return d
}

// remindChoices are six times to be reminded, seen from now.
func (d *dateSheet) remindChoices() [6]dateChoice {
	usual := d.choices()
	soon := d.now().Truncate(time.Minute)
	return [6]dateChoice{
		{word: "follow.in_an_hour", day: soon.Add(time.Hour), timed: true},
		{word: "follow.in_three_hours", day: soon.Add(3 * time.Hour), timed: true},
		usual[0], usual[1], usual[3], usual[5],
	}
}
