package phrase

import (
	"strings"
	"time"

	"tend/store"
	"tend/ui/text"
	"tend/ui/when"
)

// Did says what a batch did, of acts that stay on this desk: "Done here:
// Jonas Albrecht."
func Did(w *text.Words, b store.Batch, now time.Time) string {
	if said := followed(w, b, now); said != "" {
		return said
	}
	x, date := Subject(w, b), day(w, b, now)
	switch b.Act {
	case store.ActDone:
		return w.Say("desk.did_done", "X", x)
	case store.ActWait:
		if b.Until.IsZero() {
			return w.Say("desk.did_wait_answer", "N", b.Count, "X", x)
		}
		return w.Say("desk.did_wait", "N", b.Count, "X", x, "DATE", date)
	case store.ActReopen:
		return w.Say("desk.did_reopen", "X", x)
	case store.ActNote:
		return w.Say("desk.did_note", "X", x)
	case store.ActLink, store.ActUnlink, store.ActApart, store.ActTag, store.ActTeam:
		return w.Say("people.did_"+string(b.Act), "X", x)
	case store.ActTaskAdd, store.ActTaskEdit:
		if b.Until.IsZero() {
			return w.Say("desk.did_task", "X", x)
		}
		return w.Say("desk.did_task_date", "X", x, "DATE", date)
	case store.ActReason:
		return w.Say("replies.did_reason", "X", x)
	case store.ActDismiss:
		return w.Say("suggest.did_dismiss", "X", x)
	case store.ActDrop:
		return w.Say("mail.dropped", "X", x)
	case store.ActTaskDone:
		return w.Say("desk.did_task_done", "X", x)
	case store.ActTaskDelete:
		return w.Say("desk.did_task_delete", "X", x)
	}
	return w.Say("desk.did_else", "X", x)
}

// Turned says what was taken back or done again, and whether anything of it
// has reached a site.
func Turned(w *text.Words, b store.Batch) string {
	n, x := b.Count, Subject(w, b)
	switch {
	case b.Act == store.ActRedo:
		return w.Say("desk.did_redo", "N", n, "X", x)
	case b.Of == store.ActDrop:
		return w.Say("mail.undone_drop", "N", n, "X", x)
	case !b.SendAfter.IsZero():
		return w.Say("mail.undoing", "N", n, "X", x)
	case b.Withdrawn > 0 && b.Of == store.ActApprove:
		return w.Say("mail.undone_approve", "N", n, "X", x)
	case b.Withdrawn > 0 && b.Of == store.ActReply:
		return w.Say("mail.undone_reply", "X", x)
	case b.Withdrawn > 0:
		return w.Say("mail.undone", "N", n, "X", x)
	}
	return w.Say("desk.did_undo", "N", n, "X", x)
}

// Deed says in a few words what a batch of the journal did, without to what:
// "done here", "waits until Fri 3 Jul, 09:00".
func Deed(w *text.Words, b store.Batch, now time.Time) string {
	id := "sheets.act_" + strings.ReplaceAll(string(b.Act), " ", "_")
	if !b.Until.IsZero() && w.Has(id+"_until") {
		id += "_until"
	}
	return w.Say(id, "DATE", day(w, b, now), "X", b.Whom)
}

// day says the date of a wait or a task. Midnight stands for a whole day.
func day(w *text.Words, b store.Batch, now time.Time) string {
	until := b.Until.In(now.Location())
	wholeDay := until.Hour() == 0 && until.Minute() == 0
	return when.DayTime(w, when.Moment{Time: until, WholeDay: wholeDay}, now)
}
