package linear

import (
	"context"
	"errors"
	"time"

	"tend/store"
	"tend/ui/phrase"
)

// act keeps an act and says what came of it; then the next row is read out.
func (d *desk) act(b store.Batch, err error) {
	if d.kept(b, err) {
		d.moveOn()
	}
}

// kept says what came of an act, and reports whether anything was kept.
func (d *desk) kept(b store.Batch, err error) bool {
	switch n := len(b.Skipped); {
	case n > 1 || n > 0 && b.ID != 0:
		d.say("linear.skipped", "N", n, "WHY", phrase.WhyNot(d.words, b.Skipped[0].Why, d.now()))
	case n > 0:
		d.out.line(phrase.WhyNot(d.words, b.Skipped[0].Why, d.now()))
	case err != nil:
		d.out.line(phrase.WhyNot(d.words, err, d.now()))
	}
	if b.ID == 0 {
		return false
	}
	d.chosen = selection{}
	if b.Act == store.ActSpam || b.Act == store.ActTrash {
		d.refused = b
	}
	d.out.line(oneStop(d.did(b)))
	if b.Act == store.ActTaskEdit { // it may stand elsewhere now
		d.at.cursor = d.placeOf(d.at.subject)
	}
	return true
}

// did says what a batch did, and that it can be taken back.
func (d *desk) did(b store.Batch) string {
	w := d.words
	back := w.Say("linear.takes_back")
	if b.SendAfter.IsZero() {
		return phrase.Did(w, b, d.now()) + " " + back
	}
	seconds := int(min(b.SendAfter.Sub(d.now()), store.UndoTime) / time.Second)
	doing := w.Say("linear.doing_"+string(b.Act), "X", phrase.Subject(w, b))
	if b.Count > 1 {
		doing = w.Say("mail.doing_"+string(b.Act), "N", b.Count)
	}
	return joined(doing, w.Say("linear.sent_in", "N", seconds), back)
}

// moveOn finds the row that is in focus now, says how many wait if that is
// news, and reads it out.
func (d *desk) moveOn() {
	if err := d.settle(); err != nil {
		d.fail(err)
		return
	}
	d.sayWaiting(false)
	d.hear()
}

// sayWaiting says how many comments wait, if that has changed and the row in
// focus, which says it too, was not heard before.
func (d *desk) sayWaiting(always bool) {
	c, err := d.store.Counts(d.ctx)
	if err != nil {
		d.fail(err)
		return
	}
	n := c.Held + c.Open
	if always || n != d.said && !d.heard[d.at.subject] {
		d.out.line(d.counted("linear.waiting", n))
	}
	d.said = n
}

// item is what a verb for items acts on. If there is none it is said.
func (d *desk) item() (store.Item, bool) {
	if d.at.item.ID == 0 {
		d.say("desk.no_item")
		return store.Item{}, false
	}
	return d.at.item, true
}

func (d *desk) approve() { d.decide(store.ActApprove) }

func (d *desk) hold() { d.decide(store.ActHold) }

func (d *desk) spam() { d.decide(store.ActSpam) }

func (d *desk) trash() { d.decide(store.ActTrash) }

// decide gives a verdict on the comments that are selected or in focus, or says
// why it cannot.
func (d *desk) decide(act store.Act) {
	if len(d.chosen.all) == 0 {
		if it, ok := d.item(); !ok || !d.may(act, it) {
			return
		}
	}
	if ids, ok := d.items("keys." + string(act)); ok {
		d.again = func(d *desk) { d.decide(act) }
		d.act(d.store.Decide(d.ctx, d.who, act, ids...))
	}
}

// may reports whether a verdict can be given on a comment, and says why not.
func (d *desk) may(act store.Act, it store.Item) bool {
	src, err := d.source(it)
	if err != nil {
		d.fail(err)
		return false
	}
	if why := phrase.Cannot(d.words, act, it, src); why != "" {
		d.out.line(why)
		return false
	}
	return true
}

// source is where an item is from.
func (d *desk) source(it store.Item) (store.Source, error) {
	src, err := d.store.Source(d.ctx, it.SourceID)
	if errors.Is(err, store.ErrNotFound) {
		return store.Source{}, nil
	}
	return src, err
}

// done ticks off what is selected or in focus.
func (d *desk) done() {
	if ids, ok := d.items("keys.done"); ok {
		d.again = (*desk).done
		d.act(d.store.Done(d.ctx, d.who, ids...))
	}
}

// wait asks until when what is selected or in focus waits.
func (d *desk) wait() {
	ids, ok := d.items("keys.wait")
	if !ok {
		return
	}
	name := d.words.Say("desk.things", "N", len(ids))
	if len(d.chosen.all) == 0 {
		name = phrase.ItemName(d.at.item)
	}
	d.say("linear.wait", "X", name, "WORD", d.words.Say("linear.answer"))
	until, answer, ok := d.askWait()
	switch {
	case !ok:
		d.say("linear.as_before")
	case answer:
		d.waitUntil(time.Time{}, ids)
	default:
		d.waitUntil(until, ids)
	}
}

// waitUntil takes items off the desk until a date, the zero one being that of
// an answer.
func (d *desk) waitUntil(until time.Time, ids []int64) {
	d.again = func(d *desk) {
		if ids, ok := d.items("keys.wait"); ok {
			d.waitUntil(until, ids)
		}
	}
	if until.IsZero() {
		d.act(d.store.WaitForAnswer(d.ctx, d.who, ids...))
		return
	}
	d.act(d.store.WaitUntil(d.ctx, d.who, until, ids...))
}

// note asks for a note on what is in focus.
func (d *desk) note() {
	it, ok := d.item()
	if !ok {
		return
	}
	if it.Mark.Note != "" {
		d.say("linear.note_is", "X", it.Mark.Note)
	}
	d.say("linear.note", "X", phrase.ItemName(it))
	text, ok := d.line()
	switch {
	case !ok || text == "" || text == it.Mark.Note:
		d.say("linear.as_before")
		return
	case text == "-":
		text = ""
	}
	b, err := d.store.Note(d.ctx, d.who, it.ID, text)
	d.act(b, err)
}

// withRest returns a context that lasts a moment longer than the desk, for
// what must not be cut off.
func (d *desk) withRest() (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(d.ctx), 30*time.Second)
}
