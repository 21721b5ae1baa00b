package ui

import (
	"errors"

	"tend/store"
	"tend/ui/when"
)

// refuse says loudly why an act was not kept.
func (a *app) refuse(m actedMsg) {
	why := m.err
	if len(m.batch.Skipped) > 0 {
		why = m.batch.Skipped[0].Why
	}
	a.tell(a.whyNot(why))
	a.status.loud = true
}

// whyNot says why an act did not apply: who was earlier, and when, if that is
// the reason.
func (e *env) whyNot(err error) string {
	var earlier *store.EarlierError
	if !errors.As(err, &earlier) {
		return e.words.Error(err)
	}
	by := earlier.By
	if by == "" {
		by = e.say("desk.somebody")
	}
	return e.say("desk.earlier", "X", by, "AT", when.Clock(earlier.At, e.now()))
}

// fail says what went wrong. It stays until a key is pressed.
func (a *app) fail(err error) {
	a.tell(a.words.Error(err))
	a.status.loud = true
}

// subject is what a batch was about, in a few words.
func (a *app) subject(b store.Batch) string {
	if b.Subject != "" {
		return b.Subject
	}
	return a.say("desk.things", "N", b.Count)
}

// did says what a batch did.
func (a *app) did(b store.Batch) string {
	x, now := a.subject(b), a.now()
	date := when.DayTime(a.words, when.Moment{Time: b.Until}, now)
	switch b.Act {
	case store.ActDone:
		return a.say("desk.did_done", "X", x)
	case store.ActWait:
		if b.Until.IsZero() {
			return a.say("desk.did_wait_answer", "N", b.Count, "X", x)
		}
		return a.say("desk.did_wait", "N", b.Count, "X", x, "DATE", date)
	case store.ActReopen:
		return a.say("desk.did_reopen", "X", x)
	case store.ActNote:
		return a.say("desk.did_note", "X", x)
	case store.ActTaskAdd, store.ActTaskEdit:
		if b.Until.IsZero() {
			return a.say("desk.did_task", "X", x)
		}
		return a.say("desk.did_task_date", "X", x, "DATE", date)
	case store.ActApprove, store.ActHold, store.ActSpam, store.ActTrash, store.ActReply:
		return a.sending(b)
	case store.ActDrop:
		return a.say("mail.dropped", "X", x)
	case store.ActTaskDone:
		return a.say("desk.did_task_done", "X", x)
	case store.ActTaskDelete:
		return a.say("desk.did_task_delete", "X", x)
	}
	return a.say("desk.did_else", "X", x)
}

// whyNoUndo says why something cannot be taken back.
func (e *env) whyNoUndo(err error) string {
	var power *store.PowerError
	if errors.As(err, &power) {
		return e.say("mail.cannot_undo", "X", power.Source)
	}
	return e.whyNot(err)
}

// tellTurned says what was taken back or done again, and whether anything of
// it has reached a site.
func (a *app) tellTurned(b store.Batch) {
	n, x := b.Count, a.subject(b)
	switch {
	case b.Act == store.ActRedo:
		a.tellUndo(a.say("desk.did_redo", "N", n, "X", x))
		a.status.until, a.status.batch = b.SendAfter, b
		return
	case !b.SendAfter.IsZero():
		a.tell(a.say("mail.undoing", "N", n, "X", x))
	case b.Withdrawn > 0 && b.Of == store.ActApprove:
		a.tell(a.say("mail.undone_approve", "N", n, "X", x))
	case b.Withdrawn > 0 && b.Of == store.ActReply:
		a.tell(a.say("mail.undone_reply", "X", x))
	case b.Withdrawn > 0:
		a.tell(a.say("mail.undone", "N", n, "X", x))
	default:
		a.tell(a.say("desk.did_undo", "N", n, "X", x))
	}
	a.status.keys = []statusKey{{"Z", a.say("keys.redo")}}
}
