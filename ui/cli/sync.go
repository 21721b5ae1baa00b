package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"tend/feeds"
	"tend/store"
)

// syncJSON sums a sync up.
type syncJSON struct {
	NewPosts    int            `json:"new_posts"`
	NewComments int            `json:"new_comments"`
	Changed     int            `json:"changed"`
	Failed      int            `json:"failed"` // sources that could not be read
	Offline     bool           `json:"offline"`
	Sources     []syncedSource `json:"sources"`
	Verdicts    []resultJSON   `json:"verdicts"` // what was sent first, and how it ended
}

// syncedSource is what a sync brought from one source.
type syncedSource struct {
	ID          int64  `json:"id"`
	Name        string `json:"name"`
	URL         string `json:"url"`
	NewPosts    int    `json:"new_posts"`
	NewComments int    `json:"new_comments"`
	Changed     int    `json:"changed"`
	Items       int    `json:"items"` // in what the source sent
	Error       word   `json:"error"`
}

// syncCommand is "tend sync": it sends what waits and brings in what is new.
func (sh *shell) syncCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:               "sync [SOURCE...]",
		Short:             sh.words.Say("cli.sync"),
		Long:              sh.words.Say("cli.sync_long"),
		Example:           "tend sync\ntend sync Blog Forum --json",
		ValidArgsFunction: sh.sourceNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.withFeeds(cmd.Context(), func(s *store.Store, fs *feeds.Feeds) error {
				which, err := sh.which(cmd.Context(), s, args)
				if err != nil {
					return err
				}
				return sh.sync(cmd.Context(), s, fs, which, flagged(cmd, "json"))
			})
		},
	}
	sh.jsonFlag(cmd)
	return cmd
}

// which finds the sources that a sync is for; no names mean all of them. What
// a person asks for is pulled although it may not be due.
func (sh *shell) which(ctx context.Context, s *store.Store, names []string) (feeds.Which, error) {
	which := feeds.Which{All: true}
	for _, name := range names {
		src, err := s.FindSource(ctx, name)
		if err != nil {
			return which, sh.about(name, err)
		}
		which.Sources = append(which.Sources, src.ID)
	}
	return which, nil
}

// sync sends what waits, then pulls, shows how far it is, and says what went
// and what came.
func (sh *shell) sync(ctx context.Context, s *store.Store, fs *feeds.Feeds, which feeds.Which, asJSON bool) error {
	sent, err := sh.sendWaiting(ctx, s, fs, which.Sources)
	if err != nil {
		return errors.Join(err, sh.sent(sent, asJSON))
	}
	left := sh.sent(sent, asJSON)
	if _, err := s.ApplyRules(ctx); err != nil {
		return err
	}
	bar := sh.newBar()
	result, err := fs.Sync(ctx, which, bar.show)
	bar.clear()
	if err != nil {
		return errors.Join(left, err)
	}
	if asJSON {
		err = sh.printJSON(jsonOfSync(result, sent))
	} else {
		err = sh.synced(result)
	}
	return errors.Join(err, left, sh.unread(result))
}

// synced says what a sync brought, a line for each source that had something.
func (sh *shell) synced(r feeds.Result) error {
	if len(r.Sources) == 0 {
		sh.say("cli.no_sources")
		return nil
	}
	var t table
	for _, src := range r.Sources {
		if src.Failure.Code == store.FailDamaged {
			sh.complain(sh.words.Failure(src.Failure, src.Source.Name))
		}
		if src.Saved.NewPosts+src.Saved.NewComments > 0 {
			t.add(src.Source.Name, sh.news(src.Saved))
		}
	}
	if err := sh.print(t); err != nil {
		return err
	}
	if n := r.Expired.Posts + r.Expired.Comments; n > 0 {
		sh.say("board.expired", "N", n, "X", sh.words.Say("cli.member_counts", "N", r.Expired.Comments, "P", r.Expired.Posts))
	}
	switch {
	case r.Offline, r.Failed == len(r.Sources): // said by unread
	case r.Saved.NewPosts+r.Saved.NewComments == 0:
		sh.say("cli.synced_nothing")
	default:
		sh.say("cli.synced", "X", sh.news(r.Saved))
	}
	return nil
}

// news says how many comments and posts are new.
func (sh *shell) news(s store.Saved) string {
	var all []string
	if s.NewComments > 0 {
		all = append(all, sh.words.Say("cli.new_comments", "N", s.NewComments))
	}
	if s.NewPosts > 0 {
		all = append(all, sh.words.Say("cli.new_posts", "N", s.NewPosts))
	}
	return strings.Join(all, ", ")
}

// unread returns an error for each source that could not be read; one for all
// when there is no network.
func (sh *shell) unread(r feeds.Result) error {
	if r.Offline {
		return sh.not(nil, "cli.offline")
	}
	var all []error
	for _, src := range r.Sources {
		if src.Failure.Code != "" && src.Failure.Code != store.FailDamaged {
			all = append(all, &failure{
				code:     codeOfFetch(src.Failure),
				sentence: sh.words.Failure(src.Failure, src.Source.Name),
			})
		}
	}
	return errors.Join(all...)
}

// jsonOfSync returns a sync's result as JSON has it.
func jsonOfSync(r feeds.Result, sent []result) syncJSON {
	j := syncJSON{
		NewPosts: r.Saved.NewPosts, NewComments: r.Saved.NewComments, Changed: r.Saved.Changed,
		Failed: r.Failed, Offline: r.Offline, Sources: []syncedSource{}, Verdicts: []resultJSON{},
	}
	for _, v := range sent {
		j.Verdicts = append(j.Verdicts, jsonOfResult(v))
	}
	for _, src := range r.Sources {
		j.Sources = append(j.Sources, syncedSource{
			ID: src.Source.ID, Name: src.Source.Name, URL: src.Source.URL,
			NewPosts: src.Saved.NewPosts, NewComments: src.Saved.NewComments,
			Changed: src.Saved.Changed, Items: src.Saved.Total, Error: failureWord(src.Failure),
		})
	}
	return j
}
