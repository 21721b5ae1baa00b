package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"tend/store"
	"tend/ui/keyboard"
)

// palette is the sheet from which anything can be done by its name: actions,
// views, sources, settings, and what has no key. What cannot act now stays on
// it and says why.
type palette struct {
	*env
	app     *app
	find    field
	row     choices
	known   paletteLoadedMsg
	all     []command
	found   []command
	problem string
}

// paletteLoadedMsg brings what the palette needs from files and the cache.
type paletteLoadedMsg struct {
	values  map[string]string // of settings, as they are written
	recent  []string          // commands that were chosen last, the newest first
	sources []store.SourceName
	err     error
}

// commandChosenMsg says what was chosen from the palette.
type commandChosenMsg struct{ command command }

// settingChangedMsg says what came of changing a setting.
type settingChangedMsg struct{ err error }

// showPalette opens the palette.
func (a *app) showPalette() tea.Cmd { return a.open(newPalette(a.env, a)) }

func newPalette(e *env, a *app) *palette {
	d := &palette{env: e, app: a}
	d.gather()
	return d
}

func (d *palette) init() tea.Cmd { return d.desk.loadPalette() }

func (d *palette) update(msg tea.Msg) (dialog, tea.Cmd) {
	switch msg := msg.(type) {
	case paletteLoadedMsg:
		d.known = msg
		if msg.err != nil {
			d.problem = d.words.Error(msg.err)
		}
		d.gather()
	case settingChangedMsg:
		if msg.err != nil {
			d.problem = d.words.Error(msg.err)
			return d, nil
		}
		return d, tea.Batch(d.desk.loadPalette(), d.app.readSettingsNow())
	case deskLoadedMsg, settingsReadMsg:
		d.gather()
	case tea.PasteMsg:
		d.typed(msg)
	case tea.KeyPressMsg:
		d.problem = ""
		switch verb := d.verb(keyboard.Palette, msg); {
		case verb == "esc":
			return nil, nil
		case verb == "enter":
			return d.choose()
		case d.row.press(verb, len(d.found)):
		default:
			d.typed(msg)
		}
	}
	return d, nil
}

// typed changes what is looked for.
func (d *palette) typed(msg tea.Msg) {
	before := d.find.text()
	if d.find = d.find.update(msg); d.find.text() == before {
		return
	}
	d.row = choices{}
	d.look()
}

// gather collects all that can be done now.
func (d *palette) gather() {
	d.all = d.app.commands(d.known)
	d.look()
}

// look finds what was typed among all commands; nothing typed finds all of
// them.
func (d *palette) look() {
	d.found = ranked(d.all, d.known.recent)
	if d.find.text() != "" {
		d.found = matching(d.found, d.find.text())
	}
	d.row.set(d.row.at, len(d.found))
}

// choose does what is in focus, if it can be done now.
func (d *palette) choose() (dialog, tea.Cmd) {
	if len(d.found) == 0 {
		return d, nil
	}
	c := d.found[d.row.at]
	switch {
	case c.why != "":
		d.problem = c.why
		return d, nil
	case c.stays:
		return d, c.run(d.app)
	}
	return nil, answered(commandChosenMsg{c})
}

// commandChosen does what was chosen from the palette, and remembers it.
func (a *app) commandChosen(m commandChosenMsg) tea.Cmd {
	return tea.Batch(a.desk.remember(m.command.id), m.command.run(a))
}

func (d *palette) frame() frame {
	n, all := len(d.found), len(d.all)
	f := frame{rows: max(11, d.app.layout.column.h/2), name: d.say("palette.name"), right: d.say("palette.some", "N", n, "ALL", all)}
	if n == all {
		f.right = d.say("palette.all", "N", all)
	}
	return f
}

func (d *palette) view(r room) drawing {
	p := newPaper(d.env, r, sheetText)
	p.margin()
	p.search(">", d.find)
	p.margin()
	if len(d.found) == 0 {
		p.sentence(d.theme.Muted, d.say("palette.none"))
	}
	rows := r.height - len(p.lines)
	if !p.under() && rows > 4 {
		rows-- // the hints keep their distance
	}
	from, to := d.row.window(len(d.found), rows)
	for i := from; i < to; i++ {
		p.row(i == d.row.at, func(s *strip) { d.line(s, p, d.found[i]) })
	}
	return p.drawing()
}

// line writes a command: what it does, what is to be said about it, and its key.
func (d *palette) line(s *strip, p *paper, c command) {
	style, note := d.theme.Text, c.note
	if c.why != "" {
		style, note = d.theme.Muted, c.why
	}
	signs := d.theme.Signs
	keys := max(3, signs.Width(c.key))
	rest := p.width - keys - 2
	what := rest
	if note != "" && !p.narrow() {
		what = p.width * 35 / 75
	}
	s.parts(c.spelled(d.theme.Hit, style), what)
	if what < rest {
		s.gap(2).field(d.theme.Muted, note, rest-what-2)
	}
	s.gap(2).right(d.theme.Strong, c.key, keys)
}

// spelled is the label of a command in parts, the letters that were typed in a
// style of their own.
func (c command) spelled(hit, style lipgloss.Style) []part {
	look := map[bool]lipgloss.Style{true: hit, false: style}
	var ps []part
	from, marked := 0, false
	for i := range c.label {
		if typed := slices.Contains(c.hits, i); typed != marked {
			ps = append(ps, part{c.label[from:i], look[marked]})
			from, marked = i, typed
		}
	}
	return append(ps, part{c.label[from:], look[marked]})
}

func (d *palette) hints() []key.Binding {
	return []key.Binding{d.hint("enter", "sheets.help_do"), d.hint(d.say("sheets.up_down"), "sheets.choose"), d.backHint()}
}

func (d *palette) status() string {
	switch {
	case d.problem != "":
		return d.problem
	case len(d.found) > 0 && d.app.layout.class == narrow:
		if c := d.found[d.row.at]; c.why != "" || c.note != "" {
			return strings.TrimSpace(c.why + " " + c.note)
		}
	}
	return d.say("palette.status")
}
