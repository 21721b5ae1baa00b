package cli

import (
	"strings"

	"tend/store"
)

// outboxCounts are verdicts by how far they have come; states without any are
// left out.
type outboxCounts map[store.VerdictState]int

// countsOf returns a batch's verdicts by how far they have come.
func countsOf(p store.Progress) outboxCounts {
	c := outboxCounts{
		store.Queued: p.Queued, store.Sending: p.Sending, store.Sent: p.Sent, store.Failed: p.Failed,
		store.Unknown: p.Unknown, store.Withdrawn: p.Withdrawn, store.Overtaken: p.Overtaken,
	}
	for state, n := range c {
		if n == 0 {
			delete(c, state)
		}
	}
	return c
}

// progressWords says how far a batch's verdicts have come: "3 sent, 1 failed".
func (sh *shell) progressWords(p store.Progress) string {
	counts, w := countsOf(p), sh.words
	var all []string
	for _, state := range []store.VerdictState{
		store.Failed, store.Unknown, store.Queued, store.Sending, store.Sent, store.Overtaken, store.Withdrawn,
	} {
		if n := counts[state]; n > 0 {
			all = append(all, w.Say("climail.state_"+string(state))+" "+w.Number(n))
		}
	}
	return strings.Join(all, ", ")
}

// mailDeed says which decision a batch of the journal was. Whether the site
// has confirmed it stands beside it.
func (sh *shell) mailDeed(act store.Act, subject string) string {
	if id := "climail.deed_" + string(act); sh.words.Has(id) {
		return sh.words.Say(id, "X", subject)
	}
	return sh.words.Say("cli.deed_other", "X", subject, "A", string(act))
}
