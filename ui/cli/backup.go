package cli

import (
	"errors"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"tend/store"
)

// backupCommand is "tend backup": a whole copy of the cache.
func (sh *shell) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "backup FILE",
		Short:   sh.words.Say("cli.backup"),
		Long:    sh.words.Say("cli.backup_long"),
		Example: "tend backup tend-2026-07-02.db",
		Args:    sh.exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.withStore(cmd.Context(), func(s *store.Store) error {
				err := s.Backup(cmd.Context(), args[0])
				if errors.Is(err, os.ErrExist) || errors.Is(err, store.ErrExists) {
					return sh.fileThere(args[0])
				}
				if path := (*fs.PathError)(nil); errors.As(err, &path) {
					return sh.unwritable(args[0], err)
				}
				if err != nil {
					return err
				}
				sh.say("cli.written", "X", typed(args[0]))
				return nil
			})
		},
	}
}
