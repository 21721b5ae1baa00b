package cli

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tend/store"
	"tend/ui/when"
)

// batchJSON is what one command or key press decided.
type batchJSON struct {
	ID        number        `json:"id"`
	At        stamp         `json:"at"`
	Volunteer string        `json:"volunteer"`
	Act       string        `json:"act"`
	Count     int           `json:"count"`
	Subject   string        `json:"subject"` // the author or title of the only thing
	Until     stamp         `json:"until"`
	Undoes    number        `json:"undoes"`
	Undone    bool          `json:"undone"`
	Skipped   []skippedJSON `json:"skipped"`
	Outbox    outboxCounts  `json:"outbox"` // its verdicts, by how far they have come
}

// skippedJSON is a thing that an act left alone.
type skippedJSON struct {
	ID  string `json:"id"`
	Why string `json:"why"` // one of leftWord's
}

// itemAct builds a command that takes IDs of items and acts on them at once.
func (sh *shell) itemAct(cmd *cobra.Command, do func(context.Context, *store.Store, []int64) (store.Batch, error)) *cobra.Command {
	cmd.Args = sh.atLeast(1)
	sh.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		ids, err := sh.itemIDs(args)
		if err != nil {
			return err
		}
		return sh.act(cmd, func(s *store.Store) (store.Batch, error) {
			return do(cmd.Context(), s, ids)
		})
	}
	return cmd
}

// act carries out what a command decides, says what was done, and returns what
// was not.
func (sh *shell) act(cmd *cobra.Command, do func(*store.Store) (store.Batch, error)) error {
	return sh.withStore(cmd.Context(), func(s *store.Store) error {
		b, err := do(s)
		if err != nil && len(b.Skipped) == 0 {
			return err
		}
		if said := sh.report(b, flagged(cmd, "json")); said != nil {
			return said
		}
		return sh.left(b)
	})
}

// report says what a batch did.
func (sh *shell) report(b store.Batch, asJSON bool) error {
	if asJSON {
		return sh.printJSON(jsonOfBatch(b))
	}
	if b.ID != 0 {
		sh.say("cli.sentence", "X", sh.deed(b))
	}
	return nil
}

// left returns an error for each thing that an act left alone.
func (sh *shell) left(b store.Batch) error {
	var all []error
	for _, skipped := range b.Skipped {
		all = append(all, sh.about(skippedID(b, skipped), skipped.Why))
	}
	return errors.Join(all...)
}

// skippedID is the ID of a thing that an act left alone, as a list prints it.
func skippedID(b store.Batch, skipped store.Skipped) string {
	i := id{"", skipped.ID}
	switch {
	case strings.HasPrefix(string(b.Act), "task"):
		i.letter = "t"
	case b.Act == store.ActDrop:
		i.letter = "v"
	}
	return i.String()
}

// deed says in a few words what a batch did: "Done here: Jonas Albrecht".
func (sh *shell) deed(b store.Batch) string {
	w := sh.words
	subject := b.Subject
	if b.Count != 1 || subject == "" {
		subject = w.Say("cli.things", "N", b.Count)
	}
	until := sh.until(b.Until)
	switch b.Act {
	case store.ActDone:
		return w.Say("cli.deed_done", "X", subject)
	case store.ActReopen:
		return w.Say("cli.deed_restore", "X", subject)
	case store.ActWait:
		if b.Until.IsZero() {
			return w.Say("cli.deed_wait_answer", "X", subject)
		}
		return w.Say("cli.deed_wait", "X", subject, "T", until)
	case store.ActNote:
		return w.Say("cli.deed_note", "X", subject)
	case store.ActClaim:
		return w.Say("cli.deed_claim", "X", subject)
	case store.ActAssign, store.ActRelease, store.ActLapse, store.ActTaskReopen, store.ActTaskRemind, store.ActTaskCheck:
		return sh.followDeed(b, subject)
	case store.ActTaskAdd:
		return w.Say("cli.deed_task_add", "X", subject)
	case store.ActTaskEdit:
		return w.Say("cli.deed_task_edit", "X", subject)
	case store.ActTaskDone:
		return w.Say("cli.deed_task_done", "X", subject)
	case store.ActTaskDelete:
		return w.Say("cli.deed_task_delete", "X", subject)
	case store.ActTeam:
		return w.Say("cli.deed_team", "X", subject)
	case store.ActForget, store.ActLink, store.ActUnlink, store.ActApart, store.ActTag:
		return w.Say("people.deed_"+string(b.Act), "X", subject)
	case store.ActAnswered:
		return w.Say("cli.deed_answered", "X", subject)
	case store.ActModerated:
		return w.Say("cli.deed_moderated", "X", subject)
	case store.ActUndo:
		return w.Say("cli.deed_undo", "X", subject)
	case store.ActRedo:
		return w.Say("cli.deed_redo", "X", subject)
	}
	return sh.mailDeed(b.Act, subject)
}

// until says a date in a sentence.
func (sh *shell) until(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return when.DayTime(sh.words, when.Moment{Time: t}, sh.now())
}

// jsonOfBatch returns a batch as JSON has it.
func jsonOfBatch(b store.Batch) batchJSON {
	j := batchJSON{
		ID: number(b.ID), At: stamp{b.At}, Volunteer: b.Volunteer, Act: string(b.Act),
		Count: b.Count, Subject: b.Subject, Until: stamp{b.Until},
		Undoes: number(b.Undoes), Undone: b.Undone, Skipped: []skippedJSON{}, Outbox: countsOf(b.Verdicts),
	}
	for _, skipped := range b.Skipped {
		j.Skipped = append(j.Skipped, skippedJSON{skippedID(b, skipped), leftWord(skipped.Why)})
	}
	return j
}
