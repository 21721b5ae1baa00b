package store

import (
	"errors"
	"testing"
	"time"
)

// ready returns what would leave now in this run of the program.
func (c *club) ready(r Round) []Dispatch {
	c.t.Helper()
	r.Source = c.blog
	next, err := c.NextVerdicts(c.t.Context(), r)
	if err != nil {
		c.t.Fatal(err)
	}
	return next
}

func TestNothingLeavesBeforeTheUndoTime(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.blog, Held)
	b := c.decide(ActApprove, id)
	c.clock = b.At.Add(UndoTime)
	if next := c.ready(Round{}); len(next) != 0 {
		t.Errorf("next after %v = %+v, want nothing", UndoTime, next)
	}
	c.clock = b.SendAfter
	if next := c.ready(Round{}); len(next) != 1 || next[0].RemoteID != "item:1" || next[0].Want != Public || next[0].Saw != Held {
		t.Errorf("next at %v = %+v, want the approval of item:1", b.SendAfter, next)
	}
}

func TestAVerdictIsLentToOneSenderAtATime(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.blog, Held)
	c.decide(ActApprove, id)
	first := c.next()
	if again := c.ready(Round{}); len(first) != 1 || len(again) != 0 {
		t.Fatalf("handed out %d and then %d, want 1 and then none", len(first), len(again))
	}
	if err := c.Release(t.Context(), first[0].ID); err != nil {
		t.Fatal(err)
	}
	if again := c.ready(Round{}); len(again) != 1 {
		t.Fatalf("after Release %d, want 1", len(again))
	}
	c.clock = c.clock.Add(leaseTime)
	if again := c.ready(Round{}); len(again) != 1 {
		t.Errorf("after the lease %d, want 1", len(again))
	}
}

func TestWhatWasTakenBackIsNotSent(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.blog, Held)
	c.decide(ActApprove, id)
	o := c.next()[0]
	c.undo()
	if err := c.MarkSending(t.Context(), o.ID); !errors.Is(err, ErrOvertaken) {
		t.Errorf("MarkSending = %v, want ErrOvertaken", err)
	}
	c.settle(o.ID, Answer{Outcome: OutcomeAlready})
	if got, want := c.ending(id), (ending{Withdrawn, CauseUndone, Held, false, true}); got != want {
		t.Errorf("ends as %+v, want %+v", got, want)
	}
}

func TestALostLeaseSendsNothing(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.blog, Held)
	c.decide(ActApprove, id)
	slow := c.next()[0]
	c.clock = c.clock.Add(leaseTime)
	other, err := Open(t.Context(), c.path, Options{Now: func() time.Time { return c.clock }})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if next, err := other.NextVerdicts(t.Context(), Round{Source: c.blog, Earlier: true}); err != nil || len(next) != 1 {
		t.Fatalf("the other program gets %d, %v, want 1", len(next), err)
	}
	if err := c.MarkSending(t.Context(), slow.ID); !errors.Is(err, ErrOvertaken) {
		t.Errorf("MarkSending = %v, want ErrOvertaken", err)
	}
}

func TestWhatAnEarlierRunLeftWaitsToBeAskedFor(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.blog, Held)
	c.decide(ActApprove, id)
	c.restart()
	c.clock = c.clock.Add(time.Hour)
	if next := c.ready(Round{}); len(next) != 0 {
		t.Errorf("next = %+v, want nothing by itself", next)
	}
	counts, err := c.OutboxCounts(t.Context())
	if err != nil || counts.Queued != 1 || counts.Earlier != 1 || !counts.Next.IsZero() {
		t.Errorf("OutboxCounts = %+v, %v, want 1 queued, left earlier", counts, err)
	}
	if box, err := c.Outbox(t.Context(), OutboxFilter{}, Page{}); err != nil || len(box) != 1 || !box[0].Earlier || box[0].Subject != "Person 1" {
		t.Errorf("Outbox = %+v, %v, want the one left earlier", box, err)
	}
	if next := c.ready(Round{Earlier: true}); len(next) != 1 {
		t.Errorf("asked for: %+v, want 1", next)
	}
}

func TestSendNowSkipsTheUndoTime(t *testing.T) {
	c := openClub(t)
	c.decide(ActApprove, c.comment(c.blog, Held), c.comment(c.blog, Held))
	box, err := c.Outbox(t.Context(), OutboxFilter{}, Page{})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.SendNow(t.Context(), box[0].ID); err != nil {
		t.Fatal(err)
	}
	if next := c.ready(Round{}); len(next) != 1 || next[0].ID != box[0].ID {
		t.Errorf("next = %+v, want verdict %d", next, box[0].ID)
	}
}

func TestAClockPutBackKeepsNothingWaiting(t *testing.T) {
	c := openClub(t)
	c.decide(ActApprove, c.comment(c.blog, Held))
	c.clock = c.clock.Add(-time.Hour)
	if next := c.ready(Round{}); len(next) != 1 {
		t.Errorf("next = %+v, want 1", next)
	}
}

func TestAClockPutBackKeepsNothingPutOff(t *testing.T) {
	c := openClub(t)
	c.clock = noon().AddDate(1, 0, 0)
	c.decide(ActApprove, c.comment(c.blog, Held))
	c.look(Answer{Outcome: OutcomeLater, After: 24 * time.Hour})
	if next := c.ready(Round{}); len(next) != 0 {
		t.Errorf("next = %+v, want nothing before the pause is over", next)
	}
	c.clock = noon()
	if next := c.ready(Round{}); len(next) != 1 {
		t.Errorf("next = %+v, want 1", next)
	}
}

