package phrase

import (
	"time"

	"tend/store"
	"tend/ui/text"
	"tend/ui/when"
)

// Proposal says what tend proposes, and why: "Answer Jonas Albrecht: a question
// for 26 hours".
func Proposal(w *text.Words, p store.Proposal, now time.Time) string {
	name := ItemName(p.Item)
	switch {
	case p.Kind == store.ProposePromise:
		return w.Say("suggest.promise", "X", p.Words)
	case p.Kind == store.ProposeEvent:
		return w.Say("suggest.event", "X", name)
	case p.Newcomer:
		return w.Say("suggest.newcomer", "X", name, "AGE", when.Age(w, p.Since, now))
	}
	return w.Say("suggest.question", "X", name, "AGE", when.Age(w, p.Since, now))
}

// ProposedTask is the task that a proposal becomes when a volunteer takes it:
// due on the day it names, or soon.
func ProposedTask(w *text.Words, p store.Proposal, now time.Time) store.Task {
	t := store.Task{ItemID: p.Item.ID, WholeDay: true, Due: p.Due.In(now.Location())}
	name := ItemName(p.Item)
	switch {
	case p.Kind == store.ProposePromise:
		t.Title = w.Say("suggest.promise", "X", p.Words)
	case p.Kind == store.ProposeEvent:
		t.Title = w.Say("suggest.event", "X", name)
	default:
		t.Title = w.Say("suggest.answer", "X", name)
	}
	tomorrow := now.AddDate(0, 0, 1)
	switch {
	case p.Due.IsZero():
		t.Due = tomorrow
	case t.Due.Before(now):
		t.Due = now
	}
	y, m, d := t.Due.Date()
	t.Due = time.Date(y, m, d, 0, 0, 0, 0, now.Location())
	return t
}
