package ui

import (
	"slices"
	"strings"

	"tend/store"
	"tend/ui/phrase"
)

// well reports whether every verdict of a round has arrived, or was not needed
// any more.
func (m mailSentMsg) well() bool {
	return m.err == nil && !slices.ContainsFunc(m.outcomes, func(o outcome) bool {
		return o.State != store.Sent && o.Cause != store.CauseAlready
	})
}

// tellOutcomes sums up in one line: what was said before, what was confirmed,
// then the first thing that went another way.
func (a *app) tellOutcomes(before string, m mailSentMsg) {
	if len(m.outcomes) == 0 {
		a.tell(before)
		return
	}
	slices.SortFunc(m.outcomes, func(x, y outcome) int { return int(x.ID - y.ID) })
	done, odd := parted(m.outcomes)
	said := []string{}
	if before != "" {
		said = append(said, before)
	}
	var acts []store.Act
	undoable := 0
	for _, o := range done {
		if !slices.Contains(acts, o.Act) {
			acts = append(acts, o.Act)
			said = append(said, a.confirmed(done, o.Act, len(odd) > 0))
		}
		if o.BatchID == m.undoable && a.reversible(o.Verdict) {
			undoable++
		}
	}
	loud := false
	if len(odd) > 0 {
		var text string
		text, loud = a.oddOnes(odd)
		said = append(said, text)
	}
	a.tell(strings.Join(said, " "))
	a.status.loud = loud
	if undoable > 0 {
		word := a.say("mail.take_back")
		if len(m.outcomes) > 1 {
			word += " " + a.words.Number(undoable)
		}
		a.status.keys = append(a.status.keys, statusKey{a.keys.Key("undo"), word})
	}
	if len(odd) > 0 {
		a.status.keys = append(a.status.keys, statusKey{a.keys.Key("outbox"), a.say("keys.outbox")})
	}
}

// reversible reports whether the login could take a verdict back that was sent.
func (a *app) reversible(v store.Verdict) bool {
	src, _ := a.summary.sources.login(v.SourceID)
	return src.Powers[v.Act].Undo
}

// parted splits outcomes into those that the site has confirmed and others.
func parted(all []outcome) (done, odd []outcome) {
	for _, o := range all {
		if o.State == store.Sent {
			done = append(done, o)
			continue
		}
		odd = append(odd, o)
	}
	return done, odd
}

// confirmed says how many verdicts of one act the site has confirmed, briefly
// if there is more to say.
func (a *app) confirmed(done []outcome, act store.Act, briefly bool) string {
	n, subject := 0, ""
	for _, o := range done {
		if o.Act == act {
			n, subject = n+1, o.Subject
		}
	}
	if briefly {
		return a.say("mail.brief_"+string(act), "N", n)
	}
	return a.say("mail.done_"+string(act), "N", n, "X", subject)
}

// oddOnes says what became of verdicts that did not arrive: of one why, of
// several of the same kind how many wait.
func (a *app) oddOnes(odd []outcome) (said string, loud bool) {
	said, loud = a.oddWords(odd[0], len(odd))
	for _, o := range odd[1:] {
		_, bad := a.oddWords(o, 1)
		loud = loud || bad
		if o.State != odd[0].State || o.State != store.Queued {
			said = a.say("mail.odd_many", "N", len(odd))
		}
	}
	return said, loud
}

// oddWords says why a verdict was not carried out, and whether that needs the
// volunteer.
func (a *app) oddWords(o outcome, n int) (said string, loud bool) {
	if o.Cause == store.CauseLogin {
		n = a.mail.counts.Queued
	}
	return phrase.Odd(a.words, o.Verdict, n), o.Cause == store.CauseLogin || o.State == store.Failed
}
