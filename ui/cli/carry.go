package cli

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"tend/feeds"
	"tend/store"
)

// carry keeps what a command decides, sends it at once, waits for the source's
// answer, and says of each thing what became of it. later only keeps it: then
// it leaves with the next sync.
func (sh *shell) carry(cmd *cobra.Command, later bool, do func(*store.Store) (store.Batch, error)) error {
	ctx := cmd.Context()
	return sh.withFeeds(ctx, func(s *store.Store, fs *feeds.Feeds) error {
		b, err := do(s)
		if err != nil && len(b.Skipped) == 0 {
			return err
		}
		results, sending := sh.deliver(ctx, s, fs, later)
		results, err = complete(context.WithoutCancel(ctx), s, b, results)
		if err != nil {
			return errors.Join(sending, err)
		}
		return errors.Join(sending, sh.tell(results, flagged(cmd, "json")))
	})
}

// deliver lets the verdicts that this run of the program queued leave at once,
// and returns what became of them. What others queued stays.
func (sh *shell) deliver(ctx context.Context, s *store.Store, fs *feeds.Feeds, later bool) ([]result, error) {
	var ids []int64
	err := eachVerdict(ctx, s, store.OutboxFilter{States: []store.VerdictState{store.Queued}}, func(v store.Verdict) {
		if !v.Earlier {
			ids = append(ids, v.ID)
		}
	})
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	if err := s.SendNow(ctx, ids...); err != nil {
		return nil, err
	}
	if !later {
		bar := sh.newBar()
		err = fs.Send(ctx, feeds.Mail{}, func(e feeds.SendEvent) { bar.sending(e, len(ids)) })
		bar.clear()
	}
	results, reading := resultsOf(context.WithoutCancel(ctx), s, ids)
	for i := range results {
		results[i].later = later
	}
	return results, errors.Join(err, reading)
}

// eachVerdict hands over all verdicts that a filter means.
func eachVerdict(ctx context.Context, s *store.Store, f store.OutboxFilter, use func(store.Verdict)) error {
	p := store.Page{Limit: pageSize}
	for {
		page, err := s.Outbox(ctx, f, p)
		if err != nil {
			return err
		}
		for _, v := range page {
			use(v)
		}
		if len(page) < pageSize {
			return nil
		}
		p.After = store.Cursor{ID: page[len(page)-1].ID}
	}
}

// resultsOf returns how verdicts stand now, in the order of their decisions.
func resultsOf(ctx context.Context, s *store.Store, ids []int64) ([]result, error) {
	slices.Sort(ids)
	sources, err := s.Sources(ctx)
	if err != nil {
		return nil, err
	}
	var results []result
	for _, id := range ids {
		v, err := s.Verdict(ctx, id)
		if err != nil {
			return nil, err
		}
		it, err := s.Item(ctx, v.ItemID)
		if err != nil {
			return nil, err
		}
		r := result{Verdict: v, now: it.State}
		if i := slices.IndexFunc(sources, func(src store.Source) bool { return src.ID == v.SourceID }); i >= 0 {
			r.stopped, r.appears = !sources[i].Stopped.IsZero(), feeds.AppearsAs(sources[i])
		}
		results = append(results, r)
	}
	return results, nil
}

// complete adds what needed no verdict, because all was as wanted, and what
// the act left alone.
func complete(ctx context.Context, s *store.Store, b store.Batch, results []result) ([]result, error) {
	all := results
	if b.ID != 0 {
		decisions, err := s.Decisions(ctx, b.ID)
		if err != nil {
			return nil, err
		}
		for _, d := range decisions {
			if slices.ContainsFunc(results, func(r result) bool { return r.ItemID == d.ItemID }) {
				continue
			}
			it, err := s.Item(ctx, d.ItemID)
			if err != nil {
				return nil, err
			}
			v := store.Verdict{Act: b.Act, State: store.Withdrawn, Cause: store.CauseAlready, ItemID: it.ID, Subject: it.Author, SourceID: it.SourceID, Source: it.Source}
			all = append(all, result{Verdict: v, now: it.State})
		}
	}
	for _, skipped := range b.Skipped {
		v := store.Verdict{Act: b.Act, ItemID: skipped.ID, Subject: strconv.FormatInt(skipped.ID, 10)}
		r := result{Verdict: v, skipped: skipped.Why}
		if it, err := s.Item(ctx, skipped.ID); err == nil {
			r.Source, r.SourceID, r.now = it.Source, it.SourceID, it.State
			if it.Author != "" {
				r.Subject = it.Author
			}
		}
		all = append(all, r)
	}
	return all, nil
}
