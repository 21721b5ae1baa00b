package feeds

import (
	"context"
	"errors"
	"fmt"
	"time"

	"golang.org/x/time/rate"

	"tend/store"
)

// writePause is how long a source is left alone between two requests that
// change something there.
const writePause = time.Second

// Mail says which verdicts are to be sent.
type Mail struct {
	Earlier bool    // also those that earlier runs of the program left
	Sources []int64 // only to these sources; empty means every one
}

// SendEvent tells how sending goes on. Events come one after the other.
type SendEvent struct {
	Source    store.Source
	VerdictID int64
	ItemID    int64
	Act       store.Act
	Outcome   store.Outcome
	Why       string // in the source's words, where it did not do it
	Done      int    // verdicts tried so far, of all sources
}

// Send takes out the verdicts whose time has come, a courteous one a second
// and source, and returns when none is left that can leave now. How each ended
// is in the store. An error is the store's or ctx's; what a source says against
// a verdict is not an error.
func (f *Feeds) Send(ctx context.Context, m Mail, tell func(SendEvent)) error {
	sources, err := f.o.Store.SourcesWithLogin(ctx)
	if err != nil {
		return fmt.Errorf("send: %w", err)
	}
	r := &round{feeds: f, mail: m, tell: tell}
	if r.tell == nil {
		r.tell = func(SendEvent) {}
	}
	for _, src := range sources {
		if len(m.Sources) > 0 && !contains(m.Sources, src.ID) {
			continue
		}
		sender, ok := f.sender(src)
		if !ok {
			continue
		}
		f.open(src)
		if err := r.source(ctx, src, sender); err != nil {
			return fmt.Errorf("send to %s: %w", src.Name, err)
		}
	}
	return nil
}

// sender returns what takes verdicts to a source, if anything does.
func (f *Feeds) sender(src store.Source) (Sender, bool) {
	c, err := f.connector(src.Kind)
	if err != nil {
		return nil, false
	}
	s, ok := c.(Sender)
	return s, ok
}

// round is one run of Send.
type round struct {
	feeds *Feeds
	mail  Mail
	tell  func(SendEvent)
	done  int
}

// source sends what can leave for one source.
func (r *round) source(ctx context.Context, src store.Source, sender Sender) error {
	for {
		due, err := r.feeds.o.Store.NextVerdicts(ctx, store.Round{Source: src.ID, Earlier: r.mail.Earlier, Limit: 20})
		if err != nil || len(due) == 0 {
			return err
		}
		for i, d := range due {
			answer, err := r.one(ctx, src, sender, d)
			if err != nil {
				return errors.Join(err, r.release(ctx, due[i:]))
			}
			r.done++
			r.tell(SendEvent{Source: src, VerdictID: d.ID, ItemID: d.ItemID, Act: d.Act, Outcome: answer.Outcome, Why: answer.Why, Done: r.done})
			if answer.Outcome == store.OutcomeLogin {
				return r.release(ctx, due[i:])
			}
		}
	}
}

// release gives verdicts back that will not be sent now.
func (r *round) release(ctx context.Context, due []store.Dispatch) error {
	ids := make([]int64, len(due))
	for i, d := range due {
		ids[i] = d.ID
	}
	return r.feeds.o.Store.Release(context.WithoutCancel(ctx), ids...)
}

