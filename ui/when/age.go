// Package when says dates as people say them, in the language of its words,
// and reads dates as people write them, in English and German alike.
//
// Its one rule: the present is handed in. Every function takes now, and speaks
// of the days of now's own location.
package when

import (
	"time"

	"tend/ui/text"
)

const (
	day  = 24 * time.Hour
	week = 7 * day

	// skew is how far a source's clock may be ahead of ours before its dates
	// count as lying in the future.
	skew = 5 * time.Minute
)

// size is a length of time in the one unit that people would use for it.
type size struct {
	n    int
	unit unit
}

type unit int

const (
	moment unit = iota
	minutes
	hours
	days
	weeks
	months
	years
	unknown
)

// measure returns how long ago t was, cut to whole units.
func measure(t, now time.Time) size {
	d := now.Sub(t)
	switch {
	case t.IsZero() || d < -skew:
		return size{0, unknown}
	case d < time.Minute:
		return size{0, moment}
	case d < time.Hour:
		return size{int(d / time.Minute), minutes}
	case d < day:
		return size{int(d / time.Hour), hours}
	case d < 14*day:
		return size{int(d / day), days}
	case d < 9*week:
		return size{int(d / week), weeks}
	}
	m := wholeMonths(t, now.In(t.Location()))
	if m < 24 {
		return size{m, months}
	}
	return size{m / 12, years}
}

// wholeMonths counts the months of the calendar between two dates.
func wholeMonths(from, to time.Time) int {
	m := (to.Year()-from.Year())*12 + int(to.Month()-from.Month())
	if to.Day() < from.Day() {
		m--
	}
	return m
}

// Age says how old something is for a row's column, in at most 6 cells:
// "now", "40 min", "9 h", "3 d", "3 wk", "4 mo", "2 yr", or "?" if nobody
// knows.
func Age(w *text.Words, t, now time.Time) string {
	s := measure(t, now)
	switch s.unit {
	case moment:
		return w.Say("when.age_now")
	case minutes:
		return w.Say("when.age_minutes", "N", s.n)
	case hours:
		return w.Say("when.age_hours", "N", s.n)
	case days:
		return w.Say("when.age_days", "N", s.n)
	case weeks:
		return w.Say("when.age_weeks", "N", s.n)
	case months:
		return w.Say("when.age_months", "N", s.n)
	case years:
		return w.Say("when.age_years", "N", s.n)
	}
	return w.Say("when.age_unknown")
}

// Ago says how long ago something was in a sentence: "3 days ago",
// "just now", "date unknown".
func Ago(w *text.Words, t, now time.Time) string {
	return around(w, "when.ago", "when.just_now", measure(t, now))
}

// For says for how long something has been so: "for 3 days".
func For(w *text.Words, t, now time.Time) string {
	return around(w, "when.for", "when.for_moment", measure(t, now))
}

// around puts a size into the sentence part id, or says that it was just now.
func around(w *text.Words, id, now string, s size) string {
	switch s.unit {
	case moment:
		return w.Say(now)
	case unknown:
		return w.Say("when.unknown")
	}
	return w.Say(id, "X", s.say(w))
}

// say spells a size out, in the case that "for", "in" and "ago" ask for.
func (s size) say(w *text.Words) string {
	switch s.unit {
	case minutes:
		return w.Say("when.minutes", "N", s.n)
	case hours:
		return w.Say("when.hours", "N", s.n)
	case days:
		return w.Say("when.days", "N", s.n)
	case weeks:
		return w.Say("when.weeks", "N", s.n)
	case months:
		return w.Say("when.months_count", "N", s.n)
	}
	return w.Say("when.years", "N", s.n)
}

// AgoShort says how long ago something was where a sentence is short of room,
// as in the status line: "4 min ago".
func AgoShort(w *text.Words, t, now time.Time) string {
	s := measure(t, now)
	switch s.unit {
	case minutes:
		return w.Say("when.ago_short", "X", w.Say("when.brief_minutes", "N", s.n))
	case hours:
		return w.Say("when.ago_short", "X", w.Say("when.brief_hours", "N", s.n))
	}
	return Ago(w, t, now)
}

// In says how far away a time to come is: "in 13 hours". What has passed is
// "at once".
func In(w *text.Words, t, now time.Time) string {
	d := t.Sub(now)
	if d < 30*time.Second {
		return w.Say("when.in_moment")
	}
	if s := ahead(d); s.unit != days {
		return w.Say("when.in", "X", s.say(w))
	}
	return w.Say("when.in", "X", size{nights(now, t.In(now.Location())), days}.say(w))
}

// nights counts the nights between two times, in the place of the first one.
func nights(from, to time.Time) int {
	between := midnight(to).Sub(midnight(from))
	return int((between + day/2) / day)
}

func midnight(t time.Time) time.Time { return Beginning(t.Year(), t.Month(), t.Day(), t.Location()) }

// ahead rounds a length of time to come to the nearest whole unit.
func ahead(d time.Duration) size {
	round := func(by time.Duration) int { return int((d + by/2) / by) }
	switch {
	case d < 59*time.Minute+30*time.Second:
		return size{round(time.Minute), minutes}
	case d < 23*time.Hour+30*time.Minute:
		return size{round(time.Hour), hours}
	case d < 14*day:
		return size{round(day), days}
	case d < 9*week:
		return size{round(week), weeks}
	case d < 700*day:
		return size{round(2922 * day / 96), months}
	}
	return size{round(1461 * day / 4), years}
}

// Span says how long something will take: "about 18 minutes".
func Span(w *text.Words, d time.Duration) string {
	return w.Say("when.span", "X", spell(d).say(w))
}

// SpanShort is Span where there is little room: "about 18 min".
func SpanShort(w *text.Words, d time.Duration) string {
	s := spell(d)
	switch s.unit {
	case minutes:
		return w.Say("when.span", "X", w.Say("when.brief_minutes", "N", s.n))
	case hours:
		return w.Say("when.span", "X", w.Say("when.brief_hours", "N", s.n))
	}
	return w.Say("when.span", "X", w.Say("when.brief_days", "N", s.n))
}

// spell rounds work to do up to minutes, and above an hour and a half to the
// nearest hours; a day of it is a day of 24 hours.
func spell(d time.Duration) size {
	switch {
	case d <= time.Minute:
		return size{1, minutes}
	case d <= 90*time.Minute:
		return size{int((d + time.Minute - 1) / time.Minute), minutes}
	case d < 36*time.Hour:
		return size{int((d + time.Hour/2) / time.Hour), hours}
	}
	return size{int((d + day/2) / day), days}
}

// Length says how long something took, rounded to whole units, in the case
// that "after" and "within" ask for: "5 hours".
func Length(w *text.Words, d time.Duration) string {
	if d < time.Hour-30*time.Second {
		return size{max(1, int((d+30*time.Second)/time.Minute)), minutes}.say(w)
	}
	return ahead(d).say(w)
}
