package feeds

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"tend/feeds/wordpress/wptest"
	"tend/store"
)

func TestVerdictsReachTheSite(t *testing.T) {
	for _, act := range verdicts {
		t.Run(string(act), func(t *testing.T) {
			t.Parallel()
			b := openBlog(t)
			batch := b.decide(act)
			b.send()
			if v := b.verdict(batch); v.State != store.Sent || !b.applied(act) || b.Applied(8) != 1 {
				t.Errorf("the verdict is %s, the site says %q %q after %d changes", v.State, b.Status(8), b.Replies(8), b.Applied(8))
			}
			if c := b.Comment(8); c.IP != "192.0.2.8" || c.Agent != "Firefox" {
				t.Errorf("the commenter's address and agent are %q and %q now", c.IP, c.Agent)
			}
			b.sync()
			b.send()
			if b.pending() && act != store.ActReply || b.Applied(8) != 1 {
				t.Errorf("after another sync: pending %v, %d changes", b.pending(), b.Applied(8))
			}
		})
	}
}

func TestSomebodyElseWasFaster(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(*blog)
		act    store.Act
		state  store.VerdictState
		cause  store.Cause
	}{
		"approved already":     {func(b *blog) { b.Moderate(8, func(c *wptest.Comment) { c.Status = "approved" }) }, store.ActApprove, store.Overtaken, store.CauseAlready},
		"spam instead":         {func(b *blog) { b.Moderate(8, func(c *wptest.Comment) { c.Status = "spam" }) }, store.ActApprove, store.Overtaken, store.CauseElse},
		"edited":               {func(b *blog) { b.Moderate(8, func(c *wptest.Comment) { c.Text = "Casino!" }) }, store.ActApprove, store.Overtaken, store.CauseEdited},
		"gone, was to approve": {func(b *blog) { b.Delete(8) }, store.ActApprove, store.Overtaken, store.CauseGone},
		"gone, was to trash":   {func(b *blog) { b.Delete(8) }, store.ActTrash, store.Sent, store.CauseGone},
		"spam, was to answer":  {func(b *blog) { b.Moderate(8, func(c *wptest.Comment) { c.Status = "spam" }) }, store.ActReply, store.Overtaken, store.CauseElse},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := openBlog(t)
			batch := b.decide(tt.act)
			tt.change(b)
			b.send()
			if v := b.verdict(batch); v.State != tt.state || v.Cause != tt.cause {
				t.Errorf("the verdict is %s (%s), want %s (%s)", v.State, v.Cause, tt.state, tt.cause)
			}
			if b.Applied(8) != 0 {
				t.Errorf("something was overwritten: %d changes", b.Applied(8))
			}
		})
	}
}

func TestSomebodyElseWasFasterThanASecondTry(t *testing.T) {
	for _, fault := range []wptest.Fault{wptest.LostBefore, wptest.Error500} {
		t.Run(string(fault), func(t *testing.T) {
			t.Parallel()
			b := openBlog(t)
			batch := b.decide(store.ActApprove)
			b.Break(fault)
			b.send()
			if v := b.verdict(batch); v.State != store.Unknown {
				t.Fatalf("the verdict is %s, want unknown", v.State)
			}
			b.Moderate(8, func(c *wptest.Comment) { c.Status = "spam" })
			b.clock = b.clock.Add(time.Hour)
			b.send()
			if v := b.verdict(batch); v.State != store.Overtaken || v.Cause != store.CauseElse {
				t.Errorf("the verdict is %s (%s), want overtaken by somebody else", v.State, v.Cause)
			}
			if b.Status(8) != "spam" || b.Applied(8) != 0 {
				t.Errorf("somebody else's spam is %s after %d changes", b.Status(8), b.Applied(8))
			}
		})
	}
}

func TestARefusedLoginStopsAfterOneRequest(t *testing.T) {
	b := openBlog(t)
	var batches []store.Batch
	for _, remote := range []int64{8, 9, 10} {
		batch, err := b.store.Decide(t.Context(), volunteer, store.ActApprove, b.item(remote))
		if err != nil {
			t.Fatal(err)
		}
		batches = append(batches, batch)
	}
	b.clock = b.clock.Add(time.Minute)
	b.Deny(true)
	before := len(b.Requests())
	b.send()
	asked := b.Requests()[before:]
	for _, r := range asked {
		if !strings.HasPrefix(r, "GET") {
			t.Errorf("%s was sent with a refused login", r)
		}
	}
	b.send()
	if again := len(b.Requests()) - before; again != len(asked) || len(asked) > 2 {
		t.Errorf("a stopped source was asked %d times: %v", again, b.Requests()[before:])
	}
	for _, batch := range batches {
		if v := b.verdict(batch); v.State != store.Queued {
			t.Errorf("the verdict is %s, want queued still", v.State)
		}
	}
	b.Deny(false)
	b.Moderate(9, func(c *wptest.Comment) { c.Status = "spam" })
	src, err := b.store.FindSource(t.Context(), "Blog")
	if err != nil {
		t.Fatal(err)
	}
	b.logIn(src)
	b.send()
	for i, want := range []store.VerdictState{store.Sent, store.Overtaken, store.Sent} {
		if v := b.verdict(batches[i]); v.State != want {
			t.Errorf("after the login verdict %d is %s, want %s", i, v.State, want)
		}
	}
}

