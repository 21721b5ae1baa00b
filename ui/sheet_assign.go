package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/keyboard"
)

// assignSheet asks who is to have something. A name is completed while it is
// typed; one that nobody knows is taken as it is.
type assignSheet struct {
	*env
	things store.Things
	title  string
	names  []string // who is known
	who    field
	row    choices
}

// newAssign returns the sheet that gives things to somebody.
func newAssign(e *env, things store.Things, title string) dialog {
	return &assignSheet{env: e, things: things, title: title}
}

func (d *assignSheet) init() tea.Cmd { return d.desk.names() }

func (d *assignSheet) update(msg tea.Msg) (dialog, tea.Cmd) {
	switch msg := msg.(type) {
	case namesLoadedMsg:
		d.names = d.words.Sorted(msg.names)
	case tea.PasteMsg:
		d.who = d.who.update(msg)
	case tea.KeyPressMsg:
		switch verb := d.verb(keyboard.Form, msg); verb {
		case "esc":
			return nil, nil
		case "enter", "keep":
			return nil, answered(assignChosenMsg{things: d.things, whom: d.whom()})
		case "tab", "down":
			d.row.set(d.row.at+1, len(d.rows()))
		case "shift+tab", "up":
			d.row.set(d.row.at-1, len(d.rows()))
		default:
			d.who = d.who.update(msg)
			d.row.at = 0
		}
	}
	return d, nil
}

// rows are the names that can be chosen: those that fit what was typed, what
// was typed itself if nobody is called so, and at last nobody.
func (d *assignSheet) rows() []string {
	rows := matchNames(d.names, d.volunteer, d.words.Lang(), d.who.text())
	if text := d.who.text(); text != "" && len(rows) == 0 {
		rows = append(rows, text)
	}
	return append(rows, "")
}

// whom is the name in focus; "" is nobody.
func (d *assignSheet) whom() string { return d.rows()[min(d.row.at, len(d.rows())-1)] }

// matchNames returns the names that begin as a text does, the volunteer's own
// for "me", and all of them for no text.
func matchNames(names []string, me, lang, text string) []string {
	wanted := fold(text)
	if !slices.Contains(names, me) {
		names = append([]string{me}, names...)
	}
	var fit []string
	for _, name := range names {
		if strings.HasPrefix(fold(name), wanted) || name == me && wanted == mine(lang) {
			fit = append(fit, name)
		}
	}
	return fit
}

// mine is the word for oneself.
func mine(lang string) string {
	if lang == "de" {
		return "ich"
	}
	return "me"
}

func (d *assignSheet) frame() frame {
	return frame{rows: 9, name: d.say("follow.assign_name", "X", d.title)}
}

func (d *assignSheet) view(r room) drawing {
	p := newPaper(d.env, r, sheetText)
	p.margin()
	whom := understood{meaning: d.whom()}
	if whom.meaning == "" {
		whom = understood{more: d.say("follow.nobody")}
	}
	cells := p.labels("follow.who")
	p.field(true, d.say("follow.who"), cells, d.who, 20, whom)
	if !p.under() {
		p.blank(1)
	}
	rows := d.rows()
	from, to := d.row.window(len(rows), max(1, r.height-len(p.lines)))
	for i := from; i < to; i++ {
		name, style := rows[i], d.theme.Text
		if name == "" {
			name, style = d.say("follow.nobody"), d.theme.Muted
		}
		p.line(func(s *strip) {
			if i == d.row.at {
				style = d.theme.Accent
			}
			s.gap(cells).add(style, d.theme.Signs.Cut(name, p.width-cells))
		})
	}
	return p.drawing()
}

func (d *assignSheet) hints() []key.Binding {
	return []key.Binding{d.hint("enter", "follow.assign"), d.hint(d.say("follow.up_down"), "sheets.choose"), d.backHint()}
}

func (d *assignSheet) status() string { return d.say("follow.assign_status") }
