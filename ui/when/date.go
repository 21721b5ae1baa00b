package when

import (
	"strconv"
	"strings"
	"time"

	"tend/ui/text"
)

// Moment is a time that a person means: a whole day, then Time is its
// beginning, or a time of day.
type Moment struct {
	Time     time.Time
	WholeDay bool
}

// Clock says a time of day: "19:31".
func Clock(t, now time.Time) string { return t.In(now.Location()).Format("15:04") }

// Due says a due date for a row, in at most 11 cells: "yesterday",
// "today 18:00", "Fri 3 Jul", "23 Jun" if it is overdue by more than a week,
// "3 Jul 2027". No date gives nothing.
func Due(w *text.Words, m Moment, now time.Time) string {
	if m.Time.IsZero() {
		return ""
	}
	t := m.in(now)
	switch n := daysBetween(now, t); {
	case n == -1:
		return w.Say("when.yesterday")
	case n == 0 && m.WholeDay:
		return w.Say("when.today")
	case n == 0:
		return w.Say("when.today_at", "T", t.Format("15:04"))
	case n < -7 && !farYear(t, now):
		return spellDay(w, "when.day_plain", t)
	}
	return Day(w, t, now)
}

// Day says a date for a row: "Fri 3 Jul", or "3 Jul 2027" when it is in
// another year and not near.
func Day(w *text.Words, t, now time.Time) string {
	t = t.In(now.Location())
	if farYear(t, now) {
		return spellDay(w, "when.day_year", t)
	}
	return spellDay(w, "when.day", t)
}

// DayTime says a date with its time in a sentence: "Fri 3 Jul, 09:00". A whole
// day has no time.
func DayTime(w *text.Words, m Moment, now time.Time) string {
	t := m.in(now)
	if m.WholeDay {
		return Day(w, t, now)
	}
	return w.Say("when.day_time", "X", Day(w, t, now), "T", t.Format("15:04"))
}

// Date says a date in full: "27 June 2026".
func Date(w *text.Words, t, now time.Time) string {
	return spellFull(w, "when.date", t.In(now.Location()))
}

// ShortDate says a date without its weekday: "14 May", or "14 May 2024" when
// it is in another year and not near.
func ShortDate(w *text.Words, t, now time.Time) string {
	t = t.In(now.Location())
	if farYear(t, now) {
		return spellDay(w, "when.day_year", t)
	}
	return spellDay(w, "when.day_plain", t)
}

// Month says the month of a date: "March 2024".
func Month(w *text.Words, t, now time.Time) string {
	return spellFull(w, "when.month", t.In(now.Location()))
}

// Long says a moment with everything in full: "Friday 3 July, 09:00", and with
// its year if it is another one than now's.
func Long(w *text.Words, m Moment, now time.Time) string {
	t := m.in(now)
	switch same := t.Year() == now.Year(); {
	case m.WholeDay && same:
		return spellFull(w, "when.long_day", t)
	case m.WholeDay:
		return spellFull(w, "when.long_day_year", t)
	case same:
		return spellFull(w, "when.long", t)
	}
	return spellFull(w, "when.long_year", t)
}

// Near is Long with the word that people have for a day close by:
// "tomorrow, Fri 3 July, 18:00".
func Near(w *text.Words, m Moment, now time.Time) string {
	var word string
	switch daysBetween(now, m.in(now)) {
	case -1:
		word = w.Say("when.yesterday")
	case 0:
		word = w.Say("when.today")
	case 1:
		word = w.Say("when.tomorrow")
	default:
		return Long(w, m, now)
	}
	t := m.in(now)
	date := spellDate(w, "when.day", t, "when.weekdays_short", "when.months")
	if !m.WholeDay {
		date = w.Say("when.day_time", "X", date, "T", t.Format("15:04"))
	}
	return w.Say("when.near", "X", word, "Y", date)
}

// Since says a date as the beginning of a span: "since 19:30", "since Tuesday",
// "since 23 Jun".
func Since(w *text.Words, t, now time.Time) string {
	t = t.In(now.Location())
	begin := ShortDate(w, t, now)
	switch n := daysBetween(now, t); {
	case n == 0:
		begin = t.Format("15:04")
	case n == -1:
		begin = w.Say("when.yesterday")
	case -7 < n && n < 0:
		begin = word(w.Say("when.weekdays"), int(t.Weekday()))
	}
	return w.Say("when.since", "X", begin)
}

// in returns the moment's time at now's location; a whole day keeps its date.
func (m Moment) in(now time.Time) time.Time {
	if !m.WholeDay {
		return m.Time.In(now.Location())
	}
	y, month, d := m.Time.Date()
	return time.Date(y, month, d, 0, 0, 0, 0, now.Location())
}

// daysBetween counts the midnights from a to b, on the calendar of a's
// location; negative if b is earlier.
func daysBetween(a, b time.Time) int {
	b = b.In(a.Location())
	ay, am, ad := a.Date()
	by, bm, bd := b.Date()
	from := time.Date(ay, am, ad, 0, 0, 0, 0, time.UTC)
	to := time.Date(by, bm, bd, 0, 0, 0, 0, time.UTC)
	return int(to.Sub(from) / day)
}

// farYear reports whether a date needs its year to be understood: it is in
// another one, and not in the half year around now.
func farYear(t, now time.Time) bool {
	n := daysBetween(now, t)
	return t.In(now.Location()).Year() != now.Year() && (n < -180 || n > 180)
}

// spellDay fills a message with a date's parts and short names.
func spellDay(w *text.Words, id string, t time.Time) string {
	return spellDate(w, id, t, "when.weekdays_short", "when.months_short")
}

// spellFull fills a message with a date's parts and full names.
func spellFull(w *text.Words, id string, t time.Time) string {
	return spellDate(w, id, t, "when.weekdays", "when.months")
}

func spellDate(w *text.Words, id string, t time.Time, weekdays, months string) string {
	return w.Say(id,
		"W", word(w.Say(weekdays), int(t.Weekday())),
		"D", t.Day(),
		"M", word(w.Say(months), int(t.Month())-1),
		"m", int(t.Month()),
		"Y", strconv.Itoa(t.Year()),
		"T", t.Format("15:04"))
}

// word returns the nth word of a list with blanks between.
func word(list string, n int) string {
	for range n {
		_, list, _ = strings.Cut(list, " ")
	}
	first, _, _ := strings.Cut(list, " ")
	return first
}
