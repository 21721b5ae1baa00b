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

// onto brings what was changed from was to l into the list as it stands now.
// What others ticked, added or took out meanwhile stays so.
func (l Checklist) onto(was, now Checklist) Checklist {
	if l == was {
		return now
	}
	before, stands, mine := was.ticks(), now.ticks(), l.ticks()
	var checks []Check
	for _, c := range l.Checks() {
		done, known := before[c.Text]
		current, left := stands[c.Text]
		if known && !left && done == c.Done {
			continue // somebody took it out
		}
		if known && left && done == c.Done {
			c.Done = current
		}
		checks = append(checks, c)
	}
	for _, c := range now.Checks() {
		_, known := before[c.Text]
		if _, there := mine[c.Text]; !known && !there {
			checks = append(checks, c)
		}
	}
	return NewChecklist(checks)
}

// ticks says of each line whether it is ticked.
func (l Checklist) ticks() map[string]bool {
	ticks := map[string]bool{}
	for _, c := range l.Checks() {
		ticks[c.Text] = c.Done
	}
	return ticks
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
// tick away. ErrNotFound if there is no such line, or if it says something else
// than text: somebody has changed the list since.
func (s *Store) TickCheck(ctx context.Context, who string, id int64, line int, text string) (Batch, error) {
	return s.act(ctx, Batch{Volunteer: who, Act: ActTaskCheck}, func(d *deed) error {
		return d.changeTasks(ctx, []int64{id}, func(row taskRow) (*taskRow, error) {
			checks := row.Checklist.Checks()
			if line < 0 || line >= len(checks) || checks[line].Text != text {
				return nil, ErrNotFound
			}
			checks[line].Done = !checks[line].Done
			row.Checklist = NewChecklist(checks)
			return &row, nil
		})
	})
}
