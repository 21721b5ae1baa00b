package ui

import (
	"errors"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/keyboard"
	"tend/ui/when"
)

// handoversPage shows hand-overs that were kept, one at a time.
type handoversPage struct {
	*env
	shown  store.Handover
	said   string // what went wrong, or that there is no other
	scroll scroll
}

// handoverReadMsg brings a hand-over that was kept, or says that there is no
// other.
type handoverReadMsg struct {
	handover store.Handover
	none     string // the message for it
	err      error
}

func newHandoversPage(e *env, h store.Handover) dialog { return &handoversPage{env: e, shown: h} }

func (d *handoversPage) init() tea.Cmd { return nil }

func (d *handoversPage) update(msg tea.Msg) (dialog, tea.Cmd) {
	switch msg := msg.(type) {
	case handoverReadMsg:
		switch {
		case errors.Is(msg.err, store.ErrNotFound):
			d.said = d.say(msg.none)
		case msg.err != nil:
			d.said = d.words.Error(msg.err)
		default:
			d.shown, d.scroll = msg.handover, scroll{}
		}
	case tea.KeyPressMsg:
		d.said = ""
		return d.press(msg)
	}
	return d, nil
}

func (d *handoversPage) press(k tea.KeyPressMsg) (dialog, tea.Cmd) {
	switch verb := d.verb(keyboard.Handovers, k); verb {
	case "esc", "quit":
		return nil, nil
	case "handover":
		return nil, answered(handoverWantedMsg{})
	case "handover-before":
		return d, d.desk.readHandover("board.handover_first", d.desk.store.HandoverBefore, d.shown.ID)
	case "handover-after":
		return d, d.desk.readHandover("board.handover_newest", d.desk.store.HandoverAfter, d.shown.ID)
	default:
		d.scroll.press(verb)
	}
	return d, nil
}

func (d *handoversPage) frame() frame {
	return frame{
		page: true, name: d.say("report.handover_name"),
		note: d.say("board.handover_by", "X", d.shown.Volunteer, "D", when.Date(d.words, d.shown.At, d.now())),
	}
}

func (d *handoversPage) view(r room) drawing {
	p := newPaper(d.env, r, pageText)
	for line := range strings.SplitSeq(strings.TrimRight(d.shown.Text, "\n"), "\n") {
		switch title, ok := strings.CutPrefix(line, "#"); {
		case ok:
			p.sentence(d.theme.Heading, strings.TrimLeft(title, "# "))
		case line == "":
			p.blank(1)
		default:
			p.text(d.theme.Text, line)
		}
	}
	p.lines = d.scroll.part(p.lines, r.height)
	return p.drawing()
}

func (d *handoversPage) hints() []key.Binding {
	return []key.Binding{d.key("handover-before"), d.key("handover-after"), d.key("handover"), d.backHint()}
}

func (d *handoversPage) status() string {
	if d.said != "" {
		return d.said
	}
	return d.say("board.handover_read", "X", d.shown.Volunteer, "K", d.keys.Key("handover"))
}

// handoverWantedMsg says that somebody wants to write a hand-over.
type handoverWantedMsg struct{}

// findUnread says that there is a hand-over to be read, as the first thing.
func (a *app) findUnread() {
	h, err := a.desk.store.UnreadHandover(a.desk.ctx, a.volunteer)
	if err != nil {
		return // there is none, or reading it will say what is wrong
	}
	a.unread = &h
	a.tell(a.say("board.handover_unread", "X", h.Volunteer, "T", when.Ago(a.words, h.At, a.now()), "K", a.keys.Key("handover")))
}
