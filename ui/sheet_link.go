package ui

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/ui/browser"
	"tend/ui/keyboard"
	"tend/ui/prose"
)

// linkSheet is the sheet that chooses one of the links in a text, by the number
// that stands behind it there. Each shows the host it really leads to.
type linkSheet struct {
	*env
	links []prose.Link
	row   choices
	typed int // the number being typed; 0 if none is
}

func newLinks(e *env, links []prose.Link) dialog { return &linkSheet{env: e, links: links} }

func (d *linkSheet) init() tea.Cmd { return nil }

func (d *linkSheet) update(msg tea.Msg) (dialog, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return d, nil
	}
	if n, err := strconv.Atoi(k.String()); err == nil && len(k.String()) == 1 {
		return d.digit(n)
	}
	d.typed = 0
	verb := d.verb(keyboard.Links, k)
	if d.row.press(verb, len(d.links)) {
		return d, nil
	}
	switch verb {
	case "esc", "quit":
		return nil, nil
	case "enter", "browser":
		return d.choose()
	case "copy":
		return nil, tea.SetClipboard(d.links[d.row.at].URL)
	}
	return d, nil
}

// digit goes to the link whose number is typed, and opens it as soon as no
// further digit can make another number of it.
func (d *linkSheet) digit(n int) (dialog, tea.Cmd) {
	number := d.typed*10 + n
	if number == 0 || number > len(d.links) {
		number = n // a new number begins
	}
	if number == 0 || number > len(d.links) {
		d.typed = 0
		return d, nil
	}
	d.typed = number
	d.row.set(number-1, len(d.links))
	if number*10 > len(d.links) {
		return d.choose()
	}
	return d, nil
}

// choose opens the link in focus.
func (d *linkSheet) choose() (dialog, tea.Cmd) {
	return nil, answered(linkChosenMsg{url: d.links[d.row.at].URL})
}

func (d *linkSheet) frame() frame {
	return frame{rows: min(10, 2*len(d.links)+3), name: d.say("sheets.links_name", "N", len(d.links))}
}

func (d *linkSheet) view(r room) drawing {
	p := newPaper(d.env, r, sheetText)
	p.blankIfRoom()
	cells := len(strconv.Itoa(len(d.links))) + 2
	from, to := d.row.window(len(d.links), (r.height-len(p.lines))/2)
	for i := from; i < to; i++ {
		l, focus := d.links[i], i == d.row.at
		name := l.Words
		if name == "" {
			name = browser.Host(l.URL)
		}
		p.row(focus, func(s *strip) {
			s.field(d.theme.Muted, strconv.Itoa(i+1), cells).add(d.theme.Text, d.theme.Signs.Cut(name, p.width-cells))
		})
		p.rowMore(focus, func(s *strip) { s.gap(cells).add(d.theme.Muted, d.theme.Signs.Cut(l.URL, p.width-cells)) })
	}
	return p.drawing()
}

func (d *linkSheet) hints() []key.Binding {
	return []key.Binding{
		d.hint("enter", "sheets.links_open"), d.binding("1 2 3", d.say("reading.link_number")), d.key("copy"),
		d.hint(d.say("sheets.up_down"), "sheets.choose"), d.backHint(),
	}
}

func (d *linkSheet) status() string {
	if d.typed > 0 {
		return d.say("reading.link_typed", "N", d.typed)
	}
	return d.say("sheets.links_status")
}
