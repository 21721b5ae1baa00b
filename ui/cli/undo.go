package cli

import (
	"github.com/spf13/cobra"

	"tend/store"
)

// undoCommand is "tend undo": it takes back the newest thing done.
func (sh *shell) undoCommand() *cobra.Command {
	return sh.turn(&cobra.Command{
		Use:   "undo",
		Short: sh.words.Say("cli.undo"),
		Long:  sh.words.Say("cli.undo_long"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.act(cmd, func(s *store.Store) (store.Batch, error) {
				return s.Undo(cmd.Context(), sh.volunteer())
			})
		},
	})
}

// redoCommand is "tend redo": it does again what undo took back.
func (sh *shell) redoCommand() *cobra.Command {
	return sh.turn(&cobra.Command{
		Use:   "redo",
		Short: sh.words.Say("cli.redo"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.act(cmd, func(s *store.Store) (store.Batch, error) {
				return s.Redo(cmd.Context(), sh.volunteer())
			})
		},
	})
}

// turn completes undo and redo, which take no arguments.
func (sh *shell) turn(cmd *cobra.Command) *cobra.Command {
	cmd.Args = sh.exactly(0)
	sh.jsonFlag(cmd)
	return cmd
}
