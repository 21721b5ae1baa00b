package cli

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tend/store"
	"tend/ui/when"
)

// taskFlags are what a command says about a task besides its words. Only those
// that were given change anything; an empty one takes something away.
type taskFlags struct {
	due, repeat, remind, who, about string
	checks                          []string
}

// define gives a command the flags.
func (f *taskFlags) define(sh *shell, cmd *cobra.Command) {
	w, flags := sh.words, cmd.Flags()
	flags.StringVar(&f.due, "due", "", w.Say("cli.flag_due"))
	flags.StringVar(&f.repeat, "repeat", "", w.Say("follow.flag_repeat"))
	flags.StringVar(&f.remind, "remind", "", w.Say("follow.flag_remind"))
	flags.StringVar(&f.who, "who", "", w.Say("follow.flag_who"))
	flags.StringArrayVar(&f.checks, "check", nil, w.Say("follow.flag_check"))
	flags.StringVar(&f.about, "about", "", w.Say("cli.flag_about"))
}

// apply takes over the flags that were given.
func (f *taskFlags) apply(sh *shell, cmd *cobra.Command, t *store.Task) error {
	given := cmd.Flags().Changed
	if given("due") || given("repeat") {
		if err := f.dates(sh, t, given("due"), given("repeat")); err != nil {
			return err
		}
	}
	if given("remind") {
		if err := sh.remindAt(t, f.remind); err != nil {
			return err
		}
	}
	if given("who") {
		t.ClaimedBy = strings.TrimSpace(typed(f.who))
		if t.ClaimedBy == "me" || t.ClaimedBy == "ich" {
			t.ClaimedBy = sh.volunteer()
		}
	}
	if given("check") {
		checks := t.Checklist.Checks()
		for _, line := range f.checks {
			checks = append(checks, store.Check{Text: typed(line)})
		}
		t.Checklist = store.NewChecklist(checks)
	}
	if given("about") {
		t.ItemID, t.MemberID = 0, 0
		return sh.isAbout(t, f.about)
	}
	return nil
}

// dates reads the date and how it comes again. What is not given stays.
func (f *taskFlags) dates(sh *shell, t *store.Task, due, repeat bool) error {
	said := f.due
	if !due && !t.Due.IsZero() {
		said = t.Due.In(sh.now().Location()).Format("2006-01-02 15:04")
		if t.WholeDay {
			said = t.Due.Format(time.DateOnly)
		}
	}
	d := when.ReadDates(said, f.repeat, sh.now())
	switch {
	case !d.DueRead:
		return sh.misuse("cli.no_date", "X", typed(f.due))
	case !d.RepeatRead:
		return sh.misuse("follow.bad_repeat", "X", typed(f.repeat))
	}
	t.Due, t.WholeDay, t.Zone = d.Due.Time, d.Due.WholeDay, when.Zone(sh.now())
	if repeat || d.Repeat != "" || t.Due.IsZero() {
		t.Repeat = d.Repeat
	}
	return nil
}

// remindAt understands when a task reminds of itself; an empty text is never.
func (sh *shell) remindAt(t *store.Task, s string) error {
	t.Remind = time.Time{}
	if s == "" {
		return nil
	}
	at, ok := when.ParseReminder(s, when.Moment{Time: t.Due, WholeDay: t.WholeDay}, sh.now())
	switch {
	case !ok:
		return sh.misuse("follow.bad_reminder", "X", typed(s))
	case !at.After(sh.now()):
		return sh.misuse("cli.past", "T", sh.until(at))
	}
	t.Remind = at
	return nil
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
