package ui

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/keyboard"
	"tend/ui/query"
	"tend/ui/when"
)

// overviewPage shows what a month was like, in small charts with their
// numbers.
type overviewPage struct {
	*env
	month  store.Span
	known  *overviewLoadedMsg // nil until it is read
	said   string             // what went wrong, or was done
	scroll scroll
	source int // which of the sources shown is in focus
}

// barChosenMsg asks for the comments behind a bar, by a query.
type barChosenMsg struct{ query string }

// overviewLoadedMsg brings what a month was like.
type overviewLoadedMsg struct {
	month  store.Span
	report store.Report
	before store.Waits // in the month before
	days   []store.Day
	err    error
}

func newOverview(e *env) dialog { return &overviewPage{env: e, month: monthOf(e.now())} }

// monthOf returns the month that has t in it.
func monthOf(t time.Time) store.Span {
	y, m, _ := t.Date()
	return store.Span{From: time.Date(y, m, 1, 0, 0, 0, 0, t.Location()), To: time.Date(y, m+1, 1, 0, 0, 0, 0, t.Location())}
}

func (d *overviewPage) init() tea.Cmd { return d.desk.loadOverview(d.month) }

func (d *overviewPage) update(msg tea.Msg) (dialog, tea.Cmd) {
	switch msg := msg.(type) {
	case overviewLoadedMsg:
		switch {
		case msg.err != nil:
			d.said = d.words.Error(msg.err)
		case msg.month.From.Equal(d.month.From):
			d.known = &msg
		}
	case reportSavedMsg:
		d.said = d.whereSaved(msg)
	case tea.KeyPressMsg:
		d.said = ""
		return d.press(msg)
	}
	return d, nil
}

// whereSaved says where the page is, or why it is not.
func (d *overviewPage) whereSaved(msg reportSavedMsg) string {
	switch {
	case errors.Is(msg.err, os.ErrExist):
		return d.say("report.saved_before", "X", msg.path)
	case msg.err != nil:
		return d.words.Error(msg.err)
	}
	return d.say("report.saved", "X", msg.path)
}

func (d *overviewPage) press(k tea.KeyPressMsg) (dialog, tea.Cmd) {
	switch verb := d.verb(keyboard.Overview, k); verb {
	case "esc", "quit", "overview":
		return nil, nil
	case "month-before":
		return d, d.show(d.month.Before())
	case "month-after":
		if next := monthOf(d.month.To); !next.From.After(d.now()) {
			return d, d.show(next)
		}
	case "tab", "shift+tab":
		if n := len(d.sources()); n > 0 {
			step := map[string]int{"tab": 1, "shift+tab": n - 1}[verb]
			d.source = (d.source + step) % n
		}
	case "enter":
		if sources := d.sources(); len(sources) > 0 {
			return nil, answered(barChosenMsg{d.behind(sources[d.source])})
		}
	case "month-save":
		if d.known != nil {
			return d, d.desk.saveReport(d.words, d.known.report, d.known.before)
		}
	default:
		d.scroll.press(verb)
	}
	return d, nil
}

// show goes to another month.
func (d *overviewPage) show(month store.Span) tea.Cmd {
	d.month, d.known, d.scroll, d.source = month, nil, scroll{}, 0
	return d.desk.loadOverview(month)
}

func (d *overviewPage) frame() frame {
	return frame{
		page: true, name: d.say("report.overview_name"), note: d.say("report.all_sources"),
		right: when.Month(d.words, d.month.From, d.now()),
	}
}

// draws writes one line of a column.
type draws func(s *strip)

// The width of the overview's left column, and from where on there are two.
const (
	overviewLeft = 37
	overviewTwo  = 72
)

func (d *overviewPage) view(r room) drawing {
	p := newPaper(d.env, r, pageText)
	if d.known == nil {
		return p.drawing()
	}
	if d.known.report.Comments.All() == 0 {
		p.text(d.theme.Muted, d.say("report.nobody"))
		return p.drawing()
	}
	left := append(d.weeks(), append([]draws{nil}, d.within()...)...)
	right := append(d.bySource(), append([]draws{nil}, d.busiest()...)...)
	if p.width < overviewTwo {
		left, right = append(append(left, nil), right...), nil
	}
	for i := range max(len(left), len(right)) {
		p.line(func(s *strip) {
			if i < len(left) && left[i] != nil {
				left[i](s)
			}
			if i < len(right) && right[i] != nil {
				s.fill(r.left + overviewLeft)
				right[i](s)
			}
		})
	}
	p.blank(1)
	for _, fact := range d.numbers() {
		p.text(d.theme.Text, fact)
	}
	p.lines = d.scroll.part(p.lines, r.height)
	return p.drawing()
}

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

// sources are those that are shown, the busiest first.
func (d *overviewPage) sources() []store.SourceReport {
	if d.known == nil {
		return nil
	}
	all := d.known.report.Sources
	return all[:min(4, len(all))]
}

// behind is the query for what a source brought in the month.
func (d *overviewPage) behind(src store.SourceReport) string {
	const day = 24 * time.Hour
	days := func(t time.Time) int { return int((d.now().Sub(t) + day - 1) / day) }
	asked := fmt.Sprintf("source:%q age:<%dd", src.Name, days(d.month.From))
	if d.month.To.Before(d.now()) {
		asked += fmt.Sprintf(" age:>%dd", days(d.month.To)-1)
	}
	return asked
}

// showBehind shows the comments behind a bar of the overview.
func (a *app) showBehind(m barChosenMsg) tea.Cmd {
	q, err := a.queries().Read(m.query)
	if p := (*query.Problem)(nil); errors.As(err, &p) { // the source is gone meanwhile
		a.tell(p.Say(a.words))
		return nil
	}
	a.focus, a.reading, a.search.typing = commentsPane, false, false
	return a.showQuery(q)
}

func (d *overviewPage) hints() []key.Binding {
	var hints []key.Binding
	sources := d.sources()
	if len(sources) > 0 {
		hints = append(hints, d.hint("enter", "board.behind", "X", sources[d.source].Name))
	}
	hints = append(hints, d.pair("month-before", "month-after", "report.o_month"), d.key("month-save"))
	if len(sources) > 1 {
		hints = append(hints, d.hint("tab", "board.next_source"))
	}
	return append(hints, d.backHint())
}

func (d *overviewPage) status() string {
	switch {
	case d.said != "":
		return d.said
	case d.known == nil:
		return ""
	}
	t := d.known.report.Comments
	return d.say("report.o_status", "N", t.All(), "A", d.words.Number(t.Answered+t.Done))
}

// showOverview opens the overview.
func (a *app) showOverview() tea.Cmd { return a.open(newOverview(a.env)) }
