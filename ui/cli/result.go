package cli

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"tend/store"
	"tend/ui/text"
)

// result is what became of a decision on one item.
type result struct {
	store.Verdict             // of what was left alone only what it was about
	now           store.State // what the source shows of the item, as far as we know
	stopped       bool        // its source takes nothing before a login
	appears       string      // as whom a reply appears there
	later         bool        // it was only to be kept, and leaves with the next sync
	skipped       error       // why it was left alone
}

// resultJSON is a result as JSON has it.
type resultJSON struct {
	ID       int64  `json:"id"` // the item's
	Verdict  word   `json:"verdict"`
	Act      string `json:"act"`
	Result   string `json:"result"` // sent, already, overtaken, failed, unknown, queued, withdrawn, left
	Cause    word   `json:"cause"`
	Answer   string `json:"answer"`
	By       string `json:"by"`
	State    word   `json:"state"` // null: there is no such item
	Author   string `json:"author"`
	Source   string `json:"source"`
	SourceID number `json:"source_id"`
}

// word is how a result is called in JSON.
func (r result) word() string {
	switch {
	case errors.Is(r.skipped, store.ErrAlready), r.skipped == nil && r.Cause == store.CauseAlready:
		return "already"
	case errors.Is(r.skipped, store.ErrOvertaken):
		return string(store.Overtaken)
	case r.skipped != nil:
		return "left"
	case r.State == store.Sending:
		return string(store.Unknown)
	}
	return string(r.State)
}

// login reports whether the result waits for somebody to log in.
func (r result) login() bool {
	return r.skipped == nil && r.State == store.Queued && (r.stopped || r.Cause == store.CauseLogin)
}

// code is the exit code that a result asks for.
func (r result) code() code {
	switch {
	case r.skipped != nil:
		return codeOf(r.skipped)
	case r.later && r.State == store.Queued:
		return done
	case r.login():
		return refused
	}
	switch r.word() {
	case "sent", "already":
		return done
	case string(store.Overtaken), string(store.Withdrawn):
		return overtaken
	case string(store.Unknown):
		return unclear
	}
	return notDone
}

// tell prints a line for each result, or JSON, and returns an error for each
// thing that did not happen.
func (sh *shell) tell(results []result, asJSON bool) error {
	if asJSON {
		out := newArray(sh.raw)
		for _, r := range results {
			if err := out.add(jsonOfResult(r)); err != nil {
				return err
			}
		}
		if err := out.end(); err != nil {
			return err
		}
	}
	return sh.sort(results, asJSON)
}

// sort says what happened on standard output, and returns what did not.
func (sh *shell) sort(results []result, silent bool) error {
	var all []error
	for _, r := range results {
		code := r.code()
		switch {
		case r.skipped != nil:
			all = append(all, sh.about(r.Subject, r.skipped))
		case code != done:
			all = append(all, &failure{code: code, sentence: sh.outcome(r)})
		case !silent:
			fmt.Fprintln(sh.out, sh.outcome(r))
		}
	}
	return errors.Join(all...)
}

// outcome says what became of one decision.
func (sh *shell) outcome(r result) string {
	w := sh.words
	by := cmp.Or(r.By, w.Say("mail.somebody"))
	switch {
	case r.later && r.State == store.Queued:
		return w.Say("climail.queued", "X", r.Subject)
	case r.login():
		return w.Say("climail.login", "X", r.Subject, "S", r.Source, "C", text.Quote(r.Source))
	case r.Cause == store.CauseGone:
		return w.Say("climail.gone", "X", r.Subject)
	case r.State == store.Sent && r.Act == store.ActReply && r.appears != "":
		return w.Say("climail.replied_as", "X", r.Subject, "Y", r.appears)
	case r.State == store.Sent:
		return w.Say("mail.done_"+string(r.Act), "N", 1, "X", r.Subject)
	case r.Cause == store.CauseAlready && r.State == store.Withdrawn:
		return w.Say("climail.as_wanted", "X", r.Subject)
	case r.Cause == store.CauseAlready:
		return w.Say("climail.already", "X", r.Subject, "Y", by)
	case r.State == store.Failed:
		return w.Say("climail.failed", "X", r.Subject, "S", r.Source, "WHY", strings.TrimRight(r.Answer, "."), "V", verdictID(r.Verdict))
	case r.State == store.Unknown, r.State == store.Sending:
		return w.Say("climail.unknown", "X", r.Subject, "S", r.Source)
	case r.State == store.Queued:
		return sh.queued(r)
	}
	said := sh.faster(r, by)
	if r.Act == store.ActReply {
		said += " " + w.Say("climail.words_kept")
	}
	return said
}

// queued says why a decision has not left.
func (sh *shell) queued(r result) string {
	w := sh.words
	switch r.Cause {
	case store.CauseWait:
		return w.Say("climail.wait", "X", r.Subject, "S", r.Source)
	case store.CauseRest:
		return w.Say("climail.rest", "X", r.Subject, "S", r.Source, "T", sh.until(r.Retry))
	case store.CauseAsk:
		return w.Say("climail.ask", "X", r.Subject, "V", verdictID(r.Verdict))
	}
	return w.Say("climail.left", "X", r.Subject)
}

// faster says who or what was there before a decision of ours.
func (sh *shell) faster(r result, by string) string {
	w := sh.words
	switch r.Cause {
	case store.CauseEdited:
		return w.Say("climail.edited", "X", r.Subject, "ID", itemID(store.Item{ID: r.ItemID}))
	case store.CauseBefore:
		return w.Say("climail.before", "X", r.Subject)
	case store.CauseElse:
		return w.Say("climail.else_"+stateWord(r.now), "X", r.Subject, "Y", by)
	}
	return w.Say("climail.withdrawn", "X", r.Subject)
}

// verdictID is the ID of a verdict as the outbox prints it.
func verdictID(v store.Verdict) string { return id{"v", v.ID}.String() }

// jsonOfResult returns a result as JSON has it.
func jsonOfResult(r result) resultJSON {
	j := resultJSON{
		ID: r.ItemID, Act: string(r.Act), Result: r.word(), Cause: word(r.Cause), Answer: r.Answer,
		By: r.By, Author: r.Subject, Source: r.Source, SourceID: number(r.SourceID),
	}
	if r.Verdict.ID != 0 {
		j.Verdict = word(verdictID(r.Verdict))
	}
	if r.SourceID != 0 {
		j.State = word(stateWord(r.now))
	}
	switch {
	case r.login():
		j.Cause = word(store.CauseLogin)
	case r.word() == "left":
		j.Cause = word(leftWord(r.skipped))
	}
	return j
}
