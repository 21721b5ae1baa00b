package report

import (
	"strings"
	"time"

	"tend/store"
	"tend/ui/text"
	"tend/ui/when"
)

// scribe puts a report into words.
type scribe struct {
	*text.Words
	store.Report
	now time.Time
}

// About says what a span of time was like. before is how long people waited in
// the span before it, for comparison; its Median is left out where nothing is
// known of it.
func About(w *text.Words, r store.Report, before store.Waits, now time.Time) Paper {
	s := scribe{w, r, now}
	p := Paper{
		Lang:  w.Lang(),
		Title: w.Say("report.title", "X", s.span()),
		Lead:  s.lead(before),
		Foot:  w.Say("report.made", "X", when.Date(w, now, now)),
	}
	if s.Comments.All() > 0 {
		p.add(s.within())
		p.add(s.bySource())
		p.add(s.overTime())
		p.add(s.byWeekday())
	}
	p.add(s.people())
	p.add(Part{Title: w.Say("report.h_team"), List: deeds(w, r.Deeds)})
	p.add(s.reasons())
	p.add(s.open())
	return p
}

// span says which time the report is about: a month or a year by its name,
// else its first and last day.
func (s scribe) span() string {
	from, last := s.From, s.To.Add(-time.Second)
	begins := from.Day() == 1
	switch next := s.To; {
	case begins && next.Equal(from.AddDate(0, 1, 0)):
		return when.Month(s.Words, from, s.now)
	case begins && from.Month() == time.January && next.Equal(from.AddDate(1, 0, 0)):
		return from.Format("2006")
	case from.Year() == last.Year() && from.YearDay() == last.YearDay():
		return when.Date(s.Words, from, s.now)
	}
	return s.Say("report.span", "A", when.Date(s.Words, from, s.now), "B", when.Date(s.Words, last, s.now))
}

// lead sums the span up in a few sentences.
func (s scribe) lead(before store.Waits) []string {
	t, a := s.Comments, s.Answers
	if t.All() == 0 {
		return append([]string{s.Say("report.nobody")}, s.spam()...)
	}
	says := []string{s.Say("report.lead", "N", t.All(), "A", s.Number(t.Answered), "D", s.Number(t.Done), "O", s.Number(t.Open))}
	if t.Earlier > 0 {
		says = append(says, s.Say("report.earlier", "N", t.Earlier))
	}
	says = append(says, s.spam()...)
	switch {
	case a.Unknown:
		says = append(says, s.Say("report.median_unknown"))
	case t.Answered > 0 && before.Median > 0:
		says = append(says, s.Say("report.median_before", "X", when.Length(s.Words, a.Median),
			"Y", when.Length(s.Words, before.Median), "N", s.Span.Before().Days()))
	case t.Answered > 0:
		says = append(says, s.Say("report.median", "X", when.Length(s.Words, a.Median)))
	}
	if t.Answered > 1 {
		says = append(says, s.Say("report.longest", "X", when.Length(s.Words, a.Longest)))
	}
	if !a.Oldest.IsZero() {
		says = append(says, s.Say("report.oldest", "X", when.For(s.Words, a.Oldest, s.now)))
	}
	return says
}

// spam says how much of it there was, if any.
func (s scribe) spam() []string {
	if s.Comments.Spam == 0 {
		return nil
	}
	return []string{s.Say("report.spam", "N", s.Comments.Spam)}
}

// within is how long people waited for an answer.
func (s scribe) within() Part {
	a, t := s.Answers, s.Comments
	bars := []Bar{
		{Name: s.Say("report.within_hour"), N: a.Hour},
		{Name: s.Say("report.within_day"), N: a.Day},
		{Name: s.Say("report.within_days"), N: a.Days},
		{Name: s.Say("report.within_longer"), N: a.Longer},
		{Name: s.Say("report.within_done"), N: t.Done},
		{Name: s.Say("report.within_open"), N: t.Open},
	}
	if t.Earlier > 0 {
		bars = append(bars, Bar{Name: s.Say("report.within_earlier"), N: t.Earlier})
	}
	return Part{Title: s.Say("report.h_within"), Chart: s.chart("report.over_wait", bars)}
}

// chart counts comments.
func (s scribe) chart(over string, bars []Bar) Chart {
	return Chart{Name: s.Say("report.comments"), Over: s.Say(over), Bars: bars}
}

// sourceRows is how many sources a report names; the others count together.
const sourceRows = 12

