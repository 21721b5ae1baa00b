package ui

import (
	"slices"
	"strconv"
	"time"

	"tend/store"
	"tend/ui/theme"
	"tend/ui/when"
)

// statusLine is what the last line says.
type statusLine struct {
	said    string      // what just happened
	keys    []statusKey // that belong to it
	trouble string      // at the right, until it is resolved
	loud    bool        // it went wrong

	until time.Time   // when what it speaks of leaves; zero: nothing does
	batch store.Batch // what it speaks of
}

// statusKey is a key that the status line names, with its word.
type statusKey struct{ key, word string }

// tell says what happened. A key that goes with it is written bold.
func (a *app) tell(said string) { a.status = statusLine{said: said, trouble: a.status.trouble} }

// tellUndo says what happened and that z takes it back.
func (a *app) tellUndo(said string) {
	a.tell(said)
	a.status.keys = []statusKey{{a.keys.Key("undo"), a.say("keys.undo")}}
}

// statusText draws the last line: what happened at the left, how the sources
// are at the right.
func (a *app) statusText() string {
	l, signs := a.layout, a.theme.Signs
	s := newStrip(&a.theme).gap(l.left)
	s.parts(a.saidParts(), l.width-l.right-s.width)
	said := l.left + widthOf(signs, a.saidParts())
	for _, tail := range a.statusTails() {
		width := widthOf(signs, tail)
		if said+2+width+l.right > l.width {
			continue
		}
		s = newStrip(&a.theme).gap(l.left).parts(a.saidParts(), l.width-l.right-width-2-l.left).gap(2)
		for _, p := range tail {
			s.add(p.style, p.text)
		}
		break
	}
	return s.String()
}

// widthOf is how many cells parts take.
func widthOf(signs theme.Signs, ps []part) int {
	n := 0
	for _, p := range ps {
		n += signs.Width(p.text)
	}
	return n
}

// saidParts is what happened last, or how far a sync has come; in a dialog
// what the dialog says.
func (a *app) saidParts() []part {
	t := a.theme
	if d := a.front(); d != nil && d.status() != "" {
		return []part{{t.Signs.Whole(d.status(), a.layout.width-a.layout.left-a.layout.right), t.Text}}
	}
	if a.search.typing {
		return []part{a.searchStatus()}
	}
	if a.status.said == "" && a.syncs.going != nil && (!a.background.quiet || a.background.asked) {
		return a.progressWords()
	}
	style := t.Text
	if a.status.loud {
		style = t.Danger
	}
	if a.front() != nil {
		return []part{{a.status.said, style}}
	}
	keys := a.keyParts(a.status.keys)
	room := a.layout.width - a.layout.left - a.layout.right
	if t.Signs.Width(a.status.said)+widthOf(t.Signs, keys) > room {
		keys = a.keyParts(a.status.keys[:min(1, len(a.status.keys))])
	}
	return append([]part{{t.Signs.Cut(a.status.said, max(0, room-widthOf(t.Signs, keys))), style}}, keys...)
}

// keyParts is keys that belong to what happened. The first one is never cut:
// what was said gives way to it, and the others to what was said.
func (a *app) keyParts(keys []statusKey) []part {
	t, gap, count := a.theme, "  ", a.countWords()
	if a.layout.class == narrow {
		gap, keys = " ", keys[:min(1, len(keys))]
	}
	var ps []part
	for _, k := range keys {
		ps = append(ps, part{gap, t.Muted}, part{k.key, t.Strong}, part{" " + k.word + count, t.Muted})
		count = ""
	}
	return ps
}

// countWords is how much longer z can stop what is on its way: ", 7 s".
func (a *app) countWords() string {
	n := a.countdown()
	switch {
	case n == 0:
		return ""
	case a.still:
		return " " + a.say("mail.until", "AT", when.Clock(a.status.until, a.now()))
	}
	return ", " + strconv.Itoa(n) + " s"
}

// statusTails is what may stand at the right, the fullest first.
func (a *app) statusTails() [][]part {
	t := a.theme
	synced := part{a.syncedWords(), t.Muted}
	late := t.Signs.Late + " "
	var tails [][]part
	if all := a.troubles(); len(all) > 0 {
		said := []part{{late + all[0], t.Danger}}
		if a.syncs.going == nil || a.background.quiet {
			tails = append(tails, append(slices.Clone(said), part{"    ", t.Muted}, synced))
		}
		return append(tails, said, []part{{late + strconv.Itoa(len(all)), t.Danger}})
	}
	if a.syncs.going != nil && !a.background.quiet {
		return nil
	}
	if n := a.summary.sources.Failing; n > 0 && a.layout.class == threeColumns {
		tails = append(tails, []part{{late + a.say("desk.sources_failing", "N", n), t.Danger}, {"    ", t.Muted}, synced})
	}
	return append(tails, []part{synced})
}

// troubles is what stays at the right until it is resolved: decisions that a
// source refused, until the outbox is opened, then what is wrong with a source.
func (a *app) troubles() []string {
	var all []string
	if n := a.mail.failed(); n > 0 {
		all = append(all, a.say("mail.count_failed", "N", n)+", "+a.keys.Key("outbox")+" "+a.say("keys.outbox"))
	}
	if a.status.trouble != "" {
		all = append(all, a.status.trouble)
	}
	return all
}

// syncedWords says when the sources were last read.
func (a *app) syncedWords() string {
	if a.syncs.offline {
		return a.say("desk.offline_short")
	}
	if a.summary.synced.IsZero() {
		return a.say("desk.never_synced")
	}
	if a.layout.class == narrow {
		return a.say("desk.synced_short", "AGE", when.Age(a.words, a.summary.synced, a.now()))
	}
	return a.say("desk.synced", "AGO", when.AgoShort(a.words, a.summary.synced, a.now()))
}
