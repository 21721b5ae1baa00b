package cli

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tend/store"
	"tend/ui/text"
	"tend/ui/when"
)

// statusJSON is the desk in numbers. A number stops at 1000.
type statusJSON struct {
	Posts    int   `json:"posts"`
	Held     int   `json:"held"`
	Open     int   `json:"open"`
	Tasks    int   `json:"tasks"`
	Overdue  int   `json:"overdue"`
	Today    int   `json:"today"`
	Waiting  int   `json:"waiting"`
	Oldest   stamp `json:"oldest"` // when the oldest pending comment was published
	LastSync stamp `json:"last_sync"`
}

// statusCommand is "tend status": one line for a prompt or tmux.
func (sh *shell) statusCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "status",
		Short: sh.words.Say("cli.status"),
		Args:  sh.exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.withStore(cmd.Context(), func(s *store.Store) error {
				return sh.status(cmd.Context(), s, flagged(cmd, "json"))
			})
		},
	}
	sh.jsonFlag(cmd)
	return cmd
}

// status prints what waits on the desk.
func (sh *shell) status(ctx context.Context, s *store.Store, asJSON bool) error {
	if err := wake(ctx, s); err != nil {
		return err
	}
	n, err := s.Counts(ctx)
	if err != nil {
		return err
	}
	synced, err := s.LastSync(ctx)
	if err != nil {
		return err
	}
	if asJSON {
		return sh.printJSON(statusJSON{
			Posts: n.Posts, Held: n.Held, Open: n.Open, Tasks: n.Tasks, Overdue: n.Overdue,
			Today: n.Today, Waiting: n.Waiting, Oldest: stamp{n.Oldest}, LastSync: stamp{synced},
		})
	}
	sh.say("cli.sentence", "X", strings.Join(sh.numbers(n, synced), " · "))
	return nil
}

// numbers says the desk's numbers, those that are not zero, and how fresh they
// are.
func (sh *shell) numbers(n store.Counts, synced time.Time) []string {
	w := sh.words
	var all []string
	for _, count := range []struct {
		id string
		n  int
	}{
		{"cli.status_held", n.Held},
		{"cli.status_open", n.Open},
		{"cli.status_posts", n.Posts},
		{"cli.status_tasks", n.Overdue + n.Today},
	} {
		if count.n > 0 {
			all = append(all, w.Say(count.id, "N", count.n, "C", capped(w, count.n)))
		}
	}
	if len(all) == 0 {
		all = append(all, w.Say("cli.status_nothing"))
	}
	if synced.IsZero() {
		return append(all, w.Say("cli.status_never"))
	}
	return append(all, w.Say("cli.status_synced", "T", when.AgoShort(w, synced, sh.now())))
}

// capped writes a number that is not counted further than store.CountCap.
func capped(w *text.Words, n int) string {
	if n < store.CountCap {
		return w.Number(n)
	}
	return w.Number(store.CountCap-1) + "+"
}
