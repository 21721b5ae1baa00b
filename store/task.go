package store

import (
	"context"
	"errors"
	"strings"
	"time"
)

// errEmptyTask is a slip of the program: the screen asks for words first.
var errEmptyTask = errors.New("a task needs words")

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

// Overdue reports whether the task's day has passed. One that was due at an
// hour of today is still today's: the evening is when volunteers come.
func (t Task) Overdue(now time.Time) bool {
	if t.Due.IsZero() || !t.Done.IsZero() {
		return false
	}
	due := t.Due
	if !t.WholeDay {
		due = due.In(now.Location())
	}
	year, month, day := due.Date()
	return !now.Before(time.Date(year, month, day+1, 0, 0, 0, 0, due.Location()))
}

// AddTask keeps a new task and returns it with its ID.
func (s *Store) AddTask(ctx context.Context, who string, t Task) (Task, Batch, error) {
	if strings.TrimSpace(t.Title) == "" {
		return Task{}, Batch{}, errEmptyTask
	}
	b := Batch{Volunteer: who, Act: ActTaskAdd, Until: t.Due}
	b, err := s.act(ctx, b, func(d *deed) error {
		row := t.row()
		row.ID, row.CreatedBy, row.CreatedAt = 0, who, d.batch.At.Unix()
		if err := row.insert(ctx, d.tx); err != nil {
			return err
		}
		t.ID = row.ID
		return d.journalTask(ctx, ActTaskAdd, nil, &row)
	})
	if err != nil {
		return Task{}, b, err
	}
	t, err = s.Task(ctx, t.ID)
	return t, b, err
}

// EditTask changes a task's words, its date, what it is about and who has it.
func (s *Store) EditTask(ctx context.Context, who string, t Task) (Batch, error) {
	if strings.TrimSpace(t.Title) == "" {
		return Batch{}, errEmptyTask
	}
	b := Batch{Volunteer: who, Act: ActTaskEdit, Until: t.Due}
	return s.act(ctx, b, func(d *deed) error {
		return d.changeTasks(ctx, []int64{t.ID}, func(row taskRow) (*taskRow, error) {
			edited := t.row()
			edited.CreatedBy, edited.CreatedAt, edited.DoneAt = row.CreatedBy, row.CreatedAt, row.DoneAt
			edited.Repeats = row.Repeats
			if edited == row {
				return nil, ErrAlready
			}
			return &edited, nil
		})
	})
}

// FinishTasks ticks tasks off.
func (s *Store) FinishTasks(ctx context.Context, who string, ids ...int64) (Batch, error) {
	return s.act(ctx, Batch{Volunteer: who, Act: ActTaskDone}, func(d *deed) error {
		return d.changeTasks(ctx, ids, func(row taskRow) (*taskRow, error) {
			if row.DoneAt != 0 {
				return nil, d.earlierOnTask(ctx, ErrAlready, row.ID)
			}
			row.DoneAt = d.batch.At.Unix()
			return &row, nil
		})
	})
}

// ReopenTasks takes the tick off tasks.
func (s *Store) ReopenTasks(ctx context.Context, who string, ids ...int64) (Batch, error) {
	return s.act(ctx, Batch{Volunteer: who, Act: ActTaskReopen}, func(d *deed) error {
		return d.changeTasks(ctx, ids, func(row taskRow) (*taskRow, error) {
			if row.DoneAt == 0 {
				return nil, ErrAlready
			}
			row.DoneAt = 0
			return &row, nil
		})
	})
}

// PostponeTasks gives tasks another date; a zero one takes the date away.
func (s *Store) PostponeTasks(ctx context.Context, who string, due Due, ids ...int64) (Batch, error) {
	b := Batch{Volunteer: who, Act: ActTaskEdit, Until: due.At}
	return s.act(ctx, b, func(d *deed) error {
		return d.changeTasks(ctx, ids, func(row taskRow) (*taskRow, error) {
			late := row
			late.setDue(due)
			if late == row {
				return nil, ErrAlready
			}
			return &late, nil
		})
	})
}

// Due is a task's date.
type Due struct {
	At       time.Time // zero: none
	WholeDay bool
	Zone     string
}

// DeleteTasks removes tasks; Undo brings them back with their numbers.
func (s *Store) DeleteTasks(ctx context.Context, who string, ids ...int64) (Batch, error) {
	return s.act(ctx, Batch{Volunteer: who, Act: ActTaskDelete}, func(d *deed) error {
		return d.each(ids, func(id int64) error {
			row, err := loadTask(ctx, d.tx, id)
			if err != nil {
				return err
			}
			if err := row.remove(ctx, d.tx); err != nil {
				return err
			}
			return d.journalTask(ctx, ActTaskDelete, &row, nil)
		})
	})
}

// changeTasks writes what change makes of each task.
func (d *deed) changeTasks(ctx context.Context, ids []int64, change func(taskRow) (*taskRow, error)) error {
	return d.each(ids, func(id int64) error {
		row, err := loadTask(ctx, d.tx, id)
		if err != nil {
			return err
		}
		after, err := change(row)
		if err != nil {
			return err
		}
		if err := after.update(ctx, d.tx); err != nil {
			return err
		}
		return d.journalTask(ctx, d.batch.Act, &row, after)
	})
}
