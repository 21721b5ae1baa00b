package store

import "time"

// Group is how soon a task is due, as people sort their work.
type Group int

// The groups, in the order of a list of tasks.
const (
	GroupOverdue Group = iota
	GroupToday
	GroupWeek // until Sunday
	GroupLater
	GroupUndated
)

// Group returns how soon the task is due, on the calendar of now's own place. A
// whole day has the date it was given wherever one is. One that was due at an
// hour of today is still today's: the evening is when volunteers come.
func (t Task) Group(now time.Time) Group {
	if t.Due.IsZero() {
		return GroupUndated
	}
	due := t.Due
	if !t.WholeDay {
		due = due.In(now.Location())
	}
	today, sunday := date(now), (7-int(now.Weekday()))%7
	switch day := date(due); {
	case day.Before(today):
		return GroupOverdue
	case day.Equal(today):
		return GroupToday
	case !day.After(today.AddDate(0, 0, sunday)):
		return GroupWeek
	}
	return GroupLater
}

// date is a time's day, on a calendar without zones.
func date(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// Overdue reports whether an open task's day has passed.
func (t Task) Overdue(now time.Time) bool { return t.Done.IsZero() && t.Group(now) == GroupOverdue }

// Reminded reports whether the time has come to remind somebody of an open
// task. It stays so until the task is done, or reminds of itself later.
func (t Task) Reminded(now time.Time) bool {
	return t.Done.IsZero() && !t.Remind.IsZero() && !now.Before(t.Remind)
}
