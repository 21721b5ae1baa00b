package ui

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/keyboard"
	"tend/ui/phrase"
)

// noteSheet is the sheet for the note on an item. Emptied, it takes the note
// away.
type noteSheet struct {
	*env
	item store.Item
	note field
}

func newNote(e *env, it store.Item) dialog {
	d := &noteSheet{env: e, item: it, note: newField(it.Mark.Note)}
	if left, ok := e.begun[d.topic()].(*noteSheet); ok {
		d.note = left.note
	}
	return d
}

// topic names what the sheet is about.
func (d *noteSheet) topic() string { return fmt.Sprintf("note on item %d", d.item.ID) }

func (d *noteSheet) init() tea.Cmd { return nil }

func (d *noteSheet) update(msg tea.Msg) (dialog, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch d.verb(keyboard.Form, k) {
		case "esc":
			d.leave(d.topic(), d, d.note.text() != d.item.Mark.Note)
			return nil, nil
		case "enter", "keep":
			d.finished(d.topic())
			if d.note.text() == d.item.Mark.Note {
				return nil, nil
			}
			return nil, answered(noteWrittenMsg{item: d.item, note: d.note.text()})
		}
	}
	d.note = d.note.update(msg)
	return d, nil
}

func (d *noteSheet) frame() frame {
	return frame{rows: 5, name: d.say("sheets.note_name", "X", phrase.ItemName(d.item))}
}

func (d *noteSheet) view(r room) drawing {
	p := newPaper(d.env, r, sheetText)
	p.blank(1)
	p.field(true, d.say("sheets.note_label"), p.labels("sheets.note_label"), d.note, p.width, understood{})
	p.blank(1)
	p.text(d.theme.Muted, d.say("sheets.note_seen"))
	return p.drawing()
}

func (d *noteSheet) hints() []key.Binding {
	keep := d.hint("enter", "sheets.keep")
	if d.note.text() == "" && d.item.Mark.Note != "" {
		keep = d.hint("enter", "sheets.note_remove")
	}
	return []key.Binding{keep, d.backHint()}
}

func (d *noteSheet) status() string { return d.say("sheets.only_here") }
