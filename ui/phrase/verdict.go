package phrase

import (
	"tend/store"
	"tend/ui/text"
)

// Odd says of a verdict that the source did not simply confirm how it stands;
// n is how many are in the same case.
func Odd(w *text.Words, v store.Verdict, n int) string {
	switch {
	case v.Cause == store.CauseLogin:
		return w.Say("mail.login_refused", "X", v.Source, "N", n)
	case v.State == store.Failed:
		return w.Say("mail.failed", "X", v.Subject, "WHY", Answer(w, v))
	case v.State == store.Unknown:
		return w.Say("mail.unclear", "X", v.Source)
	case v.State == store.Queued:
		return w.Say("mail.later", "N", n, "X", v.Source)
	}
	return w.Say("mail.overtaken", "X", v.Subject, "WHY", Overtaken(w, "mail.had_", v))
}

// Answer is what the site said against a verdict.
func Answer(w *text.Words, v store.Verdict) string {
	if v.Answer == "" {
		return w.Say("mail.no_reason")
	}
	return v.Answer
}

// Overtaken says why a verdict came too late: "Deniz had marked it spam".
// prefix is that of the messages for what somebody else decided.
func Overtaken(w *text.Words, prefix string, v store.Verdict) string {
	by := v.By
	if by == "" {
		by = w.Say("mail.somebody")
	}
	switch v.Cause {
	case store.CauseEdited, store.CauseGone, store.CauseBefore:
		return w.Say("mail.cause_" + string(v.Cause))
	}
	switch v.Shows {
	case store.Held:
		return w.Say(prefix+"held", "X", by)
	case store.Spam:
		return w.Say(prefix+"spam", "X", by)
	case store.Trash:
		return w.Say(prefix+"trash", "X", by)
	case store.Gone:
		return w.Say("mail.cause_gone")
	}
	return w.Say(prefix+"public", "X", by)
}
