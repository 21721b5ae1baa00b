package store

import (
	"errors"
	"testing"
	"time"
)

func (c *club) reply(id int64, text string) Batch {
	c.t.Helper()
	return c.must(c.Reply(c.t.Context(), miriam, id, text))
}

// draft returns the words of miriam's draft, or "".
func (c *club) draft(id int64) string {
	c.t.Helper()
	d, err := c.Draft(c.t.Context(), miriam, id)
	if err != nil && !errors.Is(err, ErrNotFound) {
		c.t.Fatal(err)
	}
	return d.Text
}

func TestReplyTicksOffAndEndsItsDraft(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.blog, Public)
	if err := c.KeepDraft(t.Context(), miriam, id, "Gern, um 18"); err != nil {
		t.Fatal(err)
	}
	c.reply(id, "Gern, um 18 Uhr.")
	if c.onDesk(id) || c.draft(id) != "" {
		t.Errorf("on the desk %v, draft %q, want neither", c.onDesk(id), c.draft(id))
	}
	c.send(applied)
	if got, want := c.ending(id), (ending{Sent, "", Public, true, false}); got != want {
		t.Errorf("ends as %+v, want %+v", got, want)
	}
	var remote string
	c.row(&remote, `SELECT remote_id FROM outbox WHERE item_id = ?`, id)
	if remote == "" {
		t.Error("the reply's own ID was not kept")
	}
}

func TestAnEmptyReplyIsNone(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.blog, Public)
	if _, err := c.Reply(t.Context(), miriam, id, " \n"); err == nil {
		t.Error("Reply without words = nil, want an error")
	}
}

func TestUndoOfAReplyMakesItADraftAgain(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.blog, Public)
	c.reply(id, "Gern.")
	c.undo()
	if got := c.draft(id); got != "Gern." || !c.onDesk(id) {
		t.Errorf("draft %q, on the desk %v, want the words back", got, c.onDesk(id))
	}
	c.redo()
	if got := c.draft(id); got != "" || c.onDesk(id) {
		t.Errorf("draft %q, on the desk %v, want the reply on its way", got, c.onDesk(id))
	}
	c.send(applied)
	if got := c.ending(id).verdict; got != Sent {
		t.Errorf("verdict = %s, want sent", got)
	}
}

func TestANewerDraftIsNotOverwritten(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.blog, Public)
	c.reply(id, "Gern.")
	if err := c.KeepDraft(t.Context(), miriam, id, "Noch etwas:"); err != nil {
		t.Fatal(err)
	}
	c.undo()
	if got := c.draft(id); got != "Noch etwas:\n\nGern." {
		t.Errorf("draft = %q, want the newer one with the reply's words behind it", got)
	}
	c.redo()
	if got := c.draft(id); got != "Noch etwas:" {
		t.Errorf("draft = %q, want the newer one without the reply that is on its way", got)
	}
	c.undo()
	for range 2 {
		if err := c.AddDraft(t.Context(), miriam, id, "Gern."); err != nil {
			t.Fatal(err)
		}
	}
	if got := c.draft(id); got != "Noch etwas:\n\nGern." {
		t.Errorf("draft = %q, want the words in it once", got)
	}
	if err := c.AddDraft(t.Context(), deniz, id, "Gern."); err != nil {
		t.Fatal(err)
	}
	if d, err := c.Draft(t.Context(), deniz, id); d.Text != "Gern." {
		t.Errorf("the other volunteer's draft is %q, %v", d.Text, err)
	}
}

