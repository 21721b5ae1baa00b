package ui

import (
	"errors"

	"tend/store"
	"tend/ui/phrase"
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
	return phrase.WhyNot(e.words, err, e.now())
}

// fail says what went wrong. It stays until a key is pressed.
func (a *app) fail(err error) {
	a.tell(a.words.Error(err))
	a.status.loud = true
}

// subject is what a batch was about, in a few words.
func (a *app) subject(b store.Batch) string {
	return phrase.Subject(a.words, b)
}

// did says what a batch did.
func (a *app) did(b store.Batch) string {
	switch b.Act {
	case store.ActApprove, store.ActHold, store.ActSpam, store.ActTrash, store.ActReply:
		return a.sending(b)
	}
	return phrase.Did(a.words, b, a.now())
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
	if b.Act == store.ActRedo {
		a.tellUndo(phrase.Turned(a.words, b))
		a.status.until, a.status.batch = b.SendAfter, b
		return
	}
	a.tell(phrase.Turned(a.words, b))
	a.status.keys = []statusKey{{a.keys.Key("redo"), a.say("keys.redo")}}
}
