package cli

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"tend/feeds"
	"tend/store"
	"tend/ui/when"
)

// outboxJSON is a verdict on its way, or one that ended.
type outboxJSON struct {
	ID        string `json:"id"`
	Item      int64  `json:"item"`
	Act       string `json:"act"`
	State     string `json:"state"`
	Cause     word   `json:"cause"`
	Answer    string `json:"answer"`
	By        string `json:"by"` // who was faster at the source
	Author    string `json:"author"`
	Source    string `json:"source"`
	SourceID  int64  `json:"source_id"`
	Volunteer string `json:"volunteer"`
	Text      string `json:"text"`
	Decided   stamp  `json:"decided"`
	SendAfter stamp  `json:"send_after"`
	Retry     stamp  `json:"retry"`
	Ended     stamp  `json:"ended"`
}

// outboxCommand is "tend outbox": the verdicts that have not arrived.
func (sh *shell) outboxCommand() *cobra.Command {
	var since string
	var limit int
	w := sh.words
	cmd := &cobra.Command{
		Use:     "outbox",
		Short:   w.Say("climail.outbox"),
		Long:    w.Say("climail.outbox_long"),
		Example: "tend outbox\ntend outbox --since today --json\ntend outbox retry v12",
		Args:    sh.exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			var f store.OutboxFilter
			if since != "" {
				m, err := sh.moment(since)
				if err != nil {
					return err
				}
				f.Since = m.Time
			}
			return sh.withStore(cmd.Context(), func(s *store.Store) error {
				return sh.outboxListing(cmd.Context(), s, f).print(sh, flagged(cmd, "json"), limit)
			})
		},
	}
	cmd.Flags().StringVar(&since, "since", "", w.Say("climail.flag_since"))
	sh.limitFlag(cmd, &limit, 200)
	sh.jsonFlag(cmd)
	cmd.AddCommand(sh.retryCommand(), sh.dropCommand())
	return cmd
}

// outboxListing is how verdicts are listed.
func (sh *shell) outboxListing(ctx context.Context, s *store.Store, f store.OutboxFilter) listing[store.Verdict] {
	return listing[store.Verdict]{
		read:   func(p store.Page) ([]store.Verdict, error) { return s.Outbox(ctx, f, p) },
		place:  func(v store.Verdict) store.Cursor { return store.Cursor{ID: v.ID} },
		object: func(v store.Verdict) (any, error) { return jsonOfVerdict(v), nil },
		row: func(v store.Verdict) []string {
			w := sh.words
			state := w.Say("climail.state_" + string(v.State))
			if v.State == store.Failed || v.State == store.Unknown {
				state = alarm(state)
			}
			at := when.DayTime(w, when.Moment{Time: v.At}, sh.now())
			return []string{
				muted(verdictID(v)), state, sh.fit(w.Say("mail.what_"+string(v.Act), "X", v.Subject), 40),
				sh.fit(v.Source, 20), muted(at), sh.fit(v.Volunteer, 20), sh.outboxNote(v),
			}
		},
		right: []int{0},
		none:  "mail.outbox_empty",
	}
}

// outboxNote says why a verdict waits, or ended as it did.
func (sh *shell) outboxNote(v store.Verdict) string {
	w := sh.words
	switch {
	case v.State == store.Failed:
		return v.Answer
	case v.Cause != "" && w.Has("climail.note_"+string(v.Cause)):
		return w.Say("climail.note_"+string(v.Cause), "T", sh.until(v.Retry))
	case v.State == store.Queued && v.SendAfter.After(sh.now()):
		return w.Say("climail.note_soon", "N", int(v.SendAfter.Sub(sh.now())/time.Second)+1)
	case v.State == store.Queued:
		return w.Say("climail.note_sync")
	}
	return ""
}

