package cli

import (
	"context"
	"errors"
	"slices"
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
	sh.limitFlag(cmd, &l.limit, 50)
	f.BoolVar(&l.json, "json", false, w.Say("cli.flag_json"))
	sh.complete(cmd, "view", append(views, sh.savedViews()...)...)
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

// listed makes a list of one kind ready to be read: its filter knows the
// sources, what waited until now is back, and when words are searched for,
// everything can be found.
func (sh *shell) listed(ctx context.Context, kind store.Kind, l list, print func(*store.Store, store.Filter) error) error {
	var flags store.Filter
	if err := errors.Join(sh.order(&flags, l.order), sh.inState(&flags, l.state)); err != nil {
		return err
	}
	return sh.withFeeds(ctx, func(s *store.Store, fs *feeds.Feeds) error {
		q, err := sh.query(ctx, s, l)
		if err != nil {
			return err
		}
		f, some := q.Comments()
		if kind == store.KindPost {
			f, some = q.Posts()
		}
		f.Order, f.States = flags.Order, append(f.States, flags.States...)
		if err := sh.inSources(ctx, s, &f, l.source); err != nil {
			return err
		}
		if !some {
			f.Sources = []int64{0} // there is none, so that nothing is listed
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

// inSources keeps a list to the sources with these names.
func (sh *shell) inSources(ctx context.Context, s *store.Store, f *store.Filter, names []string) error {
	var ids []int64
	for _, name := range names {
		src, err := s.FindSource(ctx, name)
		if err != nil {
			return sh.about(name, err)
		}
		if len(f.Sources) == 0 || slices.Contains(f.Sources, src.ID) {
			ids = append(ids, src.ID)
		}
	}
	if len(names) > 0 {
		f.Sources = ids
	}
	if len(names) > 0 && len(ids) == 0 { // none of them is one the search names
		f.Sources = []int64{0}
	}
	return nil
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
	case l.search != "" && !strings.Contains(l.search, ":"):
		return "cli.no_hits"
	case l.search != "" || l.view != "" || l.state != "" || len(l.source) > 0:
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
