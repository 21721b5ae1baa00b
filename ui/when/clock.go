package when

import (
	"strings"
	"time"
)

// clock is a time of day.
type clock struct {
	hour, minute int
	set          bool
}

// after reports whether the clock will still show that time on now's day.
func (c clock) after(now time.Time) bool {
	return c.hour > now.Hour() || c.hour == now.Hour() && c.minute > now.Minute()
}

// part is a part of the day.
type part int

const (
	noPart part = iota
	morning
	noon
	afternoon
	evening
)

// clock returns the time that a part of the day stands for.
func (p part) clock() clock {
	switch p {
	case morning:
		return clock{hour: DefaultHour, set: true}
	case noon:
		return clock{hour: 12, set: true}
	case afternoon:
		return clock{hour: 15, set: true}
	case evening:
		return clock{hour: 20, set: true}
	}
	return clock{}
}

// takeClock reads a time of day: 18:00, 18 Uhr, 18.30 Uhr, 18 Uhr 30, 6pm,
// "um 18", "at 6".
func (p *phrase) takeClock() int {
	i, announced := 0, false
	switch p.at(0) {
	case "at", "um", "gegen":
		i, announced = 1, true
	}
	hours, mins, colon := strings.Cut(p.at(i), ":")
	if !colon {
		hours, mins, _ = strings.Cut(p.at(i), ".")
	}
	c := clock{set: true}
	var ok bool
	if c.hour, ok = numeral(hours); !ok {
		return 0
	}
	if mins != "" {
		if c.minute, ok = numeral(mins); !ok || len(mins) != 2 {
			return 0
		}
	} else if colon {
		return 0
	}
	i++
	switch p.at(i) {
	case "uhr":
		i++
		if n, ok := numeral(p.at(i)); ok && mins == "" && n < 60 {
			c.minute, i = n, i+1
		}
	case "am", "pm", "a.m.", "p.m.":
		if c, ok = c.onHalfDay(p.at(i)); !ok {
			return 0
		}
		i++
	default:
		_, isUnit := unitOf(p.at(i))
		if !colon && (!announced || isUnit) {
			return 0
		}
	}
	if c.hour > 23 || c.minute > 59 || p.clock.set {
		return 0
	}
	p.clock = c
	return i
}

// onHalfDay turns a time of twelve hours into one of twenty-four.
func (c clock) onHalfDay(half string) (clock, bool) {
	if c.hour < 1 || c.hour > 12 {
		return c, false
	}
	c.hour %= 12
	if half[0] == 'p' {
		c.hour += 12
	}
	return c, true
}

// takePart reads a part of the day: "Abend", "in the morning".
func (p *phrase) takePart() int {
	i := 0
	if p.at(0) == "in" && p.at(1) == "the" {
		i = 2
	}
	if q, ok := partOf(p.at(i)); ok {
		return p.namePart(q, i+1)
	}
	return 0
}

// namePart takes in a part of the day, unless there is one already, and
// returns n.
func (p *phrase) namePart(q part, n int) int {
	if p.part != noPart {
		return 0
	}
	p.part = q
	return n
}

// time returns the time of day that clock and part of the day mean together,
// whether one was named, and whether they agree.
func (p *phrase) time() (c clock, named, ok bool) {
	switch {
	case !p.clock.set && p.part == noPart:
		return clock{}, false, true
	case p.part == noPart:
		return p.clock, true, true
	case !p.clock.set:
		c := p.part.clock()
		if p.part == evening && p.date.Equal(p.today()) && !c.after(p.now) {
			c.hour = 22 // tonight, said late
		}
		return c, true, true
	}
	c = p.clock
	late := p.part == afternoon || p.part == evening
	if late && 1 <= c.hour && c.hour < 12 { // 8 Uhr abends
		c.hour += 12
	}
	agrees := p.part == noon || late == (c.hour >= 12)
	return c, true, agrees
}