// jsonOfVerdict returns a verdict as JSON has it.
func jsonOfVerdict(v store.Verdict) outboxJSON {
	return outboxJSON{
		ID: verdictID(v), Item: v.ItemID, Act: string(v.Act), State: string(v.State), Cause: word(v.Cause),
		Answer: v.Answer, By: v.By, Author: v.Subject, Source: v.Source, SourceID: v.SourceID,
		Volunteer: v.Volunteer, Text: v.Text, Decided: stamp{v.At}, SendAfter: stamp{v.SendAfter},
		Retry: stamp{v.Retry}, Ended: stamp{v.Ended},
	}
}

// retryCommand is "tend outbox retry": what failed is sent once more, and
// where the outcome is unknown the site is asked.
func (sh *shell) retryCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "retry [ID...]",
		Short: sh.words.Say("climail.retry"),
		Long:  sh.words.Say("climail.retry_long"),
		RunE: func(cmd *cobra.Command, args []string) error {
			ids, err := sh.verdictIDs(args)
			if err != nil {
				return err
			}
			return sh.withFeeds(cmd.Context(), func(s *store.Store, fs *feeds.Feeds) error {
				return sh.retry(cmd, s, fs, ids)
			})
		},
	}
	sh.jsonFlag(cmd)
	return cmd
}

// retry puts verdicts back on their way and waits for the answers. No IDs mean
// all that failed or are unknown.
func (sh *shell) retry(cmd *cobra.Command, s *store.Store, fs *feeds.Feeds, ids []int64) error {
	ctx := cmd.Context()
	ids, left, err := sh.triable(ctx, s, ids)
	if err != nil {
		return err
	}
	var results []result
	var sending error
	if len(ids) > 0 {
		if _, err := s.Retry(ctx, ids...); err != nil {
			return err
		}
		bar := sh.newBar()
		sending = fs.Send(ctx, feeds.Mail{}, func(e feeds.SendEvent) { bar.sending(e, len(ids)) })
		bar.clear()
		results, err = resultsOf(context.WithoutCancel(ctx), s, ids)
	} else if left == nil && !flagged(cmd, "json") {
		sh.say("climail.nothing_to_retry")
	}
	return errors.Join(sending, err, sh.tell(results, flagged(cmd, "json")), left)
}

// triable returns the verdicts that can be tried again, with the replies that
// wait for them, and an error for each that cannot.
func (sh *shell) triable(ctx context.Context, s *store.Store, ids []int64) ([]int64, error, error) {
	var all []int64
	var left []error
	items := map[int64]bool{}
	err := eachVerdict(ctx, s, store.OutboxFilter{}, func(v store.Verdict) {
		asked := slices.Contains(ids, v.ID)
		if asked && v.State != store.Sending || len(ids) == 0 && (v.State == store.Failed || v.State == store.Unknown) {
			all, items[v.ItemID] = append(all, v.ID), true
		}
	})
	if err != nil {
		return nil, nil, err
	}
	for _, id := range ids {
		if slices.Contains(all, id) {
			continue
		}
		v, err := s.Verdict(ctx, id)
		if err != nil {
			left = append(left, sh.about(verdictID(store.Verdict{ID: id}), err))
			continue
		}
		left = append(left, sh.not(nil, "climail.ended", "V", verdictID(v), "S", sh.words.Say("climail.state_"+string(v.State))))
	}
	err = eachVerdict(ctx, s, store.OutboxFilter{States: []store.VerdictState{store.Queued}}, func(v store.Verdict) {
		if items[v.ItemID] && v.Act == store.ActReply && !slices.Contains(all, v.ID) {
			all = append(all, v.ID)
		}
	})
	return all, errors.Join(left...), err
}

// dropCommand is "tend outbox drop": verdicts are given up.
func (sh *shell) dropCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "drop ID...",
		Short: sh.words.Say("climail.drop"),
		Long:  sh.words.Say("climail.drop_long"),
		Args:  sh.atLeast(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ids, err := sh.verdictIDs(args)
			if err != nil {
				return err
			}
			return sh.act(cmd, func(s *store.Store) (store.Batch, error) {
				return s.Drop(cmd.Context(), sh.volunteer(), ids...)
			})
		},
	}
	sh.jsonFlag(cmd)
	return cmd
}
