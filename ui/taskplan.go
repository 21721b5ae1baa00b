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
	dates := readDates(d.form.text(taskWhen), d.form.text(taskRepeat), d.now())
	p.due, p.repeat = dates.due, dates.repeat
	switch {
	case !dates.dueRead:
		p.said[taskWhen].problem = d.say("sheets.no_date")
	case p.due.Time.IsZero():
		p.said[taskWhen].more = d.say("sheets.due_none")
	default:
		p.said[taskWhen].meaning = when.Near(d.words, p.due, d.now())
	}
	switch {
	case !dates.repeatRead:
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

// taskDates is what a date and how it comes again mean together.
type taskDates struct {
	due        when.Moment
	repeat     store.Repeat
	dueRead    bool // it was understood
	repeatRead bool
}

// readDates reads a date and how it comes again, seen from now. What comes
// again without a date begins on its first day; "every monday" may stand in
// the place of a date, too.
func readDates(due, repeat string, now time.Time) taskDates {
	d := taskDates{dueRead: true, repeatRead: true}
	var again when.Again
	if repeat != "" {
		again, d.repeatRead = when.ParseRepeat(repeat, now)
	}
	if due != "" {
		if d.due, d.dueRead = when.Parse(due, now); !d.dueRead && repeat == "" {
			again, d.dueRead = when.ParseRepeat(due, now)
			d.dueRead = d.dueRead && !again.Never()
		}
	}
	if again.Never() || !d.dueRead || !d.repeatRead {
		return d
	}
	switch {
	case d.due.Time.IsZero():
		d.due, d.repeatRead = firstDate(again, now)
	case again.Timed && d.due.WholeDay:
		d.due = when.Moment{Time: atClock(d.due.Time, again.Clock)}
	}
	d.repeat = store.Repeat(again.Rule(d.due.Time))
	return d
}

// firstDate is the first time that something comes, today included while its
// time is still to come.
func firstDate(again when.Again, now time.Time) (when.Moment, bool) {
	start := midnight(now)
	if again.Timed {
		start = atClock(start, again.Clock)
	}
	rule := store.Repeat(again.Rule(start))
	first, err := rule.First(start)
	if err == nil && again.Timed && !first.After(now) {
		first, err = rule.Next(start, now)
	}
	return when.Moment{Time: first, WholeDay: !again.Timed}, err == nil
}

// atClock is a day at a time of day, whatever clocks do on it.
func atClock(day time.Time, clock time.Duration) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d, 0, int(clock/time.Minute), 0, 0, day.Location())
}
