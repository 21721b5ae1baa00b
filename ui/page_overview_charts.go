package ui

import (
	"strings"

	"tend/ui/when"
)

// title is the heading of a chart.
func (d *overviewPage) title(id string, note string) draws {
	return func(s *strip) {
		s.add(d.theme.Heading, d.say(id))
		if note != "" {
			s.gap(2).add(d.theme.Muted, note)
		}
	}
}

// weeks are the comments of each week, as two rows of a sparkline and in
// words.
func (d *overviewPage) weeks() []draws {
	var weeks []int
	for i, day := range d.known.days {
		if i%7 == 0 {
			weeks = append(weeks, 0)
		}
		weeks[len(weeks)-1] += day.Comments
	}
	lines := []draws{d.title("report.o_weeks", d.say("report.o_weeks_note", "N", len(weeks)))}
	fewest, most, last := 0, 0, 0
	for i, n := range weeks {
		if i == 0 || n < fewest {
			fewest = n
		}
		most, last = max(most, n), n
	}
	if spark := d.theme.Signs.Spark; len(spark) > 0 && most > 0 {
		for row := 1; row >= 0; row-- {
			drawn := sparks(weeks, most, row, spark)
			lines = append(lines, func(s *strip) { s.add(d.theme.Open, drawn) })
		}
	}
	said := d.say("report.o_weeks_said", "A", d.words.Number(fewest), "B", d.words.Number(most), "C", d.words.Number(last))
	return append(lines, func(s *strip) { s.field(d.theme.Muted, said, overviewLeft-2) })
}

// sparks draws one row of a sparkline, the lower one being 0.
func sparks(numbers []int, most, row int, signs []string) string {
	var b strings.Builder
	for _, n := range numbers {
		level := (n*2*len(signs)+most-1)/most - row*len(signs)
		if level <= 0 {
			b.WriteByte(' ')
			continue
		}
		b.WriteString(signs[min(level, len(signs))-1])
	}
	return b.String()
}

// bar is one line of a chart.
type bar struct {
	name string
	n    int
}

// bars draws a chart whose lines have so many cells for their names and for
// their longest bar.
func (d *overviewPage) bars(names, cells int, all []bar) []draws {
	most := 1
	for _, b := range all {
		most = max(most, b.n)
	}
	var lines []draws
	for _, b := range all {
		drawn := 0
		if b.n > 0 {
			drawn = max(1, b.n*cells/most)
		}
		lines = append(lines, func(s *strip) {
			s.field(d.theme.Text, b.name, names).gap(1)
			s.field(d.theme.Open, strings.Repeat(d.theme.Signs.Bar, drawn), cells).right(d.theme.Text, d.words.Number(b.n), 7)
		})
	}
	return lines
}

// within is how long people waited for an answer.
func (d *overviewPage) within() []draws {
	a, t := d.known.report.Answers, d.known.report.Comments
	all := []bar{
		{d.say("report.o_hour"), a.Hour},
		{d.say("report.o_day"), a.Day},
		{d.say("report.o_days"), a.Days},
		{d.say("report.o_longer"), a.Longer},
		{d.say("report.o_done"), t.Done},
		{d.say("report.o_open"), t.Open},
	}
	if t.Earlier > 0 {
		all = append(all, bar{d.say("report.o_earlier"), t.Earlier})
	}
	return append([]draws{d.title("report.o_within", "")}, d.bars(10, 15, all)...)
}

// bySource is what the busiest sources brought.
func (d *overviewPage) bySource() []draws {
	var all []bar
	for _, src := range d.sources() {
		all = append(all, bar{src.Name, src.Comments})
	}
	return append([]draws{d.title("report.o_sources", "")}, d.bars(10, 18, all)...)
}

// busiest are the three busiest days of the week, in their order.
func (d *overviewPage) busiest() []draws {
	counts := make([]int, 7)
	for _, day := range d.known.report.Days {
		counts[(int(day.At.Weekday())+6)%7] += day.Comments
	}
	names := strings.Fields(d.say("when.weekdays_short"))
	var all []bar
	for i, n := range counts {
		above := 0
		for j, other := range counts {
			if other > n || other == n && j < i {
				above++
			}
		}
		if above < 3 && n > 0 {
			all = append(all, bar{names[(i+1)%7], n})
		}
	}
	return append([]draws{d.title("report.o_busiest", "")}, d.bars(10, 18, all)...)
}

// numbers are the facts that need no chart.
func (d *overviewPage) numbers() []string {
	r, before := d.known.report, d.known.before
	var said []string
	switch a := r.Answers; {
	case a.Unknown:
		said = append(said, d.say("report.o_median_unknown"))
	case r.Comments.Answered == 0:
	case before.Median > 0:
		said = append(said, d.say("report.o_median_before", "X", when.Length(d.words, a.Median),
			"M", when.Month(d.words, d.month.Before().From, d.now()), "Y", when.Length(d.words, before.Median)))
	default:
		said = append(said, d.say("report.o_median", "X", when.Length(d.words, a.Median)))
	}
	if r.Newcomers > 0 {
		said = append(said, d.say("report.o_newcomers", "N", r.Newcomers, "W", d.words.Number(r.Welcomed)))
	}
	var names []string
	for _, h := range r.Helpers {
		names = append(names, h.Name)
	}
	if len(names) > 0 {
		said = append(said, d.say("report.o_thanks", "X", strings.Join(names, ", ")))
	}
	return said
}
