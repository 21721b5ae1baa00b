package linear

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"tend/feeds"
	"tend/store"
	"tend/ui/keyboard"
	"tend/ui/phrase"
)

// outcome is what a job that has ended has to say.
type outcome struct {
	said  []string
	ended func() // tells the desk that it is over
}

// start does a job beside the loop. Where nobody sits, the next line waits for
// it, so that each line finds what the one before has done.
func (d *desk) start(job func() []string, ended func()) {
	if d.in.manner == Script {
		for _, s := range job() {
			d.out.line(s)
		}
		ended()
		return
	}
	d.jobs.Add(1)
	go func() {
		defer d.jobs.Done()
		r := outcome{job(), ended}
		select {
		case d.outcomes <- r:
		case <-d.ctx.Done():
		}
	}()
}

// take hears how a job ended: what it says is announced one sentence after the other.
func (d *desk) take(r outcome) {
	d.news = append(d.news, r.said...)
	r.ended()
}

// sync brings in what is new, and sends what is due and what earlier evenings
// left.
func (d *desk) sync() {
	all, err := d.store.CountSources(d.ctx)
	switch {
	case err != nil:
		d.fail(err)
		return
	case d.syncing != nil:
		d.say("desk.sync_going")
		return
	case d.feeds == nil || all.All() == 0:
		d.say("linear.no_sources")
		return
	}
	d.say("linear.syncing", "N", all.All())
	ctx, cancel := context.WithCancel(d.ctx)
	d.syncing = cancel
	d.start(func() []string { return d.syncAll(ctx) }, func() {
		cancel()
		d.syncing = nil
		d.refresh()
	})
}

// syncAll runs a sync and says what came of it.
func (d *desk) syncAll(ctx context.Context) []string {
	said := d.sendAll(ctx, true)
	r, err := d.feeds.Sync(ctx, feeds.Which{All: true}, nil)
	w := d.words
	switch {
	case errors.Is(err, context.Canceled):
		return append(said, w.Say("desk.sync_stopped"))
	case err != nil:
		return append(said, w.Error(err))
	case r.Offline:
		return append(said, w.Say("desk.offline"))
	}
	said = append(said, d.brought(r))
	if err := d.feeds.Index(ctx); err != nil && ctx.Err() == nil {
		said = append(said, w.Error(err))
	}
	return said
}

// brought says what a sync could not read, and how much it brought.
func (d *desk) brought(r feeds.Result) string {
	var said []string
	for _, s := range r.Sources {
		if s.Failure.Code != "" && s.Failure.Code != store.FailWait && s.Failure.Code != store.FailDamaged {
			said = append(said, d.words.Say("linear.source_failed", "X", s.Source.Name, "WHY", d.words.FailureWord(s.Failure)))
		}
	}
	id := "linear.all_synced"
	if len(said) > 0 {
		id = "linear.rest_synced"
	}
	return strings.Join(append(said, d.words.Say(id), d.broughtNews(r)), " ")
}

// broughtNews says how much a sync brought.
func (d *desk) broughtNews(r feeds.Result) string {
	var said []string
	if n := r.Saved.NewComments; n > 0 {
		said = append(said, sentence(d.counted("linear.new_comments", n)))
	}
	if n := r.Saved.NewPosts; n > 0 {
		said = append(said, sentence(d.counted("linear.new_posts", n)))
	}
	if len(said) == 0 {
		return d.words.Say("linear.nothing_new")
	}
	return strings.Join(said, " ")
}

// refresh finds the row in focus again after others have changed the list. It
// is not read out: what is being read goes on. What they have made tend suggest
// is announced.
func (d *desk) refresh() {
	if err := d.settle(); err != nil {
		d.fail(err)
	}
	d.inform(d.moreSuggested())
}

// inform announces a sentence; "" is none.
func (d *desk) inform(s string) {
	switch {
	case s == "":
	case d.in.manner == Script:
		d.out.line(s)
	default:
		d.news = append(d.news, s)
	}
}

