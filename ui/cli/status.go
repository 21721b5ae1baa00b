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

	Outbox outboxCounts `json:"outbox"`        // verdicts on their way, by how far they have come
	Login  []string     `json:"login_refused"` // sources that take nothing before somebody logs in
	Config int          `json:"config_problems"`
}

// statusCommand is "tend status": one line for a prompt or tmux.
func (sh *shell) statusCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "status",
		Short: sh.words.Say("cli.status"),
		Args:  sh.exactly(0),

		PersistentPreRun: quietly, // it stands in the line
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
	mail, refusing, err := mailStatus(ctx, s)
	if err != nil {
		return err
	}
	if asJSON {
		return sh.printJSON(statusJSON{
			Posts: n.Posts, Held: n.Held, Open: n.Open, Tasks: n.Tasks, Overdue: n.Overdue,
			Today: n.Today, Waiting: n.Waiting, Oldest: stamp{n.Oldest}, LastSync: stamp{synced},
			Outbox: countsOf(mail), Login: refusing, Config: len(sh.wrong),
		})
	}
	all := append(sh.mailNumbers(mail, refusing), sh.numbers(n, synced)...)
	if wrong := len(sh.wrong); wrong > 0 {
		all = append(all, sh.words.Say("settings.status", "N", wrong))
	}
	sh.say("cli.sentence", "X", strings.Join(all, " · "))
	return nil
}

// mostRefusing is how many sources one line names.
const mostRefusing = 20

// mailStatus returns what is on its way, and the sources that refuse their
// login.
func mailStatus(ctx context.Context, s *store.Store) (store.Progress, []string, error) {
	n, err := s.OutboxCounts(ctx)
	if err != nil {
		return store.Progress{}, nil, err
	}
	refusing, err := s.Refusing(ctx, mostRefusing)
	return store.Progress{Queued: n.Queued, Sending: n.Sending, Failed: n.Failed, Unknown: n.Unknown}, refusing, err
}

// mailNumbers says what has not arrived, and why.
func (sh *shell) mailNumbers(mail store.Progress, refusing []string) []string {
	var all []string
	for _, name := range refusing {
		all = append(all, sh.words.Say("climail.status_login", "X", name))
	}
	for _, count := range []struct {
		id string
		n  int
	}{
		{"climail.status_failed", mail.Failed},
		{"climail.status_unknown", mail.Unknown},
		{"climail.status_queued", mail.Queued + mail.Sending},
	} {
		if count.n > 0 {
			all = append(all, sh.words.Say(count.id, "N", count.n))
		}
	}
	return all
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
