package cli

import (
	"context"

	"github.com/spf13/cobra"

	"tend/store"
)

// commentsCommand is "tend comments".
func (sh *shell) commentsCommand() *cobra.Command {
	var l list
	w := sh.words
	cmd := &cobra.Command{
		Use:     "comments",
		Short:   w.Say("cli.comments"),
		Long:    w.Say("cli.comments_long"),
		Example: "tend comments --order urgent\ntend comments --search tisch --json",
		Args:    sh.exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.listed(cmd.Context(), store.KindComment, l, func(s *store.Store, f store.Filter) error {
				rows := sh.commentListing(cmd.Context(), s, f)
				rows.none = l.none("cli.no_comments")
				return rows.print(sh, l.json, l.limit)
			})
		},
	}
	sh.listFlags(cmd, &l, "pending", "held", "open", "waiting", "done", "all")
	return cmd
}

// commentListing is how comments are listed.
func (sh *shell) commentListing(ctx context.Context, s *store.Store, f store.Filter) listing[store.Comment] {
	return listing[store.Comment]{
		read:   func(p store.Page) ([]store.Comment, error) { return s.Comments(ctx, f, p) },
		place:  func(c store.Comment) store.Cursor { return f.Cursor(c.Item) },
		object: func(c store.Comment) (any, error) { return jsonOfComment(ctx, s, c) },
		row: func(c store.Comment) []string {
			return []string{
				muted(itemID(c.Item)), sh.state(c.Item), sh.fit(sh.author(c.Item), 22),
				sh.fit(sh.reasons(c.Item), 26), sh.age(c.Item), c.Excerpt,
			}
		},
		right: []int{0, 4},
	}
}

// state says how a comment is pending, else what the source shows of it, or
// that it is done or waits here.
func (sh *shell) state(it store.Item) string {
	switch {
	case it.Pending == store.PendingHeld:
		return warn(sh.words.Say("cli.state_held"))
	case it.Pending == store.PendingOpen:
		return sh.words.Say("cli.state_open")
	case !it.Mark.WaitUntil.IsZero() || it.Mark.WaitAnswer:
		return muted(sh.words.Say("cli.state_waiting"))
	case !it.Mark.Done.IsZero():
		return muted(sh.words.Say("cli.state_done"))
	}
	return muted(sh.words.Say("cli.state_" + stateWord(it.State)))
}
