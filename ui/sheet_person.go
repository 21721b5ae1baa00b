package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/ui/keyboard"
)

// personSheet is the sheet for one line that is kept of a person: the note, or
// the tags. Emptied, it takes them away.
type personSheet struct {
	*env
	name, label, seen string // message ids of the last two
	was               string
	text              field
	topic             string // names what the sheet is about
	keep              func(text string) tea.Cmd
}

// begun is the sheet, with what was typed on it when it was left.
func (d *personSheet) begun() dialog {
	if left, ok := d.env.begun[d.topic].(*personSheet); ok {
		d.text = left.text
	}
	return d
}

// newPersonNote is the sheet for the note on a person.
func newPersonNote(e *env, d *member) dialog {
	p, id := d.known.person, d.id
	sheet := &personSheet{
		env: e, name: e.say("sheets.note_name", "X", p.Members[0].Name), label: "sheets.note_label", seen: "sheets.note_seen",
		was: p.Note, text: newField(p.Note), topic: fmt.Sprintf("note on member %d", id),
		keep: func(text string) tea.Cmd { return e.desk.notePerson(id, text) },
	}
	return sheet.begun()
}

// newPersonTags is the sheet for the tags of a person.
func newPersonTags(e *env, d *member) dialog {
	p, id := d.known.person, d.id
	was := strings.Join(e.words.Sorted(p.Tags), ", ")
	sheet := &personSheet{
		env: e, name: e.say("people.tags_name", "X", p.Members[0].Name), label: "people.tags_label", seen: "people.tags_seen",
		was: was, text: newField(was), topic: fmt.Sprintf("tags of member %d", id),
		keep: func(text string) tea.Cmd { return e.desk.tagPerson(id, text, p.Tags) },
	}
	return sheet.begun()
}

func (d *personSheet) init() tea.Cmd { return nil }

func (d *personSheet) update(msg tea.Msg) (dialog, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch d.verb(keyboard.Form, k) {
		case "esc":
			d.leave(d.topic, d, d.text.text() != d.was)
			return nil, nil
		case "enter", "keep":
			d.finished(d.topic)
			if strings.TrimSpace(d.text.text()) == d.was {
				return nil, nil
			}
			return nil, answered(personChosenMsg{keep: d.keep(d.text.text())})
		}
	}
	d.text = d.text.update(msg)
	return d, nil
}

func (d *personSheet) frame() frame { return frame{rows: 5, name: d.name} }

func (d *personSheet) view(r room) drawing {
	p := newPaper(d.env, r, sheetText)
	p.blank(1)
	p.field(true, d.say(d.label), p.labels(d.label), d.text, p.width, understood{})
	p.blank(1)
	p.text(d.theme.Muted, d.say(d.seen))
	return p.drawing()
}

func (d *personSheet) hints() []key.Binding {
	return []key.Binding{d.hint("enter", "sheets.keep"), d.backHint()}
}

func (d *personSheet) status() string { return d.say("sheets.only_here") }