// one carries one verdict out: look, intend, send, settle. Whatever happens in
// between, the store knows enough to ask before anything is tried again.
func (r *round) one(ctx context.Context, src store.Source, sender Sender, d store.Dispatch) (store.Answer, error) {
	answer, err := r.look(ctx, src, sender, d)
	if err != nil || answer.Outcome != store.OutcomeUntouched {
		return answer, err
	}
	if answer.Baggage != "" {
		d.Baggage = answer.Baggage
	}
	if err := r.feeds.courtesy(src.ID).Wait(ctx); err != nil {
		return answer, err
	}
	r.feeds.at(beforeIntent)
	err = r.feeds.o.Store.MarkSending(ctx, d.ID)
	if errors.Is(err, store.ErrOvertaken) {
		return store.Answer{Outcome: store.OutcomeElse}, nil // taken back, or the look ended it
	}
	if err != nil {
		return answer, err
	}
	r.feeds.at(afterIntent)
	answer, err = sender.Send(ctx, src, d)
	if err != nil {
		answer = store.Answer{Outcome: store.OutcomeUnclear, Why: err.Error()}
	}
	r.feeds.at(afterAnswer)
	ctx = context.WithoutCancel(ctx) // what is known now must be kept
	r.feeds.at(beforeSettled)
	if err := r.feeds.o.Store.Settle(ctx, d.ID, answer); err != nil {
		return answer, err
	}
	if answer.Outcome == store.OutcomeUnclear {
		return r.lookAgain(ctx, src, sender, d)
	}
	return answer, nil
}

// look asks the source before anything is sent, keeps what it shows, and ends
// a verdict that is not needed any more or would overwrite somebody's work.
func (r *round) look(ctx context.Context, src store.Source, sender Sender, d store.Dispatch) (store.Answer, error) {
	answer, err := sender.Look(ctx, src, d)
	if err == nil {
		err = context.Cause(ctx) // a look that was cut off says nothing of the source
	}
	if err != nil {
		return answer, err
	}
	if answer.Item != nil && d.Act != store.ActRetract {
		if err := r.feeds.o.Store.KeepLook(ctx, src.ID, *answer.Item); err != nil {
			return answer, err
		}
	}
	answer = judge(d, answer)
	if answer.Outcome == store.OutcomeUntouched {
		return answer, nil
	}
	return answer, r.feeds.o.Store.Settle(context.WithoutCancel(ctx), d.ID, answer)
}

// judge says what a look means for a verdict on a state.
func judge(d store.Dispatch, a store.Answer) store.Answer {
	if a.Outcome != store.OutcomeUntouched {
		return a
	}
	switch {
	case d.Act == store.ActRetract:
		if a.State == store.Trash {
			a.Outcome = store.OutcomeAlready
		}
	case d.Act == store.ActReply:
		if a.State == store.Spam || a.State == store.Trash {
			a.Outcome = store.OutcomeElse // nobody answers what the team threw away
		}
	case a.State == d.Want:
		a.Outcome = store.OutcomeAlready
	case a.State != d.Saw: // also of an unclear request: it asked for d.Want, or did nothing
		a.Outcome = store.OutcomeElse
	}
	return a
}

// lookAgain asks at once what became of a request without a clear answer. If
// the source cannot say now either, it is asked later.
func (r *round) lookAgain(ctx context.Context, src store.Source, sender Sender, d store.Dispatch) (store.Answer, error) {
	unclear := store.Answer{Outcome: store.OutcomeUnclear}
	d.State = store.Unknown
	answer, err := sender.Look(ctx, src, d)
	if err != nil {
		return unclear, nil //nolint:nilerr // it stays unknown, and is asked about later
	}
	answer = judge(d, answer)
	switch answer.Outcome {
	case store.OutcomeAlready, store.OutcomeGone, store.OutcomeLogin:
		return answer, r.feeds.o.Store.Settle(ctx, d.ID, answer)
	}
	return unclear, nil
}

// courtesy returns what paces the writing to a source.
func (f *Feeds) courtesy(sourceID int64) *rate.Limiter {
	pause := f.o.WritePause
	if pause == 0 {
		pause = writePause
	}
	l, _ := f.pace.LoadOrStore(sourceID, rate.NewLimiter(rate.Every(pause), 1))
	return l.(*rate.Limiter)
}

// step is a moment in the sending of a verdict at which a test ends the
// program.
type step string

// The steps. What a crash at each leaves behind is known to the store.
const (
	beforeIntent  step = "before the intent is stored"
	afterIntent   step = "after the intent is stored"
	afterAnswer   step = "after the answer is read"
	beforeSettled step = "before it is stored as sent"
)

// at tells a test where the sending is.
func (f *Feeds) at(s step) {
	if f.stepped != nil {
		f.stepped(s)
	}
}
