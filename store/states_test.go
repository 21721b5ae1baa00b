package store

import (
	"testing"
	"time"
)

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
			ending{Queued, CauseRest, Held, true, false},
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
