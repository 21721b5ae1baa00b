package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
)

// taskRow is a task as the cache and the journal keep it. Times are seconds.
type taskRow struct {
	ID        int64  `json:"id"`
	Title     string `json:"title"`
	DueAt     int64  `json:"due,omitempty"`
	WholeDay  bool   `json:"whole_day,omitempty"`
	Zone      string `json:"zone,omitempty"`
	Repeats   string `json:"repeats,omitempty"`
	ItemID    int64  `json:"item,omitempty"`
	MemberID  int64  `json:"member,omitempty"`
	ClaimedBy string `json:"claimed_by,omitempty"`
	CreatedBy string `json:"created_by,omitempty"`
	CreatedAt int64  `json:"created,omitempty"`
	DoneAt    int64  `json:"done,omitempty"`
}

func (t Task) row() taskRow {
	row := taskRow{
		ID: t.ID, Title: strings.TrimSpace(t.Title), ItemID: t.ItemID, MemberID: t.MemberID, ClaimedBy: t.ClaimedBy,
	}
	row.setDue(Due{At: t.Due, WholeDay: t.WholeDay, Zone: t.Zone})
	return row
}

func (r *taskRow) setDue(due Due) {
	r.DueAt, r.WholeDay, r.Zone = 0, false, ""
	if !due.At.IsZero() {
		r.DueAt, r.WholeDay, r.Zone = due.At.Unix(), due.WholeDay, due.Zone
	}
}

// due returns when a task is due, in the zone in which that was meant, so that
// a whole day is over when it is over there.
func (r taskRow) due() time.Time {
	at := moment(r.DueAt)
	if at.IsZero() || r.Zone == "" {
		return at
	}
	zone, err := time.LoadLocation(r.Zone)
	if err != nil {
		return at
	}
	return at.In(zone)
}

// loadTask reads a task's row, or says ErrNotFound.
func loadTask(ctx context.Context, r reader, id int64) (taskRow, error) {
	row := taskRow{ID: id}
	err := r.QueryRowContext(ctx, `
		SELECT title, coalesce(due_at, 0), whole_day, zone, repeats, coalesce(item_id, 0), coalesce(member_id, 0),
		       claimed_by, created_by, created_at, coalesce(done_at, 0)
		FROM tasks
		WHERE id = ?`, id).Scan(&row.Title, &row.DueAt, &row.WholeDay, &row.Zone, &row.Repeats, &row.ItemID,
		&row.MemberID, &row.ClaimedBy, &row.CreatedBy, &row.CreatedAt, &row.DoneAt)
	if errors.Is(err, sql.ErrNoRows) {
		return row, ErrNotFound
	}
	if err != nil {
		return row, fmt.Errorf("read task: %w", err)
	}
	return row, nil
}

// insert writes a new task, or one that was deleted with the number it had. An
// item or member that is not there any more is left out.
func (r *taskRow) insert(ctx context.Context, tx *sql.Tx) error {
	res, err := tx.ExecContext(ctx, `
		INSERT INTO tasks (id, title, due_at, whole_day, zone, repeats, item_id, member_id,
		  claimed_by, created_by, created_at, done_at)
		VALUES (nullif(?, 0), ?, nullif(?, 0), ?, ?, ?,
		  (SELECT id FROM items WHERE id = ?), (SELECT id FROM members WHERE id = ?), ?, ?, ?, nullif(?, 0))`,
		r.ID, r.Title, r.DueAt, r.WholeDay, r.Zone, r.Repeats, r.ItemID, r.MemberID,
		r.ClaimedBy, r.CreatedBy, r.CreatedAt, r.DoneAt)
	if err != nil {
		return fmt.Errorf("write task: %w", err)
	}
	r.ID, err = res.LastInsertId()
	return err
}

func (r taskRow) update(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `
		UPDATE tasks
		SET title = ?, due_at = nullif(?, 0), whole_day = ?, zone = ?, repeats = ?,
		  item_id = (SELECT id FROM items WHERE id = ?), member_id = (SELECT id FROM members WHERE id = ?),
		  claimed_by = ?, done_at = nullif(?, 0)
		WHERE id = ?`,
		r.Title, r.DueAt, r.WholeDay, r.Zone, r.Repeats, r.ItemID, r.MemberID, r.ClaimedBy, r.DoneAt, r.ID)
	if err != nil {
		return fmt.Errorf("write task: %w", err)
	}
	return nil
}

func (r taskRow) remove(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM tasks WHERE id = ?`, r.ID); err != nil {
		return fmt.Errorf("delete task: %w", err)
	}
	return nil
}

// journalTask writes the entry of an act on a task; before is nil for a new
// one, after for one that was deleted.
func (d *deed) journalTask(ctx context.Context, act Act, before, after *taskRow) error {
	_, err := d.decide(ctx, taskEntry(act, before, after))
	return err
}

func taskEntry(act Act, before, after *taskRow) entry {
	row := after
	if row == nil {
		row = before
	}
	return entry{
		act:     act,
		about:   thing{task: row.ID},
		subject: row.Title,
		before:  stand{Task: before},
		after:   stand{Task: after},
	}
}

// earlierOnTask returns the newest act on a task, as the reason why another
// comes too late.
func (d *deed) earlierOnTask(ctx context.Context, why error, id int64) error {
	decisions, err := readDecisions(ctx, d.tx, selectDecisions+`
		WHERE d.task_id = ? AND d.batch_id <> ?
		ORDER BY d.id DESC
		LIMIT 1`, id, d.batch.ID)
	if err != nil {
		return err
	}
	if len(decisions) == 0 {
		return why
	}
	return &EarlierError{Why: why, Act: decisions[0].Act, By: decisions[0].Volunteer, At: decisions[0].At}
}

// reverseTask puts a task back to what it was before a decision, unless it was
// changed since.
func (d *deed) reverseTask(ctx context.Context, dec Decision, before, after stand) error {
	now, err := loadTask(ctx, d.tx, dec.TaskID)
	gone := errors.Is(err, ErrNotFound)
	if err != nil && !gone {
		return err
	}
	if gone != (after.Task == nil) || (!gone && now != *after.Task) {
		return d.earlierOnTask(ctx, ErrOvertaken, dec.TaskID)
	}
	switch {
	case before.Task == nil:
		err = now.remove(ctx, d.tx)
	case gone:
		err = before.Task.insert(ctx, d.tx)
	default:
		err = before.Task.update(ctx, d.tx)
	}
	if err != nil {
		return err
	}
	e := taskEntry(turnedAct(dec, after), after.Task, before.Task)
	e.after.Of = turnedOf(dec)
	_, err = d.decide(ctx, e)
	return err
}
