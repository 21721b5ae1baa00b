package when

import (
	"time"

	"tend/store"
)

// Dates is what a date and how it comes again mean together.
type Dates struct {
	Due        Moment
	Repeat     store.Repeat
	DueRead    bool // it was understood
	RepeatRead bool
}

// ReadDates reads a date and how it comes again, seen from now; each may be
// empty. What comes again without a date begins on its first day, and "every
// monday" may stand in the place of a date, too.
func ReadDates(due, repeat string, now time.Time) Dates {
	d := Dates{DueRead: true, RepeatRead: true}
	var again Again
	if repeat != "" {
		again, d.RepeatRead = ParseRepeat(repeat, now)
	}
	if due != "" {
		if d.Due, d.DueRead = Parse(due, now); !d.DueRead && repeat == "" {
			again, d.DueRead = ParseRepeat(due, now)
			d.DueRead = d.DueRead && !again.Never()
		}
	}
	if again.Never() || !d.DueRead || !d.RepeatRead {
		return d
	}
	switch {
	case d.Due.Time.IsZero():
		d.Due, d.RepeatRead = again.first(now)
	case again.Timed && d.Due.WholeDay:
		d.Due = Moment{Time: again.on(d.Due.Time)}
	}
	d.Repeat = store.Repeat(again.Rule(d.Due.Time))
	return d
}

// first is the first time that something comes, today included while its time
// is still to come.
func (a Again) first(now time.Time) (Moment, bool) {
	y, m, day := now.Date()
	start := Beginning(y, m, day, now.Location())
	if a.Timed {
		start = a.on(start)
	}
	rule := store.Repeat(a.Rule(start))
	first, err := rule.First(start)
	if err == nil && a.Timed && !first.After(now) {
		first, err = rule.Next(start, now)
	}
	return Moment{Time: first, WholeDay: !a.Timed}, err == nil
}

// on is a day at the time that was named, whatever clocks do on it.
func (a Again) on(day time.Time) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d, 0, int(a.Clock/time.Minute), 0, 0, day.Location())
}