func TestAReplyIsOvertakenWhenItsCommentChanged(t *testing.T) {
	for name, tt := range map[string]struct {
		happens func(c *club, id int64)
		cause   Cause
	}{
		"edited":                   {func(c *club, id int64) { c.edit(id) }, CauseEdited},
		"gone":                     {func(c *club, id int64) { c.move(id, Gone) }, CauseGone},
		"marked as spam by others": {func(c *club, id int64) { c.move(id, Spam) }, CauseElse},
		"gone, seen when sending":  {func(c *club, _ int64) { c.look(Answer{Outcome: OutcomeGone}) }, CauseGone},
	} {
		t.Run(name, func(t *testing.T) {
			c := openClub(t)
			id := c.comment(c.blog, Public)
			c.reply(id, "Gern.")
			tt.happens(c, id)
			if got := c.ending(id); got.verdict != Overtaken || got.cause != tt.cause || got.done {
				t.Errorf("ends as %+v, want overtaken by %s", got, tt.cause)
			}
			if got := c.draft(id); got != "Gern." {
				t.Errorf("draft = %q, want the reply's words", got)
			}
		})
	}
}

func TestASentReplyIsRetractedOnlyWhenAsked(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.blog, Public)
	b := c.reply(id, "Gern.")
	c.send(applied)
	if _, err := c.Undo(t.Context(), miriam); !errors.Is(err, ErrSent) {
		t.Errorf("Undo of a sent reply = %v, want ErrSent", err)
	}
	c.must(c.Retract(t.Context(), miriam, b.ID))
	next := c.next()
	if len(next) != 1 || next[0].Act != ActRetract || next[0].ReplyID == "" {
		t.Fatalf("next = %+v, want one to take the reply back", next)
	}
	c.settle(next[0].ID, applied)
	if !c.onDesk(id) {
		t.Error("the comment is answered no more, but not on the desk")
	}
	c.redo()
	next = c.next()
	if len(next) != 1 || next[0].Act != ActReply || next[0].Text != "Gern." {
		t.Errorf("next = %+v, want the reply once more", next)
	}
}

func TestAReplyThatWasRedoneIsRetractedOnlyWhenAsked(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.blog, Public)
	c.reply(id, "Gern.")
	c.undo()
	redone := c.redo()
	c.send(applied)
	if _, err := c.Undo(t.Context(), miriam); !errors.Is(err, ErrSent) {
		t.Errorf("Undo of a reply that was redone and sent = %v, want ErrSent", err)
	}
	if next := c.next(); len(next) != 0 {
		t.Errorf("next = %+v, want nothing before somebody was asked", next)
	}
	c.must(c.Retract(t.Context(), miriam, redone.ID))
	if next := c.next(); len(next) != 1 || next[0].Act != ActRetract {
		t.Errorf("next = %+v, want one to take the reply back", next)
	}
}

func TestAReplyThatCannotBeTakenBackStays(t *testing.T) {
	c := openClub(t)
	c.exec(`UPDATE sources SET powers = json_remove(powers, '$.retract') WHERE id = ?`, c.blog)
	id := c.comment(c.blog, Public)
	c.reply(id, "Gern.")
	c.send(applied)
	if _, err := c.Undo(t.Context(), miriam); !errors.Is(err, ErrNoPower) {
		t.Errorf("Undo = %v, want ErrNoPower", err)
	}
}

func TestApproveAndReplyGoInThisOrder(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.blog, Held)
	b := c.must(c.ApproveAndReply(t.Context(), miriam, id, "Gern."))
	if b.Count != 1 || b.Verdicts.Queued != 2 {
		t.Errorf("ApproveAndReply = %+v, want 1 comment and 2 verdicts", b)
	}
	first := c.begin()
	if first.Act != ActApprove {
		t.Fatalf("first = %s, want approve", first.Act)
	}
	if next := c.next(); len(next) != 0 {
		t.Fatalf("next = %+v, want nothing before the approval has arrived", next)
	}
	c.settle(first.ID, Answer{Outcome: OutcomeApplied, State: Public})
	if next := c.next(); len(next) != 1 || next[0].Act != ActReply {
		t.Fatalf("next = %+v, want the reply", next)
	}
}

