package when

import (
	"strconv"
	"strings"
	"time"
)

// takeDuration reads "in 3 days", "+3d", "2 weeks", "in einer Woche",
// "3 days ago", "vor 3 Tagen". Behind a day it counts from that day.
func (p *phrase) takeDuration() int {
	i, sign := 0, 1
	switch p.at(0) {
	case "in", "+":
		i = 1
	case "vor", "-":
		i, sign = 1, -1
	}
	n, used := p.count(i)
	u, ok := unitOf(p.at(i + used))
	if used == 0 || !ok {
		return 0
	}
	i += used + 1
	if p.at(i) == "ago" && sign > 0 {
		i, sign = i+1, -1
	}
	if !p.move(n*sign, u) {
		return 0
	}
	return i
}

// count reads a number, in digits or as a word, and returns how many words it
// took.
func (p *phrase) count(i int) (n, used int) {
	if n, ok := numeral(p.at(i)); ok {
		return n, 1
	}
	if n, ok := countWord(p.at(i)); ok {
		return n, 1
	}
	return 0, 0
}

// move takes in a length of time.
func (p *phrase) move(n int, u unit) bool {
	if !p.exact.IsZero() || p.which != noWeekday {
		return false
	}
	from := p.date
	if from.IsZero() {
		from = p.today()
	}
	switch u {
	case minutes, hours:
		if !p.date.IsZero() {
			return false
		}
		d := time.Minute
		if u == hours {
			d = time.Hour
		}
		p.exact = p.now.Add(time.Duration(n) * d).Truncate(time.Minute)
	case days:
		p.date = addDays(from, n)
	case weeks:
		p.date = addDays(from, 7*n)
	case months:
		p.date = addMonths(from, n)
	default:
		p.date = addMonths(from, 12*n)
	}
	return true
}

// takeEnd reads "end of month", "Monatsende", "Ende Juli", "Jahresende".
func (p *phrase) takeEnd() int {
	y, m, _ := p.now.Date()
	loc := p.now.Location()
	switch p.at(0) {
	case "monatsende":
		return p.name(Beginning(y, m, lastDay(y, m), loc), 1)
	case "jahresende":
		return p.name(Beginning(y, time.December, 31, loc), 1)
	case "end", "ende":
	default:
		return 0
	}
	i := 1
	for isArticle(p.at(i)) {
		i++
	}
	if named, ok := monthOf(p.at(i)); ok {
		if named < m {
			y++
		}
		return p.name(Beginning(y, named, lastDay(y, named), loc), i+1)
	}
	switch p.at(i) {
	case "month", "monats", "monat":
		return p.name(Beginning(y, m, lastDay(y, m), loc), i+1)
	case "year", "jahres", "jahr":
		return p.name(Beginning(y, time.December, 31, loc), i+1)
	case "week", "woche":
		return p.name(addDays(p.monday(0), 4), i+1)
	}
	return 0
}

// takeNext reads "next", "this" and "last" with what follows: a week, a month,
// a weekend, a weekday.
func (p *phrase) takeNext() int {
	w, ok := whichOf(p.at(0))
	if !ok {
		return 0
	}
	ahead := 0
	switch w {
	case nextWeek:
		ahead = 1
	case passedDay:
		ahead = -1
	}
	y, m, _ := p.now.Date()
	loc := p.now.Location()
	switch p.at(1) {
	case "week", "woche":
		return p.nameWeek(w, ahead)
	case "month", "monat":
		return p.name(Beginning(y, m+time.Month(ahead), 1, loc), 2)
	case "year", "jahr":
		return p.name(Beginning(y+ahead, time.January, 1, loc), 2)
	case "weekend", "wochenende":
		return p.name(addDays(p.monday(ahead), 5), 2)
	}
	if _, ok := weekdayOf(p.at(1)); !ok || p.which != noWeekday {
		return 0
	}
	p.which = w
	return 1
}

// nameWeek takes in a week: its Monday, or the weekday beside it ("Friday next
// week").
func (p *phrase) nameWeek(w which, ahead int) int {
	_, weekdayFollows := weekdayOf(p.at(2))
	switch {
	case ahead == 0:
		return 0
	case weekdayFollows && p.which == noWeekday, p.weekdaySet && p.which == comingDay:
		p.which = w
		return 2
	}
	return p.name(p.monday(ahead), 2)
}

// takeWeekday reads a weekday, also with a part of the day: "Freitagabend".
func (p *phrase) takeWeekday() int {
	name, rest := p.at(0), noPart
	if d, ok := weekdayOf(name); ok {
		return p.nameWeekday(d)
	}
	for _, suffix := range []string{"vormittag", "nachmittag", "mittag", "abend", "morgen", "früh"} {
		if before, ok := strings.CutSuffix(name, suffix); ok {
			rest, _ = partOf(suffix)
			if suffix == "morgen" {
				rest = morning
			}
			name = before
			break
		}
	}
	d, ok := weekdayOf(name)
	if !ok || rest == noPart || p.part != noPart {
		return 0
	}
	p.part = rest
	return p.nameWeekday(d)
}

// nameWeekday takes in a weekday, unless there is one already.
func (p *phrase) nameWeekday(d time.Weekday) int {
	switch {
	case p.which == noWeekday:
		p.which = comingDay
	case p.weekdaySet:
		return 0
	}
	p.weekday, p.weekdaySet = d, true
	return 1
}

// takeDay reads today, tomorrow and their like.
func (p *phrase) takeDay() int {
	switch p.at(0) {
	case "today", "heute":
		return p.name(p.today(), 1)
	case "tonight":
		if p.part != noPart {
			return 0
		}
		p.part = evening
		return p.name(p.today(), 1)
	case "tomorrow", "tmr", "tmrw":
		return p.name(addDays(p.today(), 1), 1)
	case "morgen":
		if p.dayNamed() { // "heute morgen", "Freitag morgen"
			return p.namePart(morning, 1)
		}
		return p.name(addDays(p.today(), 1), 1)
	case "übermorgen", "uebermorgen":
		return p.name(addDays(p.today(), 2), 1)
	case "yesterday", "gestern":
		return p.name(addDays(p.today(), -1), 1)
	case "vorgestern":
		return p.name(addDays(p.today(), -2), 1)
	case "weekend", "wochenende":
		ahead := (int(time.Saturday) - int(p.now.Weekday()) + 7) % 7
		switch p.now.Weekday() {
		case time.Saturday:
			ahead = 7
		case time.Sunday:
			ahead = 6
		}
		return p.name(addDays(p.today(), ahead), 1)
	case "day":
		if p.at(1) == "after" && p.at(2) == "tomorrow" {
			return p.name(addDays(p.today(), 2), 3)
		}
	}
	return 0
}

// dayNamed reports whether a day has been read already.
func (p *phrase) dayNamed() bool { return !p.date.IsZero() || p.weekdaySet }

// takeFiller reads a word that says nothing about the date.
func (p *phrase) takeFiller() int {
	switch p.at(0) {
	case "on", "at", "um", "am", "im", "by", "bis", "until", "till", "zum", "gegen":
		if len(p.words) > 1 {
			return 1
		}
	}
	if isArticle(p.at(0)) && len(p.words) > 1 {
		return 1
	}
	return 0
}

// numeral reads a whole number of at most four digits.
func numeral(s string) (int, bool) {
	if len(s) == 0 || len(s) > 4 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}