// bySource is what each source brought.
func (s scribe) bySource() Part {
	var bars []Bar
	rest, others := 0, 0
	for i, src := range s.Sources {
		if i >= sourceRows || src.Comments == 0 {
			rest += src.Comments
			others++
			continue
		}
		note := s.Say("report.source_none")
		switch {
		case src.Answered == 1:
			note = s.Say("report.source_one", "X", when.Length(s.Words, src.Median))
		case src.Answered > 1:
			note = s.Say("report.source_median", "N", src.Answered, "X", when.Length(s.Words, src.Median))
		}
		bars = append(bars, Bar{Name: src.Name, N: src.Comments, Note: note})
	}
	if rest > 0 {
		bars = append(bars, Bar{Name: s.Say("report.others", "N", others), N: rest})
	}
	c := s.chart("report.over_source", bars)
	c.Note = s.Say("report.answers")
	return Part{Title: s.Say("report.h_sources"), Chart: c}
}

// The spans that are shown day by day and week by week; longer ones are shown
// by month.
const (
	daysShown  = 10
	weeksShown = 26 * 7
)

// overTime is what days, weeks or months brought.
func (s scribe) overTime() Part {
	title, over := "report.h_months", "report.over_month"
	same := func(a, b time.Time) bool { return a.Month() == b.Month() && a.Year() == b.Year() }
	name := func(t time.Time) string { return when.Month(s.Words, t, s.now) }
	switch n := len(s.Report.Days); {
	case n <= daysShown:
		title, over = "report.h_days", "report.over_day"
		same = func(a, b time.Time) bool { return false }
		name = func(t time.Time) string { return when.Day(s.Words, t, s.now) }
	case n <= weeksShown:
		title, over = "report.h_weeks", "report.over_week"
		same = func(a, b time.Time) bool { return b.Weekday() != time.Monday }
		name = func(t time.Time) string { return when.ShortDate(s.Words, t, s.now) }
	}
	var bars []Bar
	var before time.Time
	for _, day := range s.Report.Days {
		if len(bars) == 0 || !same(before, day.At) {
			bars = append(bars, Bar{Name: name(day.At)})
		}
		bars[len(bars)-1].N += day.Comments
		before = day.At
	}
	c := s.chart(over, bars)
	c.Times = true
	return Part{Title: s.Say(title), Chart: c}
}

// byWeekday is which days of the week are the busiest.
func (s scribe) byWeekday() Part {
	if len(s.Report.Days) < 14 {
		return Part{}
	}
	names := strings.Fields(s.Say("when.weekdays"))
	bars := make([]Bar, 7)
	for i := range bars {
		bars[i].Name = names[(i+1)%7]
	}
	for _, day := range s.Report.Days {
		bars[(int(day.At.Weekday())+6)%7].N += day.Comments
	}
	return Part{Title: s.Say("report.h_weekdays"), Chart: s.chart("report.over_weekday", bars)}
}

// open is what waits now.
func (s scribe) open() Part {
	return Part{Title: s.Say("report.h_open"), List: openNow(s.Words, s.Open, s.now)}
}

// openNow says what is on the desk, a line for comments and one for tasks.
func openNow(w *text.Words, c store.Counts, now time.Time) []string {
	lines := []string{w.Say("report.nothing_waits")}
	if c.Held+c.Open > 0 {
		id := "report.waiting"
		switch {
		case c.Open == 0:
			id = "report.waiting_held"
		case c.Held == 0:
			id = "report.waiting_open"
		}
		lines[0] = w.Say(id, "H", capped(w, c.Held), "O", capped(w, c.Open), "X", when.For(w, c.Oldest, now))
	}
	if c.Waiting > 0 {
		lines = append(lines, w.Say("report.later", "N", c.Waiting))
	}
	if c.Tasks > 0 {
		line := w.Say("report.tasks", "N", c.Tasks)
		if c.Overdue > 0 {
			line = w.Say("report.tasks_overdue", "N", c.Tasks, "O", capped(w, c.Overdue))
		}
		lines = append(lines, line)
	}
	return lines
}

// capped is a count of the desk, which stops counting at some number.
func capped(w *text.Words, n int) string {
	if n >= store.CountCap {
		return w.Say("report.many", "N", store.CountCap-1)
	}
	return w.Number(n)
}

// list joins words as a sentence does: "A, B and C".
func list(w *text.Words, words []string) string {
	last := len(words) - 1
	if last <= 0 {
		return strings.Join(words, "")
	}
	return w.Say("report.and", "A", strings.Join(words[:last], ", "), "B", words[last])
}
