package phrase

import (
	"strings"
	"time"

	"tend/feeds"
	"tend/store"
	"tend/ui/text"
	"tend/ui/when"
)

// Story says in a sentence part how a source is: why it fails and since when,
// or what it can do.
func Story(w *text.Words, src store.Source, now time.Time) string {
	h := src.Health
	next := ""
	if !h.Next.IsZero() {
		next = when.Due(w, when.Moment{Time: h.Next}, now)
		if h.Next.YearDay() == now.YearDay() {
			next = when.Clock(h.Next, now)
		}
	}
	word := w.FailureWord(store.Failure{Code: h.Failure.Code})
	if h.Failure.Detail != "" {
		word += " (" + w.Detail(h.Failure.Detail) + ")"
	}
	switch {
	case !src.Stopped.IsZero() || h.State == store.Stopped:
		return w.Say("sheets.story_stopped", "X", word)
	case h.State == store.Failing && next != "":
		return w.Say("sheets.story_failing", "X", word, "SINCE", when.Since(w, h.Since, now), "NEXT", next)
	case h.State == store.Failing:
		return w.Say("sheets.story_broken", "X", word, "SINCE", when.Since(w, h.Since, now))
	case h.State == store.Resting:
		return w.Say("sheets.story_resting", "NEXT", next)
	case h.State == store.Fresh:
		return w.Say("sheets.story_fresh")
	case h.Failure.Code != "":
		return w.Failure(h.Failure, src.Name)
	case src.Login != "":
		return can(w, src)
	}
	return w.Say("sheets.story_reads")
}

// can says what a source's login may do, and as whom.
func can(w *text.Words, src store.Source) string {
	may := []string{w.Say("sheets.can_read")}
	if src.Powers[store.ActApprove].May {
		may = append(may, w.Say("sheets.can_approve"))
	}
	if src.Powers[store.ActReply].May {
		may = append(may, w.Say("sheets.can_reply"))
	}
	who := src.Login
	if role := feeds.RoleAt(src); role != "" {
		who += " (" + role + ")"
	}
	return w.Say("sheets.story_login", "MAY", strings.Join(may, ", "), "X", who)
}

// Kind is what a kind of source is called.
func Kind(w *text.Words, kind string) string {
	if id := "sheets.kind_" + kind; w.Has(id) {
		return w.Say(id)
	}
	return kind
}

// State is the word for how a source is.
func State(w *text.Words, s store.HealthState) string {
	return w.Say("sheets.state_" + stateWord(s))
}

// Count says how many sources are in a state.
func Count(w *text.Words, s store.HealthState, n int) string {
	return w.Say("sheets.count_"+stateWord(s), "N", n)
}

// stateWord is the part of a message's name that stands for a state.
func stateWord(s store.HealthState) string {
	return [...]string{
		store.Well: "well", store.Failing: "failing", store.Resting: "resting",
		store.Stopped: "stopped", store.Fresh: "fresh",
	}[s]
}
