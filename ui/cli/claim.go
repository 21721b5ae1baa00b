package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"tend/store"
)

// claimCommand is "tend claim": it says who has something, an item or a task.
func (sh *shell) claimCommand() *cobra.Command {
	var whom string
	var release bool
	w := sh.words
	cmd := &cobra.Command{
		Use:     "claim ID...",
		Short:   w.Say("cli.claim"),
		Long:    w.Say("follow.cmd_claim_long"),
		Example: "tend claim 12\ntend claim 12 t7 --for Deniz\ntend claim t7 --release",
		Args:    sh.atLeast(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			things, err := sh.things(args)
			if err != nil {
				return err
			}
			whom = strings.TrimSpace(typed(whom))
			if release && whom != "" {
				return sh.misuse("follow.for_or_release")
			}
			return sh.act(cmd, func(s *store.Store) (store.Batch, error) {
				switch {
				case release:
					return s.ReleaseThings(cmd.Context(), sh.volunteer(), things)
				case whom != "":
					return s.AssignThings(cmd.Context(), sh.volunteer(), whom, things)
				}
				return s.ClaimThings(cmd.Context(), sh.volunteer(), things)
			})
		},
	}
	cmd.Flags().StringVar(&whom, "for", "", w.Say("follow.flag_for"))
	cmd.Flags().BoolVar(&release, "release", false, w.Say("cli.flag_release"))
	sh.jsonFlag(cmd)
	return cmd
}

// things reads the IDs of items and tasks.
func (sh *shell) things(args []string) (store.Things, error) {
	var things store.Things
	for _, arg := range args {
		i, ok := parseID(arg)
		switch {
		case ok && i.letter == "":
			things.Items = append(things.Items, i.n)
		case ok && i.letter == "t":
			things.Tasks = append(things.Tasks, i.n)
		default:
			return things, sh.misuse("follow.id_thing", "X", typed(arg))
		}
	}
	return things, nil
}

// followDeed says in a few words what a batch did to claims, reminders and
// checklists.
func (sh *shell) followDeed(b store.Batch, subject string) string {
	id := "follow.deed_" + strings.ReplaceAll(string(b.Act), " ", "_")
	if b.Act == store.ActTaskRemind && b.Until.IsZero() {
		id = "follow.deed_no_reminder"
	}
	return sh.words.Say(id, "X", subject, "Y", b.Whom, "T", sh.until(b.Until))
}