// nextSend fires when the next verdict may leave; never, if none waits for
// that.
func (d *desk) nextSend() <-chan time.Time {
	if d.feeds == nil || d.sending || d.syncing != nil || d.in.manner == Script {
		return nil
	}
	box, err := d.store.OutboxCounts(d.ctx)
	if err != nil || box.Next.IsZero() {
		return nil
	}
	if d.woken.IsZero() {
		d.woken = d.now()
	}
	return time.After(box.Next.Sub(d.now()))
}

// send lets verdicts leave whose time has come. After the machine was asleep
// they get their undo time again: the wall clock has gone on then and the
// monotonic one has not.
func (d *desk) send() {
	now, before := d.now(), d.woken
	d.woken = time.Time{}
	slept := now.Round(0).Sub(before.Round(0)) - now.Sub(before)
	if !before.IsZero() && slept >= 5*time.Second {
		if err := d.store.RestartWindows(d.ctx, before.Round(0)); err != nil {
			d.fail(err)
		}
		return
	}
	d.sending = true
	d.start(func() []string { return d.sendAll(d.ctx, false) }, func() { d.sending = false })
}

// sendAll sends what is due and says of each verdict how it ended.
func (d *desk) sendAll(ctx context.Context, earlier bool) []string {
	results := map[int64]bool{}
	var ids []int64
	err := d.feeds.Send(ctx, feeds.Mail{Earlier: earlier}, func(e feeds.SendEvent) {
		if !results[e.VerdictID] {
			results[e.VerdictID], ids = true, append(ids, e.VerdictID)
		}
	})
	slices.Sort(ids)
	var said []string
	for _, id := range ids {
		v, err := d.store.Verdict(ctx, id)
		switch {
		case err != nil:
			said = append(said, d.words.Error(err))
		case v.State == store.Sent:
			said = append(said, d.words.Say("linear.confirmed_"+string(v.Act), "SOURCE", v.Source, "X", v.Subject))
		default:
			said = append(said, phrase.Odd(d.words, v, 1))
		}
	}
	if err != nil && !errors.Is(err, context.Canceled) {
		said = append(said, d.words.Error(err))
	}
	return said
}

// quit leaves; with verdicts on their way it asks what becomes of them.
func (d *desk) quit() {
	queued, err := d.store.Outbox(d.ctx, store.OutboxFilter{States: []store.VerdictState{store.Queued}}, store.Page{Limit: 200})
	if err != nil {
		d.fail(err)
	}
	queued = slices.DeleteFunc(queued, func(v store.Verdict) bool { return v.Earlier || v.SendAfter.IsZero() })
	if len(queued) == 0 || d.feeds == nil {
		d.leave()
		return
	}
	d.say("mail.quit_name", "N", len(queued))
	d.say("linear.quit")
	key, ok := d.key()
	switch verb := d.keys.Verb(keyboard.Quit, key); {
	case !ok || verb == "quit-keep":
		d.leave()
	case verb == "enter":
		d.sendNow(queued)
		d.leave()
	default:
		d.say("linear.stays")
	}
}

// sendNow lets verdicts leave before their undo time is over.
func (d *desk) sendNow(queued []store.Verdict) {
	var ids []int64
	for _, v := range queued {
		ids = append(ids, v.ID)
	}
	if err := d.store.SendNow(d.ctx, ids...); err != nil {
		d.fail(err)
		return
	}
	for _, s := range d.sendAll(d.ctx, false) {
		d.out.line(s)
	}
}

// leave says how the desk is left.
func (d *desk) leave() {
	d.gone = true
	ctx, cancel := d.withRest()
	defer cancel()
	box, err := d.store.OutboxCounts(ctx)
	if err != nil {
		return
	}
	c, err := d.store.Counts(ctx)
	if err != nil {
		return
	}
	way, failed := d.words.Say("mail.outbox_empty"), ""
	if n := box.Queued + box.Sending + box.Unknown; n > 0 {
		way = d.words.Say("linear.on_way", "N", n)
	}
	if box.Failed > 0 {
		failed = d.words.Say("linear.failed", "N", box.Failed, "KEY", d.keyOf("outbox"))
	}
	d.out.line(joined(way, failed, d.counted("linear.waiting", c.Held+c.Open), d.words.Say("linear.goodbye")))
}
