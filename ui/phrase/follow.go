package phrase

import (
	"time"

	"tend/store"
	"tend/ui/text"
)

// followed says what a batch did to claims and tasks that not every act does;
// "" if it is none of these.
func followed(w *text.Words, b store.Batch, now time.Time) string {
	x, date := Subject(w, b), day(w, b, now)
	switch b.Act {
	case store.ActClaim:
		if b.Until.IsZero() {
			return w.Say("follow.did_claim_task", "X", x)
		}
		return w.Say("follow.did_claim", "X", x, "DATE", date)
	case store.ActAssign:
		if b.Until.IsZero() {
			return w.Say("follow.did_assign_task", "X", x, "Y", b.Whom)
		}
		return w.Say("follow.did_assign", "X", x, "Y", b.Whom, "DATE", date)
	case store.ActRelease:
		return w.Say("follow.did_release", "X", x)
	case store.ActTaskReopen:
		return w.Say("follow.did_reopen", "X", x)
	case store.ActTaskRemind:
		if b.Until.IsZero() {
			return w.Say("follow.did_remind_none", "X", x)
		}
		return w.Say("follow.did_remind", "X", x, "DATE", date)
	case store.ActTaskCheck:
		return w.Say("follow.did_check", "X", x)
	case store.ActTaskDone:
		if !b.Until.IsZero() {
			return w.Say("follow.did_next", "X", x, "DATE", date)
		}
	}
	return ""
}

// Who is who did a batch: a volunteer, somebody at a source, or tend itself,
// which lets go of claims.
func Who(w *text.Words, b store.Batch) string {
	switch {
	case b.Volunteer != "":
		return b.Volunteer
	case b.Act == store.ActLapse:
		return "tend"
	}
	return w.Say("sheets.journal_source")
}
