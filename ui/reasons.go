package ui

import (
	"sort"
	"strings"
	"time"

	"charm.land/lipgloss/v2"

	"tend/store"
	"tend/ui/when"
)

// reason is why a comment is on the desk, as a row says it.
type reason struct {
	word  string
	sign  string // "" if there is none
	style lipgloss.Style
	claim bool
}

// many links are worth more attention than a first comment.
const manyLinks = 3

// reasons returns why an item is on the desk, the strongest first.
func (e *env) reasons(it store.Item) []reason {
	t, r := e.theme, it.Reasons
	var all []reason
	add := func(has bool, word, sign string, style lipgloss.Style) {
		if has {
			all = append(all, reason{word: word, sign: sign, style: style})
		}
	}
	links := e.say("desk.reason_links", "N", r.Links)
	add(r.Has(store.Refused), e.say("desk.reason_refused"), t.Signs.Failed, t.Danger)
	if it.Mark.ClaimedBy != "" {
		all = append(all, reason{word: e.claimedWord(it.Mark.ClaimedBy), style: t.Muted, claim: true})
	}
	add(it.Pending == store.NotPending && it.Mark.WaitAnswer, e.say("follow.waits_answer"), "", t.Muted)
	if until := it.Mark.WaitUntil; it.Pending == store.NotPending && !until.IsZero() {
		add(true, e.say("follow.waits_until", "DATE", when.Due(e.words, when.Moment{Time: until, WholeDay: true}, e.now())), "", t.Muted)
	}
	add(r.Has(store.Reopened), e.say("desk.reason_reopened"), "", t.Muted)
	add(r.Has(store.Changed), e.say("desk.reason_changed"), "", t.Muted)
	add(r.Has(store.Waited), e.say("desk.reason_waited"), t.Signs.Waiting, t.Muted)
	for _, m := range it.Markers {
		add(m.Word != "", m.Word, "", t.Warning)
	}
	add(r.Has(store.Link) && r.Links >= manyLinks, links, t.Signs.Link, t.Muted)
	add(r.Has(store.Newcomer), e.say("desk.reason_newcomer"), t.Signs.Newcomer, t.Newcomer)
	add(r.Has(store.Link) && r.Links < manyLinks, links, t.Signs.Link, t.Muted)
	add(r.Has(store.Question), e.say("desk.reason_question"), t.Signs.Question, t.Muted)
	add(r.Has(store.Returning), e.say("desk.reason_returning"), "", t.Muted)
	return all
}

// reasonWords are all reasons in words; who has it comes last.
func (e *env) reasonWords(it store.Item) []part {
	var ps, claims []part
	for _, r := range e.reasons(it) {
		if r.claim {
			claims = append(claims, part{r.word, r.style})
			continue
		}
		ps = append(ps, part{r.word, r.style})
	}
	return e.commas(append(ps, claims...))
}

// reasonWordsIn are all reasons in words for a field of that many cells; who
// has it comes first where not all of them fit.
func (e *env) reasonWordsIn(it store.Item, cells int) []part {
	ps := e.reasonWords(it)
	if it.Mark.ClaimedBy == "" || widthOf(e.theme.Signs, ps) <= cells {
		return ps
	}
	all := e.reasons(it)
	sort.SliceStable(all, func(i, j int) bool { return all[i].claim && !all[j].claim })
	ps = nil
	for _, r := range all {
		ps = append(ps, part{r.word, r.style})
	}
	return e.commas(ps)
}

// commas puts commas between parts.
func (e *env) commas(ps []part) []part {
	var out []part
	for i, p := range ps {
		if i > 0 {
			out = append(out, part{", ", e.theme.Muted})
		}
		out = append(out, p)
	}
	return out
}

// reasonShort is the strongest reason in a word and the others as signs, as
// far as they fit into a field.
func (e *env) reasonShort(it store.Item, cells int) []part {
	all := e.reasons(it)
	if len(all) == 0 {
		return nil
	}
	ps := []part{{all[0].word, all[0].style}}
	width := e.theme.Signs.Width(all[0].word) + 1
	for _, r := range all[1:] {
		if r.sign == "" || width+1 > cells {
			continue
		}
		if len(ps) == 1 {
			ps = append(ps, part{" ", e.theme.Muted})
		}
		ps = append(ps, part{r.sign, r.style})
		width++
	}
	return ps
}

// reasonSigns are the two signs of a narrow row: whether it is a newcomer's,
// and the strongest of the others.
func (e *env) reasonSigns(it store.Item) []part {
	first, second := part{" ", e.theme.Muted}, part{" ", e.theme.Muted}
	for _, r := range e.reasons(it) {
		switch {
		case r.sign == "":
		case r.sign == e.theme.Signs.Newcomer:
			first = part{r.sign, r.style}
		case second.text == " ":
			second = part{r.sign, r.style}
		}
	}
	return []part{first, second}
}

// verdictWords says how far a verdict has come; nil if there is none on its
// way. It takes the place of the reasons.
func (e *env) verdictWords(it store.Item) []part {
	v, t := it.Verdict, e.theme
	if v == nil {
		return nil
	}
	switch v.State {
	case store.Queued:
		left := max(0, int(v.SendAfter.Sub(e.now())/time.Second))
		return []part{{e.say("desk.verdict_queued", "N", left), t.Muted}}
	case store.Sending:
		return []part{{e.say("desk.verdict_sending"), t.Muted}}
	case store.Failed:
		return []part{{strings.Join([]string{t.Signs.Failed, e.say("desk.reason_refused")}, " "), t.Danger}}
	case store.Unknown:
		return []part{{strings.Join([]string{t.Signs.Unknown, e.say("desk.verdict_unknown")}, " "), t.Warning}}
	}
	return nil
}
