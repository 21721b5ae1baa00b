package store

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// countTasks fills in the numbers about tasks, each capped at CountCap. Today
// is the day of now's own zone.
func (s *Store) countTasks(ctx context.Context, r reader, now time.Time, c *Counts) error {
	var next int64
	err := r.QueryRowContext(ctx, `
		SELECT
		  (SELECT count(*) FROM (SELECT 1 FROM tasks WHERE done_at IS NULL LIMIT ?1)),
		  (SELECT count(*) FROM (SELECT 1 FROM tasks WHERE done_at IS NULL AND remind_at <= ?2 LIMIT ?1)),
		  coalesce((SELECT min(remind_at) FROM tasks WHERE done_at IS NULL AND remind_at > ?2), 0)`,
		CountCap, now.Unix()).Scan(&c.Tasks, &c.Reminded, &next)
	if err != nil {
		return fmt.Errorf("count tasks: %w", err)
	}
	c.NextReminder = moment(next)
	if err := countGroups(ctx, r, now, c); err != nil {
		return fmt.Errorf("count tasks: %w", err)
	}
	return nil
}

// countGroups counts what is due until the end of the week. A whole day that
// was named elsewhere may begin a little later than here.
func countGroups(ctx context.Context, r reader, now time.Time, c *Counts) error {
	const elsewhere = 26 * time.Hour
	year, month, day := now.Date()
	end := time.Date(year, month, day+8, 0, 0, 0, 0, now.Location()).Add(elsewhere)
	rows, err := r.QueryContext(ctx, `
		SELECT due_at, whole_day, zone
		FROM tasks
		WHERE done_at IS NULL AND coalesce(due_at, 9223372036854775807) < ?
		ORDER BY coalesce(due_at, 9223372036854775807), id
		LIMIT ?`, end.Unix(), 2*CountCap)
	if err != nil {
		return err
	}
	defer rows.Close()
	counts := [...]*int{GroupOverdue: &c.Overdue, GroupToday: &c.Today, GroupWeek: &c.Week}
	for rows.Next() {
		var row taskRow
		var t Task
		if err := rows.Scan(&row.DueAt, &t.WholeDay, &row.Zone); err != nil {
			return err
		}
		t.Due = row.due()
		if g := t.Group(now); int(g) < len(counts) {
			*counts[g] = min(*counts[g]+1, CountCap)
		}
	}
	return rows.Err()
}

// CountTasks returns how many tasks match f, capped at CountCap.
func (s *Store) CountTasks(ctx context.Context, f TaskFilter) (int, error) {
	state := "t.done_at IS NULL"
	if f.Done {
		state = "t.done_at IS NOT NULL"
	}
	where, args := f.where()
	var n int
	err := s.read.QueryRowContext(ctx, `
		SELECT count(*)
		FROM (
		  SELECT 1
		  FROM tasks t
		  LEFT JOIN items i ON i.id = t.item_id
		  LEFT JOIN members m ON m.id = coalesce(i.member_id, t.member_id)
		  WHERE `+strings.Join(append([]string{state}, where...), " AND ")+`
		  LIMIT ?)`, append(args, CountCap)...).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("count tasks: %w", err)
	}
	return n, nil
}
