package store

import (
	"errors"
	"testing"
)

func TestVerdictsNeedPower(t *testing.T) {
	c := openClub(t)
	mine, post, feed := c.comment(c.blog, Held), c.post(c.blog), c.comment(c.feed, Public)
	b := c.decide(ActSpam, mine, post, feed)
	if b.Count != 1 || len(b.Skipped) != 2 {
		t.Fatalf("Decide = %+v, want 1 decided and 2 skipped", b)
	}
	var power *PowerError
	if !errors.As(b.Skipped[1].Why, &power) || power.Source != "Feed" || power.Login != "" || !errors.Is(power, ErrNoPower) {
		t.Errorf("skipped = %v, want that the Feed cannot", b.Skipped[1])
	}
	if _, err := c.Reply(t.Context(), miriam, feed, "hello"); !errors.Is(err, ErrNoPower) {
		t.Errorf("Reply to a feed = %v, want ErrNoPower", err)
	}
}

func TestAnotherVolunteersVerdictStands(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.blog, Held)
	c.must(c.Decide(t.Context(), deniz, ActApprove, id))
	_, err := c.Decide(t.Context(), miriam, ActSpam, id)
	var earlier *EarlierError
	if !errors.As(err, &earlier) || earlier.By != deniz || earlier.Act != ActApprove || !errors.Is(err, ErrOvertaken) {
		t.Errorf("Decide = %v, want overtaken by deniz's approval", err)
	}
	if _, err := c.Done(t.Context(), miriam, id); !errors.Is(err, ErrOvertaken) {
		t.Errorf("Done = %v, want ErrOvertaken", err)
	}
	if _, err := c.Undo(t.Context(), miriam); !errors.Is(err, ErrNothing) {
		t.Errorf("Undo = %v, want ErrNothing: the batch is another's", err)
	}
}

func TestUndoSaysHowFarVerdictsHadCome(t *testing.T) {
	c := openClub(t)
	ids := []int64{c.comment(c.blog, Held), c.comment(c.blog, Held), c.comment(c.blog, Held)}
	b := c.decide(ActApprove, ids...)
	if b.Verdicts.Queued != 3 || !b.SendAfter.After(b.At.Add(UndoTime-1)) {
		t.Errorf("Decide = %+v, want 3 queued and at least the undo time", b)
	}
	o := c.begin()
	c.settle(o.ID, Answer{Outcome: OutcomeApplied, State: Public})
	u := c.undo()
	if u.Withdrawn != 2 || u.Verdicts.Queued != 1 || u.Count != 3 {
		t.Errorf("Undo = %+v, want 2 withdrawn and 1 to be held again", u)
	}
	u, err := c.Batch(t.Context(), b.ID)
	if err != nil || !u.Undone || u.Verdicts.Sent != 1 || u.Verdicts.Withdrawn != 2 {
		t.Errorf("the first batch = %+v, %v, want undone, 1 sent, 2 withdrawn", u, err)
	}
}

func TestUndoIsRefusedWhereTheSourceCannot(t *testing.T) {
	c := openClub(t)
	c.exec(`UPDATE sources SET powers = json_set(powers, '$.approve.undo', json('false')) WHERE id = ?`, c.blog)
	id := c.comment(c.blog, Held)
	c.decide(ActApprove, id)
	c.send(applied)
	if _, err := c.Undo(t.Context(), miriam); !errors.Is(err, ErrNoPower) {
		t.Errorf("Undo = %v, want ErrNoPower", err)
	}
	if got, want := c.ending(id), (ending{Sent, "", Public, true, false}); got != want {
		t.Errorf("ends as %+v, want %+v", got, want)
	}
}
