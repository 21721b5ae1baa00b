package ui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"tend/feeds"
	"tend/feeds/web"
	"tend/store"
	"tend/ui/when"
)

const (
	// replyLimit is how long a reply may be, in characters.
	replyLimit = 20_000
	// draftPause is how long nobody types before the draft is kept.
	draftPause = 2 * time.Second
)

// replySheet is the sheet on which a comment is answered. What is written
// survives everything: it is kept as a draft whenever typing pauses, and when
// the sheet closes.
type replySheet struct {
	*env
	item    store.Item
	source  store.Source
	quote   string // what is answered, in one line
	text    textarea.Model
	kept    string    // the draft as it is kept
	keptAt  time.Time // zero: not yet on this sheet
	pause   int       // numbers the pauses in typing
	button  bool      // the focus is on sending, not on the text
	problem string
}

// draftPausedMsg says that nobody has typed for a moment.
type draftPausedMsg struct {
	itemID int64
	pause  int
}

func newReplySheet(e *env, it store.Item, src store.Source, body, draft string) dialog {
	d := &replySheet{env: e, item: it, source: src, quote: quoteOf(body), kept: draft}
	d.text = textarea.New()
	d.text.Prompt, d.text.ShowLineNumbers, d.text.CharLimit, d.text.MaxHeight = "", false, replyLimit, 0
	d.text.EndOfBufferCharacter = ' '
	d.text.SetVirtualCursor(false)
	d.text.KeyMap.Paste.SetEnabled(false) // it would ask the machine tend runs on, over SSH another one
	d.text.SetStyles(plainArea(e))
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

func (d *replySheet) init() tea.Cmd { return d.text.Focus() }

func (d *replySheet) update(msg tea.Msg) (dialog, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return d.press(msg)
	case tea.PasteMsg:
		msg.Content = web.Block(begin(msg.Content))
		return d, d.typed(msg)
	case draftPausedMsg:
		if msg.itemID == d.item.ID && msg.pause == d.pause {
			return d, d.keep()
		}
	case draftKeptMsg:
		if msg.err != nil {
			d.problem = d.words.Error(msg.err)
			break
		}
		d.keptAt = msg.at
	case editedMsg:
		return d, d.edited(msg)
	}
	return d, nil
}

func (d *replySheet) press(k tea.KeyPressMsg) (dialog, tea.Cmd) {
	d.problem = ""
	switch k.String() {
	case "esc":
		return nil, d.keep()
	case "ctrl+s":
		return d.send()
	case "ctrl+o":
		return d, d.desk.edit(d.text.Value())
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
	m := draftPausedMsg{d.item.ID, d.pause}
	return tea.Batch(cmd, tea.Tick(draftPause, func(time.Time) tea.Msg { return m }))
}

// keep keeps the draft, if it is another one.
func (d *replySheet) keep() tea.Cmd {
	text := d.text.Value()
	if text == d.kept {
		return nil
	}
	d.kept = text
	return d.desk.keepDraft(d.item.ID, strings.TrimSpace(text))
}

// send closes the sheet with the reply, unless there is nothing to send.
func (d *replySheet) send() (dialog, tea.Cmd) {
	text := strings.TrimSpace(d.text.Value())
	if text == "" {
		d.problem, d.button = d.say("mail.reply_empty"), false
		return d, nil
	}
	return nil, answered(replyWrittenMsg{item: d.item, text: text})
}

// edited takes over what was written in the editor.
func (d *replySheet) edited(m editedMsg) tea.Cmd {
	if m.err != nil {
		d.problem = d.say("mail.editor_failed", "X", m.err.Error())
		return nil
	}
	d.text.SetValue(web.Block(begin(m.text)))
	d.text.MoveToEnd()
	return d.keep()
}

func (d *replySheet) frame() frame {
	return frame{deep: true, name: d.say("mail.reply_name", "X", itemName(d.item)), right: d.say("mail.reply_where", "X", d.source.Name)}
}

func (d *replySheet) view(r room) drawing {
	p := newPaper(d.env, r, sheetText)
	p.margin()
	for i, l := range wrap(d.quote, p.width-2) {
		if i == 2 {
			break
		}
		p.line(func(s *strip) { s.add(d.theme.Muted, "> "+l) })
	}
	p.blankIfRoom()
	notes := d.notes()
	rows := max(1, r.height-len(p.lines)-len(notes)-2)
	area := d.text // a copy: drawing changes nothing
	area.SetWidth(p.width)
	area.SetHeight(rows)
	if c := area.Cursor(); c != nil && !d.button {
		p.cursor = tea.NewCursor(r.left+c.X, len(p.lines)+c.Y)
	}
	for _, l := range strings.Split(area.View(), "\n") {
		p.line(func(s *strip) { s.raw(l) })
	}
	p.blankIfRoom()
	for _, note := range notes {
		p.sentence(d.theme.Muted, note)
	}
	return p.drawing()
}

// notes are what there is to know before sending.
func (d *replySheet) notes() []string {
	var notes []string
	if name := feeds.AppearsAs(d.source); name != "" {
		notes = append(notes, d.say("mail.reply_as", "X", name))
	}
	last := ""
	if d.item.State == store.Held {
		last = d.say("mail.reply_approves")
	}
	if !d.keptAt.IsZero() {
		last = strings.TrimSpace(last + " " + d.say("mail.draft_kept", "AGO", when.AgoShort(d.words, d.keptAt, d.now())))
	} else if d.kept != "" {
		last = strings.TrimSpace(last + " " + d.say("mail.draft_here"))
	}
	if last != "" {
		notes = append(notes, last)
	}
	return notes
}

func (d *replySheet) hints() []key.Binding {
	word := "mail.send_reply"
	if d.item.State == store.Held {
		word = "mail.approve_reply"
	}
	if d.button {
		return []key.Binding{d.hint("enter", word), d.hint("tab", "mail.to_text"), d.hint("esc", "mail.keep_draft")}
	}
	return []key.Binding{d.hint("ctrl+s", word), d.hint("ctrl+o", "mail.editor"), d.hint("tab", "mail.to_send"), d.hint("esc", "mail.keep_draft")}
}

func (d *replySheet) status() string {
	if d.problem != "" {
		return d.problem
	}
	return d.say("mail.nothing_sent")
}
