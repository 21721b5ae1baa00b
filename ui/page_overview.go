package ui

import (
	"errors"
	"fmt"
	"os"
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
	return fmt.Sprintf("is:any source:%q date:%s", src.Name, d.month.From.Format("2006-01"))
}

// showBehind shows the comments behind a bar of the overview.
func (a *app) showBehind(m barChosenMsg) tea.Cmd {
	return a.withNames(m.query, func(a *app) tea.Cmd {
		q, err := a.queries().Read(m.query)
		if p := (*query.Problem)(nil); errors.As(err, &p) { // the source is gone meanwhile
			a.tell(p.Say(a.words))
			return nil
		}
		a.focus, a.reading, a.search.typing = commentsPane, false, false
		return a.showQuery(q)
	})
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