func TestAfterSleepTheUndoTimeStartsAgain(t *testing.T) {
	c := openClub(t)
	c.decide(ActApprove, c.comment(c.blog, Held))
	awake := c.clock.Add(3 * time.Second)
	c.clock = c.clock.Add(8 * time.Hour)
	if err := c.RestartWindows(t.Context(), awake); err != nil {
		t.Fatal(err)
	}
	if next := c.ready(Round{}); len(next) != 0 {
		t.Errorf("next = %+v, want nothing yet", next)
	}
	c.undo()
	if next := c.next(); len(next) != 0 {
		t.Errorf("next = %+v, want it taken back", next)
	}
}

func TestARefusedLoginStopsTheSourceAfterOneRequest(t *testing.T) {
	c := openClub(t)
	var ids []int64
	for range 20 {
		ids = append(ids, c.comment(c.blog, Held))
	}
	c.decide(ActApprove, ids...)
	next := c.next()
	if err := c.MarkSending(t.Context(), next[0].ID); err != nil {
		t.Fatal(err)
	}
	c.settle(next[0].ID, Answer{Outcome: OutcomeLogin, Why: "401"})
	if again := c.next(); len(again) != 0 {
		t.Errorf("next = %d verdicts, want none", len(again))
	}
	counts, err := c.OutboxCounts(t.Context())
	if err != nil || counts.Queued != 20 {
		t.Errorf("OutboxCounts = %+v, %v, want 20 queued", counts, err)
	}
	if src, err := c.FindSource(t.Context(), "Blog"); err != nil || src.Stopped.IsZero() || src.Why != "401" {
		t.Errorf("FindSource = %+v, %v, want it stopped", src, err)
	}
	if ask, err := c.ResumeSource(t.Context(), c.blog); ask != 0 || err != nil {
		t.Errorf("ResumeSource = %d, %v, want nothing to ask about", ask, err)
	}
	if again := c.next(); len(again) != 20 {
		t.Errorf("next = %d verdicts, want all 20", len(again))
	}
}

func TestOldVerdictsAreAskedAboutAfterALogin(t *testing.T) {
	c := openClub(t)
	c.decide(ActApprove, c.comment(c.blog, Held))
	c.settle(c.begin().ID, Answer{Outcome: OutcomeLogin, Why: "401"})
	c.clock = c.clock.Add(25 * time.Hour)
	c.decide(ActApprove, c.comment(c.blog, Held))
	if ask, err := c.ResumeSource(t.Context(), c.blog); ask != 1 || err != nil {
		t.Fatalf("ResumeSource = %d, %v, want 1 to ask about", ask, err)
	}
	if next := c.next(); len(next) != 1 || next[0].RemoteID != "item:2" {
		t.Errorf("next = %+v, want the young one", next)
	}
	old, err := c.Outbox(t.Context(), OutboxFilter{Cause: CauseAsk, States: []VerdictState{Queued}}, Page{})
	if err != nil || len(old) != 1 || !old[0].SendAfter.IsZero() {
		t.Fatalf("Outbox = %+v, %v, want the old one", old, err)
	}
	if err := c.SendNow(t.Context(), old[0].ID); err != nil {
		t.Fatal(err)
	}
	if next := c.next(); len(next) != 1 || next[0].ID != old[0].ID {
		t.Errorf("next = %+v, want the old one", next)
	}
}

func TestOneOfAHundredFailsAlone(t *testing.T) {
	c := openClub(t)
	var ids []int64
	for range 100 {
		ids = append(ids, c.comment(c.blog, Held))
	}
	b := c.decide(ActTrash, ids...)
	sent := 0
	for next := c.next(); len(next) > 0; next = c.next() {
		for _, o := range next {
			if err := c.MarkSending(t.Context(), o.ID); err != nil {
				t.Fatal(err)
			}
			sent++
			answer := Answer{Outcome: OutcomeApplied, State: Trash}
			if sent == 50 {
				answer = refused
			}
			c.settle(o.ID, answer)
		}
	}
	b, err := c.Batch(t.Context(), b.ID)
	if err != nil || b.Verdicts != (Progress{Sent: 99, Failed: 1}) {
		t.Errorf("the batch = %+v, %v, want 99 sent and 1 failed", b.Verdicts, err)
	}
	u := c.undo()
	if u.Withdrawn != 1 || u.Verdicts.Queued != 99 {
		t.Errorf("Undo = %+v, want the failed one withdrawn and 99 asked back", u)
	}
}

func TestAnUnclearVerdictIsAskedAboutLessAndLess(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.blog, Held)
	c.decide(ActApprove, id)
	c.send(unclear)
	var pause time.Duration
	for range 8 {
		box, err := c.Outbox(t.Context(), OutboxFilter{States: []VerdictState{Unknown}}, Page{})
		if err != nil || len(box) != 1 {
			t.Fatalf("Outbox = %+v, %v, want one unknown", box, err)
		}
		if next := box[0].Retry.Sub(c.clock); next < pause || next > time.Hour {
			t.Fatalf("asked again after %v, before that after %v", next, pause)
		} else {
			pause = next
		}
		c.clock = box[0].Retry
		next := c.ready(Round{})
		if len(next) != 1 || next[0].State != Unknown {
			t.Fatalf("next = %+v, want the unknown one", next)
		}
		c.settle(next[0].ID, unclear)
	}
	if pause < 2*time.Minute {
		t.Errorf("the eighth pause = %v, want it longer", pause)
	}
}
