package when

import (
	"slices"
	"strings"
	"time"
)

// repetition is an Again being read, word by word.
type repetition struct {
	phrase
	got   Again
	other int  // "every other", or a number before a unit
	often bool // a unit of time was named
}

// step takes in the words in front that belong together, and returns how many
// they were; 0 if they mean nothing here.
func (r *repetition) step() int {
	for _, try := range []func() int{r.takeClock, r.takeOften, r.takeNumber, r.takeNth, r.takeRepeatDay, r.takeMonth, r.takeLink} {
		if n := try(); n > 0 {
			return n
		}
	}
	return 0
}

// takeOften reads how often in one word: daily, wöchentlich, werktags.
func (r *repetition) takeOften() int {
	name := func(u unit, interval int) int {
		if r.often {
			return 0
		}
		r.often, r.got.unit = true, u
		if interval > 1 {
			r.other = interval
		}
		return 1
	}
	switch w := r.at(0); w {
	case "daily", "täglich", "taeglich":
		return name(days, 1)
	case "weekly", "wöchentlich", "woechentlich":
		return name(weeks, 1)
	case "fortnightly", "zweiwöchentlich", "vierzehntägig", "vierzehntäglich":
		return name(weeks, 2)
	case "monthly", "monatlich":
		return name(months, 1)
	case "quarterly", "vierteljährlich", "quartal", "quarter":
		return name(months, 3)
	case "yearly", "annually", "jährlich", "jaehrlich":
		return name(years, 1)
	case "weekday", "weekdays", "werktag", "werktags", "wochentags":
		r.got.weekdays = append(r.got.weekdays, time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday)
		return 1
	case "weekend", "weekends", "wochenende":
		r.got.weekdays = append(r.got.weekdays, time.Saturday)
		return 1
	case "monatsende":
		r.got.day = -1
		return 1
	}
	if u, ok := unitOf(r.at(0)); ok && u >= days && len(r.at(0)) > 1 {
		return name(u, 1)
	}
	return 0
}

// takeNumber reads a number with its unit, and a day of the month: "2 weeks",
// "zwei Wochen", "1st", "15.".
func (r *repetition) takeNumber() int {
	n, used := r.count(0)
	if used == 0 {
		number, dotted := strings.CutSuffix(r.at(0), ".")
		if n, used = numberOf(number); used == 0 || !dotted {
			return 0
		}
	}
	switch u, ok := unitOf(r.at(1)); {
	case ok && u >= days && !r.often && n > 0 && n < 100:
		r.often, r.got.unit, r.other = true, u, n
		return 2
	case ok, n < 1, n > 31, r.got.day != 0:
		return 0
	}
	r.got.day = n
	switch r.at(1) {
	case "st", "nd", "rd", "th", ".":
		return 2
	}
	return 1
}

// numberOf reads digits.
func numberOf(s string) (n, used int) {
	if n, ok := numeral(s); ok {
		return n, 1
	}
	return 0, 0
}

// takeNth reads which one of several: "last friday", "zweiten Dienstag im
// Monat", "every other week".
func (r *repetition) takeNth() int {
	nth, ok := nthOf(r.at(0))
	if !ok || r.got.nth != 0 || r.other != 0 && r.got.unit != months {
		return 0
	}
	switch u, isUnit := unitOf(r.at(1)); {
	case isUnit && nth == -1 && u == days:
		r.got.day = -1
		return 2
	case isUnit && nth == 2 && u >= days && !r.often:
		r.often, r.got.unit, r.other = true, u, 2
		return 2
	case isUnit:
		return 0
	}
	if _, ok := weekdaysOf(r.at(1)); !ok {
		return 0
	}
	r.got.nth = nth
	if slices.Contains([]string{"other", "andere", "anderen"}, r.at(0)) {
		r.got.nth, r.other = 0, 2
	}
	return 1
}

// takeRepeatDay reads a weekday, also several of it: "mondays", "montags".
func (r *repetition) takeRepeatDay() int {
	d, ok := weekdaysOf(r.at(0))
	if !ok || slices.Contains(r.got.weekdays, d) {
		return 0
	}
	r.got.weekdays = append(r.got.weekdays, d)
	return 1
}

// takeMonth reads a month's name, for what comes every year, with the day
// behind it if that stands there.
func (r *repetition) takeMonth() int {
	m, ok := monthOf(r.at(0))
	if !ok || r.got.month != 0 {
		return 0
	}
	r.got.month = m
	return 1
}

// takeLink reads a word that says nothing by itself.
func (r *repetition) takeLink() int {
	switch r.at(0) {
	case "every", "each", "jeden", "jede", "jedes", "jeder", "alle", "immer", "and", "und", "on", "am", "im", "in", "at", "um", "a", "per", "pro", ".":
		return 1
	}
	if isArticle(r.at(0)) {
		return 1
	}
	return 0
}

// again puts together what was read; false if it contradicts itself.
func (r *repetition) again() (Again, bool) {
	a := r.got
	a.interval = max(1, r.other)
	if a.nth == 2 && a.unit != months { // every second Tuesday is every other
		a.nth, a.interval = 0, 2
	}
	if r.clock.set {
		a.Timed, a.Clock = true, time.Duration(r.clock.hour)*time.Hour+time.Duration(r.clock.minute)*time.Minute
	}
	slices.Sort(a.weekdays)
	if len(a.weekdays) > 1 && a.weekdays[0] == time.Sunday {
		a.weekdays = append(a.weekdays[1:], time.Sunday)
	}
	switch {
	case a.month != 0:
		a.unit = years
		fits := a.day > 0 && a.day <= lastDay(2024, a.month)
		return a, fits && len(a.weekdays) == 0 && (!r.often || r.got.unit == years)
	case a.nth != 0:
		ok := len(a.weekdays) == 1 && a.day == 0 && (!r.often || a.unit == months)
		a.unit = months
		return a, ok
	case a.day != 0:
		ok := len(a.weekdays) == 0 && (!r.often || a.unit == months)
		a.unit = months
		return a, ok
	case len(a.weekdays) > 0:
		ok := !r.often || a.unit == weeks
		a.unit = weeks
		return a, ok
	}
	return a, r.often
}

// nthOf reads which one of several in a row; -1 is the last one.
func nthOf(s string) (int, bool) {
	for n, words := range [][]string{
		{"last", "letzte", "letzten", "letzter", "letztes"},
		{"first", "erste", "ersten", "erster", "erstes"},
		{"second", "other", "zweite", "zweiten", "zweiter", "zweites", "andere", "anderen"},
		{"third", "dritte", "dritten", "dritter", "drittes"},
		{"fourth", "vierte", "vierten", "vierter", "viertes"},
	} {
		if slices.Contains(words, s) {
			if n == 0 {
				n = -1
			}
			return n, true
		}
	}
	return 0, false
}

// weekdaysOf reads a weekday's name, also when it means all of them.
func weekdaysOf(s string) (time.Weekday, bool) {
	if d, ok := weekdayOf(s); ok {
		return d, true
	}
	if len(s) > 4 {
		return weekdayOf(strings.TrimSuffix(s, "s"))
	}
	return 0, false
}
