package cli

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tend/feeds"
	"tend/store"
)

// keptJSON is how long a source keeps what is done, and what goes for it.
type keptJSON struct {
	ID       int64  `json:"id"`
	Name     string `json:"name"`
	Keep     *int   `json:"keep_seconds"` // null: for ever
	Posts    int    `json:"posts"`        // that go, or went
	Comments int    `json:"comments"`
	Worked   int    `json:"decided_on"` // of them, named by the journal
	Removed  bool   `json:"removed"`    // they went; otherwise they would
}

// retentionCommand is "tend retention": what sources no longer keep.
func (sh *shell) retentionCommand() *cobra.Command {
	var now, dry bool
	w := sh.words
	cmd := &cobra.Command{
		Use:               "retention [SOURCE...]",
		Short:             w.Say("board.cli_retention"),
		Long:              w.Say("board.cli_retention_long"),
		Example:           "tend retention\ntend config set sources.Blog.keep \"180 d\"\ntend retention Blog --now",
		ValidArgsFunction: sh.sourceNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			if now && dry {
				return sh.misuse("board.retention_what")
			}
			return sh.withFeeds(cmd.Context(), func(s *store.Store, fs *feeds.Feeds) error {
				sources, err := sh.named(cmd.Context(), s, args)
				if err != nil {
					return err
				}
				return sh.retain(cmd.Context(), s, fs, sources, now, flagged(cmd, "json"))
			})
		},
	}
	cmd.Flags().BoolVar(&now, "now", false, w.Say("board.flag_now"))
	cmd.Flags().BoolVar(&dry, "dry-run", false, w.Say("board.flag_dry"))
	sh.jsonFlag(cmd)
	return cmd
}

// named returns the sources of these names; all of them without names.
func (sh *shell) named(ctx context.Context, s *store.Store, names []string) ([]store.Source, error) {
	if len(names) == 0 {
		return s.Sources(ctx)
	}
	var sources []store.Source
	for _, name := range names {
		src, err := s.FindSource(ctx, name)
		if err != nil {
			return nil, sh.about(name, err)
		}
		sources = append(sources, src)
	}
	return sources, nil
}

// retain removes what sources no longer keep, or only counts it, and says so
// of each.
func (sh *shell) retain(ctx context.Context, s *store.Store, fs *feeds.Feeds, sources []store.Source, now, asJSON bool) error {
	out := []keptJSON{}
	var t table
	for _, src := range sources {
		keep := fs.Keeps(src)
		var gone store.Expired
		var err error
		switch {
		case keep == 0:
		case now:
			gone, err = s.Expire(ctx, src.ID, keep, true)
		default:
			gone, err = s.WouldExpire(ctx, src.ID, keep)
		}
		if err != nil {
			return err
		}
		out = append(out, jsonOfKept(src, keep, gone, now && keep > 0))
		t.add(sh.fit(src.Name, 30), sh.keeps(keep), muted(sh.goes(keep, gone, now)))
	}
	if asJSON {
		return sh.printJSON(out)
	}
	if len(sources) == 0 {
		sh.say("cli.no_sources")
		return nil
	}
	if err := sh.print(t); err != nil {
		return err
	}
	return sh.strangers(ctx, s)
}

// strangers complains of settings for sources that are not there.
func (sh *shell) strangers(ctx context.Context, s *store.Store) error {
	all, err := s.Sources(ctx)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(sh.config.Keep)) {
		if !slices.ContainsFunc(all, func(src store.Source) bool { return strings.EqualFold(src.Name, name) }) {
			sh.complain(sh.words.Say("board.keep_nobody", "X", name))
		}
	}
	return nil
}

// keeps says how long a source keeps what is done.
func (sh *shell) keeps(keep time.Duration) string {
	if keep == 0 {
		return sh.words.Say("board.keeps_all")
	}
	return sh.words.Say("board.keeps", "N", int(keep/(24*time.Hour)))
}

// goes says what went from a source, or what would.
func (sh *shell) goes(keep time.Duration, gone store.Expired, now bool) string {
	w := sh.words
	if keep == 0 {
		return ""
	}
	if gone.Posts+gone.Comments == 0 {
		return w.Say("board.goes_nothing")
	}
	what := w.Say("cli.member_counts", "N", gone.Comments, "P", gone.Posts)
	if now {
		return w.Say("board.went", "X", what)
	}
	return w.Say("board.would_go", "X", what)
}

func jsonOfKept(src store.Source, keep time.Duration, gone store.Expired, removed bool) keptJSON {
	j := keptJSON{ID: src.ID, Name: src.Name, Posts: gone.Posts, Comments: gone.Comments, Worked: gone.Worked, Removed: removed}
	if keep > 0 {
		j.Keep = seconds(keep)
	}
	return j
}
