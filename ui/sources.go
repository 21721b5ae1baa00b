package ui

import (
	"cmp"
	"slices"
	"strings"

	"tend/store"
	"tend/ui/when"
)

// sources is what the desk knows of the sources. There may be thousands: it
// holds only those that it shows or asks for.
type sources struct {
	store.SourceCounts
	listed []store.Source // that were added first, with what is held there
	logins []store.Source // that take verdicts, in the order of their IDs
}

// shownSources is how many sources a screen has room for beside the lists.
const shownSources = 50

// readSources reads how the sources are.
func (d *desk) readSources() (s sources, err error) {
	if s.SourceCounts, err = d.store.CountSources(d.ctx); err != nil {
		return s, err
	}
	if s.listed, err = d.store.FirstSources(d.ctx, shownSources); err != nil {
		return s, err
	}
	if s.logins, err = d.store.SourcesWithLogin(d.ctx); err != nil {
		return s, err
	}
	return s, d.store.CountHeld(d.ctx, s.listed)
}

// login returns the source with an ID, if somebody logged in to it. It is asked
// for each verb of each frame.
func (s sources) login(id int64) (store.Source, bool) {
	at, ok := slices.BinarySearchFunc(s.logins, id, func(src store.Source, id int64) int { return cmp.Compare(src.ID, id) })
	if !ok {
		return store.Source{}, false
	}
	return s.logins[at], true
}

// sourcesLines draws how the sources are, where there is room for it: a
// heading, and a row for each that there is room for.
func (a *app) sourcesLines(in region) []string {
	all := a.summary.sources
	lines := []string{a.heading(heading{number: " ", name: a.say("desk.sources"), counts: a.healthCounts(all.SourceCounts)}, in.w)}
	for _, src := range all.listed[:min(len(all.listed), max(0, in.h-1))] {
		lines = append(lines, a.sourceRow(src, in.w))
	}
	return lines
}

// healthCounts sums up how many sources are well, failing and resting.
func (e *env) healthCounts(c store.SourceCounts) []counted {
	var counts []counted
	add := func(id string, n int) {
		if n > 0 {
			counts = append(counts, counted{e.say(id, "N", n), e.theme.Muted})
		}
	}
	add("desk.well", c.Well)
	add("desk.failing", c.Failing)
	add("desk.resting", c.Resting)
	return counts
}

// sourceRow draws a source: name, how it is, and when it was read last.
func (a *app) sourceRow(src store.Source, width int) string {
	h, t := src.Health, a.theme
	word, style := a.kindWord(src), t.Muted
	switch h.State {
	case store.Failing, store.Stopped:
		word, style = t.Signs.Late+" "+a.words.FailureWord(h.Failure), t.Danger
	case store.Resting:
		word = a.say("desk.resting_until", "X", when.Clock(h.Next, a.now()))
	}
	s := newStrip(&a.theme).gap(3).field(t.Text, src.Name, 10).gap(2).field(style, word, width-3-10-2-2-6-2).gap(2)
	since, age := h.Pulled, ""
	if h.State == store.Failing && !h.Since.IsZero() {
		since = h.Since
	}
	if !since.IsZero() {
		age = when.Age(a.words, since, a.now())
	}
	return s.right(t.Muted, age, 6).gap(2).String()
}

// kindWord says what kind of source it is, and how much is held there.
func (a *app) kindWord(src store.Source) string {
	word := src.Kind
	if id := "desk.kind_" + src.Kind; a.words.Has(id) {
		word = a.say(id)
	}
	if _, account, ok := strings.Cut(src.URL, "/@"); ok {
		word = "@" + account
	}
	if n := src.Health.Kept.Held; n > 0 {
		return word + ", " + a.say("desk.held", "N", n, "X", a.words.Number(n))
	}
	return word
}
