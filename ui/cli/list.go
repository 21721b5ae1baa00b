package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"tend/feeds"
	"tend/store"
	"tend/ui/when"
)

// list is what the commands that list items have in common.
type list struct {
	json   bool
	view   string
	state  string
	search string
	order  string
	source []string
	limit  int
}

// listFlags gives a command the flags of a list of items; views are the views
// it knows, the usual one first.
func (sh *shell) listFlags(cmd *cobra.Command, l *list, views ...string) {
	w, f := sh.words, cmd.Flags()
	f.StringVar(&l.view, "view", "", w.Say("cli.flag_view", "X", strings.Join(views, ", ")))
	f.StringVar(&l.state, "state", "", w.Say("cli.flag_state"))
	f.StringVar(&l.search, "search", "", w.Say("cli.flag_search"))
	f.StringVar(&l.order, "order", "newest", w.Say("cli.flag_order"))
	f.StringSliceVar(&l.source, "source", nil, w.Say("cli.flag_source"))
	f.IntVar(&l.limit, "limit", 50, w.Say("cli.flag_limit"))
	f.BoolVar(&l.json, "json", false, w.Say("cli.flag_json"))
	sh.complete(cmd, "view", views...)
	sh.complete(cmd, "state", "public", "held", "spam", "trash", "gone")
	sh.complete(cmd, "order", "newest", "oldest", "urgent")
	sh.completeSources(cmd, "source")
}

// complete offers the values of a flag to the shell.
func (sh *shell) complete(cmd *cobra.Command, flag string, values ...string) {
	fixed := cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)
	if err := cmd.RegisterFlagCompletionFunc(flag, fixed); err != nil {
		panic(err) // the flag is defined beside the call
	}
}

// filter turns the flags into the filter of a list. Without a view, a search
// or a state goes through everything; otherwise only what is on the desk is
// listed.
func (sh *shell) filter(l list) (store.Filter, error) {
	f := store.Filter{Words: l.search}
	view := l.view
	if view == "" {
		view = "pending"
		if l.search != "" || l.state != "" {
			view = "all"
		}
	}
	switch view {
	case "all":
	case "pending":
		f.Pending = true
	case "held":
		f.Pending, f.Held = true, true
	case "open":
		f.Pending, f.Open = true, true
	case "waiting":
		f.Waiting = true
	case "done":
		f.Done = true
	default:
		return f, sh.misuse("cli.view_unknown", "X", typed(view))
	}
	if err := sh.order(&f, l.order); err != nil {
		return f, err
	}
	return f, sh.inState(&f, l.state)
}

// listed makes a list ready to be read: its filter knows the sources, what
// waited until now is back, and when words are searched for, everything can be
// found.
func (sh *shell) listed(ctx context.Context, l list, print func(*store.Store, store.Filter) error) error {
	f, err := sh.filter(l)
	if err != nil {
		return err
	}
	return sh.withFeeds(ctx, func(s *store.Store, fs *feeds.Feeds) error {
		for _, name := range l.source {
			src, err := s.FindSource(ctx, name)
			if err != nil {
				return sh.about(name, err)
			}
			f.Sources = append(f.Sources, src.ID)
		}
		if err := wake(ctx, s); err != nil {
			return err
		}
		if l.search != "" {
			if err := sh.index(ctx, s, fs); err != nil {
				return err
			}
		}
		return print(s, f)
	})
}

// index makes everything searchable that has come since the last time. Where
// somebody waits for much of it, they are told why.
func (sh *shell) index(ctx context.Context, s *store.Store, fs *feeds.Feeds) error {
	const much = 1000
	if sh.paints {
		texts, err := s.Unextracted(ctx, much)
		if err != nil {
			return err
		}
		if len(texts) == much {
			sh.complain(sh.words.Say("cli.indexing"))
		}
	}
	return fs.Index(ctx)
}

// none is the message for a list without rows: usual if it is the desk's own,
// else that nothing matches.
func (l list) none(usual string) string {
	switch {
	case l.search != "":
		return "cli.no_hits"
	case l.view != "" || l.state != "" || len(l.source) > 0:
		return "cli.no_match"
	}
	return usual
}

// order sets the order of a list by its name.
func (sh *shell) order(f *store.Filter, name string) error {
	switch name {
	case "newest":
		f.Order = store.NewestFirst
	case "oldest":
		f.Order = store.OldestFirst
	case "urgent":
		f.Order = store.UrgentFirst
	default:
		return sh.misuse("cli.order_unknown", "X", typed(name))
	}
	return nil
}

// inState keeps a list to one state at the source; an empty name keeps all.
func (sh *shell) inState(f *store.Filter, name string) error {
	if name == "" {
		return nil
	}
	for _, state := range []store.State{store.Public, store.Held, store.Spam, store.Trash, store.Gone} {
		if stateWord(state) == name {
			f.States = []store.State{state}
			return nil
		}
	}
	return sh.misuse("cli.state_unknown", "X", typed(name))
}

// wake puts what waited until now back on the desk. A cache that cannot be
// written can still be read.
func wake(ctx context.Context, s *store.Store) error {
	_, err := s.Wake(ctx)
	if errors.Is(err, store.ErrReadOnly) || errors.Is(err, store.ErrFull) {
		return nil
	}
	return err
}

// age says how old an item is, as a row of the desk does.
func (sh *shell) age(it store.Item) string {
	age := when.Age(sh.words, it.Published, sh.now())
	if it.Late {
		return alarm(sh.signs.Late) + " " + muted(age)
	}
	return muted(age)
}

// reasons says why an item is on the desk, the strongest first.
func (sh *shell) reasons(it store.Item) string {
	var all []string
	for _, reason := range reasonWords(it) {
		switch reason {
		case "held", "late": // shown by the state and the age
		case "link":
			all = append(all, sh.words.Say("cli.reason_link", "N", it.Reasons.Links))
		default:
			all = append(all, sh.words.Say("cli.reason_"+reason))
		}
	}
	if by := it.Mark.ClaimedBy; by != "" {
		all = append(all, sh.words.Say("cli.reason_claimed", "X", by))
	}
	return strings.Join(all, ", ")
}
