package store

import (
	"context"
	"strings"
)

// Checklist is what has to be done for a task, a line each. It is a text, so
// that two tasks can be compared.
type Checklist string

// Check is a line of a checklist.
type Check struct {
	Text string
	Done bool
}

// The marks that begin a line of a Checklist.
const (
	checkOpen = "- "
	checkDone = "x "
)

// NewChecklist returns a checklist of these lines. Empty ones are left out.
func NewChecklist(checks []Check) Checklist {
	var lines []string
	for _, c := range checks {
		text := strings.Join(strings.Fields(c.Text), " ")
		switch {
		case text == "":
		case c.Done:
			lines = append(lines, checkDone+text)
		default:
			lines = append(lines, checkOpen+text)
		}
	}
	return Checklist(strings.Join(lines, "\n"))
}

// Checks returns the lines.
func (l Checklist) Checks() []Check {
	if l == "" {
		return nil
	}
	var checks []Check
	for line := range strings.SplitSeq(string(l), "\n") {
		done := strings.HasPrefix(line, checkDone)
		checks = append(checks, Check{Text: strings.TrimPrefix(strings.TrimPrefix(line, checkDone), checkOpen), Done: done})
	}
	return checks
}

// Count returns how many lines are ticked, and how many there are.
func (l Checklist) Count() (done, all int) {
	for _, c := range l.Checks() {
		all++
		if c.Done {
			done++
		}
	}
	return done, all
}

// unticked is the list as it was before anybody ticked anything.
func (l Checklist) unticked() Checklist {
	checks := l.Checks()
	for i := range checks {
		checks[i].Done = false
	}
	return NewChecklist(checks)
}

// TickCheck ticks a line of a task's checklist, counted from 0, or takes its
// tick away. ErrNotFound if there is no such line.
func (s *Store) TickCheck(ctx context.Context, who string, id int64, line int) (Batch, error) {
	return s.act(ctx, Batch{Volunteer: who, Act: ActTaskCheck}, func(d *deed) error {
		return d.changeTasks(ctx, []int64{id}, func(row taskRow) (*taskRow, error) {
			checks := row.Checklist.Checks()
			if line < 0 || line >= len(checks) {
				return nil, ErrNotFound
			}
			checks[line].Done = !checks[line].Done
			row.Checklist = NewChecklist(checks)
			return &row, nil
		})
	})
}
