package ui

import (
	"net/url"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/ui/keyboard"
)

// link is an address that a text leads to.
type link struct{ text, url string }

// linkSheet is the sheet that chooses one of the links in a text. Each shows
// the host it really leads to.
type linkSheet struct {
	*env
	links []link
	row   choices
}

func newLinks(e *env, links []link) dialog { return &linkSheet{env: e, links: links} }

func (d *linkSheet) init() tea.Cmd { return nil }

func (d *linkSheet) update(msg tea.Msg) (dialog, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return d, nil
	}
	verb := d.verb(keyboard.Links, k)
	if d.row.press(verb, len(d.links)) {
		return d, nil
	}
	switch verb {
	case "esc", "quit":
		return nil, nil
	case "enter", "browser":
		if len(d.links) > 0 {
			return nil, answered(linkChosenMsg{url: d.links[d.row.at].url})
		}
	case "copy":
		if len(d.links) > 0 {
			return nil, tea.SetClipboard(d.links[d.row.at].url)
		}
	}
	return d, nil
}

func (d *linkSheet) frame() frame {
	return frame{rows: min(10, 2*len(d.links)+3), name: d.say("sheets.links_name", "N", len(d.links))}
}

func (d *linkSheet) view(r room) drawing {
	p := newPaper(d.env, r, sheetText)
	p.blankIfRoom()
	if len(d.links) == 0 {
		p.sentence(d.theme.Muted, d.say("sheets.links_none"))
	}
	from, to := d.row.window(len(d.links), (r.height-len(p.lines))/2)
	for i := from; i < to; i++ {
		l, focus := d.links[i], i == d.row.at
		name := l.text
		if name == "" {
			name = host(l.url)
		}
		p.row(focus, func(s *strip) { s.add(d.theme.Text, d.theme.Signs.Cut(name, p.width)) })
		p.row(focus, func(s *strip) { s.add(d.theme.Muted, d.theme.Signs.Cut(l.url, p.width)) })
	}
	return p.drawing()
}

// host is where an address really leads.
func host(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return u.Hostname()
	}
	return address
}

func (d *linkSheet) hints() []key.Binding {
	return []key.Binding{
		d.hint("enter", "sheets.links_open"), d.key("copy"), d.hint(d.say("sheets.up_down"), "sheets.choose"),
		d.backHint(),
	}
}

func (d *linkSheet) status() string { return d.say("sheets.links_status") }
