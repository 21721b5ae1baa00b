package ui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/keyboard"
	"tend/ui/when"
)

// taskSheet is the sheet for a new follow-up task, or for changing one.
type taskSheet struct {
	*env
	task  store.Task // as it was; its ID is 0 when it is new
	about string     // what it is about, in words
	form  form
	tried bool // keeping it was tried without a title
}

// The fields of a taskSheet.
const (
	taskWhat = iota
	taskWhen
)

// newTask returns the sheet for a new task about an item, or about nothing.
func newTask(e *env, about *store.Item) dialog {
	d := &taskSheet{env: e, form: newForm("", "")}
	if about != nil {
		d.task.ItemID, d.about = about.ID, e.aboutItem(*about)
	}
	return d
}

// newTaskEdit returns the sheet that changes a task.
func newTaskEdit(e *env, t store.Task) dialog {
	due := ""
	switch {
	case t.Due.IsZero():
	case t.WholeDay:
		due = t.Due.Format(time.DateOnly)
	default:
		due = t.Due.In(e.now().Location()).Format("2006-01-02 15:04")
	}
	return &taskSheet{env: e, task: t, about: t.About, form: newForm(t.Title, due)}
}

// aboutItem says in a few words what item something is about.
func (e *env) aboutItem(it store.Item) string {
	if it.Kind == store.KindPost {
		return it.Title
	}
	return e.say("sheets.about_comment", "X", e.author(it), "T", it.Excerpt)
}

func (d *taskSheet) init() tea.Cmd { return nil }

func (d *taskSheet) update(msg tea.Msg) (dialog, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch d.verb(keyboard.Form, k) {
		case "esc":
			return nil, nil
		case "keep":
			return d.keep()
		}
	}
	if d.form.update(msg) {
		return d.keep()
	}
	return d, nil
}

// keep closes the sheet and keeps the task, if it has a title and its date was
// understood.
func (d *taskSheet) keep() (dialog, tea.Cmd) {
	m, u := d.due()
	d.tried = true
	switch {
	case d.form.text(taskWhat) == "":
		d.form.at = taskWhat
		return d, nil
	case u.problem != "":
		d.form.at = taskWhen
		return d, nil
	}
	t := d.task
	t.Title, t.Due, t.WholeDay, t.Zone = d.form.text(taskWhat), m.Time, m.WholeDay, zone(d.now())
	return nil, answered(taskWrittenMsg{task: t})
}

// zone names the time zone in which a date was meant; "" for the machine's.
func zone(t time.Time) string {
	if name := t.Location().String(); name != "Local" {
		return name
	}
	return ""
}

// due says which date the field means: none if it is empty.
func (d *taskSheet) due() (when.Moment, understood) {
	text := d.form.text(taskWhen)
	if text == "" {
		return when.Moment{}, understood{more: d.say("sheets.due_none")}
	}
	m, ok := when.Parse(text, d.now())
	if !ok {
		return m, understood{problem: d.say("sheets.no_date")}
	}
	return m, understood{meaning: when.Near(d.words, m, d.now())}
}

func (d *taskSheet) frame() frame {
	if d.task.ID != 0 {
		return frame{rows: 7, name: d.say("sheets.task_edit")}
	}
	return frame{rows: 7, name: d.say("sheets.task_new")}
}

func (d *taskSheet) view(r room) drawing {
	p := newPaper(d.env, r, sheetText)
	cells := p.labels("sheets.task_what", "sheets.task_when", "sheets.task_about")
	what := understood{}
	if d.tried && d.form.text(taskWhat) == "" {
		what.problem = d.say("sheets.task_needs_title")
	}
	_, due := d.due()
	p.margin()
	width, dateWidth := p.width, 26
	if what.problem != "" {
		width = 18
	}
	if p.width < 70 {
		dateWidth = 16
	}
	p.field(d.form.at == taskWhat, d.say("sheets.task_what"), cells, d.form.fields[taskWhat], width, what)
	p.field(d.form.at == taskWhen, d.say("sheets.task_when"), cells, d.form.fields[taskWhen], dateWidth, due)
	if d.about != "" {
		p.line(func(s *strip) {
			s.field(d.theme.Muted, d.say("sheets.task_about"), cells)
			s.add(d.theme.Muted, d.theme.Signs.Cut(d.about, p.width-cells))
		})
	}
	p.blank(1)
	p.text(d.theme.Muted, d.say("sheets.dates_understood"))
	return p.drawing()
}

func (d *taskSheet) hints() []key.Binding {
	keep := d.key("keep")
	if d.form.at == taskWhen {
		keep = d.hint("enter", "sheets.keep")
	}
	return []key.Binding{d.hint("tab", "sheets.next_field"), keep, d.backHint()}
}

func (d *taskSheet) status() string { return d.say("sheets.only_here") }
