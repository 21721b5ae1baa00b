package cli

import (
	"github.com/spf13/cobra"

	"tend/store"
	"tend/ui/phrase"
	"tend/ui/when"
)

// logCommand is "tend log": the journal, newest first.
func (sh *shell) logCommand() *cobra.Command {
	var l list
	w := sh.words
	cmd := &cobra.Command{
		Use:   "log",
		Short: w.Say("cli.log"),
		Args:  sh.exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.withStore(cmd.Context(), func(s *store.Store) error {
				return sh.journal(s, cmd).print(sh, l.json, l.limit)
			})
		},
	}
	sh.limitFlag(cmd, &l.limit, 50)
	cmd.Flags().BoolVar(&l.json, "json", false, w.Say("cli.flag_json"))
	return cmd
}

// journal is how the journal is listed.
func (sh *shell) journal(s *store.Store, cmd *cobra.Command) listing[store.Batch] {
	return listing[store.Batch]{
		read:   func(p store.Page) ([]store.Batch, error) { return s.Journal(cmd.Context(), p) },
		place:  store.Batch.Cursor,
		object: func(b store.Batch) (any, error) { return jsonOfBatch(b), nil },
		row: func(b store.Batch) []string {
			undone := muted(sh.progressWords(b.Verdicts))
			if b.Undone {
				undone = muted(sh.words.Say("cli.undone"))
			}
			by := phrase.Who(sh.words, b)
			at := when.DayTime(sh.words, when.Moment{Time: b.At}, sh.now())
			return []string{muted(at), sh.fit(by, 20), sh.deed(b), undone}
		},
		none: "cli.no_log",
	}
}
