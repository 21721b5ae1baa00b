package cli

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tend/feeds/web"
	"tend/store"
)

// doneCommand is "tend done": it ticks items off here.
func (sh *shell) doneCommand() *cobra.Command {
	return sh.itemAct(&cobra.Command{
		Use:     "done ID...",
		Short:   sh.words.Say("cli.done"),
		Long:    sh.words.Say("cli.done_long"),
		Example: "tend done 12 15\ntend comments --view open --json | jq .[].id | xargs tend done",
	}, func(ctx context.Context, s *store.Store, ids []int64) (store.Batch, error) {
		return s.Done(ctx, sh.volunteer(), ids...)
	})
}

// restoreCommand is "tend restore": it puts items back on the desk.
func (sh *shell) restoreCommand() *cobra.Command {
	return sh.itemAct(&cobra.Command{
		Use:   "restore ID...",
		Short: sh.words.Say("cli.restore"),
	}, func(ctx context.Context, s *store.Store, ids []int64) (store.Batch, error) {
		return s.Reopen(ctx, sh.volunteer(), ids...)
	})
}

// waitCommand is "tend wait": it takes items off the desk until a date or an
// answer.
func (sh *shell) waitCommand() *cobra.Command {
	var until string
	var answer bool
	var end time.Time
	cmd := &cobra.Command{
		Use:     "wait ID... --until WHEN",
		Short:   sh.words.Say("cli.wait"),
		Long:    sh.words.Say("cli.wait_long"),
		Example: "tend wait 12 --until fri\ntend wait 12 15 --until \"in 3 days\"\ntend wait 12 --answer",
	}
	f := cmd.Flags()
	f.StringVar(&until, "until", "", sh.words.Say("cli.flag_until"))
	f.BoolVar(&answer, "answer", false, sh.words.Say("cli.flag_answer"))
	sh.itemAct(cmd, func(ctx context.Context, s *store.Store, ids []int64) (store.Batch, error) {
		if answer {
			return s.WaitForAnswer(ctx, sh.volunteer(), ids...)
		}
		return s.WaitUntil(ctx, sh.volunteer(), end, ids...)
	})
	cmd.PreRunE = func(*cobra.Command, []string) (err error) {
		if (until != "") == answer {
			return sh.misuse("cli.wait_until_what")
		}
		if !answer {
			end, err = sh.later(until)
		}
		return err
	}
	return cmd
}

// noteCommand is "tend note": it keeps a note on an item.
func (sh *shell) noteCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "note ID TEXT...",
		Short:   sh.words.Say("cli.note"),
		Long:    sh.words.Say("cli.note_long"),
		Example: "tend note 12 \"asked the treasurer\"\ntend note 12 \"\"",
		Args:    sh.atLeast(2),
	}
	sh.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		text := web.Block(strings.Join(args[1:], " "))
		if i, ok := parseID(args[0]); ok && i.letter == "m" {
			return sh.act(cmd, func(s *store.Store) (store.Batch, error) {
				return s.NotePerson(cmd.Context(), sh.volunteer(), i.n, text)
			})
		}
		ids, err := sh.itemIDs(args[:1])
		if err != nil {
			return err
		}
		return sh.act(cmd, func(s *store.Store) (store.Batch, error) {
			return s.Note(cmd.Context(), sh.volunteer(), ids[0], text)
		})
	}
	return cmd
}

// later understands a date that is still to come; a day without a time of day
// begins at nine.
func (sh *shell) later(s string) (time.Time, error) {
	m, err := sh.moment(s)
	if err != nil {
		return time.Time{}, err
	}
	if !m.At().After(sh.now()) {
		return time.Time{}, sh.misuse("cli.past", "T", sh.until(m.At()))
	}
	return m.At(), nil
}
