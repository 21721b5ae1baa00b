package ui

import (
	"time"

	"tend/store"
	"tend/ui/when"
)

// summary is what the desk knows of itself as a whole.
type summary struct {
	counts    store.Counts
	proposals store.Proposals // follow-ups that tend proposes
	sources   sources
	synced    time.Time     // last pull that worked
	pace      time.Duration // for one thing
	acted     int           // things the volunteer decided on today
	name      string        // the community's
	loaded    bool
}

// unconnected reports whether it is known that there is no source yet.
func (s summary) unconnected() bool { return s.loaded && s.sources.All() == 0 }

// title draws the first line: the name of the community, and what waits.
func (a *app) title() string {
	l := a.layout
	s := newStrip(&a.theme).gap(l.left).add(a.theme.HeadingFocus, "tend")
	waits := a.waiting()
	if l.class != narrow {
		room := l.width - s.width - 2 - l.right - a.theme.Signs.Width(waits) - 2
		s.gap(2).field(a.theme.Text, a.summary.name, room)
	}
	return s.right(a.theme.Muted, waits, l.width-l.right-s.width).gap(l.right).String()
}

// waiting says how many comments wait, since when, and how long they will
// take, in the words the window has room for; to whom is working through them,
// how far that is.
func (a *app) waiting() string {
	c, now := a.summary.counts, a.now()
	n := c.Held + c.Open
	switch {
	case !a.summary.loaded:
		return ""
	case a.summary.unconnected():
		return a.say("desk.unconnected")
	case n == 0:
		return a.say("desk.nothing_waiting")
	}
	if working := a.working(); working != "" {
		return working
	}
	work := a.summary.pace * time.Duration(n)
	switch a.layout.class {
	case narrow:
		return a.say("desk.waiting_short", "N", n, "COUNT", a.capped(n), "AGE", when.Age(a.words, c.Oldest, now))
	case oneColumn:
		return a.say("desk.waiting_medium", "N", n, "COUNT", a.capped(n), "AGE", when.Age(a.words, c.Oldest, now), "SPAN", when.SpanShort(a.words, work))
	}
	return a.say("desk.waiting_long", "N", n, "COUNT", a.capped(n), "AGE", when.For(a.words, c.Oldest, now), "SPAN", when.Span(a.words, work))
}
