package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"tend/feeds"
	"tend/store"
)

// turnedJSON is what undo and redo did, and what became of the verdicts that
// this took.
type turnedJSON struct {
	batchJSON
	Verdicts []resultJSON `json:"verdicts"`
}

// undoCommand is "tend undo": it takes back the newest thing done.
func (sh *shell) undoCommand() *cobra.Command {
	var retract bool
	cmd := sh.turn(&cobra.Command{
		Use:   "undo",
		Short: sh.words.Say("cli.undo"),
		Long:  sh.words.Say("cli.undo_long"),
	}, func(ctx context.Context, s *store.Store) (store.Batch, error) {
		who := sh.volunteer()
		if retract {
			last, err := s.LastUndoable(ctx, who)
			if err != nil {
				return store.Batch{}, err
			}
			return s.Retract(ctx, who, last.ID)
		}
		b, err := s.Undo(ctx, who)
		if errors.Is(err, store.ErrSent) {
			err = sh.not(err, "climail.retract_how")
		}
		return b, err
	})
	cmd.Flags().BoolVar(&retract, "retract", false, sh.words.Say("climail.flag_retract"))
	return cmd
}

// redoCommand is "tend redo": it does again what undo took back.
func (sh *shell) redoCommand() *cobra.Command {
	return sh.turn(&cobra.Command{
		Use:   "redo",
		Short: sh.words.Say("cli.redo"),
	}, func(ctx context.Context, s *store.Store) (store.Batch, error) {
		b, err := s.Redo(ctx, sh.volunteer())
		if errors.Is(err, store.ErrNothing) {
			err = sh.not(err, "climail.nothing_to_redo")
		}
		return b, err
	})
}

// turn completes undo and redo, which take no arguments. What a site has to do
// for it is asked of the site at once.
func (sh *shell) turn(cmd *cobra.Command, do func(context.Context, *store.Store) (store.Batch, error)) *cobra.Command {
	cmd.Args = sh.exactly(0)
	sh.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		ctx := cmd.Context()
		return sh.withFeeds(ctx, func(s *store.Store, fs *feeds.Feeds) error {
			b, err := do(ctx, s)
			if err != nil && len(b.Skipped) == 0 {
				return err
			}
			results, sending := sh.deliver(ctx, s, fs, false)
			return errors.Join(sending, sh.turned(b, results, flagged(cmd, "json")), sh.left(b))
		})
	}
	return cmd
}

// turned says what undo or redo did. What the site has to confirm is said by
// its results only.
func (sh *shell) turned(b store.Batch, results []result, asJSON bool) error {
	if asJSON {
		j := turnedJSON{jsonOfBatch(b), []resultJSON{}}
		for _, r := range results {
			j.Verdicts = append(j.Verdicts, jsonOfResult(r))
		}
		if err := sh.printJSON(j); err != nil {
			return err
		}
		return sh.sort(results, true)
	}
	if b.ID != 0 && len(results) < b.Count {
		said := sh.words.Say("cli.sentence", "X", sh.deed(b))
		if b.Withdrawn > 0 && len(results) == 0 {
			said += " " + sh.words.Say("climail.nothing_sent")
		}
		fmt.Fprintln(sh.out, said)
	}
	return sh.sort(results, false)
}
