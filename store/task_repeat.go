package store

import (
	"errors"
	"fmt"
	"time"

	"github.com/teambition/rrule-go"
)

// Repeat is how a task comes again, as a rule of RFC 5545:
// "FREQ=WEEKLY;BYDAY=MO". The empty Repeat is a task that is done once.
type Repeat string

// errNeverAgain is a rule that names no day at all, such as 30 February.
var errNeverAgain = errors.New("no such day")

// Next returns the rule's first date after a time. It counts from start, in
// whose location it is meant: the hands of the clock stay where they are when
// the clocks change.
func (r Repeat) Next(start, after time.Time) (time.Time, error) {
	return r.first(start, after.In(start.Location()), false)
}

// First returns the rule's first date that is not before start.
func (r Repeat) First(start time.Time) (time.Time, error) { return r.first(start, start, true) }

// first finds a date on a calendar without zones, and says it in start's.
func (r Repeat) first(start, after time.Time, inclusive bool) (time.Time, error) {
	option, err := rrule.StrToROption(string(r))
	if err != nil {
		return time.Time{}, fmt.Errorf("repeat %q: %w", r, err)
	}
	if option.Freq > rrule.DAILY {
		return time.Time{}, fmt.Errorf("repeat %q: more often than daily", r)
	}
	option.Dtstart = floating(start)
	option.Until = option.Dtstart.AddDate(200, 0, 0) // a rule without a day is not looked for for ever
	rule, err := rrule.NewRRule(*option)
	if err != nil {
		return time.Time{}, fmt.Errorf("repeat %q: %w", r, err)
	}
	found := rule.After(floating(after), inclusive)
	if found.IsZero() {
		return time.Time{}, fmt.Errorf("repeat %q: %w", r, errNeverAgain)
	}
	return grounded(found, start.Location()), nil
}

// floating is what a clock shows, without its zone.
func floating(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}

// grounded is the time at which a clock at a place shows what t says. Where the
// hour is skipped, it is the one after.
func grounded(t time.Time, loc *time.Location) time.Time {
	there := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, loc)
	if floating(there).Before(t) {
		return there.Add(t.Sub(floating(there)))
	}
	return there
}

// next returns the task that comes after this one has been done at a time: on
// the first date of its rule that is later than both.
func (r taskRow) next(doneAt time.Time, loc *time.Location) (taskRow, error) {
	next := r
	due, from := r.due().In(loc), time.Unix(r.RepeatFrom, 0).In(loc)
	after := due
	if done := doneAt.In(loc); done.After(after) {
		after = done
	}
	again, err := Repeat(r.Repeats).Next(from, after)
	if err != nil {
		return next, err
	}
	next.DueAt = again.Unix()
	next.RemindAt = along(moment(r.RemindAt).In(loc), due, again)
	next.ID, next.DoneAt, next.DoneBy, next.CreatedAt = 0, 0, "", doneAt.Unix()
	next.Checklist = next.Checklist.unticked()
	if next.ClaimedAt != 0 { // a claim is of today only
		next.ClaimedBy, next.ClaimedAt = "", 0
	}
	return next, nil
}

// along moves a reminder with the date it belongs to: one of the same day keeps
// its distance in hours on the clock, an earlier one its distance in days and
// its time.
func along(remind, was, is time.Time) int64 {
	if remind.IsZero() || remind.Unix() == 0 {
		return 0
	}
	ry, rm, rd := remind.Date()
	wy, wm, wd := was.Date()
	days := int(time.Date(ry, rm, rd, 0, 0, 0, 0, time.UTC).Sub(time.Date(wy, wm, wd, 0, 0, 0, 0, time.UTC)) / (24 * time.Hour))
	if days == 0 {
		return grounded(floating(is).Add(floating(remind).Sub(floating(was))), is.Location()).Unix()
	}
	iy, im, id := is.Date()
	return grounded(time.Date(iy, im, id+days, remind.Hour(), remind.Minute(), 0, 0, time.UTC), is.Location()).Unix()
}
