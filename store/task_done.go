package store

import "context"

// FinishTasks ticks tasks off and lets go of them. One that comes again makes
// the next one in the same act, so that Undo takes that away, too.
func (s *Store) FinishTasks(ctx context.Context, who string, ids ...int64) (Batch, error) {
	return s.act(ctx, Batch{Volunteer: who, Act: ActTaskDone}, func(d *deed) error {
		return d.each(ids, func(id int64) error {
			row, err := loadTask(ctx, d.tx, id)
			if err != nil {
				return err
			}
			if row.DoneAt != 0 {
				return d.earlierOnTask(ctx, ErrAlready, row.ID)
			}
			if err := d.claimed(row.ClaimedBy, row.ClaimedAt); err != nil {
				return err
			}
			return d.finishTask(ctx, row, len(ids) == 1)
		})
	})
}

// finishTask ticks one task off. alone says that the batch is about nothing
// else and can name the next date.
func (d *deed) finishTask(ctx context.Context, row taskRow, alone bool) error {
	done := row
	done.DoneAt, done.DoneBy = d.batch.At.Unix(), d.batch.Volunteer
	if done.ClaimedAt != 0 {
		done.ClaimedBy, done.ClaimedAt = "", 0
	}
	if row.Repeats == "" {
		if err := done.update(ctx, d.tx); err != nil {
			return err
		}
		return d.journalTask(ctx, ActTaskDone, &row, &done)
	}
	next, err := row.next(d.now(), d.zone(row.Zone))
	if err != nil {
		return err
	}
	done.Repeats, done.RepeatFrom = "", 0 // the next one carries the rule on
	if err := done.update(ctx, d.tx); err != nil {
		return err
	}
	if err := next.insert(ctx, d.tx); err != nil {
		return err
	}
	e := taskEntry(ActTaskDone, &row, &done)
	e.after.Next = next.ID
	if _, err := d.decide(ctx, e); err != nil {
		return err
	}
	if alone {
		d.batch.Until = next.due()
	}
	e = taskEntry(ActTaskAdd, nil, &next)
	e.along = true
	_, err = d.decide(ctx, e)
	return err
}

// ReopenTasks takes the tick off tasks. What came after one that comes again
// stays; the one that is opened again is done once.
func (s *Store) ReopenTasks(ctx context.Context, who string, ids ...int64) (Batch, error) {
	return s.act(ctx, Batch{Volunteer: who, Act: ActTaskReopen}, func(d *deed) error {
		return d.changeTasks(ctx, ids, func(row taskRow) (*taskRow, error) {
			if row.DoneAt == 0 {
				return nil, ErrAlready
			}
			row.DoneAt, row.DoneBy = 0, ""
			return &row, nil
		})
	})
}
