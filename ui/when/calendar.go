package when

import (
	"strings"
	"time"
)

// takeDate reads a date of the calendar: 2026-12-01, 1.12., 1.12.2026,
// 1. Dezember, 1st of December 2026, December 1.
func (p *phrase) takeDate() int {
	word := p.at(0)
	if t, err := time.Parse("2006-1-2", word); err == nil {
		return p.name(Beginning(t.Year(), t.Month(), t.Day(), p.now.Location()), 1)
	}
	if m, ok := monthOf(word); ok {
		return p.takeMonthFirst(m)
	}
	parts := strings.Split(strings.TrimSuffix(word, "."), ".")
	day, ok := numeral(parts[0])
	if !ok || len(parts) > 3 {
		return 0
	}
	switch len(parts) {
	case 1:
		return p.takeDayFirst(day, strings.HasSuffix(word, "."))
	case 2:
		month, ok := numeral(parts[1])
		if !ok {
			return 0
		}
		i, year := p.yearAt(1)
		return p.nameDate(year, month, day, i)
	}
	month, ok := numeral(parts[1])
	year, yearOK := yearOf(parts[2])
	if !ok || !yearOK {
		return 0
	}
	return p.nameDate(year, month, day, 1)
}

// takeDayFirst reads a date that begins with its day: "1. Dezember 2026",
// "3rd of July", "1. 12. 2026", or "15." for the next 15th.
func (p *phrase) takeDayFirst(day int, dot bool) int {
	i := 1
	switch p.at(i) {
	case "st", "nd", "rd", "th":
		dot = true
		i++
	}
	if dot && p.at(i) == "of" {
		i++
	}
	if m, ok := monthOf(p.at(i)); ok {
		i, year := p.yearAt(i + 1)
		return p.nameDate(year, int(m), day, i)
	}
	if !dot {
		return 0
	}
	if m, ok := numeral(strings.TrimSuffix(p.at(i), ".")); ok && strings.HasSuffix(p.at(i), ".") {
		i, year := p.yearAt(i + 1)
		return p.nameDate(year, m, day, i)
	}
	return p.nameDayOfMonth(day, i)
}

// takeMonthFirst reads "December 1", "Dec 1st 2026".
func (p *phrase) takeMonthFirst(m time.Month) int {
	day, ok := numeral(p.at(1))
	if !ok || day > 31 {
		return 0
	}
	i := 2
	switch p.at(i) {
	case "st", "nd", "rd", "th":
		i++
	}
	i, year := p.yearAt(i)
	return p.nameDate(year, int(m), day, i)
}

// yearAt reads a year of four digits at place i, if there is one, and returns
// the place behind it.
func (p *phrase) yearAt(i int) (next, year int) {
	if n, ok := numeral(p.at(i)); ok && len(p.at(i)) == 4 && p.at(i+1) != "uhr" {
		return i + 1, n
	}
	return i, 0
}

// yearOf reads a year of two or four digits.
func yearOf(s string) (int, bool) {
	n, ok := numeral(s)
	switch {
	case ok && len(s) == 4:
		return n, true
	case ok && len(s) == 2:
		return 2000 + n, true
	}
	return 0, false
}

// nameDate takes in a date; a year of 0 means the next one that has the day,
// today included. Days that no month has are refused.
func (p *phrase) nameDate(year, month, day, n int) int {
	if month < 1 || month > 12 || day < 1 {
		return 0
	}
	m, loc := time.Month(month), p.now.Location()
	if year != 0 {
		if day > lastDay(year, m) {
			return 0
		}
		return p.name(Beginning(year, m, day, loc), n)
	}
	for y := p.now.Year(); y <= p.now.Year()+8; y++ { // 29 February may be 8 years away
		t := Beginning(y, m, day, loc)
		if day <= lastDay(y, m) && !t.Before(p.today()) {
			return p.name(t, n)
		}
	}
	return 0
}

// nameDayOfMonth takes in the next day of that number, today included.
func (p *phrase) nameDayOfMonth(day, n int) int {
	if day < 1 || day > 31 {
		return 0
	}
	y, m, today := p.now.Date()
	if day < today {
		m++
	}
	for day > lastDay(y, m) {
		m++
	}
	return p.name(Beginning(y, m, day, p.now.Location()), n)
}
