package cli

import (
	"github.com/spf13/cobra"

	"tend/store"
	"tend/ui/phrase"
)

// suggestionJSON is a follow-up that tend proposes.
type suggestionJSON struct {
	ID    int64  `json:"id"` // of the item it is about
	Kind  string `json:"kind"`
	Title string `json:"title"`
	Why   string `json:"why"`
	Since stamp  `json:"since"`
	Due   stamp  `json:"due"` // of the task that it would become
}

// suggestionsCommand is "tend suggestions".
func (sh *shell) suggestionsCommand() *cobra.Command {
	w := sh.words
	cmd := &cobra.Command{
		Use:     "suggestions",
		Short:   w.Say("suggest.suggestions"),
		Long:    w.Say("suggest.suggestions_long"),
		Example: "tend suggestions --json\ntend suggestions accept 12\ntend suggestions dismiss 12",
		Args:    sh.exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return sh.withStore(cmd.Context(), func(s *store.Store) error {
				p, err := s.Proposals(cmd.Context())
				if err != nil {
					return err
				}
				return sh.printSuggestions(p.List, flagged(cmd, "json"))
			})
		},
	}
	sh.jsonFlag(cmd)
	cmd.AddCommand(
		sh.suggestionCommand("accept", func(cmd *cobra.Command, s *store.Store, p store.Proposal) (store.Batch, error) {
			_, b, err := s.AddTask(cmd.Context(), sh.volunteer(), phrase.ProposedTask(sh.words, p, sh.now()))
			return b, err
		}),
		sh.suggestionCommand("dismiss", func(cmd *cobra.Command, s *store.Store, p store.Proposal) (store.Batch, error) {
			return s.Dismiss(cmd.Context(), sh.volunteer(), p.Kind, p.Item.ID)
		}))
	return cmd
}

// suggestionCommand is what is done with one suggestion, named by the item that
// it is about.
func (sh *shell) suggestionCommand(name string, do func(*cobra.Command, *store.Store, store.Proposal) (store.Batch, error)) *cobra.Command {
	cmd := &cobra.Command{
		Use:     name + " ID",
		Short:   sh.words.Say("suggest.command_" + name),
		Example: "tend suggestions " + name + " 12",
		Args:    sh.exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ids, err := sh.itemIDs(args)
			if err != nil {
				return err
			}
			return sh.act(cmd, func(s *store.Store) (store.Batch, error) {
				all, err := s.Proposals(cmd.Context())
				if err != nil {
					return store.Batch{}, err
				}
				for _, p := range all.List {
					if p.Item.ID == ids[0] {
						return do(cmd, s, p)
					}
				}
				return store.Batch{}, sh.not(nil, "suggest.not_there", "X", args[0])
			})
		},
	}
	sh.jsonFlag(cmd)
	return cmd
}

// printSuggestions lists what is proposed.
func (sh *shell) printSuggestions(list []store.Proposal, asJSON bool) error {
	if asJSON {
		out := newArray(sh.raw)
		for _, p := range list {
			task := phrase.ProposedTask(sh.words, p, sh.now())
			if err := out.add(suggestionJSON{
				ID: p.Item.ID, Kind: proposalKind(p), Title: task.Title, Why: phrase.Proposal(sh.words, p, sh.now()),
				Since: stamp{p.Since}, Due: stamp{task.Due},
			}); err != nil {
				return err
			}
		}
		return out.end()
	}
	if len(list) == 0 {
		sh.say("suggest.none")
		return nil
	}
	t := table{right: map[int]bool{0: true}}
	for _, p := range list {
		t.add(muted(itemID(p.Item)), phrase.Proposal(sh.words, p, sh.now()), muted(p.Item.Source))
	}
	return sh.print(t)
}

// proposalKind is a proposal's kind as JSON has it: the name of its setting.
func proposalKind(p store.Proposal) string {
	switch {
	case p.Kind == store.ProposePromise:
		return "promise"
	case p.Kind == store.ProposeEvent:
		return "event"
	case p.Newcomer:
		return "newcomer"
	}
	return "question"
}
