package cli

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"tend/store"
	"tend/ui/when"
)

// taskCommand is "tend task": it keeps follow-ups, changes them and ticks them
// off.
func (sh *shell) taskCommand() *cobra.Command {
	w := sh.words
	cmd := &cobra.Command{
		Use:   "task",
		Short: w.Say("cli.task"),
		Args:  sh.known,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.misuse("cli.task_what")
		},
	}
	cmd.AddCommand(
		sh.taskAddCommand(), sh.taskEditCommand(),
		sh.taskActCommand("done", "cli.task_done", (*store.Store).FinishTasks),
		sh.taskActCommand("reopen", "follow.cmd_reopen", (*store.Store).ReopenTasks),
		sh.taskActCommand("delete", "follow.cmd_delete", (*store.Store).DeleteTasks),
		sh.taskRemindCommand(), sh.taskCheckCommand(), sh.taskListCommand("list"),
	)
	return cmd
}

// taskAddCommand is "tend task add".
func (sh *shell) taskAddCommand() *cobra.Command {
	var f taskFlags
	cmd := &cobra.Command{
		Use:   "add TEXT...",
		Short: sh.words.Say("cli.task_add"),
		Example: "tend task add \"answer Jonas\" --due fri --about 12\n" +
			"tend task add \"water the beds\" --due \"every monday 18:00\" --remind \"1 hour before\" --who Deniz\n" +
			"tend task add \"summer party\" --due \"11 Jul\" --check benches --check cups",
		Args: sh.atLeast(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			t := store.Task{Title: strings.TrimSpace(typed(strings.Join(args, " ")))}
			if t.Title == "" {
				return sh.misuse("cli.task_empty")
			}
			if err := f.apply(sh, cmd, &t); err != nil {
				return err
			}
			return sh.addTask(cmd, t)
		},
	}
	f.define(sh, cmd)
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
		if kept.Repeat != "" {
			sh.say("follow.comes_again", "X", when.Repeat(sh.words, string(kept.Repeat)))
		}
		return nil
	})
}

// taskEditCommand is "tend task edit": it changes what it is told and leaves the
// rest.
func (sh *shell) taskEditCommand() *cobra.Command {
	var f taskFlags
	cmd := &cobra.Command{
		Use:     "edit ID [TEXT...]",
		Short:   sh.words.Say("follow.cmd_edit"),
		Long:    sh.words.Say("follow.cmd_edit_long"),
		Example: "tend task edit t7 --due \"next tuesday\" --who Miriam\ntend task edit t7 \"answer Jonas and Marta\"\ntend task edit t7 --repeat never --remind \"\"",
		Args:    sh.atLeast(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ids, err := sh.taskIDs(args[:1])
			if err != nil {
				return err
			}
			return sh.act(cmd, func(s *store.Store) (store.Batch, error) {
				t, err := s.Task(cmd.Context(), ids[0])
				if err != nil {
					return store.Batch{}, sh.about(args[0], err)
				}
				was := t
				if len(args) > 1 {
					t.Title = strings.TrimSpace(typed(strings.Join(args[1:], " ")))
				}
				if t.Title == "" {
					return store.Batch{}, sh.misuse("cli.task_empty")
				}
				if err := f.apply(sh, cmd, &t); err != nil {
					return store.Batch{}, err
				}
				return s.EditTask(cmd.Context(), sh.volunteer(), was, t)
			})
		},
	}
	f.define(sh, cmd)
	sh.jsonFlag(cmd)
	return cmd
}

// taskActCommand is a command that does one thing with tasks.
func (sh *shell) taskActCommand(
	name, short string, do func(*store.Store, context.Context, string, ...int64) (store.Batch, error),
) *cobra.Command {
	cmd := &cobra.Command{
		Use:     name + " ID...",
		Short:   sh.words.Say(short),
		Example: "tend task " + name + " t7",
		Args:    sh.atLeast(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ids, err := sh.taskIDs(args)
			if err != nil {
				return err
			}
			return sh.act(cmd, func(s *store.Store) (store.Batch, error) {
				return do(s, cmd.Context(), sh.volunteer(), ids...)
			})
		},
	}
	sh.jsonFlag(cmd)
	return cmd
}

// taskRemindCommand is "tend task remind": it says when a task reminds of
// itself, or again.
func (sh *shell) taskRemindCommand() *cobra.Command {
	var at string
	cmd := &cobra.Command{
		Use:     "remind ID --at WHEN",
		Short:   sh.words.Say("follow.cmd_remind"),
		Example: "tend task remind t7 --at \"1 day before\"\ntend task remind t7 --at \"tomorrow 9:00\"\ntend task remind t7 --at \"\"",
		Args:    sh.exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ids, err := sh.taskIDs(args)
			if err != nil {
				return err
			}
			return sh.act(cmd, func(s *store.Store) (store.Batch, error) {
				t, err := s.Task(cmd.Context(), ids[0])
				if err != nil {
					return store.Batch{}, sh.about(args[0], err)
				}
				if err := sh.remindAt(&t, at); err != nil {
					return store.Batch{}, err
				}
				return s.RemindTasks(cmd.Context(), sh.volunteer(), t.Remind, t.ID)
			})
		},
	}
	cmd.Flags().StringVar(&at, "at", "", sh.words.Say("follow.flag_remind"))
	sh.jsonFlag(cmd)
	return cmd
}

// taskCheckCommand is "tend task check": it ticks a line of a checklist.
func (sh *shell) taskCheckCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "check ID LINE",
		Short:   sh.words.Say("follow.cmd_check"),
		Example: "tend task check t7 2",
		Args:    sh.exactly(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			ids, err := sh.taskIDs(args[:1])
			if err != nil {
				return err
			}
			line, err := strconv.Atoi(args[1])
			if err != nil || line < 1 {
				return sh.misuse("follow.bad_line", "X", typed(args[1]))
			}
			return sh.act(cmd, func(s *store.Store) (store.Batch, error) {
				t, err := s.Task(cmd.Context(), ids[0])
				if err != nil {
					return store.Batch{}, sh.about(args[0], err)
				}
				checks := t.Checklist.Checks()
				if line > len(checks) {
					return store.Batch{}, store.ErrNotFound
				}
				return s.TickCheck(cmd.Context(), sh.volunteer(), ids[0], line-1, checks[line-1].Text)
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
