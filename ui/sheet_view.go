package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/ui/keyboard"
	"tend/ui/query"
)

// viewSheet is the sheet that chooses one of the saved views, the whole desk
// first.
type viewSheet struct {
	*env
	views views
	row   choices
}

func newViews(e *env, v views, current string) dialog {
	d := &viewSheet{env: e, views: v}
	at := slices.IndexFunc(v.saved, func(v query.View) bool { return v.Name == current })
	d.row.set(at+1, len(v.saved)+1)
	return d
}

func (d *viewSheet) init() tea.Cmd { return nil }

func (d *viewSheet) update(msg tea.Msg) (dialog, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return d, nil
	}
	verb := d.verb(keyboard.Views, k)
	if d.row.press(verb, len(d.views.saved)+1) {
		return d, nil
	}
	switch verb {
	case "esc", "quit":
		return nil, nil
	case "enter", "views":
		name := ""
		if d.row.at > 0 {
			name = d.views.saved[d.row.at-1].Name
		}
		return nil, answered(viewChosenMsg{name})
	}
	return d, nil
}

func (d *viewSheet) frame() frame {
	return frame{rows: min(11, len(d.views.saved)+4), name: d.say("desk.views")}
}

func (d *viewSheet) view(r room) drawing {
	p := newPaper(d.env, r, sheetText)
	p.blankIfRoom()
	from, to := d.row.window(len(d.views.saved)+1, r.height-len(p.lines))
	for i := from; i < to; i++ {
		name, shown := d.say("desk.view_all"), d.say("desk.view_all_long")
		if i > 0 {
			name, shown = d.views.saved[i-1].Name, d.views.saved[i-1].Query
		}
		p.row(i == d.row.at, func(s *strip) {
			s.field(d.theme.Text, name, p.width/3).gap(2)
			s.field(d.theme.Muted, shown, p.width-p.width/3-2)
		})
	}
	return p.drawing()
}

func (d *viewSheet) hints() []key.Binding {
	return []key.Binding{d.hint("enter", "desk.view_show"), d.hint(d.say("sheets.up_down"), "sheets.choose"), d.backHint()}
}

func (d *viewSheet) status() string { return "" }

// viewNameSheet is the sheet that asks for the name of a new view.
type viewNameSheet struct {
	*env
	query string
	taken []query.View
	name  field
}

func newViewName(e *env, shown string, taken []query.View) dialog {
	return &viewNameSheet{env: e, query: shown, taken: taken, name: newField("")}
}

func (d *viewNameSheet) init() tea.Cmd { return nil }

func (d *viewNameSheet) update(msg tea.Msg) (dialog, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch d.verb(keyboard.Form, k) {
		case "esc":
			return nil, nil
		case "enter", "keep":
			if d.name.text() == "" || d.used() {
				return d, nil
			}
			return nil, answered(viewNamedMsg{query.View{Name: d.name.text(), Query: d.query}})
		}
	}
	d.name = d.name.update(msg)
	return d, nil
}

// used reports whether another view has that name.
func (d *viewNameSheet) used() bool {
	return slices.ContainsFunc(d.taken, func(v query.View) bool { return strings.EqualFold(v.Name, d.name.text()) })
}

func (d *viewNameSheet) frame() frame { return frame{rows: 5, name: d.say("desk.view_new")} }

func (d *viewNameSheet) view(r room) drawing {
	p := newPaper(d.env, r, sheetText)
	p.blank(1)
	p.field(true, d.say("desk.view_name"), p.labels("desk.view_name"), d.name, p.width, understood{})
	p.blank(1)
	p.text(d.theme.Muted, d.query)
	return p.drawing()
}

func (d *viewNameSheet) hints() []key.Binding {
	return []key.Binding{d.hint("enter", "sheets.keep"), d.backHint()}
}

func (d *viewNameSheet) status() string {
	if d.used() {
		return d.say("desk.view_used")
	}
	return d.say("desk.view_where")
}
