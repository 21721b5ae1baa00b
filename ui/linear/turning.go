package linear

import (
	"errors"

	"tend/store"
	"tend/ui/phrase"
)

// undo takes back the volunteer's newest act.
func (d *desk) undo() {
	b, err := d.store.Undo(d.ctx, d.who)
	if errors.Is(err, store.ErrSent) {
		d.retract()
		return
	}
	d.turned(b, err)
}

// redo does again what was taken back last.
func (d *desk) redo() {
	b, err := d.store.Redo(d.ctx, d.who)
	if errors.Is(err, store.ErrNothing) {
		d.say("linear.nothing_to_redo")
		return
	}
	d.turned(b, err)
}

// retract asks before a reply is taken back that others may have read.
func (d *desk) retract() {
	b, err := d.store.LastUndoable(d.ctx, d.who)
	if err != nil {
		d.fail(err)
		return
	}
	d.say("mail.retract_name", "X", phrase.Subject(d.words, b))
	d.say("mail.retract_read")
	d.say("mail.retract_site")
	if !d.sure("linear.retract") {
		return
	}
	d.turned(d.store.Retract(d.ctx, d.who, b.ID))
}

// turned says what came of an undo or redo, and goes to what it brought back.
func (d *desk) turned(b store.Batch, err error) {
	if b.ID == 0 {
		d.out.line(phrase.WhyNot(d.words, err, d.now()))
		return
	}
	decisions, err := d.store.Decisions(d.ctx, b.ID)
	if err != nil {
		d.fail(err)
		return
	}
	d.out.line(oneStop(phrase.Turned(d.words, b)))
	if b.Act == store.ActUndo {
		d.refused = store.Batch{}
	}
	var s subject
	if len(decisions) > 0 {
		s = subject{item: decisions[0].ItemID, task: decisions[0].TaskID}
	}
	if s.task != 0 {
		s.item = 0
	}
	if err := d.settleOn(s); err != nil {
		d.fail(err)
		return
	}
	d.sayWaiting(b.Act == store.ActUndo && d.pane == comments)
	d.hear()
}
