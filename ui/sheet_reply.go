package ui

import (
	"strings"
	"time"
	"unicode/utf8"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/keyboard"
	"tend/ui/phrase"
)

const (
	// replyLimit is how long a reply may be, in characters.
	replyLimit = 20_000
	// draftPause is how long nobody types before the draft is kept, and
	// draftMost how long somebody may type on before it is kept anyway.
	draftPause = 2 * time.Second
	draftMost  = 15 * time.Second
)

// replySheet is the sheet on which a comment is answered. What is written
// survives everything: it is kept as a draft whenever typing pauses, and when
// the sheet closes.
type replySheet struct {
	*env
	item    store.Item
	source  store.Source
	body    string // the comment's text
	quote   string // what is answered, in one line
	text    textarea.Model
	kept    string    // the draft as it is kept
	keptAt  time.Time // zero: not yet on this sheet
	keeping time.Time // when it was asked to be kept last, or typing began
	pause   int       // numbers the pauses in typing
	button  bool      // the focus is on sending, not on the text
	problem string

	saved    *savedReplies // while one is chosen; else nil
	inserted string        // the text behind the last one, and before it
	before   string
	promised *store.Proposal // what the text promises; nil: nothing
	task     bool            // a task of it is kept with the reply
}

// draftPausedMsg says that nobody has typed for a moment.
type draftPausedMsg struct {
	itemID int64
	pause  int
}

func newReplySheet(e *env, it store.Item, src store.Source, body, draft string) *replySheet {
	d := &replySheet{env: e, item: it, source: src, body: begin(body), quote: quoteOf(body), kept: draft, keeping: e.now()}
	d.text = textarea.New()
	d.text.Prompt, d.text.ShowLineNumbers, d.text.CharLimit, d.text.MaxHeight = "", false, replyLimit, 0
	d.text.EndOfBufferCharacter = ' '
	d.text.SetVirtualCursor(false)
	d.text.KeyMap.Paste.SetEnabled(false) // it would ask the machine tend runs on, over SSH another one
	d.text.SetValue(draft)
	d.text.MoveToEnd()
	return d
}

// plainArea draws a text area as text and nothing else.
func plainArea(e *env) textarea.Styles {
	s := textarea.DefaultStyles(true)
	plain := textarea.StyleState{Text: e.theme.Text, Placeholder: e.theme.Muted}
	s.Focused, s.Blurred = plain, plain
	return s
}

// quoteOf picks what is answered: the first question, else the first sentence.
func quoteOf(body string) string {
	body = strings.Join(strings.Fields(body), " ")
	first, start := "", 0
	for i, r := range body {
		if !strings.ContainsRune(".!?…。？！", r) {
			continue
		}
		sentence := strings.TrimSpace(body[start : i+len(string(r))])
		if r == '?' || r == '？' {
			return sentence
		}
		if first == "" && len(sentence) > 12 {
			first = sentence
		}
		start = i + len(string(r))
	}
	if first != "" {
		return first
	}
	return body
}

func (d *replySheet) init() tea.Cmd {
	d.heed()
	return d.text.Focus()
}

func (d *replySheet) update(msg tea.Msg) (dialog, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if d.saved != nil {
			d.problem = ""
			return d, d.pick(msg)
		}
		return d.press(msg)
	case tea.PasteMsg:
		if d.saved != nil {
			return d, d.pick(msg)
		}
		msg.Content = d.room(msg.Content, utf8.RuneCountInString(d.text.Value()))
		return d, d.typed(msg)
	case draftPausedMsg:
		if msg.itemID == d.item.ID && msg.pause == d.pause {
			d.heed()
			return d, d.keep()
		}
	case savedReadMsg:
		if msg.itemID == d.item.ID {
			d.choose(msg)
		}
	case draftKeptMsg:
		if msg.itemID != d.item.ID {
			break
		}
		if msg.err != nil {
			d.problem, d.kept = d.words.Error(msg.err), ""
			break
		}
		d.keptAt = msg.at
	case editedMsg:
		if msg.itemID == d.item.ID {
			return d, d.edited(msg)
		}
	}
	return d, nil
}

func (d *replySheet) press(k tea.KeyPressMsg) (dialog, tea.Cmd) {
	d.problem = ""
	switch d.verb(keyboard.Reply, k) {
	case "esc":
		return nil, d.keep()
	case "send":
		return d.send()
	case "editor":
		d.kept = d.text.Value()
		return d, d.desk.edit(d.item.ID, d.desk.aboutReply(d.item.ID), d.kept, replyLimit, func(text string) tea.Msg { return d.desk.writeDraft(d.item.ID, text) })
	case "reply-saved":
		return d, d.desk.readSaved(d.env, d.item, d.source, d.body)
	case "reply-back":
		return d, d.takeOut()
	case "reply-promise":
		d.follow()
		return d, nil
	case "tab", "shift+tab":
		d.button = !d.button
		return d, nil
	case "enter":
		if d.button {
			return d.send()
		}
	}
	if d.button {
		return d, nil
	}
	return d, d.typed(k)
}

// typed hands a key or paste to the text, and lets the draft be kept when
// typing pauses.
func (d *replySheet) typed(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	d.text, cmd = d.text.Update(msg)
	d.pause++
	if d.now().Sub(d.keeping) >= draftMost {
		return tea.Batch(cmd, d.keep())
	}
	return tea.Batch(cmd, d.after(draftPause, draftPausedMsg{d.item.ID, d.pause}))
}

// keep keeps the draft, if it is another one.
func (d *replySheet) keep() tea.Cmd {
	text := d.text.Value()
	d.keeping = d.now()
	if text == d.kept {
		return nil
	}
	d.kept = text
	return d.desk.keepDraft(d.item.ID, text)
}

// send closes the sheet with the reply, unless there is nothing to send.
func (d *replySheet) send() (dialog, tea.Cmd) {
	text := strings.TrimSpace(d.text.Value())
	if text == "" {
		d.problem, d.button = d.say("mail.reply_empty"), false
		return d, nil
	}
	return nil, answered(replyWrittenMsg{item: d.item, source: d.source, body: d.body, text: text, promised: d.tasks()})
}

// edited takes over what was written in the editor.
func (d *replySheet) edited(m editedMsg) tea.Cmd {
	d.problem = ""
	if m.text != d.text.Value() {
		d.text.SetValue(d.room(m.text, 0))
		d.text.MoveToEnd()
	}
	if m.err != nil {
		d.problem = phrase.Editor(d.words, m.err)
	}
	return d.keep()
}

// room is what of a text from outside a reply has room for beside so many
// characters. It says so if that is not all.
func (d *replySheet) room(text string, there int) string {
	text, cut := clip(text, replyLimit-there)
	if cut {
		d.problem = d.say("mail.reply_long", "N", replyLimit)
	}
	return text
}
