package store

import (
	"context"
	"errors"
)

// reverseTask puts a task back to what it was before a decision. It changes
// nothing if somebody has changed the same about it since; then the task that
// came after it does not come back without it.
func (d *deed) reverseTask(ctx context.Context, dec Decision, before, after stand) error {
	if d.barred[dec.TaskID] {
		return d.earlierOnTask(ctx, ErrOvertaken, dec.TaskID)
	}
	err := d.turnTask(ctx, dec, before, after)
	if skips(err) && before.Next != 0 {
		d.bar(before.Next)
	}
	return err
}

// bar keeps a task from coming back in this act.
func (d *deed) bar(taskID int64) {
	if d.barred == nil {
		d.barred = map[int64]bool{}
	}
	d.barred[taskID] = true
}

func (d *deed) turnTask(ctx context.Context, dec Decision, before, after stand) error {
	now, err := loadTask(ctx, d.tx, dec.TaskID)
	gone := errors.Is(err, ErrNotFound)
	if err != nil && !gone {
		return err
	}
	if err := d.wasAlone(ctx, after.Next); err != nil {
		return err
	}
	back, ok := now, true
	switch {
	case gone != (after.Task == nil):
		ok = false
	case before.Task == nil:
		ok = now == *after.Task || now == after.Task.withoutClaim()
	case after.Task != nil:
		back, ok = now.back(*before.Task, *after.Task)
	}
	if !ok {
		return d.earlierOnTask(ctx, ErrOvertaken, dec.TaskID)
	}
	e := taskEntry(turnedAct(dec, after), after.Task, before.Task)
	switch {
	case before.Task == nil:
		err = now.remove(ctx, d.tx)
	case gone:
		err = before.Task.insert(ctx, d.tx)
	default:
		err = back.update(ctx, d.tx)
		e = taskEntry(turnedAct(dec, after), &now, &back)
	}
	if err != nil {
		return err
	}
	e.after.Of = turnedOf(dec)
	e.before.Next, e.after.Next = after.Next, before.Next
	e.along = d.batch.Of == ActTaskDone && (before.Task == nil || after.Task == nil)
	_, err = d.decide(ctx, e)
	return err
}

// wasAlone says ErrOvertaken while the task that another one made when it was
// done is still there: it could not be taken away, because somebody has
// changed it, and there would be two of them.
func (d *deed) wasAlone(ctx context.Context, next int64) error {
	if next == 0 {
		return nil
	}
	_, err := loadTask(ctx, d.tx, next)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return d.earlierOnTask(ctx, ErrOvertaken, next)
}

// withoutClaim is the task, whoever has it for today.
func (r taskRow) withoutClaim() taskRow {
	if r.ClaimedAt != 0 {
		r.ClaimedBy, r.ClaimedAt = "", 0
	}
	return r
}

// back returns the task with everything that changed from before to after put
// back; false if just that was changed again since. What did not change then
// may have changed since: it stays.
func (r taskRow) back(before, after taskRow) (taskRow, bool) {
	back, ok := r, true
	// part puts back one part, which same compares and put writes.
	part := func(same func(a, b taskRow) bool, put func(to *taskRow)) {
		if same(before, after) || same(r, before) {
			return
		}
		if !same(r, after) {
			ok = false
			return
		}
		put(&back)
	}
	part(func(a, b taskRow) bool { return a.Title == b.Title }, func(to *taskRow) { to.Title = before.Title })
	part(func(a, b taskRow) bool { return a.DueAt == b.DueAt && a.WholeDay == b.WholeDay && a.Zone == b.Zone },
		func(to *taskRow) { to.DueAt, to.WholeDay, to.Zone = before.DueAt, before.WholeDay, before.Zone })
	part(func(a, b taskRow) bool { return a.RemindAt == b.RemindAt }, func(to *taskRow) { to.RemindAt = before.RemindAt })
	part(func(a, b taskRow) bool { return a.Repeats == b.Repeats && a.RepeatFrom == b.RepeatFrom },
		func(to *taskRow) { to.Repeats, to.RepeatFrom = before.Repeats, before.RepeatFrom })
	part(func(a, b taskRow) bool { return a.Checklist == b.Checklist }, func(to *taskRow) { to.Checklist = before.Checklist })
	part(func(a, b taskRow) bool { return a.ItemID == b.ItemID && a.MemberID == b.MemberID },
		func(to *taskRow) { to.ItemID, to.MemberID = before.ItemID, before.MemberID })
	part(func(a, b taskRow) bool { return a.ClaimedBy == b.ClaimedBy && a.ClaimedAt == b.ClaimedAt },
		func(to *taskRow) { to.ClaimedBy, to.ClaimedAt = before.ClaimedBy, before.ClaimedAt })
	part(func(a, b taskRow) bool { return a.DoneAt == b.DoneAt }, func(to *taskRow) { to.DoneAt, to.DoneBy = before.DoneAt, before.DoneBy })
	return back, ok
}
