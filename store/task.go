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
	Remind    time.Time
	Repeat    Repeat
	Checklist Checklist
	ClaimedBy string    // who has it
	Claimed   time.Time // since when, of a claim that ends by itself; zero: until it is done
	CreatedBy string
	Created   time.Time
	Done      time.Time // zero: still open
	DoneBy    string

	AnsweredBy string    // who answered the comment it is about since it was made, the last one
	Answered   time.Time // when; zero: nobody did
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
		if err := row.start(s.now()); err != nil {
			return err
		}
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
