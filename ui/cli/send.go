package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"tend/feeds"
	"tend/store"
)

// sendWaiting takes out all verdicts whose undo time is over, also those that
// earlier runs left, and returns what became of them. A volunteer asked for it,
// so what only waited for the network is tried at once, and where the outcome
// is unknown the site is asked at once; what the site asked to wait for waits.
func (sh *shell) sendWaiting(ctx context.Context, s *store.Store, fs *feeds.Feeds, sources []int64) ([]result, error) {
	var eager []int64
	waiting := 0
	err := eachVerdict(ctx, s, store.OutboxFilter{}, func(v store.Verdict) {
		if len(sources) > 0 && !slices.Contains(sources, v.SourceID) || v.State == store.Failed {
			return
		}
		waiting++
		if v.Cause == store.CauseWait || v.State == store.Unknown {
			eager = append(eager, v.ID)
		}
	})
	if err != nil || waiting == 0 {
		return nil, err
	}
	if len(eager) > 0 {
		if err := s.SendNow(ctx, eager...); err != nil {
			return nil, err
		}
	}
	bar := sh.newBar()
	var ids []int64
	err = fs.Send(ctx, feeds.Mail{Earlier: true, Sources: sources}, func(e feeds.SendEvent) {
		bar.sending(e, waiting)
		if !slices.Contains(ids, e.VerdictID) {
			ids = append(ids, e.VerdictID)
		}
	})
	bar.clear()
	results, reading := resultsOf(context.WithoutCancel(ctx), s, ids)
	return results, errors.Join(err, reading)
}

// sent says how many verdicts were confirmed, an act a line, and returns an
// error for each that was not.
func (sh *shell) sent(results []result, silent bool) error {
	done := map[store.Act]int{}
	subject := map[store.Act]string{}
	var acts []store.Act
	var odd []result
	for _, r := range results {
		if r.State != store.Sent || r.Cause != "" {
			odd = append(odd, r)
			continue
		}
		if done[r.Act] == 0 {
			acts = append(acts, r.Act)
		}
		done[r.Act]++
		subject[r.Act] = r.Subject
	}
	for _, act := range acts {
		if !silent {
			fmt.Fprintln(sh.out, sh.words.Say("mail.done_"+string(act), "N", done[act], "X", subject[act]))
		}
	}
	return sh.sort(odd, silent)
}
