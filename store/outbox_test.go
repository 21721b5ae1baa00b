package store

import (
	"errors"
	"testing"
	"time"
)

// ending is how a comment and the newest verdict on it stand at the end of a
// situation.
type ending struct {
	verdict VerdictState
	cause   Cause
	item    State
	done    bool
	onDesk  bool
}

func (c *club) ending(id int64) ending {
	c.t.Helper()
	var e ending
	c.row(&e.verdict, `SELECT coalesce((SELECT state FROM outbox WHERE item_id = ? ORDER BY id DESC LIMIT 1), '')`, id)
	c.row(&e.cause, `SELECT coalesce((SELECT cause FROM outbox WHERE item_id = ? ORDER BY id DESC LIMIT 1), '')`, id)
	c.row(&e.item, `SELECT state FROM items WHERE id = ?`, id)
	e.done, e.onDesk = c.markOf(id).Done != 0, c.onDesk(id)
	return e
}

// decide keeps miriam's verdict.
func (c *club) decide(act Act, ids ...int64) Batch {
	c.t.Helper()
	return c.must(c.Decide(c.t.Context(), miriam, act, ids...))
}

func (c *club) undo() Batch {
	c.t.Helper()
	return c.must(c.Undo(c.t.Context(), miriam))
}

func (c *club) redo() Batch {
	c.t.Helper()
	return c.must(c.Redo(c.t.Context(), miriam))
}

// next waits for the undo time and takes what may leave.
func (c *club) next() []Dispatch {
	c.t.Helper()
	c.clock = c.clock.Add(UndoTime + 2*time.Second)
	next, err := c.NextVerdicts(c.t.Context(), Round{Source: c.blog, Earlier: true})
	if err != nil {
		c.t.Fatal(err)
	}
	return next
}

// begin has one verdict sent, but not answered yet.
func (c *club) begin() Dispatch {
	c.t.Helper()
	next := c.next()
	if len(next) == 0 {
		c.t.Fatal("nothing to send")
	}
	if err := c.MarkSending(c.t.Context(), next[0].ID); err != nil {
		c.t.Fatal(err)
	}
	return next[0]
}

func (c *club) settle(id int64, a Answer) {
	c.t.Helper()
	if err := c.Settle(c.t.Context(), id, a); err != nil {
		c.t.Fatal(err)
	}
}

// look has the source looked at before something is sent, with this answer.
func (c *club) look(a Answer) {
	c.t.Helper()
	next := c.next()
	if len(next) == 0 {
		c.t.Fatal("nothing to look at")
	}
	c.settle(next[0].ID, a)
}

// send has everything sent that may leave, always with this answer.
func (c *club) send(a Answer) {
	c.t.Helper()
	for next := c.next(); len(next) > 0; next = c.next() {
		for _, o := range next {
			if err := c.MarkSending(c.t.Context(), o.ID); err != nil {
				c.t.Fatal(err)
			}
			said := a
			if said.Outcome == OutcomeApplied {
				said.State = o.Want
			}
			if o.Act == ActReply {
				said.RemoteID = "reply:" + o.Nonce
			}
			c.settle(o.ID, said)
		}
		if a.Outcome != OutcomeApplied {
			return
		}
	}
}

var applied, unclear, refused = Answer{Outcome: OutcomeApplied}, Answer{}, Answer{Outcome: OutcomeRefused, Why: "no"}

