package when

import (
	"slices"
	"strings"
	"time"
)

// ParseReminder reads when somebody wants to be reminded of what is due at a
// moment: before it ("1 hour before", "am Vortag um 18 Uhr", "2 Tage vorher"),
// at it ("on time", "pünktlich"), or on a date of its own as Parse reads it. A
// day counts from DefaultHour.
func ParseReminder(s string, due Moment, now time.Time) (time.Time, bool) {
	if len(s) > longest {
		return time.Time{}, false
	}
	words, before := withoutBefore(split(s))
	if !before {
		m, ok := Parse(s, now)
		return m.At(), ok
	}
	if due.Time.IsZero() {
		return time.Time{}, false
	}
	if len(words) == 0 {
		return due.At(), true
	}
	p := phrase{words: words, now: now}
	n, used := p.count(0)
	u, ok := unitOf(p.at(used))
	if used == 0 || !ok {
		return time.Time{}, false
	}
	p.words = p.words[used+1:]
	for len(p.words) > 0 {
		took := p.takeClock()
		if took == 0 {
			return time.Time{}, false
		}
		p.words = p.words[took:]
	}
	return back(due.At(), n, u, p.clock)
}

// back goes so many units back from a time, to a time of day if one was named.
func back(t time.Time, n int, u unit, c clock) (time.Time, bool) {
	switch u {
	case minutes:
		return t.Add(-time.Duration(n) * time.Minute), !c.set
	case hours:
		return t.Add(-time.Duration(n) * time.Hour), !c.set
	}
	day := addDays(t, -n)
	switch u {
	case weeks:
		day = addDays(t, -7*n)
	case months:
		day = addMonths(t, -n)
	case years:
		day = addMonths(t, -12*n)
	}
	hour, minute := t.Hour(), t.Minute()
	if c.set {
		hour, minute = c.hour, c.minute
	}
	y, m, d := day.Date()
	return time.Date(y, m, d, hour, minute, 0, 0, t.Location()), true
}

// withoutBefore takes away the words that say "before", and reports whether
// there were any. "On time" is nothing before.
func withoutBefore(words []string) ([]string, bool) {
	switch strings.Join(words, " ") {
	case "on time", "at the time", "in time", "pünktlich", "puenktlich", "zur zeit", "when due":
		return nil, true
	}
	before := false
	var rest []string
	for i, w := range words {
		switch {
		case slices.Contains([]string{"before", "earlier", "prior", "vorher", "davor", "zuvor", "früher"}, w):
			before = true
		case w == "vortag":
			before, rest = true, append(rest, "1", "d")
		case isArticle(w), w == "am", w == "an", w == "on":
			if i+1 < len(words) && slices.Contains([]string{"day", "tag", "week", "woche", "evening", "abend"}, words[i+1]) {
				rest = append(rest, "1")
			}
		default:
			rest = append(rest, w)
		}
	}
	return rest, before
}
