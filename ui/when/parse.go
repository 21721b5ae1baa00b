package when

import (
	"strings"
	"time"
	"unicode"
)

// DefaultHour is the hour of a day that was named without a time, for what
// needs one: a wait ends at nine in the morning.
const DefaultHour = 9

// longest is how much text Parse looks at; nobody says a date in more.
const longest = 80

// Parse reads a date as a person writes it, in English or German, seen from
// now and in now's location: "fri", "in 3 days", "morgen 18 Uhr", "+2w",
// "1.12.", "2026-12-01 18:00", "3 days ago". A weekday, or a date without its
// year, is the next one to come. It reports false for what is no date, or is
// one that may be read in two ways, such as 3/4.
func Parse(s string, now time.Time) (Moment, bool) {
	if len(s) > longest {
		return Moment{}, false
	}
	s = strings.TrimSpace(s)
	if t, ok := parseStamp(s, now); ok {
		return Moment{Time: t}, inReach(t)
	}
	p := phrase{words: split(s), now: now}
	m, ok := p.read()
	return m, ok && inReach(m.Time)
}

// At returns the moment's time; a whole day counts from DefaultHour.
func (m Moment) At() time.Time {
	if !m.WholeDay {
		return m.Time
	}
	y, month, d := m.Time.Date()
	return time.Date(y, month, d, DefaultHour, 0, 0, 0, m.Time.Location())
}

// parseStamp reads a date with its time as programs write it.
func parseStamp(s string, now time.Time) (time.Time, bool) {
	if s == "" || s[0] < '0' || s[0] > '9' {
		return time.Time{}, false
	}
	s = strings.ToUpper(s)
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t.In(now.Location()), true
	}
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if t, err := time.ParseInLocation(layout, s, now.Location()); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// inReach refuses years that nobody means.
func inReach(t time.Time) bool { return 1970 <= t.Year() && t.Year() < 2200 }

// split cuts what was typed into words: in lower case, with composed umlauts,
// and with a number apart from the letters behind it (3d, 18uhr, 1st).
func split(s string) []string {
	s = strings.ReplaceAll(strings.ToLower(s), ",", " ")
	if strings.Contains(s, "\u0308") {
		s = strings.NewReplacer("a\u0308", "ä", "u\u0308", "ü", "o\u0308", "ö").Replace(s)
	}
	var words []string
	for _, field := range strings.Fields(s) {
		if len(field) > 1 && (field[0] == '+' || field[0] == '-') {
			words = append(words, field[:1])
			field = field[1:]
		}
		i := 0
		if unicode.IsDigit(rune(field[0])) {
			i = strings.IndexFunc(field, unicode.IsLetter)
		}
		if i > 0 {
			words = append(words, field[:i])
			field = field[i:]
		}
		words = append(words, field)
	}
	return words
}

// ParseSpan reads a length of time: "3 d", "12 h", "2 weeks", "3 Tage". A
// month counts 30 days. It reports false for none, for nothing and for more
// than ten years.
func ParseSpan(s string) (time.Duration, bool) {
	if len(s) > longest {
		return 0, false
	}
	p := phrase{words: split(s)}
	n, used := p.count(0)
	u, ok := unitOf(p.at(used))
	if used == 0 || !ok || len(p.words) != used+1 {
		return 0, false
	}
	one := 365 * day
	switch u {
	case minutes:
		one = time.Minute
	case hours:
		one = time.Hour
	case days:
		one = day
	case weeks:
		one = week
	case months:
		one = 30 * day
	}
	const most = 3660 * day
	return time.Duration(n) * one, 0 < n && n <= int(most/one)
}
