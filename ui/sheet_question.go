package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/ui/keyboard"
)

// question is a sheet that asks before something is done that is hard to take
// back, or too much at once. Its safe answer is esc.
type question struct {
	*env
	name    string
	lines   []string // what will happen
	answers []answer
	stay    key.Binding // how esc is called
	said    string      // the status line
	wide    bool        // stands over a page, so it takes the whole width
}

// answer is one way to answer a question.
type answer struct {
	verb    string // or "enter"
	binding key.Binding
	do      func() tea.Cmd
}

func (d *question) init() tea.Cmd { return nil }

func (d *question) update(msg tea.Msg) (dialog, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return d, nil
	}
	verb := d.verb(keyboard.Question, k)
	if verb == "esc" {
		return nil, nil
	}
	for _, a := range d.answers {
		if a.verb == verb {
			return nil, a.do()
		}
	}
	return d, nil
}

func (d *question) frame() frame {
	return frame{rows: max(5, len(d.lines)+3), name: d.name, wide: d.wide}
}

func (d *question) view(r room) drawing {
	p := newPaper(d.env, r, sheetText)
	p.blank(1)
	for _, l := range d.lines {
		p.text(d.theme.Text, l)
	}
	return p.drawing()
}

func (d *question) hints() []key.Binding {
	var hints []key.Binding
	for _, a := range d.answers {
		hints = append(hints, a.binding)
	}
	return append(hints, d.stay)
}

func (d *question) status() string { return d.said }
