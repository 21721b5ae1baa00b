package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/keyboard"
	"tend/ui/replies"
)

// reasonSheet asks why comments were marked spam or trashed: one of a short
// list, or what is typed.
type reasonSheet struct {
	picker
	batch store.Batch
}

// reasonGivenMsg brings the reason for a batch.
type reasonGivenMsg struct {
	batch  store.Batch
	reason string
}

func newReason(e *env, b store.Batch, reasons []replies.Reply) dialog {
	d := &reasonSheet{picker: picker{env: e, typed: newField("")}, batch: b}
	for _, r := range reasons {
		d.options = append(d.options, option{name: r.Name})
	}
	if len(reasons) == 0 {
		for name := range strings.SplitSeq(e.say("replies.usual_reasons"), ", ") {
			d.options = append(d.options, option{name: name})
		}
	}
	return d
}

func (d *reasonSheet) init() tea.Cmd { return nil }

func (d *reasonSheet) update(msg tea.Msg) (dialog, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch d.verb(keyboard.Form, k) {
		case "esc":
			return nil, nil
		case "enter", "keep":
			if reason := d.reason(); reason != "" {
				return nil, answered(reasonGivenMsg{d.batch, reason})
			}
			return d, nil
		}
	}
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		d.picker.update(msg)
	}
	return d, nil
}

// reason is the one in focus, else what was typed.
func (d *reasonSheet) reason() string {
	if o, ok := d.chosen(); ok {
		return o.name
	}
	return d.typed.text()
}

func (d *reasonSheet) frame() frame {
	return frame{rows: 5 + min(6, len(d.options)), name: d.say("replies.reason_name_"+string(d.batch.Act), "N", d.batch.Count, "X", d.batch.Subject)}
}

func (d *reasonSheet) view(r room) drawing {
	p := newPaper(d.env, r, sheetText)
	p.margin()
	d.draw(p, d.say("replies.reason_label"), d.say("replies.reason_typed"))
	return p.drawing()
}

func (d *reasonSheet) hints() []key.Binding {
	return []key.Binding{d.hint("enter", "sheets.keep"), d.hint(d.say("sheets.up_down"), "sheets.choose"), d.backHint()}
}

func (d *reasonSheet) status() string { return d.say("replies.reason_seen") }

// noRefusal: nothing was marked spam or trashed here yet.
func (a *app) noRefusal() string {
	if a.refused.ID == 0 {
		return a.say("replies.no_refusal")
	}
	return ""
}

// giveReason asks why the last comments were marked spam or trashed.
func (a *app) giveReason() tea.Cmd { return a.open(newReason(a.env, a.refused, a.config.Reasons)) }
