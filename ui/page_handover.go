package ui

import (
	"errors"
	"reflect"
	"strings"
	"time"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/keyboard"
	"tend/ui/phrase"
	"tend/ui/report"
	"tend/ui/when"
)

// handoverLimit is how long a hand-over may be, in characters.
const handoverLimit = 50_000

// handoverPage is where the hand-over is read, changed and kept. What was
// changed stays on it until it is kept, also when the page is left.
type handoverPage struct {
	*env
	facts   *store.HandoverFacts // nil until they are read
	text    textarea.Model
	written string // as tend wrote it
	said    string // what went wrong, or was done

	since   time.Time // what it tells of begins here
	begun   time.Time // when the draft was kept that it went on from; zero without one
	kept    string    // the draft as it is kept
	keeping time.Time // when the draft was given to be kept last
	pause   int       // counts pauses in typing
}

// handoverPausedMsg says that nobody has typed for a moment.
type handoverPausedMsg struct{ pause int }

// handoverLoadedMsg brings what there is to hand over.
type handoverLoadedMsg struct {
	facts store.HandoverFacts
	draft store.Handover // what was begun; no text if nothing was
	err   error
}

// noHandoversMsg says why there are no hand-overs to read.
type noHandoversMsg struct{ err error }

// handoverKeptMsg says that a hand-over was kept, or why not.
type handoverKeptMsg struct{ err error }

func newHandoverPage(e *env) *handoverPage {
	d := &handoverPage{env: e, text: textarea.New()}
	d.text.Prompt, d.text.ShowLineNumbers, d.text.CharLimit, d.text.MaxHeight = "", false, handoverLimit, 0
	d.text.EndOfBufferCharacter = ' '
	d.text.SetVirtualCursor(false)
	d.text.KeyMap.Paste.SetEnabled(false) // it would ask the machine tend runs on, over SSH another one
	return d
}

// changed reports whether the volunteer has changed what tend wrote.
func (d *handoverPage) changed() bool { return d.facts != nil && d.text.Value() != d.written }

func (d *handoverPage) init() tea.Cmd {
	if d.changed() {
		return d.text.Focus()
	}
	return tea.Batch(d.text.Focus(), d.desk.loadHandover())
}

func (d *handoverPage) update(msg tea.Msg) (dialog, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return d.press(msg)
	case tea.PasteMsg:
		if d.facts == nil {
			break
		}
		d.said = ""
		msg.Content = d.room(msg.Content, utf8.RuneCountInString(d.text.Value()))
		return d, d.typed(msg)
	case handoverLoadedMsg:
		d.load(msg)
	case handoverPausedMsg:
		if msg.pause == d.pause {
			return d, d.keep()
		}
	case noHandoversMsg:
		d.said = d.say("report.no_handover")
		if !errors.Is(msg.err, store.ErrNotFound) {
			d.said = d.words.Error(msg.err)
		}
	case handoverKeptMsg:
		if msg.err != nil {
			d.said = d.words.Error(msg.err)
			return d, nil
		}
		d.facts = nil
		return nil, answered(toldMsg{d.say("report.kept")})
	case editedMsg:
		if msg.itemID == 0 {
			return d, d.edited(msg)
		}
	}
	return d, nil
}

// load shows what tend wrote, or the draft that was made of it.
func (d *handoverPage) load(msg handoverLoadedMsg) {
	if msg.err != nil {
		d.said = d.words.Error(msg.err)
		return
	}
	if d.changed() {
		return // a page that was closed asked for it
	}
	d.facts = &msg.facts
	paper := report.Handover(d.words, msg.facts, d.volunteer, d.now())
	d.text.SetValue(paper.Markdown(d.theme.Signs))
	d.written = d.text.Value()
	d.since, d.keeping = msg.facts.From, d.now()
	if msg.draft.Text != "" {
		d.text.SetValue(msg.draft.Text)
		d.kept, d.since, d.begun = d.text.Value(), msg.draft.Since, msg.draft.At
	}
	d.text.MoveToBegin()
}

// keep keeps the draft, if it is another one than the one that is kept. What
// is as tend wrote it needs none.
func (d *handoverPage) keep() tea.Cmd {
	text := d.text.Value()
	d.keeping = d.now()
	if d.facts == nil || text == d.kept || (d.kept == "" && text == d.written) {
		return nil
	}
	d.kept = text
	return d.desk.keepHandoverDraft(d.since, text)
}

