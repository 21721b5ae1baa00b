package when

import "time"

// DefaultHour is the hour of a day that was named without a time, for what
// needs one: a wait ends at nine in the morning.
const DefaultHour = 9

// Parse reads a date as a person writes it, in English or German, seen from
// now and in now's location: "fri", "in 3 days", "morgen 18 Uhr", "+2w",
// "1.12.", "2026-12-01 18:00". A date without a year or a weekday is the next
// one to come. It reports false for what is no date.
func Parse(s string, now time.Time) (Moment, bool) {
	return Moment{}, false
}

// At returns the moment's time; a whole day begins at DefaultHour.
func (m Moment) At() time.Time {
	if !m.WholeDay {
		return m.Time
	}
	y, month, d := m.Time.Date()
	return time.Date(y, month, d, DefaultHour, 0, 0, 0, m.Time.Location())
}
