package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/feeds/web"
	"tend/store"
	"tend/ui/keyboard"
	"tend/ui/phrase"
	"tend/ui/when"
)

// history is the page that shows a text that was changed: as it is now, and as
// it was when somebody decided on it.
type history struct {
	*env
	item    store.Item
	known   *historyLoadedMsg // nil until it is read
	problem string
	scroll  scroll
}

func newHistory(e *env, it store.Item) dialog { return &history{env: e, item: it} }

func (d *history) init() tea.Cmd { return d.desk.loadHistory(d.item.ID) }

func (d *history) update(msg tea.Msg) (dialog, tea.Cmd) {
	switch msg := msg.(type) {
	case historyLoadedMsg:
		if msg.err != nil {
			d.problem = d.words.Error(msg.err)
			return d, nil
		}
		if msg.id == d.item.ID {
			d.known = &msg
		}
	case tea.KeyPressMsg:
		switch verb := d.verb(keyboard.History, msg); verb {
		case "esc", "quit":
			return nil, nil
		default:
			d.scroll.press(verb)
		}
	}
	return d, nil
}

func (d *history) frame() frame {
	return frame{page: true, name: d.say("sheets.history_name"), note: phrase.ItemName(d.item)}
}

func (d *history) view(r room) drawing {
	p := newPaper(d.env, r, pageText)
	if d.known == nil {
		return p.drawing()
	}
	p.heading(d.say("sheets.history_now"), "")
	body := d.known.text.Body
	if body == "" {
		body = web.See(d.known.text.HTML).Text
	}
	p.text(d.theme.Text, body)
	for _, rev := range d.known.revisions {
		p.blank(1)
		p.heading(d.say("sheets.history_before"), when.Ago(d.words, rev.Seen, d.now()))
		p.text(d.theme.Muted, web.See(rev.HTML).Text)
	}
	if len(d.known.revisions) == 0 {
		p.blank(1)
		p.sentence(d.theme.Muted, d.say("sheets.history_none"))
	}
	p.lines = d.scroll.part(p.lines, r.height)
	return p.drawing()
}

func (d *history) hints() []key.Binding {
	return []key.Binding{d.hint(d.say("sheets.up_down"), "sheets.scroll"), d.backHint()}
}

func (d *history) status() string { return d.problem }
