package text

import (
	"errors"
	"strings"

	"tend/store"
)

// Error says an error as a sentence for a person: what happened, what was
// kept, what can be done. What it has no sentence for is said as it is.
func (w *Words) Error(err error) string {
	var power *store.PowerError
	var earlier *store.EarlierError
	switch {
	case errors.As(err, &power) && power.Login == "":
		return w.Say("errors.power_login", "X", Quote(power.Source), "VERB", w.Say("errors.verb_"+string(power.Act)))
	case errors.As(err, &power):
		return w.Say("errors.power_role", "WHY", power.Why)
	case errors.As(err, &earlier) && errors.Is(err, store.ErrClaimed):
		return w.Say("follow.has_it", "X", earlier.By)
	case errors.As(err, &earlier) && earlier.By != "":
		return w.Say("errors.earlier_done", "X", earlier.By)
	}
	for _, known := range []struct {
		err error
		id  string
	}{
		{store.ErrNotFound, "errors.notfound"},
		{store.ErrExists, "errors.exists"},
		{store.ErrNewer, "errors.newer"},
		{store.ErrBusy, "errors.busy"},
		{store.ErrFull, "errors.full"},
		{store.ErrReadOnly, "errors.readonly"},
		{store.ErrNothing, "errors.nothing"},
		{store.ErrOvertaken, "errors.overtaken"},
		{store.ErrHeld, "errors.held"},
		{store.ErrQueued, "errors.queued"},
		{store.ErrNoPower, "errors.nopower"},
		{store.ErrGone, "errors.gone"},
		{store.ErrSent, "errors.sent"},
		{store.ErrAlready, "errors.already"},
		{store.ErrClaimed, "errors.claimed"},
	} {
		if errors.Is(err, known.err) {
			return w.Say(known.id)
		}
	}
	return w.Say("errors.other", "X", err.Error())
}

// Failure says why a source could not be read, as a sentence that names it.
// It is empty if nothing failed.
func (w *Words) Failure(f store.Failure, source string) string {
	return w.failure("errors.fail_", f, source)
}

// FailureWord says in a word or two why a source could not be read, for a
// row's own column: "refused, 403".
func (w *Words) FailureWord(f store.Failure) string {
	return w.failure("errors.word_", f, "")
}

func (w *Words) failure(prefix string, f store.Failure, source string) string {
	if f.Code == "" {
		return ""
	}
	id := prefix + string(f.Code)
	if f.Detail != "" && w.Has(id+"_detail") {
		id += "_detail"
	}
	if !w.Has(id) {
		id = prefix + string(store.FailOther)
	}
	return w.Say(id, "X", source, "C", Quote(source), "D", w.Detail(f.Detail))
}

// Detail says what was wrong with a feed and where, if that came as a code with
// a line ("cutoff 12"). Any other detail stays as it is.
func (w *Words) Detail(detail string) string {
	code, line, _ := strings.Cut(detail, " ")
	if id := "errors.detail_" + code; w.Has(id) {
		return w.Say(id, "L", line)
	}
	return detail
}
