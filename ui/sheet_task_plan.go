package ui

import (
	"time"

	"tend/store"
	"tend/ui/when"
)

// taskPlan is what the fields of a task's sheet mean together.
type taskPlan struct {
	due    when.Moment
	remind time.Time
	repeat store.Repeat
	who    string
	said   [taskChecks]understood
}

// plan reads the fields. A date that comes again may stand in either field.
func (d *taskSheet) plan() taskPlan {
	var p taskPlan
	if d.tried && d.form.text(taskWhat) == "" {
		p.said[taskWhat].problem = d.say("sheets.task_needs_title")
	}
	dates := when.ReadDates(d.form.text(taskWhen), d.form.text(taskRepeat), d.now())
	p.due, p.repeat = dates.Due, dates.Repeat
	switch {
	case !dates.DueRead:
		p.said[taskWhen].problem = d.say("sheets.no_date")
	case p.due.Time.IsZero():
		p.said[taskWhen].more = d.say("sheets.due_none")
	default:
		p.said[taskWhen].meaning = when.Near(d.words, p.due, d.now())
	}
	switch {
	case !dates.RepeatRead:
		p.said[taskRepeat].problem = d.say("follow.no_repeat")
	case p.repeat == "":
		p.said[taskRepeat].more = d.say("follow.never")
	default:
		p.said[taskRepeat] = d.repeatMeans(p)
	}
	d.planReminder(&p)
	d.planWho(&p)
	return p
}

// repeatMeans says how a task comes again, and when it does after this time.
func (d *taskSheet) repeatMeans(p taskPlan) understood {
	u := understood{meaning: when.Repeat(d.words, string(p.repeat))}
	if next, err := p.repeat.Next(p.due.Time, p.due.Time); err == nil {
		u.more = d.say("follow.then", "DATE", when.Day(d.words, next, d.now()))
	}
	return u
}

// planReminder reads when the task reminds of itself.
func (d *taskSheet) planReminder(p *taskPlan) {
	text, u := d.form.text(taskRemind), &p.said[taskRemind]
	if text == "" {
		u.more = d.say("follow.no_reminder")
		return
	}
	at, ok := when.ParseReminder(text, p.due, d.now())
	switch {
	case !ok:
		u.problem = d.say("follow.no_time")
	case !at.After(d.now()) && !at.Equal(d.task.Remind.Truncate(time.Minute)):
		u.problem = d.say("sheets.date_passed")
	default:
		p.remind, u.meaning = at, when.Near(d.words, when.Moment{Time: at}, d.now())
	}
}

// planWho completes the name of who has the task.
func (d *taskSheet) planWho(p *taskPlan) {
	text, u := d.form.text(taskWho), &p.said[taskWho]
	p.who = text
	if text == "" {
		u.more = d.say("follow.nobody")
		return
	}
	if names := matchNames(d.names, d.volunteer, d.words.Lang(), text); len(names) > 0 {
		p.who = names[0]
	}
	if p.who != text {
		u.meaning = p.who
	}
}
