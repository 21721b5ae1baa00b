package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"tend/feeds"
	"tend/store"
	"tend/ui/when"
)

// sourceJSON is a source with its health.
type sourceJSON struct {
	ID       int64  `json:"id"`
	Name     string `json:"name"`
	Kind     string `json:"kind"`
	URL      string `json:"url"`
	Login    word   `json:"login"`
	State    string `json:"state"` // well, failing, resting, stopped, fresh
	LastSync stamp  `json:"last_sync"`
	NextSync stamp  `json:"next_sync"`
	Error    word   `json:"error"` // a code and its detail: "refused 403"
	Failures int    `json:"failures"`
	Posts    int    `json:"posts"`
	Comments int    `json:"comments"`
	Since    stamp  `json:"since"` // the baseline: older items are never new
	Added    stamp  `json:"added"`

	As        word     `json:"appears_as"` // as whom a reply appears
	Role      word     `json:"role"`
	Transport word     `json:"transport"` // REST or XML-RPC
	Powers    []string `json:"powers"`    // verdicts that its login may give
	Refused   stamp    `json:"login_refused"`
}

// sourcesCommand is "tend sources".
func (sh *shell) sourcesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "sources",
		Short: sh.words.Say("cli.sources"),
		Args:  sh.exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.withStore(cmd.Context(), func(s *store.Store) error {
				return sh.sources(cmd.Context(), s, flagged(cmd, "json"))
			})
		},
	}
	sh.jsonFlag(cmd)
	return cmd
}

// sources lists all sources with their health.
func (sh *shell) sources(ctx context.Context, s *store.Store, asJSON bool) error {
	all, err := s.Sources(ctx)
	if err != nil {
		return err
	}
	if err := s.CountKept(ctx, all); err != nil {
		return err
	}
	if asJSON {
		return sh.sourcesJSON(all)
	}
	if len(all) == 0 {
		sh.say("cli.no_sources")
		return nil
	}
	t := table{right: map[int]bool{0: true}}
	for _, src := range all {
		kept := sh.kept(src.Health.Kept)
		if keep := sh.config.Keep[strings.ToLower(src.Name)]; keep > 0 {
			kept += ", " + sh.keeps(keep)
		}
		t.add(muted(id{"", src.ID}.String()), sh.fit(src.Name, 30), sh.health(src), sh.access(src), kept, muted(src.URL))
	}
	return sh.print(t)
}

// access says in a few words who is logged in at a source, or that its login
// was refused.
func (sh *shell) access(src store.Source) string {
	a, ok := feeds.AccessOf(src)
	switch {
	case !src.Stopped.IsZero():
		return alarm(sh.words.Say("climail.source_refused"))
	case !ok:
		return ""
	}
	return sh.words.Say("climail.source_access", "Y", a.Name, "R", a.Role, "T", a.Transport)
}

// sourcesJSON prints sources as an array.
func (sh *shell) sourcesJSON(all []store.Source) error {
	out := newArray(sh.raw)
	if err := writeSources(out, all); err != nil {
		return err
	}
	return out.end()
}

// writeSources appends sources to an array.
func writeSources(out *array, all []store.Source) error {
	for _, src := range all {
		if err := out.add(jsonOfSource(src)); err != nil {
			return err
		}
	}
	return nil
}

// health says how a source is doing.
func (sh *shell) health(src store.Source) string {
	w, h := sh.words, src.Health
	switch h.State {
	case store.Failing:
		return alarm(w.FailureWord(h.Failure)) + " " + muted(sh.again(h))
	case store.Resting:
		return warn(w.Say("cli.health_resting")) + " " + muted(sh.again(h))
	case store.Stopped:
		return alarm(w.Say("cli.health_stopped"))
	case store.Fresh:
		return muted(w.Say("cli.health_fresh"))
	}
	well := w.Say("cli.health_well", "T", when.AgoShort(w, h.Pulled, sh.now()))
	if h.Failure.Code != "" { // read, but not all of it
		return warn(w.FailureWord(h.Failure)) + " " + muted("("+well+")")
	}
	return well
}

// kept says how many posts and comments of a source are here.
func (sh *shell) kept(k store.Kept) string {
	w := sh.words
	return w.Say("sheets.posts", "N", k.Posts, "X", capped(w, k.Posts)) + ", " +
		w.Say("sheets.comments", "N", k.Comments, "X", capped(w, k.Comments))
}

// again says when a source is asked again.
func (sh *shell) again(h store.Health) string {
	if h.Next.IsZero() {
		return ""
	}
	return sh.words.Say("cli.health_next", "T", when.In(sh.words, h.Next, sh.now()))
}

// jsonOfSource returns a source as JSON has it.
func jsonOfSource(src store.Source) sourceJSON {
	h := src.Health
	a, _ := feeds.AccessOf(src)
	return sourceJSON{
		ID: src.ID, Name: src.Name, Kind: src.Kind, URL: src.URL, Login: word(src.Login),
		State: healthWord(h.State), LastSync: stamp{h.Pulled}, NextSync: stamp{h.Next},
		Error: failureWord(h.Failure), Failures: h.Failures, Posts: h.Kept.Posts, Comments: h.Kept.Comments,
		Since: stamp{src.Baseline}, Added: stamp{src.Added},
		As: word(a.Name), Role: word(a.Role), Transport: word(a.Transport), Powers: powersOf(src), Refused: stamp{src.Stopped},
	}
}

// failureWord is a failure as JSON has it, or nothing.
func failureWord(f store.Failure) word {
	if f.Detail == "" {
		return word(f.Code)
	}
	return word(string(f.Code) + " " + f.Detail)
}

// healthWord is a state of health as JSON has it.
func healthWord(h store.HealthState) string {
	switch h {
	case store.Failing:
		return "failing"
	case store.Resting:
		return "resting"
	case store.Stopped:
		return "stopped"
	case store.Fresh:
		return "fresh"
	}
	return "well"
}

// completeSources offers the names of sources as values of a flag.
func (sh *shell) completeSources(cmd *cobra.Command, flag string) {
	if err := cmd.RegisterFlagCompletionFunc(flag, sh.sourceNames); err != nil {
		panic(err) // the flag is defined beside the call
	}
}

// sourceNames are the names of sources, for the shell's completion.
func (sh *shell) sourceNames(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	var names []string
	err := sh.withStore(cmd.Context(), func(s *store.Store) error {
		all, err := s.Sources(cmd.Context())
		for _, src := range all {
			names = append(names, src.Name)
		}
		return err
	})
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
