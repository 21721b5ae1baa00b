package cli

import (
	"github.com/spf13/cobra"

	"tend/store"
)

// verdictCommand is "tend approve", "hold", "spam" or "trash": a verdict on
// comments that is carried out at once.
func (sh *shell) verdictCommand(act store.Act) *cobra.Command {
	var later bool
	var reason string
	w, name := sh.words, string(act)
	cmd := &cobra.Command{
		Use:     name + " ID...",
		Short:   w.Say("climail.short_" + name),
		Long:    w.Say("climail.long_" + name),
		Example: "tend " + name + " 12 15\ntend comments --view held --json | jq .[].id | xargs tend " + name,
		Args:    sh.atLeast(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ids, err := sh.itemIDs(args)
			if err != nil {
				return err
			}
			return sh.carry(cmd, later, func(s *store.Store) (store.Batch, error) {
				return s.DecideBecause(cmd.Context(), sh.volunteer(), act, typed(reason), ids...)
			})
		},
	}
	cmd.Flags().BoolVar(&later, "later", false, w.Say("climail.flag_later"))
	if act == store.ActSpam || act == store.ActTrash {
		cmd.Flags().StringVar(&reason, "reason", "", w.Say("replies.flag_reason"))
	}
	sh.jsonFlag(cmd)
	return cmd
}
