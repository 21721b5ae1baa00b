package ui

import (
	"errors"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/ui/replies"
)

// savedReplies is what a reply sheet shows while a saved reply is chosen.
type savedReplies struct {
	picker
	list   []replies.Reply
	values replies.Values
	left   []string
}

// choose shows the saved replies in the sheet's place.
func (d *replySheet) choose(m savedReadMsg) {
	if m.err != nil {
		d.problem = d.words.Error(m.err)
		return
	}
	d.saved = &savedReplies{picker: picker{env: d.env, typed: newField("")}, list: m.list, values: m.values, left: m.left}
	for _, r := range m.list {
		d.saved.options = append(d.saved.options, option{r.Name, r.Text})
	}
}

// pick handles a key or paste while a saved reply is chosen.
func (d *replySheet) pick(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyPressMsg)
	switch {
	case ok && k.String() == "esc":
		d.saved = nil
		return nil
	case ok && k.String() == "enter":
		chosen, some := d.saved.chosen()
		if !some {
			return nil
		}
		return d.insert(chosen)
	}
	d.saved.update(msg)
	return nil
}

// insert puts a saved reply where the cursor stands. One with a place that
// nothing fills is not taken.
func (d *replySheet) insert(chosen option) tea.Cmd {
	for _, r := range d.saved.list {
		if r.Name != chosen.name || r.Text != chosen.text {
			continue
		}
		text, err := r.Fill(d.saved.values)
		var unknown *replies.UnknownError
		if errors.As(err, &unknown) {
			d.problem = d.say("replies.unknown", "X", unknown.File, "L", unknown.Line, "Y", "{"+unknown.Place+"}", "Z", replies.Places())
			return nil
		}
		d.saved = nil
		return d.put(text)
	}
	return nil
}

// put inserts a text at the cursor; ctrl+z takes it out again.
func (d *replySheet) put(text string) tea.Cmd {
	before := d.text.Value()
	d.text.InsertString(d.room(text, len([]rune(before))))
	d.inserted, d.before = d.text.Value(), before
	d.heed()
	return d.keep()
}

// takeOut takes the saved reply out again that was inserted last, unless the
// text was changed since.
func (d *replySheet) takeOut() tea.Cmd {
	if d.inserted == "" || d.text.Value() != d.inserted {
		d.problem = d.say("replies.no_back")
		return nil
	}
	d.text.SetValue(d.before)
	d.text.MoveToEnd()
	d.inserted = ""
	d.heed()
	return d.keep()
}

// draw writes the list of saved replies.
func (s *savedReplies) draw(r room) drawing {
	p := newPaper(s.env, r, sheetText)
	p.margin()
	s.picker.draw(p, s.say("replies.find"), s.say("replies.none"))
	return p.drawing()
}

// hints are the keys while a saved reply is chosen.
func (s *savedReplies) hints() []key.Binding {
	return []key.Binding{s.hint("enter", "replies.insert"), s.hint(s.say("sheets.up_down"), "sheets.choose"), s.backHint()}
}

// status says what was left out of the list, and for whom a reply is filled.
func (s *savedReplies) status() string {
	if len(s.left) > 0 {
		return s.say("replies.left_out", "X", strings.Join(s.left, ", "))
	}
	return s.say("replies.filled_for", "X", s.values.Name)
}
