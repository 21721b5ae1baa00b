package cli

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tend/store"
	"tend/ui/when"
)

// taskJSON is a follow-up.
type taskJSON struct {
	ID         string  `json:"id"`
	Title      string  `json:"title"`
	Due        due     `json:"due"` // RFC 3339, of a whole day its date, or null
	Overdue    bool    `json:"overdue"`
	Group      string  `json:"group"` // overdue, today, week, later or undated
	Remind     stamp   `json:"remind"`
	Repeat     word    `json:"repeat"` // a rule of RFC 5545, or null
	Checklist  []check `json:"checklist"`
	Done       stamp   `json:"done"`
	DoneBy     word    `json:"done_by"`
	About      any     `json:"about"` // the ID of an item or member, or null
	AboutTitle string  `json:"about_title"`
	ClaimedBy  word    `json:"claimed_by"`
	Claimed    stamp   `json:"claimed"` // null: until it is done
	AnsweredBy word    `json:"answered_by"`
	Answered   stamp   `json:"answered"` // the comment it is about, since it was made
	CreatedBy  string  `json:"created_by"`
	Created    stamp   `json:"created"`
}

// check is a line of a task's checklist.
type check struct {
	Text string `json:"text"`
	Done bool   `json:"done"`
}

// groupWord is a group as JSON has it.
func groupWord(g store.Group) string {
	return [...]string{
		store.GroupOverdue: "overdue", store.GroupToday: "today", store.GroupWeek: "week",
		store.GroupLater: "later", store.GroupUndated: "undated",
	}[g]
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
func (sh *shell) tasksCommand() *cobra.Command { return sh.taskListCommand("tasks") }

// taskListCommand lists tasks, as "tend tasks" or "tend task list".
func (sh *shell) taskListCommand(name string) *cobra.Command {
	var l list
	w := sh.words
	cmd := &cobra.Command{
		Use:     name,
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
				if err := wake(cmd.Context(), s); err != nil {
					return err
				}
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
	sh.limitFlag(cmd, &l.limit, 50)
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
			return []string{muted(taskID(t)), sh.dueWord(t), sh.taskTitle(t), muted(sh.taskNotes(t))}
		},
		right: []int{0},
		group: sh.groupOf(f),
	}
}

// jsonOfTask returns a task as JSON has it.
func (sh *shell) jsonOfTask(t store.Task) taskJSON {
	j := taskJSON{
		ID: taskID(t), Title: t.Title, Due: due{t}, Overdue: t.Overdue(sh.now()),
		Group: groupWord(t.Group(sh.now())), Remind: stamp{t.Remind}, Repeat: word(t.Repeat), Checklist: []check{},
		Done: stamp{t.Done}, DoneBy: word(t.DoneBy), AboutTitle: t.About, ClaimedBy: word(t.ClaimedBy), Claimed: stamp{t.Claimed},
		AnsweredBy: word(t.AnsweredBy), Answered: stamp{t.Answered},
		CreatedBy: t.CreatedBy, Created: stamp{t.Created},
	}
	for _, c := range t.Checklist.Checks() {
		j.Checklist = append(j.Checklist, check(c))
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

// groupOf names the group of an open task where a person reads the list; the
// done ones have no groups.
func (sh *shell) groupOf(f store.TaskFilter) func(store.Task) string {
	if sh.width == 0 || f.Done {
		return nil
	}
	return func(t store.Task) string { return sh.words.Say("follow.group_" + groupWord(t.Group(sh.now()))) }
}

// taskTitle is a task's title with what its checklist has come to.
func (sh *shell) taskTitle(t store.Task) string {
	if done, all := t.Checklist.Count(); all > 0 {
		return t.Title + muted("  "+strconv.Itoa(done)+"/"+strconv.Itoa(all))
	}
	return t.Title
}

// taskNotes are what there is to know about a task besides its title, as a row
// of the desk says it.
func (sh *shell) taskNotes(t store.Task) string {
	w := sh.words
	var notes []string
	if t.Reminded(sh.now()) {
		notes = append(notes, w.Say("follow.reminds"))
	}
	if t.Repeat != "" {
		notes = append(notes, when.Repeat(w, string(t.Repeat)))
	}
	if t.ClaimedBy != "" {
		notes = append(notes, w.Say("cli.reason_claimed", "X", t.ClaimedBy))
	}
	if !t.Answered.IsZero() && t.Done.IsZero() {
		notes = append(notes, w.Say("follow.answered_by", "X", t.AnsweredBy))
	}
	if t.DoneBy != "" {
		notes = append(notes, w.Say("follow.done_by", "X", t.DoneBy))
	}
	if t.About != "" {
		notes = append(notes, t.About)
	}
	return strings.Join(notes, ", ")
}
