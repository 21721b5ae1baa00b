package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/ui/keyboard"
	"tend/ui/phrase"
)

// help is the page of all keys. It filters while one types, and runs what is
// chosen; only what exists is on it.
type help struct {
	*env
	app  *app
	find field
	row  choices

	asking  *keyQuestion // which key an action shall have; nil: none is asked for
	problem string       // why what was chosen cannot act now
	said    string       // what was changed
}

func newHelp(e *env, a *app) dialog { return &help{env: e, app: a} }

func (d *help) init() tea.Cmd { return nil }

func (d *help) update(msg tea.Msg) (dialog, tea.Cmd) {
	k, isKey := msg.(tea.KeyPressMsg)
	if m, ok := msg.(keyChangedMsg); ok {
		return d, d.changed(m)
	}
	if isKey && d.asking != nil {
		return d, d.take(k)
	}
	if _, pasted := msg.(tea.PasteMsg); !isKey && !pasted {
		return d, nil
	}
	found := d.found()
	d.problem, d.said = "", ""
	if isKey {
		switch verb := d.verb(keyboard.Help, k); {
		case verb == "esc" && d.find.text() != "":
			d.find, d.row = newField(""), choices{}
			return d, nil
		case verb == "esc":
			return nil, nil
		case verb == "enter":
			return d.choose(found)
		case verb == "change-key":
			d.ask(found)
			return d, nil
		case d.row.press(verb, len(found)):
			return d, nil
		}
	}
	before := d.find.text()
	d.find = d.find.update(msg)
	if d.find.text() != before {
		d.row = choices{}
	}
	return d, nil
}

// choose runs the action in focus, if it can act now.
func (d *help) choose(found []action) (dialog, tea.Cmd) {
	if len(found) == 0 {
		return d, nil
	}
	if why := d.why(found[d.row.at]); why != "" {
		d.problem = why
		return d, nil
	}
	return nil, answered(actionChosenMsg{action: found[d.row.at]})
}

// all are the actions that exist, those of the pane in focus first.
func (d *help) all() []action {
	var here, elsewhere []action
	for _, k := range d.app.actions {
		switch {
		case k.in(d.app.place()):
			here = append(here, k)
		default:
			elsewhere = append(elsewhere, k)
		}
	}
	all := append(here, elsewhere...)
	for _, v := range keyboard.Verbs() {
		if _, ok := d.app.action(v.Name); !ok && !v.In(keyboard.Linear) {
			all = append(all, action{Verb: v}) // a dialog's
		}
	}
	return all
}

// found are the actions that every typed word is found in: in the key, in what
// it is called, or in what it does.
func (d *help) found() []action {
	words := strings.Fields(strings.ToLower(d.find.text()))
	var found []action
	for _, k := range d.all() {
		if slices.Contains(d.keys.Keys(k.Name), d.find.text()) {
			found = append([]action{k}, found...) // a key by its name comes first
			continue
		}
		text := strings.ToLower(d.say(k.Word) + " " + d.say(k.Help) + " " + phrase.Places(d.words, k.Verb) + " " + k.Name)
		if containsAll(text, words) {
			found = append(found, k)
		}
	}
	return found
}

// containsAll reports whether every word is somewhere in the text.
func containsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// why says why an action cannot act now; "" if it can.
func (d *help) why(k action) string { return d.app.barredBy(k) }

func (d *help) frame() frame {
	n, all := len(d.found()), len(d.all())
	f := frame{page: true, name: d.say("sheets.help_name"), right: d.say("sheets.help_some", "N", n, "ALL", all)}
	if n == all {
		f.right = d.say("sheets.help_all", "N", all)
	}
	return f
}

func (d *help) view(r room) drawing {
	p := newPaper(d.env, r, pageText)
	p.search(d.say("sheets.help_find"), d.find)
	p.blankIfRoom()
	found := d.found()
	if len(found) == 0 {
		p.sentence(d.theme.Muted, d.say("sheets.help_none"))
	}
	from, to := d.row.window(len(found), r.height-len(p.lines))
	for i := from; i < to; i++ {
		p.row(i == d.row.at, func(s *strip) { d.line(s, p, found[i]) })
	}
	if groups := d.groups(); len(p.lines)+len(groups)+2 <= r.height && !p.narrow() {
		p.blank(2)
		for _, g := range groups {
			p.line(func(s *strip) { d.group(s, p, g) })
		}
	}
	return p.drawing()
}

// helpGroup is a few verbs that belong together.
type helpGroup struct {
	name  string
	verbs []string
}

// groups are the verbs that matter most, shown under a short list.
func (d *help) groups() []helpGroup {
	return []helpGroup{
		{"sheets.help_moving", []string{"down", "up", "first", "last", "next", "previous", "next-pane", "open", "back"}},
		{"sheets.help_deciding", []string{"approve", "hold", "spam", "trash", "reply", "undo"}},
		{"sheets.help_keeping", []string{"done", "wait", "task", "note", "claim", "assign"}},
		{"sheets.help_finding", []string{"search", "views", "order", "member", "browser", "links"}},
		{"sheets.help_evening", []string{"sync", "handover", "sources", "outbox", "journal", "palette", "quit"}},
	}
}

// group writes a line of keys, as far as they exist where the focus is and
// there is room.
func (d *help) group(s *strip, p *paper, g helpGroup) {
	s.field(d.theme.Muted, d.say(g.name), 10)
	for _, name := range g.verbs {
		k, _ := d.app.action(name)
		h := d.bound(k).Help()
		if !k.in(d.app.place()) || h.Key == "" || s.width+d.theme.Signs.Width(h.Key+" "+h.Desc) > p.room.left+p.width {
			continue
		}
		s.add(d.theme.Strong, h.Key).gap(1).add(d.theme.Muted, h.Desc).gap(2)
	}
}

// line writes an action: its key, what it does, and why it cannot act now where
// there is room; the status line says it of the one in focus. What cannot act
// is muted.
func (d *help) line(s *strip, p *paper, k action) {
	keys := 7
	if !p.narrow() {
		keys = 10
	}
	signs, what, why, style := d.theme.Signs, d.say(k.Help), d.why(k), d.theme.Text
	if why != "" {
		style = d.theme.Muted
	}
	s.field(d.theme.Strong, d.keys.Key(k.Name), keys)
	const column = 24
	room, cells := p.width-keys, signs.Width(why)
	if why == "" || p.narrow() || signs.Width(what)+2+cells > room {
		s.field(style, what, room)
		return
	}
	if signs.Width(what)+2+column <= room {
		cells = max(cells, column)
	}
	s.field(style, what, room-cells-2).gap(2).field(d.theme.Muted, why, cells)
}

func (d *help) hints() []key.Binding {
	if d.asking != nil {
		return []key.Binding{d.hint("backspace", "palette.no_key"), d.hint("esc", "palette.leave_key")}
	}
	last := d.backHint()
	if d.find.text() != "" {
		last = d.hint("esc", "sheets.help_clear")
	}
	return []key.Binding{
		d.hint("enter", "sheets.help_do"), d.hint(d.say("sheets.up_down"), "sheets.choose"), d.key("change-key"), last,
	}
}

func (d *help) status() string {
	switch {
	case d.problem != "":
		return d.problem
	case d.asking != nil:
		return d.say("palette.press_key", "X", d.say(d.asking.verb.Help))
	case d.said != "":
		return d.said
	}
	if found := d.found(); d.row.at < len(found) {
		if why := d.why(found[d.row.at]); why != "" {
			return why
		}
	}
	return d.say("sheets.help_status")
}