func TestApproveAndReplyTogetherAreTakenBackTogether(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.blog, Held)
	c.must(c.ApproveAndReply(t.Context(), miriam, id, "Gern."))
	if u := c.undo(); u.Withdrawn != 2 || u.Count != 1 || !c.onDesk(id) || c.draft(id) != "Gern." {
		t.Errorf("Undo = %+v, on the desk %v, draft %q, want all back", u, c.onDesk(id), c.draft(id))
	}
	if r := c.redo(); r.Verdicts.Queued != 2 || c.onDesk(id) {
		t.Errorf("Redo = %+v, on the desk %v, want both queued again", r, c.onDesk(id))
	}
}

func TestAReplyDoesNotFollowAnApprovalThatFailed(t *testing.T) {
	for name, tt := range map[string]struct {
		answer Answer
		reply  VerdictState
	}{
		"decided otherwise":   {Answer{Outcome: OutcomeElse, State: Spam}, Overtaken},
		"edited":              {Answer{Outcome: OutcomeEdited}, Overtaken},
		"gone":                {Answer{Outcome: OutcomeGone}, Overtaken},
		"refused: it waits":   {refused, Queued},
		"approved by others":  {Answer{Outcome: OutcomeAlready}, Queued},
		"no answer: it waits": {unclear, Queued},
	} {
		t.Run(name, func(t *testing.T) {
			c := openClub(t)
			id := c.comment(c.blog, Held)
			c.must(c.ApproveAndReply(t.Context(), miriam, id, "Gern."))
			c.look(tt.answer)
			if got := c.ending(id).verdict; got != tt.reply {
				t.Errorf("reply = %s, want %s", got, tt.reply)
			}
			next := c.next()
			if leaves := len(next) == 1 && next[0].Act == ActReply; leaves != (name == "approved by others") {
				t.Errorf("next = %+v", next)
			}
		})
	}
}

func TestAnApprovalThatEndsBringsBackWhatAReplyTickedOffAfterIt(t *testing.T) {
	dropApproval := func(c *club, id int64) {
		var approval int64
		c.row(&approval, `SELECT min(id) FROM outbox WHERE item_id = ?`, id)
		c.must(c.Drop(c.t.Context(), miriam, approval))
	}
	for name, end := range map[string]func(c *club, id int64){
		"dropped":             dropApproval,
		"refused and dropped": func(c *club, id int64) { c.send(refused); dropApproval(c, id) },
		"decided otherwise":   func(c *club, _ int64) { c.look(Answer{Outcome: OutcomeElse, State: Held}) },
		"edited":              func(c *club, id int64) { c.edit(id) },
	} {
		t.Run(name, func(t *testing.T) {
			c := openClub(t)
			id := c.comment(c.blog, Held)
			c.decide(ActApprove, id)
			c.clock = c.clock.Add(3 * time.Second)
			c.must(c.ApproveAndReply(t.Context(), miriam, id, "Gern."))
			end(c, id)
			if m := c.markOf(id); m.Done != 0 || !c.onDesk(id) {
				t.Errorf("mark %+v, on the desk %v, want it pending again", m, c.onDesk(id))
			}
			if got := c.draft(id); got != "Gern." {
				t.Errorf("draft = %q, want the reply's words", got)
			}
		})
	}
}

func TestARefusedApprovalIsOnTheDeskWhileAReplyWaitsForIt(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.blog, Held)
	c.must(c.ApproveAndReply(t.Context(), miriam, id, "Gern."))
	c.look(unclear)
	if c.onDesk(id) {
		t.Error("on the desk while its approval is on its way")
	}
	c.clock = c.clock.Add(time.Hour)
	c.send(refused)
	if !c.onDesk(id) {
		t.Error("refused, and not on the desk")
	}
}

