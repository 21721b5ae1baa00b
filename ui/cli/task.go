package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"tend/store"
	"tend/ui/when"
)

// taskCommand is "tend task": it keeps a follow-up and ticks it off.
func (sh *shell) taskCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "task",
		Short: sh.words.Say("cli.task"),
		Args:  sh.known,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.misuse("cli.task_what")
		},
	}
	cmd.AddCommand(sh.taskAddCommand(), sh.taskDoneCommand())
	return cmd
}

// taskAddCommand is "tend task add".
func (sh *shell) taskAddCommand() *cobra.Command {
	var until, about string
	w := sh.words
	cmd := &cobra.Command{
		Use:     "add TEXT...",
		Short:   w.Say("cli.task_add"),
		Example: "tend task add \"answer Jonas\" --due fri --about 12\ntend task add \"call the printer\" --due \"3 Jul 18:00\"",
		Args:    sh.atLeast(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			t := store.Task{Title: strings.TrimSpace(typed(strings.Join(args, " ")))}
			if t.Title == "" {
				return sh.misuse("cli.task_empty")
			}
			if err := sh.dueAt(&t, until); err != nil {
				return err
			}
			if err := sh.isAbout(&t, about); err != nil {
				return err
			}
			return sh.addTask(cmd, t)
		},
	}
	cmd.Flags().StringVar(&until, "due", "", w.Say("cli.flag_due"))
	cmd.Flags().StringVar(&about, "about", "", w.Say("cli.flag_about"))
	sh.jsonFlag(cmd)
	return cmd
}

// addTask keeps a task and prints it.
func (sh *shell) addTask(cmd *cobra.Command, t store.Task) error {
	return sh.withStore(cmd.Context(), func(s *store.Store) error {
		kept, _, err := s.AddTask(cmd.Context(), sh.volunteer(), t)
		if err != nil {
			return err
		}
		if flagged(cmd, "json") {
			return sh.printJSON(sh.jsonOfTask(kept))
		}
		if kept.Due.IsZero() {
			sh.say("cli.task_kept", "X", taskID(kept))
			return nil
		}
		m := when.Moment{Time: kept.Due, WholeDay: kept.WholeDay}
		sh.say("cli.task_kept_for", "X", taskID(kept), "T", when.DayTime(sh.words, m, sh.now()))
		return nil
	})
}

// dueAt understands when a task is due; an empty text is no date.
func (sh *shell) dueAt(t *store.Task, s string) error {
	if s == "" {
		return nil
	}
	m, err := sh.moment(s)
	t.Due, t.WholeDay, t.Zone = m.Time, m.WholeDay, when.Zone(sh.now())
	return err
}

// isAbout understands what a task is about: an item or a member.
func (sh *shell) isAbout(t *store.Task, s string) error {
	if s == "" {
		return nil
	}
	i, ok := parseID(s)
	switch {
	case ok && i.letter == "":
		t.ItemID = i.n
	case ok && i.letter == "m":
		t.MemberID = i.n
	default:
		return sh.misuse("cli.id_about", "X", typed(s))
	}
	return nil
}

// taskDoneCommand is "tend task done".
func (sh *shell) taskDoneCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "done ID...",
		Short:   sh.words.Say("cli.task_done"),
		Example: "tend task done t7",
		Args:    sh.atLeast(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ids, err := sh.taskIDs(args)
			if err != nil {
				return err
			}
			return sh.act(cmd, func(s *store.Store) (store.Batch, error) {
				return s.FinishTasks(cmd.Context(), sh.volunteer(), ids...)
			})
		},
	}
	sh.jsonFlag(cmd)
	return cmd
}

// moment understands a date as a person says it.
func (sh *shell) moment(s string) (when.Moment, error) {
	m, ok := when.Parse(s, sh.now())
	if !ok {
		return m, sh.misuse("cli.no_date", "X", typed(s))
	}
	return m, nil
}
