package store

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// TaskFilter says which tasks a list shows.
type TaskFilter struct {
	Done      bool // done ones, newest first, instead of open ones by due date
	ItemID    int64
	MemberID  int64
	Sources   []int64 // only about something of these sources; empty means all
	ClaimedBy string  // only those of somebody whose name begins so
	Unclaimed bool    // only those nobody has
	About     string  // only about something whose title or author has this in it
	Words     string  // only those with these words, or parts of words

	DueSince, DueBefore time.Time // due in between; a zero one is open
	Since, Before       time.Time // written down in between
}

// selectTasks reads tasks as readTasks wants them.
const selectTasks = `
	SELECT t.id, t.title, coalesce(t.due_at, 0), t.whole_day, t.zone, coalesce(t.item_id, 0),
	       coalesce(t.member_id, 0), coalesce(CASE i.kind WHEN 1 THEN nullif(i.title, '') END, m.name, i.title, ''),
	       coalesce(i.kind, 0), coalesce(t.remind_at, 0), t.repeats, t.checklist, t.claimed_by, coalesce(t.claimed_at, 0),
	       t.created_by, t.created_at, coalesce(t.done_at, 0), t.done_by
	FROM tasks t
	LEFT JOIN items i ON i.id = t.item_id
	LEFT JOIN members m ON m.id = coalesce(i.member_id, t.member_id)`

// Tasks returns one page of tasks: open ones by due date, undated last.
func (s *Store) Tasks(ctx context.Context, f TaskFilter, p Page) ([]Task, error) {
	order := taskOrder{state: "t.done_at IS NULL", key: "coalesce(t.due_at, 9223372036854775807)", forwards: "ASC", backwards: "DESC", behind: ">", before: "<"}
	if f.Done {
		order = taskOrder{state: "t.done_at IS NOT NULL", key: "t.done_at", forwards: "DESC", backwards: "ASC", behind: "<", before: ">"}
	}
	where, args := f.where()
	where = append([]string{order.state}, where...)
	direction := order.forwards
	switch {
	case p.After != (Cursor{}):
		where, args = append(where, "("+order.key+", t.id) "+order.behind+" (?, ?)"), append(args, p.After.Key, p.After.ID)
	case p.Before != (Cursor{}):
		where, args = append(where, "("+order.key+", t.id) "+order.before+" (?, ?)"), append(args, p.Before.Key, p.Before.ID)
		direction = order.backwards
	}
	tasks, err := readTasks(ctx, s.read, fmt.Sprintf(`%s
		WHERE %s
		ORDER BY %s %s, t.id %s
		LIMIT ?`, selectTasks, strings.Join(where, " AND "), order.key, direction, direction), append(args, p.limit())...)
	if err != nil {
		return nil, fmt.Errorf("tasks: %w", err)
	}
	if direction == order.backwards {
		slices.Reverse(tasks)
	}
	return tasks, nil
}

// taskOrder is how a list of tasks is ordered, in SQL: open ones by date, done
// ones backwards.
type taskOrder struct{ state, key, forwards, backwards, behind, before string }

// where returns fixed clauses with their arguments.
func (f TaskFilter) where() (clauses []string, args []any) {
	add := func(clause string, arg any) {
		clauses, args = append(clauses, clause), append(args, arg)
	}
	if f.ItemID != 0 {
		add("t.item_id = ?", f.ItemID)
	}
	if f.MemberID != 0 {
		add("m.id = ?", f.MemberID)
	}
	if len(f.Sources) > 0 {
		add("coalesce(i.source_id, m.source_id) IN (SELECT value FROM json_each(?))", listOf(f.Sources))
	}
	if f.ClaimedBy != "" {
		add(`t.claimed_by LIKE ? || '%' ESCAPE '\'`, escapeLike(f.ClaimedBy))
	}
	if f.Unclaimed {
		add("t.claimed_by = ?", "")
	}
	for _, term := range terms(f.About) {
		add(`coalesce(i.title, '') || ' ' || coalesce(m.name, '') LIKE '%' || ? || '%' ESCAPE '\'`, looseLike(term.text))
	}
	for _, term := range terms(f.Words) {
		clause := `t.title LIKE '%' || ? || '%' ESCAPE '\'`
		if term.without {
			clause = "NOT " + clause
		}
		add(clause, looseLike(term.text))
	}
	for _, limit := range []struct {
		clause string
		at     time.Time
	}{
		{"t.due_at >= ?", f.DueSince},
		{"t.due_at < ?", f.DueBefore},
		{"t.created_at >= ?", f.Since},
		{"t.created_at < ?", f.Before},
	} {
		if !limit.at.IsZero() {
			add(limit.clause, limit.at.Unix())
		}
	}
	return clauses, args
}

// looseLike is a text as LIKE is to look for it. SQLite knows upper and lower
// case of ASCII only, so that any other letter stands for any.
func looseLike(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= utf8.RuneSelf {
			return '_'
		}
		return r
	}, escapeLike(text))
}

// Cursor returns t's place in a list of f.
func (f TaskFilter) Cursor(t Task) Cursor {
	switch {
	case f.Done:
		return Cursor{Key: t.Done.Unix(), ID: t.ID}
	case t.Due.IsZero():
		return Cursor{Key: math.MaxInt64, ID: t.ID}
	}
	return Cursor{Key: t.Due.Unix(), ID: t.ID}
}

// Task returns the task with the given ID, or ErrNotFound.
func (s *Store) Task(ctx context.Context, id int64) (Task, error) {
	tasks, err := readTasks(ctx, s.read, selectTasks+` WHERE t.id = ?`, id)
	if err != nil {
		return Task{}, fmt.Errorf("task %d: %w", id, err)
	}
	if len(tasks) == 0 {
		return Task{}, fmt.Errorf("task %d: %w", id, ErrNotFound)
	}
	return tasks[0], nil
}

func readTasks(ctx context.Context, r reader, query string, args ...any) ([]Task, error) {
	rows, err := r.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var tasks []Task
	for rows.Next() {
		var t Task
		var row taskRow
		err := rows.Scan(&t.ID, &t.Title, &row.DueAt, &t.WholeDay, &row.Zone, &t.ItemID, &t.MemberID, &t.About,
			&t.AboutKind, &row.RemindAt, &t.Repeat, &t.Checklist, &t.ClaimedBy, &row.ClaimedAt,
			&t.CreatedBy, &row.CreatedAt, &row.DoneAt, &t.DoneBy)
		if err != nil {
			return nil, err
		}
		t.Due, t.Zone, t.Created, t.Done = row.due(), row.Zone, moment(row.CreatedAt), moment(row.DoneAt)
		t.Remind, t.Claimed = moment(row.RemindAt), moment(row.ClaimedAt)
		tasks = append(tasks, t)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return tasks, addAnswers(ctx, r, tasks)
}