func TestARefusedReplyKeepsItsApproval(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.blog, Held)
	c.must(c.ApproveAndReply(t.Context(), miriam, id, "Gern."))
	c.settle(c.begin().ID, Answer{Outcome: OutcomeApplied, State: Public})
	c.send(refused)
	if got, want := c.ending(id), (ending{Failed, CauseRefused, Public, true, true}); got != want {
		t.Errorf("ends as %+v, want %+v", got, want)
	}
	c.drop(id)
	if got := c.draft(id); got != "Gern." || c.onDesk(id) {
		t.Errorf("draft %q, on the desk %v, want the words kept and the approval done", got, c.onDesk(id))
	}
}

func TestARefusedReplyIsGotOffTheDesk(t *testing.T) {
	for name, tt := range map[string]struct {
		act  func(c *club, id int64)
		want ending // of the comment, and of the newest verdict on it
	}{
		"done here": {
			func(c *club, id int64) { c.must(c.Done(c.t.Context(), miriam, id)) },
			ending{Withdrawn, CauseReplaced, Public, true, false},
		},
		"answered again": {
			func(c *club, id int64) { c.reply(id, "Gern!") },
			ending{Queued, "", Public, true, false},
		},
		"marked as spam": {
			func(c *club, id int64) { c.decide(ActSpam, id) },
			ending{Queued, "", Public, true, false},
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := openClub(t)
			id := c.comment(c.blog, Public)
			c.reply(id, "Gern.")
			c.send(refused)
			tt.act(c, id)
			if got := c.ending(id); got != tt.want {
				t.Errorf("ends as %+v, want %+v", got, tt.want)
			}
			c.undo()
			var back string
			c.row(&back, `SELECT body || ' ' || state FROM outbox WHERE item_id = ? ORDER BY id LIMIT 1`, id)
			if back != "Gern. failed" || !c.onDesk(id) {
				t.Errorf("after undo: %q, on the desk %v, want the reply as it was", back, c.onDesk(id))
			}
			c.redo()
			c.send(applied)
			if c.onDesk(id) {
				t.Errorf("redone and sent, but on the desk: %v", c.lines(`SELECT json_array(verdict, state, cause) FROM outbox`))
			}
		})
	}
}

func TestAnotherVerdictEndsTheReplyThatWaitedForTheFirst(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.blog, Held)
	c.must(c.ApproveAndReply(t.Context(), miriam, id, "Gern."))
	c.decide(ActSpam, id)
	next := c.next()
	if len(next) != 1 || next[0].Act != ActSpam {
		t.Errorf("next = %+v, want spam alone", next)
	}
	if got := c.draft(id); got != "Gern." {
		t.Errorf("draft = %q, want the reply's words", got)
	}
}

func TestDraftsSurviveEverything(t *testing.T) {
	c := openClub(t)
	done, gone := c.comment(c.blog, Public), c.comment(c.blog, Held)
	for _, id := range []int64{done, gone} {
		if err := c.KeepDraft(t.Context(), miriam, id, "Liebe …"); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.KeepDraft(t.Context(), deniz, done, "Hallo"); err != nil {
		t.Fatal(err)
	}
	c.must(c.Done(t.Context(), miriam, done))
	c.move(gone, Gone)
	c.restart()
	drafts, err := c.Drafts(t.Context(), miriam)
	if err != nil || len(drafts) != 2 {
		t.Fatalf("Drafts = %v, %v, want 2", drafts, err)
	}
	if drafts[1].Subject != "Person 1" || drafts[1].Text != "Liebe …" {
		t.Errorf("draft = %+v, want miriam's to Person 1", drafts[1])
	}
	for range 2 {
		if err := c.DropDraft(t.Context(), miriam, done); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := c.Draft(t.Context(), deniz, done); err != nil || got.Text != "Hallo" {
		t.Errorf("deniz's draft = %+v, %v, want it untouched", got, err)
	}
	if err := c.KeepDraft(t.Context(), miriam, 999, "?"); !errors.Is(err, ErrNotFound) {
		t.Errorf("KeepDraft on nothing = %v, want ErrNotFound", err)
	}
}
