package ui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/keyboard"
	"tend/ui/phrase"
	"tend/ui/when"
)

// dateSheet asks for a date: until when items wait, or when tasks are due. It
// is read while it is typed; a single digit names one of six choices, and a
// field left empty is the first of them.
type dateSheet struct {
	*env
	name    string
	label   string                    // before the field
	without string                    // the sixth choice, which has no date
	enter   string                    // what it does, a message
	said    string                    // the status line
	passed  bool                      // a date that has passed will do
	keep    func(when.Moment) tea.Cmd // a zero moment for the sixth choice
	date    field

	parse   func(text string) (when.Moment, bool) // nil: when.Parse
	offered func() [6]dateChoice                  // nil: the usual six
}

// newWaiting returns the sheet that takes items off the desk until a date or
// an answer.
func newWaiting(e *env, items []store.Item) dialog {
	d := &dateSheet{
		env: e, name: e.say("sheets.wait_name_many", "N", len(items)),
		label: "sheets.wait_until", without: "sheets.wait_answer", enter: "sheets.wait_do", said: "sheets.wait_status",
		keep: func(m when.Moment) tea.Cmd {
			if m.Time.IsZero() {
				return answered(waitChosenMsg{items: items})
			}
			return answered(waitChosenMsg{items: items, until: m.At()})
		},
	}
	if len(items) == 1 {
		d.name = e.say("sheets.wait_name", "X", phrase.ItemName(items[0]))
	}
	return d
}

// newTaskDate returns the sheet that gives tasks another date.
func newTaskDate(e *env, tasks []store.Task) dialog {
	d := &dateSheet{
		env: e, name: e.say("sheets.due_name_many", "N", len(tasks)), passed: true,
		label: "sheets.due_label", without: "sheets.due_none", enter: "sheets.due_do", said: "sheets.due_status",
		keep: func(m when.Moment) tea.Cmd { return answered(taskDateChosenMsg{tasks: tasks, due: m}) },
	}
	if len(tasks) == 1 {
		d.name = e.say("sheets.due_name", "X", tasks[0].Title)
	}
	return d
}

func (d *dateSheet) init() tea.Cmd { return nil }

func (d *dateSheet) update(msg tea.Msg) (dialog, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		d.date = d.date.update(msg)
	case tea.KeyPressMsg:
		switch d.verb(keyboard.Form, msg) {
		case "esc":
			return nil, nil
		case "enter":
			m, u := d.read()
			if u.problem != "" {
				return d, nil
			}
			return nil, d.keep(m)
		}
		d.date = d.date.update(msg)
	}
	return d, nil
}

// dateChoice is a date that one key chooses.
type dateChoice struct {
	word  string
	day   time.Time // zero: no date
	timed bool      // it is a time of that day
}

// offers are the six choices.
func (d *dateSheet) offers() [6]dateChoice {
	if d.offered != nil {
		return d.offered()
	}
	return d.choices()
}

// choices are the six, seen from now.
func (d *dateSheet) choices() [6]dateChoice {
	now := d.now()
	year, month, today := now.Date()
	day := func(year int, month time.Month, day int) time.Time {
		return when.Beginning(year, month, day, now.Location())
	}
	next := func(weekday time.Weekday) time.Time {
		return day(year, month, today+1+(int(weekday)-int(now.Weekday())+6)%7)
	}
	later := day(year, month+1, today)
	if later.Day() != today { // February has no 31st: its last day will do
		later = day(year, month+2, 0)
	}
	return [6]dateChoice{
		{word: "sheets.tomorrow", day: day(year, month, today+1)},
		{word: "sheets.weekend", day: next(time.Saturday)},
		{word: "sheets.monday", day: next(time.Monday)},
		{word: "sheets.week", day: day(year, month, today+7)},
		{word: "sheets.month", day: later},
		{word: d.without},
	}
}

// number is the choice that the field names, counted from 0; -1 if it holds a
// date of its own.
func (d *dateSheet) number() int {
	switch text := d.date.text(); len(text) {
	case 0:
		return 0
	case 1:
		return strings.Index("123456", text)
	}
	return -1
}

// understand reads a date of its own.
func (d *dateSheet) understand(text string) (when.Moment, bool) {
	if d.parse != nil {
		return d.parse(text)
	}
	return when.Parse(text, d.now())
}

// read says which date the field means. One with a problem cannot be kept.
func (d *dateSheet) read() (when.Moment, understood) {
	var m when.Moment
	if n := d.number(); n >= 0 {
		m = when.Moment{Time: d.offers()[n].day, WholeDay: !d.offers()[n].timed}
		if m.Time.IsZero() {
			return when.Moment{}, understood{meaning: d.say(d.without)}
		}
	} else {
		var ok bool
		if m, ok = d.understand(d.date.text()); !ok {
			return m, understood{problem: d.say("sheets.no_date")}
		}
	}
	if d.passed {
		return m, d.dateMeans(m)
	}
	m = when.Moment{Time: m.At()} // a wait ends at an hour
	if !m.Time.After(d.now()) {
		return m, understood{problem: d.say("sheets.date_passed")}
	}
	return m, d.dateMeans(m)
}

// dateMeans says a date in full and how far away it is.
func (e *env) dateMeans(m when.Moment) understood {
	u := understood{meaning: when.Long(e.words, m, e.now())}
	if at := m.At(); at.After(e.now()) {
		u.more = when.In(e.words, at, e.now())
	}
	return u
}

func (d *dateSheet) frame() frame { return frame{rows: 7, name: d.name} }

func (d *dateSheet) view(r room) drawing {
	p := newPaper(d.env, r, sheetText)
	_, u := d.read()
	label := p.labels(d.label)
	if p.narrow() {
		p.field(true, d.say(d.label), label, d.date, p.width, u)
		for i := range d.offers() {
			p.line(func(s *strip) { d.choice(s, i, p.width-16) })
		}
		return p.drawing()
	}
	p.blank(1)
	p.field(true, d.say(d.label), label, d.date, 18, u)
	p.blank(1)
	half, first, second := p.width/2, 18, 22
	if half < 37 {
		first, second = p.labels("sheets.tomorrow", "sheets.weekend", "sheets.monday")-1, p.labels("sheets.week", "sheets.month")-1
	}
	for i := range 3 {
		p.line(func(s *strip) {
			d.choice(s, i, first)
			s.fill(r.left + half)
			d.choice(s, i+3, second)
		})
	}
	return p.drawing()
}

// choice writes one choice: its key, its name, its date. The one in force is
// in the accent.
func (d *dateSheet) choice(s *strip, i, cells int) {
	c := d.offers()[i]
	style := d.theme.Muted
	if i == d.number() {
		style = d.theme.Accent
	}
	s.add(d.theme.Strong, string(rune('1'+i))).gap(2)
	if c.day.IsZero() {
		s.add(style, d.say(c.word))
		return
	}
	s.field(style, d.say(c.word), cells).add(style, d.choiceDate(c))
}

// choiceDate is the date of a choice, in a word.
func (d *dateSheet) choiceDate(c dateChoice) string {
	if c.timed {
		return when.Clock(c.day, d.now())
	}
	return when.Day(d.words, c.day, d.now())
}

func (d *dateSheet) hints() []key.Binding {
	return []key.Binding{
		d.hint("enter", d.enter),
		d.hint(d.say("sheets.one_to_six"), "sheets.choose"),
		d.backHint(),
	}
}

func (d *dateSheet) status() string { return d.say(d.said) }