func TestUndoBeforeAndAfterSending(t *testing.T) {
	b := openBlog(t)
	if _, err := b.store.Decide(t.Context(), volunteer, store.ActApprove, b.item(8)); err != nil {
		t.Fatal(err)
	}
	if _, err := b.store.Undo(t.Context(), volunteer); err != nil {
		t.Fatal(err)
	}
	b.clock = b.clock.Add(time.Minute)
	b.send()
	if b.Applied(8) != 0 || !b.pending() {
		t.Errorf("taken back in time: %d changes, pending %v", b.Applied(8), b.pending())
	}
	b.decide(store.ActApprove)
	b.send()
	if _, err := b.store.Undo(t.Context(), volunteer); err != nil {
		t.Fatal(err)
	}
	b.clock = b.clock.Add(time.Minute)
	b.send()
	if b.Status(8) != "hold" || !b.pending() {
		t.Errorf("taken back after sending: the site says %q, pending %v", b.Status(8), b.pending())
	}
	batch := b.decide(store.ActReply)
	b.send()
	if _, err := b.store.Undo(t.Context(), volunteer); !errors.Is(err, store.ErrSent) {
		t.Errorf("undo of a sent reply = %v, want to be asked: ErrSent", err)
	}
	if _, err := b.store.Retract(t.Context(), volunteer, batch.ID); err != nil {
		t.Fatal(err)
	}
	b.clock = b.clock.Add(time.Minute)
	b.send()
	if reply := b.Comment(11); reply.Status != "trash" {
		t.Errorf("the reply that was taken back is %q", reply.Status)
	}
}

func TestACorrectedReplyLeaves(t *testing.T) {
	b := openBlog(t)
	first, second := "It costs 250 €.", "It costs 2.50 €."
	for _, text := range []string{first, second} {
		batch, err := b.store.Reply(t.Context(), volunteer, b.item(8), text)
		if err != nil {
			t.Fatal(err)
		}
		b.clock = b.clock.Add(time.Minute)
		if text == second {
			b.Break(wptest.LostBefore) // so that the site is asked for it
		}
		b.send()
		b.clock = b.clock.Add(time.Hour)
		b.send()
		if v := b.verdict(batch); v.State != store.Sent {
			t.Errorf("%q is %s (%s), want sent", text, v.State, v.Cause)
		}
	}
	if got := b.Replies(8); !slices.Equal(got, []string{first, second}) {
		t.Errorf("the site has %q, want both replies", got)
	}
}

func TestOurOwnReplyComesBackAsOurs(t *testing.T) {
	b := openBlog(t)
	batch, err := b.store.ApproveAndReply(t.Context(), volunteer, b.item(8), "Ja, von 11 bis 15 Uhr.")
	if err != nil {
		t.Fatal(err)
	}
	b.clock = b.clock.Add(time.Minute)
	b.send()
	if b.Status(8) != "approved" || len(b.Replies(8)) != 1 {
		t.Fatalf("approve and reply left %q and %q at the site", b.Status(8), b.Replies(8))
	}
	list, err := b.store.Outbox(t.Context(), store.OutboxFilter{BatchID: batch.ID}, store.Page{})
	if err != nil || len(list) != 2 || list[0].State != store.Sent || list[1].State != store.Sent {
		t.Errorf("outbox: %+v, %v, want two that were sent", list, err)
	}
	b.sync()
	reply, err := b.store.Comment(t.Context(), b.item(11))
	if err != nil || reply.Pending != store.NotPending {
		t.Errorf("our own reply is pending: %+v, %v", reply.Item, err)
	}
	if b.pending() {
		t.Error("what we answered is pending again")
	}
}

func TestNothingLeavesAfterARestartUnlessAsked(t *testing.T) {
	b := openBlog(t)
	path := b.store.Path()
	batch := b.decide(store.ActApprove)
	if err := b.store.Close(); err != nil {
		t.Fatal(err)
	}
	b.openAt(path)
	b.send()
	if b.Applied(8) != 0 {
		t.Error("what an earlier run left was sent by itself")
	}
	if err := b.feeds.Send(context.WithoutCancel(t.Context()), Mail{Earlier: true}, nil); err != nil {
		t.Fatal(err)
	}
	if v := b.verdict(batch); v.State != store.Sent || b.Status(8) != "approved" {
		t.Errorf("asked for, the verdict is %s, the site says %q", v.State, b.Status(8))
	}
}

func TestStoppingLeavesTheRestAsItWas(t *testing.T) {
	b := openBlog(t)
	batch, err := b.store.Decide(t.Context(), volunteer, store.ActApprove, b.item(8), b.item(9), b.item(10))
	if err != nil {
		t.Fatal(err)
	}
	b.clock = b.clock.Add(store.UndoTime + 2*time.Second)
	ctx, stop := context.WithCancel(t.Context())
	err = b.feeds.Send(ctx, Mail{}, func(SendEvent) { stop() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Send = %v, want that it was stopped", err)
	}
	list, err := b.store.Outbox(t.Context(), store.OutboxFilter{BatchID: batch.ID}, store.Page{})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []store.VerdictState{store.Queued, store.Queued, store.Sent} {
		if list[i].State != want || list[i].Cause != "" || !list[i].Retry.IsZero() {
			t.Errorf("verdict %d is %s %q, tried again %v, want %s and nothing else", i, list[i].State, list[i].Cause, list[i].Retry, want)
		}
	}
	b.send()
	if b.Status(10) != "approved" || b.Applied(8) != 1 {
		t.Errorf("comment 10 is %s, 8 was changed %d times, want approved and once", b.Status(10), b.Applied(8))
	}
}