// TestStatesAndEvents is the table of what each event does in each situation.
func TestStatesAndEvents(t *testing.T) {
	for name, tt := range map[string]struct {
		state State // of the comment at the beginning
		do    func(c *club, id int64)
		want  ending
	}{
		"approved, and nothing else": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id) },
			ending{Queued, "", Held, true, false},
		},
		"approved and sent": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.send(applied) },
			ending{Sent, "", Public, true, false},
		},
		"open, marked as spam and sent": {
			Public, func(c *club, id int64) { c.decide(ActSpam, id); c.send(applied) },
			ending{Sent, "", Spam, true, false},
		},
		"open, trashed and sent": {
			Public, func(c *club, id int64) { c.decide(ActTrash, id); c.send(applied) },
			ending{Sent, "", Trash, true, false},
		},
		"held again, so that others see it": {
			Public, func(c *club, id int64) { c.decide(ActHold, id); c.send(applied) },
			ending{Sent, "", Held, false, true},
		},
		"queued, undo": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.undo() },
			ending{Withdrawn, CauseUndone, Held, false, true},
		},
		"queued, undo, redo": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.undo(); c.redo() },
			ending{Queued, "", Held, true, false},
		},
		"queued, another verdict": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.decide(ActSpam, id); c.send(applied) },
			ending{Sent, "", Spam, true, false},
		},
		"queued, another verdict, undo: the first one again": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.decide(ActSpam, id); c.undo(); c.send(applied) },
			ending{Withdrawn, CauseUndone, Public, true, false},
		},
		"queued, the state it has already": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.decide(ActHold, id) },
			ending{Withdrawn, CauseReplaced, Held, false, true},
		},
		"queued, pulled as wanted": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.move(id, Public) },
			ending{Overtaken, CauseAlready, Public, true, false},
		},
		"queued, pulled as decided otherwise": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.move(id, Spam) },
			ending{Overtaken, CauseElse, Spam, false, false},
		},
		"queued, text edited": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.edit(id) },
			ending{Overtaken, CauseEdited, Held, false, true},
		},
		"queued spam, gone": {
			Held, func(c *club, id int64) { c.decide(ActSpam, id); c.move(id, Gone) },
			ending{Sent, CauseGone, Gone, true, false},
		},
		"queued approval, gone": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.move(id, Gone) },
			ending{Overtaken, CauseGone, Gone, false, false},
		},
		"looked at: as wanted already": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.look(Answer{Outcome: OutcomeAlready, By: "Ute"}) },
			ending{Overtaken, CauseAlready, Public, true, false},
		},
		"looked at: decided otherwise": {
			Held, func(c *club, id int64) {
				c.decide(ActApprove, id)
				c.look(Answer{Outcome: OutcomeElse, State: Trash})
			},
			ending{Overtaken, CauseElse, Trash, false, false},
		},
		"looked at: edited": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.look(Answer{Outcome: OutcomeEdited}) },
			ending{Overtaken, CauseEdited, Held, false, true},
		},
		"looked at without an answer: still queued": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.look(unclear) },
			ending{Queued, CauseWait, Held, true, false},
		},
		"sent, another state in the answer": {
			Held, func(c *club, id int64) {
				c.decide(ActApprove, id)
				c.settle(c.begin().ID, Answer{Outcome: OutcomeApplied, State: Held})
			},
			ending{Unknown, CauseUnclear, Held, true, false},
		},
		"no answer: unknown": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.send(unclear) },
			ending{Unknown, CauseUnclear, Held, true, false},
		},
		"unknown, looked at: it had arrived": {
			Held, func(c *club, id int64) {
				c.decide(ActApprove, id)
				c.send(unclear)
				c.clock = c.clock.Add(time.Minute)
				c.look(Answer{Outcome: OutcomeAlready})
			},
			ending{Sent, "", Public, true, false},
		},
		"unknown, looked at: it had not arrived": {
			Held, func(c *club, id int64) {
				c.decide(ActApprove, id)
				c.send(unclear)
				c.clock = c.clock.Add(time.Minute)
				c.look(Answer{Outcome: OutcomeUntouched})
			},
			ending{Queued, "", Held, true, false},
		},
		"unknown, looked at: decided otherwise": {
			Held, func(c *club, id int64) {
				c.decide(ActApprove, id)
				c.send(unclear)
				c.clock = c.clock.Add(time.Minute)
				c.look(Answer{Outcome: OutcomeElse, State: Spam})
			},
			ending{Overtaken, CauseElse, Spam, false, false},
		},
		"unknown, pulled as wanted": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.send(unclear); c.move(id, Public) },
			ending{Sent, "", Public, true, false},
		},
		"unknown, undo: the inverse follows": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.send(unclear); c.undo() },
			ending{Queued, "", Held, false, false},
		},
		"sending, undo, then it arrived": {
			Held, func(c *club, id int64) {
				c.decide(ActApprove, id)
				o := c.begin()
				c.undo()
				c.settle(o.ID, Answer{Outcome: OutcomeApplied, State: Public})
				c.send(applied)
			},
			ending{Sent, "", Held, false, true},
		},
		"sending, undo, then it was refused": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); o := c.begin(); c.undo(); c.settle(o.ID, refused) },
			ending{Withdrawn, CauseBefore, Held, false, true},
		},
		"sending, undo, redo: only the first one": {
			Held, func(c *club, id int64) {
				c.decide(ActApprove, id)
				o := c.begin()
				c.undo()
				c.redo()
				c.settle(o.ID, Answer{Outcome: OutcomeApplied, State: Public})
			},
			ending{Withdrawn, CauseUndone, Public, true, false},
		},
		"sent, undo: the state before is asked for": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.send(applied); c.undo() },
			ending{Queued, "", Public, false, false},
		},
		"sent, undo, sent": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.send(applied); c.undo(); c.send(applied) },
			ending{Sent, "", Held, false, true},
		},
		"sent, undo, sent, redo, sent": {
			Public, func(c *club, id int64) {
				c.decide(ActSpam, id)
				c.send(applied)
				c.undo()
				c.send(applied)
				c.redo()
				c.send(applied)
			},
			ending{Sent, "", Spam, true, false},
		},
		"refused: back with its reason": {
			Public, func(c *club, id int64) { c.decide(ActSpam, id); c.send(refused) },
			ending{Failed, CauseRefused, Public, false, true},
		},
		"refused, undo": {
			Public, func(c *club, id int64) { c.decide(ActSpam, id); c.send(refused); c.undo() },
			ending{Withdrawn, CauseUndone, Public, false, true},
		},
		"refused while it waited: the wait does not hide it": {
			Public, func(c *club, id int64) {
				c.must(c.WaitUntil(c.t.Context(), miriam, noon().AddDate(0, 0, 3), id))
				c.decide(ActSpam, id)
				c.send(refused)
			},
			ending{Failed, CauseRefused, Public, false, true},
		},
		"refused, done here": {
			Public, func(c *club, id int64) {
				c.decide(ActSpam, id)
				c.send(refused)
				c.must(c.Done(c.t.Context(), miriam, id))
			},
			ending{Withdrawn, CauseReplaced, Public, true, false},
		},
		"refused, done here, undo": {
			Public, func(c *club, id int64) {
				c.decide(ActSpam, id)
				c.send(refused)
				c.must(c.Done(c.t.Context(), miriam, id))
				c.undo()
			},
			ending{Failed, CauseRefused, Public, false, true},
		},
		"refused, tried again": {
			Public, func(c *club, id int64) { c.decide(ActSpam, id); c.send(refused); c.retry(id) },
			ending{Queued, "", Public, true, false},
		},
		"refused, tried again, sent": {
			Public, func(c *club, id int64) { c.decide(ActSpam, id); c.send(refused); c.retry(id); c.send(applied) },
			ending{Sent, "", Spam, true, false},
		},
		"refused, dropped": {
			Public, func(c *club, id int64) { c.decide(ActSpam, id); c.send(refused); c.drop(id) },
			ending{Withdrawn, CauseDropped, Public, false, true},
		},
		"queued, dropped": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.drop(id) },
			ending{Withdrawn, CauseDropped, Held, false, true},
		},
		"queued, dropped, undo": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.drop(id); c.undo() },
			ending{Queued, "", Held, true, false},
		},
		"not now: queued, and later": {
			Held, func(c *club, id int64) {
				c.decide(ActApprove, id)
				c.settle(c.begin().ID, Answer{Outcome: OutcomeLater, After: time.Hour})
			},
			ending{Queued, CauseWait, Held, true, false},
		},
		"login refused: queued": {
			Held, func(c *club, id int64) {
				c.decide(ActApprove, id)
				c.settle(c.begin().ID, Answer{Outcome: OutcomeLogin})
			},
			ending{Queued, CauseLogin, Held, true, false},
		},
		"crash while sending: unknown at the next start": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.begin(); c.crash(); c.next() },
			ending{Unknown, CauseUnclear, Held, true, false},
		},
		"crash while queued: still queued": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.next(); c.crash() },
			ending{Queued, "", Held, true, false},
		},
		"held, approved by somebody at the source": {
			Held, func(c *club, id int64) { c.move(id, Spam) },
			ending{"", "", Spam, false, false},
		},
		"approved and sent, then held again at the site": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.send(applied); c.move(id, Held) },
			ending{Sent, "", Held, true, true},
		},
		"approved and sent, then edited": {
			Held, func(c *club, id int64) { c.decide(ActApprove, id); c.send(applied); c.edit(id) },
			ending{Sent, "", Public, true, true},
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := openClub(t)
			id := c.comment(c.blog, tt.state)
			tt.do(c, id)
			if got := c.ending(id); got != tt.want {
				t.Errorf("ends as %+v, want %+v", got, tt.want)
			}
		})
	}
}

// newest returns the newest verdict on an item.
func (c *club) newest(id int64) (verdict int64) {
	c.t.Helper()
	c.row(&verdict, `SELECT max(id) FROM outbox WHERE item_id = ?`, id)
	return verdict
}

func (c *club) retry(id int64) {
	c.t.Helper()
	if n, err := c.Retry(c.t.Context(), c.newest(id)); n != 1 || err != nil {
		c.t.Fatalf("Retry = %d, %v, want 1", n, err)
	}
}

func (c *club) drop(id int64) {
	c.t.Helper()
	c.must(c.Drop(c.t.Context(), miriam, c.newest(id)))
}

// crash ends this run of the program in the middle, and begins another. The
// process that held the leases is one that has ended.
func (c *club) crash() {
	c.t.Helper()
	c.exec(`UPDATE outbox SET lease = ?1, owner = ?1 WHERE lease <> ''`, runOfTheDead())
	c.restart()
}

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
