package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"tend/store"
	"tend/ui/when"
)

// taskJSON is a follow-up.
type taskJSON struct {
	ID         string `json:"id"`
	Title      string `json:"title"`
	Due        due    `json:"due"` // RFC 3339, of a whole day its date, or null
	Overdue    bool   `json:"overdue"`
	Done       stamp  `json:"done"`
	About      any    `json:"about"` // the ID of an item or member, or null
	AboutTitle string `json:"about_title"`
	ClaimedBy  word   `json:"claimed_by"`
	CreatedBy  string `json:"created_by"`
	Created    stamp  `json:"created"`
}

// due is a task's due date.
type due struct{ store.Task }

// MarshalJSON implements json.Marshaler.
func (d due) MarshalJSON() ([]byte, error) {
	if !d.Due.IsZero() && d.WholeDay {
		return []byte(d.Due.Format(`"` + time.DateOnly + `"`)), nil
	}
	return stamp{d.Due}.MarshalJSON()
}

// tasksCommand is "tend tasks".
func (sh *shell) tasksCommand() *cobra.Command {
	var l list
	w := sh.words
	cmd := &cobra.Command{
		Use:     "tasks",
		Short:   w.Say("cli.tasks"),
		Example: "tend tasks\ntend tasks --view done --json",
		Args:    sh.exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.withStore(cmd.Context(), func(s *store.Store) error {
				q, err := sh.query(cmd.Context(), s, l)
				if err != nil {
					return err
				}
				f, some := q.Tasks()
				rows := sh.taskListing(cmd.Context(), s, f)
				rows.none = l.none("cli.no_tasks")
				if !some {
					rows.read = func(store.Page) ([]store.Task, error) { return nil, nil }
				}
				return rows.print(sh, l.json, l.limit)
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&l.view, "view", "", w.Say("cli.flag_view", "X", "open, done"))
	f.StringVar(&l.search, "search", "", w.Say("cli.flag_search"))
	f.IntVar(&l.limit, "limit", 50, w.Say("cli.flag_limit"))
	f.BoolVar(&l.json, "json", false, w.Say("cli.flag_json"))
	sh.complete(cmd, "view", append([]string{"open", "done"}, sh.savedViews()...)...)
	return cmd
}

// taskListing is how tasks are listed.
func (sh *shell) taskListing(ctx context.Context, s *store.Store, f store.TaskFilter) listing[store.Task] {
	return listing[store.Task]{
		read:   func(p store.Page) ([]store.Task, error) { return s.Tasks(ctx, f, p) },
		place:  f.Cursor,
		object: func(t store.Task) (any, error) { return sh.jsonOfTask(t), nil },
		row: func(t store.Task) []string {
			return []string{muted(taskID(t)), sh.dueWord(t), t.Title, muted(t.About)}
		},
		right: []int{0},
	}
}

// jsonOfTask returns a task as JSON has it.
func (sh *shell) jsonOfTask(t store.Task) taskJSON {
	j := taskJSON{
		ID: taskID(t), Title: t.Title, Due: due{t}, Overdue: t.Overdue(sh.now()),
		Done: stamp{t.Done}, AboutTitle: t.About, ClaimedBy: word(t.ClaimedBy),
		CreatedBy: t.CreatedBy, Created: stamp{t.Created},
	}
	switch {
	case t.ItemID != 0:
		j.About = t.ItemID
	case t.MemberID != 0:
		j.About = id{"m", t.MemberID}.String()
	}
	return j
}

// dueWord says when a task is due, as a row of the desk does.
func (sh *shell) dueWord(t store.Task) string {
	say := when.Due(sh.words, when.Moment{Time: t.Due, WholeDay: t.WholeDay}, sh.now())
	if t.Overdue(sh.now()) {
		return alarm(sh.signs.Late) + " " + say
	}
	return say
}
