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
	ID         int64     `json:"id"`
	Title      string    `json:"title"`
	DueAt      int64     `json:"due,omitempty"`
	WholeDay   bool      `json:"whole_day,omitempty"`
	Zone       string    `json:"zone,omitempty"`
	RemindAt   int64     `json:"remind,omitempty"`
	Repeats    string    `json:"repeats,omitempty"`
	RepeatFrom int64     `json:"repeat_from,omitempty"` // the first date of the rule
	Checklist  Checklist `json:"checklist,omitempty"`
	ItemID     int64     `json:"item,omitempty"`
	MemberID   int64     `json:"member,omitempty"`
	ClaimedBy  string    `json:"claimed_by,omitempty"`
	ClaimedAt  int64     `json:"claimed_at,omitempty"` // 0: until the task is done
	CreatedBy  string    `json:"created_by,omitempty"`
	CreatedAt  int64     `json:"created,omitempty"`
	DoneAt     int64     `json:"done,omitempty"`
	DoneBy     string    `json:"done_by,omitempty"`
}

func (t Task) row() taskRow {
	row := taskRow{
		ID: t.ID, Title: strings.TrimSpace(t.Title), ItemID: t.ItemID, MemberID: t.MemberID,
		Repeats: string(t.Repeat), Checklist: t.Checklist, ClaimedBy: strings.TrimSpace(t.ClaimedBy),
	}
	if !t.Remind.IsZero() {
		row.RemindAt = t.Remind.Unix()
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

// start lets a task that comes again begin on its date; without one, on the
// first day of its rule from today on.
func (r *taskRow) start(now time.Time) error {
	r.RepeatFrom = 0
	if r.Repeats == "" {
		return nil
	}
	from := r.due()
	if from.IsZero() {
		y, m, d := now.Date()
		from = time.Date(y, m, d, 0, 0, 0, 0, now.Location())
	}
	first, err := Repeat(r.Repeats).First(from)
	if err != nil {
		return err
	}
	if r.DueAt == 0 {
		r.DueAt, r.WholeDay, from = first.Unix(), true, first
	}
	r.RepeatFrom = from.Unix()
	return nil
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
		SELECT title, coalesce(due_at, 0), whole_day, zone, coalesce(remind_at, 0), repeats, coalesce(repeat_from, 0),
		       checklist, coalesce(item_id, 0), coalesce(member_id, 0), claimed_by, coalesce(claimed_at, 0),
		       created_by, created_at, coalesce(done_at, 0), done_by
		FROM tasks
		WHERE id = ?`, id).Scan(&row.Title, &row.DueAt, &row.WholeDay, &row.Zone, &row.RemindAt, &row.Repeats,
		&row.RepeatFrom, &row.Checklist, &row.ItemID, &row.MemberID, &row.ClaimedBy, &row.ClaimedAt,
		&row.CreatedBy, &row.CreatedAt, &row.DoneAt, &row.DoneBy)
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
		INSERT INTO tasks (id, title, due_at, whole_day, zone, remind_at, repeats, repeat_from, checklist,
		  item_id, member_id,
		  claimed_by, claimed_at, created_by, created_at, done_at, done_by)
		VALUES (nullif(?, 0), ?, nullif(?, 0), ?, ?, nullif(?, 0), ?, nullif(?, 0), ?,
		  (SELECT id FROM items WHERE id = ?), (SELECT id FROM members WHERE id = ?),
		  ?, nullif(?, 0), ?, ?, nullif(?, 0), ?)`,
		r.ID, r.Title, r.DueAt, r.WholeDay, r.Zone, r.RemindAt, r.Repeats, r.RepeatFrom, r.Checklist,
		r.ItemID, r.MemberID,
		r.ClaimedBy, r.ClaimedAt, r.CreatedBy, r.CreatedAt, r.DoneAt, r.DoneBy)
	if err != nil {
		return fmt.Errorf("write task: %w", err)
	}
	r.ID, err = res.LastInsertId()
	return err
}

func (r taskRow) update(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `
		UPDATE tasks
		SET title = ?, due_at = nullif(?, 0), whole_day = ?, zone = ?,
		  remind_at = nullif(?, 0), repeats = ?, repeat_from = nullif(?, 0), checklist = ?,
		  item_id = (SELECT id FROM items WHERE id = ?), member_id = (SELECT id FROM members WHERE id = ?),
		  claimed_by = ?, claimed_at = nullif(?, 0), done_at = nullif(?, 0), done_by = ?
		WHERE id = ?`,
		r.Title, r.DueAt, r.WholeDay, r.Zone,
		r.RemindAt, r.Repeats, r.RepeatFrom, r.Checklist,
		r.ItemID, r.MemberID,
		r.ClaimedBy, r.ClaimedAt, r.DoneAt, r.DoneBy, r.ID)
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
