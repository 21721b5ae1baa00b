package store

import (
	"context"
	"strings"
)

// EditTask changes what differs between a task as who saw it and as it shall
// be: everything but whether it is done. What others have changed meanwhile
// stays. Who has it by EditTask has it until it is done. A task that comes
// again does so from its new date on. ErrAlready if nothing is left to change.
func (s *Store) EditTask(ctx context.Context, who string, was, t Task) (Batch, error) {
	if strings.TrimSpace(t.Title) == "" {
		return Batch{}, errEmptyTask
	}
	b := Batch{Volunteer: who, Act: ActTaskEdit, Until: t.Due}
	return s.act(ctx, b, func(d *deed) error {
		return d.changeTasks(ctx, []int64{t.ID}, func(row taskRow) (*taskRow, error) {
			edited := row.edited(was.row(), t.row())
			if edited.Repeats != row.Repeats || edited.DueAt != row.DueAt {
				if err := edited.start(s.now()); err != nil {
					return nil, err
				}
			}
			if edited == row {
				return nil, ErrAlready
			}
			return &edited, nil
		})
	})
}

// edited returns the task with what differs between was and now.
func (r taskRow) edited(was, now taskRow) taskRow {
	if now.Title != was.Title {
		r.Title = now.Title
	}
	if now.DueAt != was.DueAt || now.WholeDay != was.WholeDay {
		r.DueAt, r.WholeDay, r.Zone = now.DueAt, now.WholeDay, now.Zone
	}
	if now.RemindAt != was.RemindAt {
		r.RemindAt = now.RemindAt
	}
	if now.Repeats != was.Repeats {
		r.Repeats = now.Repeats
	}
	if now.ItemID != was.ItemID || now.MemberID != was.MemberID {
		r.ItemID, r.MemberID = now.ItemID, now.MemberID
	}
	if now.ClaimedBy != was.ClaimedBy && now.ClaimedBy != r.ClaimedBy {
		r.ClaimedBy, r.ClaimedAt = now.ClaimedBy, 0
	}
	r.Checklist = now.Checklist.onto(was.Checklist, r.Checklist)
	return r
}
