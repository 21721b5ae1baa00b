package store

import (
	"context"
	"time"
)

// Due is a task's date.
type Due struct {
	At       time.Time // zero: none
	WholeDay bool
	Zone     string
}

// PostponeTasks gives tasks another date; a zero one takes the date away. A
// reminder moves along, and what comes again does so as if nothing was put off.
func (s *Store) PostponeTasks(ctx context.Context, who string, due Due, ids ...int64) (Batch, error) {
	b := Batch{Volunteer: who, Act: ActTaskEdit, Until: due.At}
	return s.act(ctx, b, func(d *deed) error {
		return d.changeTasks(ctx, ids, func(row taskRow) (*taskRow, error) {
			if err := d.claimed(row.ClaimedBy, row.ClaimedAt); err != nil {
				return nil, err
			}
			late := row
			late.setDue(due)
			switch {
			case due.At.IsZero():
				late.Repeats, late.RepeatFrom = "", 0
			case row.DueAt != 0:
				loc := s.zone(late.Zone)
				late.RemindAt = along(moment(row.RemindAt).In(loc), row.due().In(loc), due.At.In(loc))
			}
			if late == row {
				return nil, ErrAlready
			}
			return &late, nil
		})
	})
}

// RemindTasks says when somebody is to be reminded of tasks; a zero time takes
// the reminder away. A later one than before is a snooze.
func (s *Store) RemindTasks(ctx context.Context, who string, at time.Time, ids ...int64) (Batch, error) {
	b := Batch{Volunteer: who, Act: ActTaskRemind, Until: at}
	return s.act(ctx, b, func(d *deed) error {
		return d.changeTasks(ctx, ids, func(row taskRow) (*taskRow, error) {
			remind := int64(0)
			if !at.IsZero() {
				remind = at.Unix()
			}
			if row.DoneAt != 0 {
				return nil, d.earlierOnTask(ctx, ErrAlready, row.ID)
			}
			if row.RemindAt == remind {
				return nil, ErrAlready
			}
			row.RemindAt = remind
			return &row, nil
		})
	})
}

// RemindedSince returns the open tasks whose reminders have come after a time
// and until now, the first ones first.
func (s *Store) RemindedSince(ctx context.Context, since time.Time, p Page) ([]Task, error) {
	return readTasks(ctx, s.read, selectTasks+`
		WHERE t.done_at IS NULL AND t.remind_at > ? AND t.remind_at <= ?
		ORDER BY t.remind_at, t.id
		LIMIT ?`, since.Unix(), s.now().Unix(), p.limit())
}

// zone is the place that a time zone's name stands for; the volunteer's own for
// none, or one that nobody knows.
func (s *Store) zone(name string) *time.Location {
	if name != "" {
		if loc, err := time.LoadLocation(name); err == nil {
			return loc
		}
	}
	return s.now().Location()
}
