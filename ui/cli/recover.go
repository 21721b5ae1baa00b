package cli

import (
	"context"
	"errors"
	"os"

	"github.com/spf13/cobra"

	"tend/store"
)

// recoverCommand is "tend recover": a new cache from what can still be read of
// a damaged one.
func (sh *shell) recoverCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "recover FILE",
		Short:   sh.words.Say("cli.recover"),
		Long:    sh.words.Say("cli.recover_long"),
		Example: "tend recover ~/.local/share/tend/tend.db.damaged",
		Args:    sh.exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.recover(cmd.Context(), args[0])
		},
	}
}

// recover saves what can be saved beside the cache, and puts it in the cache's
// place if there is nothing in it yet.
func (sh *shell) recover(ctx context.Context, from string) error {
	if _, err := os.Stat(from); err != nil {
		return sh.noFile(from, err)
	}
	cache := sh.files.Cache
	saved := cache + ".recovered"
	if _, err := os.Lstat(saved); err == nil {
		return sh.fileThere(saved)
	}
	rows, err := store.Recover(ctx, from, saved)
	if err != nil {
		return sh.about(from, err)
	}
	empty, err := sh.emptyCache(ctx)
	if err != nil {
		return err
	}
	if !empty {
		sh.say("cli.recovered_beside", "N", rows, "X", saved, "Y", cache)
		return nil
	}
	for _, ending := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(cache + ending); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	if err := os.Rename(saved, cache); err != nil {
		return err
	}
	sh.say("cli.recovered", "N", rows, "X", cache)
	return nil
}

// emptyCache reports whether there is no cache yet, or one in which nobody has
// kept anything.
func (sh *shell) emptyCache(ctx context.Context) (empty bool, err error) {
	if _, err := os.Stat(sh.files.Cache); errors.Is(err, os.ErrNotExist) {
		return true, nil
	}
	err = sh.withStore(ctx, func(s *store.Store) error {
		sources, err := s.Sources(ctx)
		if err != nil {
			return err
		}
		journal, err := s.Journal(ctx, store.Page{Limit: 1})
		empty = len(sources) == 0 && len(journal) == 0
		return err
	})
	return empty, err
}
