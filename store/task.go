package store

import (
	"context"
	"time"
)

// Task is a follow-up, about an item, a member or nothing.
type Task struct {
	ID        int64
	Title     string
	Due       time.Time // zero: no date. Of a whole day, its beginning in Zone
	WholeDay  bool
	Zone      string // IANA name in which Due was meant; empty: local
	ItemID    int64
	MemberID  int64
	About     string // the item's title or author, or the member's name
	AboutKind Kind   // 0 when about a member or nothing
	ClaimedBy string
	CreatedBy string
	Created   time.Time
	Done      time.Time // zero: still open
}

// Overdue reports whether the task's time, or its whole day, has passed.
func (t Task) Overdue(now time.Time) bool {
	if t.Due.IsZero() || !t.Done.IsZero() {
		return false
	}
	if !t.WholeDay {
		return now.After(t.Due)
	}
	return !now.Before(t.Due.AddDate(0, 0, 1))
}

// TaskFilter says which tasks a list shows.
type TaskFilter struct {
	Done     bool // done ones, newest first, instead of open ones by due date
	ItemID   int64
	MemberID int64
	Words    string
}

// Tasks returns one page of tasks: open ones by due date, undated last.
func (s *Store) Tasks(ctx context.Context, f TaskFilter, p Page) ([]Task, error) { panic("stub") }

// Cursor returns t's place in a list of f.
func (f TaskFilter) Cursor(t Task) Cursor { panic("stub") }

// Task returns the task with the given ID, or ErrNotFound.
func (s *Store) Task(ctx context.Context, id int64) (Task, error) { panic("stub") }

// AddTask keeps a new task and returns it with its ID.
func (s *Store) AddTask(ctx context.Context, who string, t Task) (Task, Batch, error) {
	panic("stub")
}

// EditTask changes title, due date and what a task is about.
func (s *Store) EditTask(ctx context.Context, who string, t Task) (Batch, error) { panic("stub") }

// FinishTasks ticks tasks off.
func (s *Store) FinishTasks(ctx context.Context, who string, ids ...int64) (Batch, error) {
	panic("stub")
}

// DeleteTasks removes tasks; Undo brings them back.
func (s *Store) DeleteTasks(ctx context.Context, who string, ids ...int64) (Batch, error) {
	panic("stub")
}
