package when

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Again is how something comes again, as a person said it.
type Again struct {
	unit     unit // days, weeks, months or years
	interval int
	weekdays []time.Weekday
	nth      int        // of months: which of the weekdays, -1 the last one
	day      int        // of months and years: which day, -1 the last one
	month    time.Month // of years

	Clock time.Duration // the time of day that was named, from midnight
	Timed bool          // one was
}

// Never reports whether it does not come again.
func (a Again) Never() bool { return a.unit == moment }

// ParseRepeat reads how something comes again, in English or German: "every
// monday", "jeden Montag 18 Uhr", "alle 2 Wochen", "monthly on the 1st", "every
// last friday", "jährlich am 24. Dezember", or "never". It reports false for
// what it does not understand.
func ParseRepeat(s string, now time.Time) (Again, bool) {
	if len(s) > longest {
		return Again{}, false
	}
	r := repetition{phrase: phrase{words: split(strings.ReplaceAll(s, "-", " ")), now: now}}
	if len(r.words) == 1 && slices.Contains([]string{"never", "no", "once", "nie", "nein", "einmal", "nicht"}, r.words[0]) {
		return Again{}, true
	}
	for len(r.words) > 0 {
		n := r.step()
		if n == 0 {
			return Again{}, false
		}
		r.words = r.words[n:]
	}
	return r.again()
}

// Rule returns the rule of RFC 5545 for something that begins on a day: "every
// month" is on that day of the month. A day that a month does not have is its
// last one.
func (a Again) Rule(start time.Time) string {
	if a.Never() {
		return ""
	}
	parts := []string{"FREQ=" + map[unit]string{days: "DAILY", weeks: "WEEKLY", months: "MONTHLY", years: "YEARLY"}[a.unit]}
	if a.interval > 1 {
		parts = append(parts, "INTERVAL="+strconv.Itoa(a.interval))
	}
	day, month := a.day, a.month
	if a.unit == years && month == 0 {
		month, day = start.Month(), start.Day()
	}
	if a.unit == months && day == 0 && a.nth == 0 {
		day = start.Day()
	}
	if month != 0 {
		parts = append(parts, "BYMONTH="+strconv.Itoa(int(month)))
	}
	if len(a.weekdays) > 0 {
		var names []string
		for _, d := range a.weekdays {
			name := weekdayCodes()[d]
			if a.nth != 0 {
				name = strconv.Itoa(a.nth) + name
			}
			names = append(names, name)
		}
		parts = append(parts, "BYDAY="+strings.Join(names, ","))
	}
	return strings.Join(append(parts, dayParts(day, month)...), ";")
}

// dayParts are the parts of a rule that name a day of the month.
func dayParts(day int, month time.Month) []string {
	switch {
	case day == 0:
		return nil
	case day > 28 && (month == 0 || month == time.February):
		var list []string
		for d := 28; d <= day; d++ {
			list = append(list, strconv.Itoa(d))
		}
		return []string{"BYMONTHDAY=" + strings.Join(list, ","), "BYSETPOS=-1"}
	}
	return []string{"BYMONTHDAY=" + strconv.Itoa(day)}
}

// weekdayCodes are the names of the weekdays in a rule, from Sunday.
func weekdayCodes() []string { return []string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"} }
