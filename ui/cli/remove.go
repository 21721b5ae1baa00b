package cli

import (
	"github.com/spf13/cobra"

	"tend/feeds"
	"tend/store"
)

// removeCommand is "tend remove": it removes a source, and keeps what people
// did with its items.
func (sh *shell) removeCommand() *cobra.Command {
	var drop bool
	cmd := &cobra.Command{
		Use:               "remove SOURCE",
		Short:             sh.words.Say("cli.remove"),
		Long:              sh.words.Say("cli.remove_long"),
		Args:              sh.exactly(1),
		ValidArgsFunction: sh.sourceNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.withFeeds(cmd.Context(), func(s *store.Store, fs *feeds.Feeds) error {
				src, err := s.FindSource(cmd.Context(), args[0])
				if err != nil {
					return sh.about(args[0], err)
				}
				if err := fs.Remove(cmd.Context(), src, drop); err != nil {
					return sh.about(src.Name, err)
				}
				sh.say("cli.removed", "X", src.Name)
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&drop, "drop", false, sh.words.Say("cli.flag_drop"))
	return cmd
}
