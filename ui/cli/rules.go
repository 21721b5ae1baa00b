package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"tend/store"
	"tend/ui/when"
)

// triedJSON is what a rule, or a setting for suggestions, would have done.
type triedJSON struct {
	ID       string  `json:"id"` // the rule's name, or the setting's
	Kind     string  `json:"kind"`
	Count    int     `json:"count"`
	Marker   word    `json:"marker"`
	Fold     bool    `json:"fold"`
	Weight   int64   `json:"weight_seconds"`
	Examples []int64 `json:"examples"`
}

// rulesCommand is "tend rules": what the rules would have done.
func (sh *shell) rulesCommand() *cobra.Command {
	var since string
	w := sh.words
	cmd := &cobra.Command{
		Use:     "rules",
		Short:   w.Say("rules.rules"),
		Long:    w.Say("rules.rules_long"),
		Example: "tend rules\ntend rules --since 90d --json",
		Args:    sh.exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			from, err := sh.ago(since)
			if err != nil {
				return err
			}
			return sh.withStore(cmd.Context(), func(s *store.Store) error {
				return sh.tryRules(cmd.Context(), s, from, flagged(cmd, "json"))
			})
		},
	}
	cmd.Flags().StringVar(&since, "since", "30d", w.Say("rules.flag_since"))
	sh.jsonFlag(cmd)
	return cmd
}

// ago reads since when: a length of time before now, or a date.
func (sh *shell) ago(typed string) (time.Time, error) {
	if d, ok := when.ParseSpan(typed); ok {
		return sh.now().Add(-d), nil
	}
	m, err := sh.moment(typed)
	return m.Time, err
}

// tryRules puts rules and suggestions to what was written, and says what they
// would have done.
func (sh *shell) tryRules(ctx context.Context, s *store.Store, from time.Time, asJSON bool) error {
	trial, err := s.TryRules(ctx, sh.config.Rules, from)
	if err != nil {
		return err
	}
	hindsight, err := s.TrySuggest(ctx, sh.config.Suggest.For(), from)
	if err != nil {
		return err
	}
	if asJSON {
		return sh.triedAsJSON(trial, hindsight)
	}
	if len(trial.Rules) == 0 {
		sh.say("rules.none")
	}
	for _, r := range trial.Rules {
		sh.sayTried(r, from)
	}
	if trial.Cut {
		sh.say("rules.cut", "N", trial.Looked)
	}
	for _, one := range suggested(hindsight) {
		sh.say("rules.would_suggest", "X", "suggest."+one.name, "N", one.n, "SINCE", sh.sinceWord(from))
	}
	return nil
}

// sayTried says what one rule would have done, with examples.
func (sh *shell) sayTried(r store.Tried, from time.Time) {
	id := "rules.would_weigh"
	switch {
	case r.Rule.Marker != "":
		id = "rules.would_mark"
	case r.Rule.Fold:
		id = "rules.would_fold"
	}
	sh.say(id, "X", bold(r.Rule.Name), "Y", r.Rule.Marker, "N", r.Fitted, "SINCE", sh.sinceWord(from))
	t := table{right: map[int]bool{0: true}}
	for _, c := range r.Examples {
		t.add("  "+muted(itemID(c.Item)), sh.fit(c.Author, 20), c.Excerpt)
	}
	_ = sh.print(t) // standard output that is closed is noticed by the next line
}

// sinceWord says a date in a sentence.
func (sh *shell) sinceWord(from time.Time) string { return when.Day(sh.words, from, sh.now()) }

// countedSetting is a setting for suggestions with how often it would have proposed.
type countedSetting struct {
	name string
	n    int
}

func suggested(h store.Hindsight) []countedSetting {
	return []countedSetting{{"question", h.Questions}, {"newcomer", h.Newcomers}, {"promise", h.Promises}, {"event", h.Events}}
}

func (sh *shell) triedAsJSON(trial store.Trial, h store.Hindsight) error {
	out := newArray(sh.raw)
	for _, r := range trial.Rules {
		j := triedJSON{
			ID: r.Rule.Name, Kind: "rule", Count: r.Fitted, Marker: word(r.Rule.Marker), Fold: r.Rule.Fold,
			Weight: int64(r.Rule.Weight / time.Second), Examples: []int64{},
		}
		for _, c := range r.Examples {
			j.Examples = append(j.Examples, c.ID)
		}
		if err := out.add(j); err != nil {
			return err
		}
	}
	for _, one := range suggested(h) {
		if err := out.add(triedJSON{ID: one.name, Kind: "suggestion", Count: one.n, Examples: []int64{}}); err != nil {
			return err
		}
	}
	return out.end()
}