// room is what of a text from outside there is room for beside so many
// characters. It says so if that is not all.
func (d *handoverPage) room(text string, there int) string {
	text, cut := clip(text, handoverLimit-there)
	if cut {
		d.said = d.say("faults.handover_long", "N", handoverLimit)
	}
	return text
}

// edited takes over what was written in the editor.
func (d *handoverPage) edited(m editedMsg) tea.Cmd {
	d.said = ""
	if m.text != d.text.Value() {
		d.text.SetValue(d.room(m.text, 0))
	}
	if m.err != nil {
		d.said = phrase.Editor(d.words, m.err)
	}
	return d.keep()
}

func (d *handoverPage) press(k tea.KeyPressMsg) (dialog, tea.Cmd) {
	d.said = ""
	switch d.verb(keyboard.Handover, k) {
	case "esc":
		return nil, d.keep()
	case "handover-earlier":
		return d, tea.Batch(d.keep(), d.desk.openHandovers(d.env))
	case "keep":
		text := strings.TrimSpace(d.text.Value())
		switch {
		case d.facts == nil:
			return d, nil
		case text == "":
			d.said = d.say("report.handover_empty")
			return d, nil
		}
		return d, d.desk.keepHandover(d.since, text+"\n")
	case "editor":
		if d.facts == nil {
			return d, nil
		}
		d.kept = d.text.Value()
		return d, d.desk.edit(0, "handover", d.kept, handoverLimit, func(text string) tea.Msg { return d.desk.writeHandoverDraft(d.since, text) })
	case "copy-all":
		if d.facts == nil {
			return d, nil
		}
		d.said = d.say("report.copied")
		return d, tea.SetClipboard(d.text.Value())
	}
	if d.facts == nil {
		return d, nil // nothing is there yet that could be changed
	}
	return d, d.typed(k)
}

func (d *handoverPage) typed(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	d.text, cmd = d.text.Update(msg)
	d.pause++
	if d.now().Sub(d.keeping) >= draftMost {
		return tea.Batch(cmd, d.keep())
	}
	return tea.Batch(cmd, d.after(draftPause, handoverPausedMsg{d.pause}))
}

func (d *handoverPage) frame() frame {
	f := frame{page: true, name: d.say("report.handover_name"), right: d.say("report.draft")}
	if d.facts != nil {
		f.note = d.say("report.span", "A", when.Day(d.words, d.since, d.now()), "B", when.Day(d.words, d.facts.To, d.now()))
	}
	return f
}

func (d *handoverPage) view(r room) drawing {
	p := newPaper(d.env, r, sheetText)
	if d.facts == nil {
		return p.drawing()
	}
	area := d.text // a copy: drawing changes nothing
	area.SetStyles(plainArea(d.env))
	area.SetWidth(max(1, p.width))
	area.SetHeight(max(1, r.height))
	if c := area.Cursor(); c != nil {
		p.cursor = tea.NewCursor(r.left+c.X, c.Y)
	}
	for i, l := range strings.Split(area.View(), "\n") {
		p.mark(p.cursor != nil && i == p.cursor.Y, func(s *strip) { s.raw(l) })
	}
	return p.drawing()
}

func (d *handoverPage) hints() []key.Binding {
	return []key.Binding{
		d.keyAs("keep", "report.keep"), d.key("editor"), d.key("copy-all"), d.key("handover-earlier"), d.backHint(),
	}
}

func (d *handoverPage) status() string {
	if d.said != "" {
		return d.said
	}
	if !d.begun.IsZero() {
		return d.say("board.handover_changed", "T", when.DayTime(d.words, when.Moment{Time: d.begun}, d.now()))
	}
	return d.say("board.handover_status")
}

// showHandover opens what somebody left and this volunteer has not read, else
// the hand-over that is written next.
func (a *app) showHandover() tea.Cmd {
	if h := a.unread; h != nil {
		a.unread = nil
		return a.open(newHandoversPage(a.env, *h))
	}
	return a.writeHandover()
}

// writeHandover opens the hand-over: the one that was begun, or a new one. Where
// it stands behind the older ones, it is in front again already.
func (a *app) writeHandover() tea.Cmd {
	if a.shows(reflect.TypeFor[*handoverPage]()) {
		return nil
	}
	if a.handover == nil || !a.handover.changed() {
		a.handover = newHandoverPage(a.env)
	}
	return a.open(a.handover)
}
