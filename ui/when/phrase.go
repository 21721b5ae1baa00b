package when

import "time"

// phrase is a date being read. Its words are taken from the front, in any
// order that makes sense; what contradicts itself is refused.
type phrase struct {
	words []string
	now   time.Time

	date    time.Time // the beginning of the day that was named; zero if none was
	exact   time.Time // a time so many hours from now; zero if none was named
	which   which
	weekday time.Weekday
	clock   clock
	part    part

	weekdaySet bool
}

// which one of several weekdays is meant.
type which int

const (
	noWeekday which = iota
	comingDay       // the next one to come
	nextWeek        // the one of next week, Monday to Sunday
	passedDay       // the last one that has passed
)

// read takes word after word and returns the moment that they mean together.
func (p *phrase) read() (Moment, bool) {
	for len(p.words) > 0 {
		n := p.step()
		if n == 0 {
			return Moment{}, false
		}
		p.words = p.words[n:]
	}
	return p.moment()
}

// step returns how many of the words in front belong together, after having
// taken in what they mean; 0 if they mean nothing here.
func (p *phrase) step() int {
	for _, try := range []func() int{
		p.takeDuration, p.takeClock, p.takeEnd, p.takeNext, p.takeWeekday,
		p.takeDate, p.takeDay, p.takePart, p.takeFiller,
	} {
		if n := try(); n > 0 {
			return n
		}
	}
	return 0
}

// moment puts day and time together.
func (p *phrase) moment() (Moment, bool) {
	if !p.exact.IsZero() {
		alone := p.date.IsZero() && p.which == noWeekday && !p.clock.set && p.part == noPart
		return Moment{Time: p.exact}, alone
	}
	c, hasClock, ok := p.time()
	if !ok {
		return Moment{}, false
	}
	date, ok := p.day(c, hasClock)
	if !ok {
		return Moment{}, false
	}
	if !hasClock {
		return Moment{Time: date, WholeDay: true}, true
	}
	y, month, d := date.Date()
	return Moment{Time: time.Date(y, month, d, c.hour, c.minute, 0, 0, p.now.Location())}, true
}

// day returns the day that was named, by a date or a weekday; without either,
// the day on which the clock shows that time next.
func (p *phrase) day(c clock, hasClock bool) (time.Time, bool) {
	switch {
	case !p.date.IsZero():
		agrees := p.which == noWeekday || p.which == comingDay && p.date.Weekday() == p.weekday
		return p.date, agrees
	case p.which != noWeekday:
		return p.dayOfWeek(hasClock && c.after(p.now)), true
	case hasClock && c.after(p.now):
		return p.today(), true
	case hasClock:
		return addDays(p.today(), 1), true
	}
	return time.Time{}, false
}

// dayOfWeek returns the day of a weekday. Today's own is a week away, unless
// the time that was named with it is still to come.
func (p *phrase) dayOfWeek(stillToday bool) time.Time {
	ahead := (int(p.weekday) - int(p.now.Weekday()) + 7) % 7
	switch p.which {
	case passedDay:
		if ahead == 0 {
			return addDays(p.today(), -7)
		}
		return addDays(p.today(), ahead-7)
	case nextWeek:
		return addDays(p.monday(1), (int(p.weekday)+6)%7)
	}
	if ahead == 0 && !stillToday {
		ahead = 7
	}
	return addDays(p.today(), ahead)
}

// today returns the beginning of the day that is now.
func (p *phrase) today() time.Time {
	y, m, d := p.now.Date()
	return Beginning(y, m, d, p.now.Location())
}

// monday returns the Monday of the week that is so many weeks from now.
func (p *phrase) monday(weeks int) time.Time {
	return addDays(p.today(), 7*weeks-(int(p.now.Weekday())+6)%7)
}

// name takes in a day, unless there is one already, and returns n.
func (p *phrase) name(day time.Time, n int) int {
	if !p.date.IsZero() || !p.exact.IsZero() {
		return 0
	}
	p.date = day
	return n
}

// at returns the word at that place, or "" behind the last one.
func (p *phrase) at(i int) string {
	if i < 0 || i >= len(p.words) {
		return ""
	}
	return p.words[i]
}

// Beginning returns the first moment of a day, also where clocks skip
// midnight.
func Beginning(y int, m time.Month, d int, loc *time.Location) time.Time {
	t := time.Date(y, m, d, 0, 0, 0, 0, loc)
	if want := time.Date(y, m, d, 12, 0, 0, 0, loc); t.Day() != want.Day() {
		return t.Add(time.Hour)
	}
	return t
}

// addDays moves a day along the calendar, whatever clocks do on the way.
func addDays(t time.Time, n int) time.Time {
	y, m, d := t.Date()
	return Beginning(y, m, d+n, t.Location())
}

// addMonths moves a day by months; where the month is shorter, to its end.
func addMonths(t time.Time, n int) time.Time {
	y, m, d := t.Date()
	return Beginning(y, m+time.Month(n), min(d, lastDay(y, m+time.Month(n))), t.Location())
}

// lastDay returns how many days a month has; months may run over the year.
func lastDay(y int, m time.Month) int {
	return time.Date(y, m+1, 0, 12, 0, 0, 0, time.UTC).Day()
}
