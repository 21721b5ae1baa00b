package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/store"
)

// The dialogs that the desk opens, one function each.

func newHelp(e *env, a *app) dialog { return newPlaceholder(e, "Help") }

func newSourcesPage(e *env) dialog { return newPlaceholder(e, "Sources") }

func newJournal(e *env) dialog { return newPlaceholder(e, "Journal") }

func newFirstStart(e *env) dialog { return newPlaceholder(e, "Welcome") }

func newMember(e *env, memberID int64) dialog { return newPlaceholder(e, "Member") }

func newTaskDelete(e *env, tasks []store.Task) dialog { return newPlaceholder(e, "Delete") }

func newLinks(e *env, links []link) dialog { return newPlaceholder(e, "Links") }

func newHistory(e *env, it store.Item) dialog { return newPlaceholder(e, "History") }

func newTooMany(e *env, verb string, n int, run func() tea.Cmd) dialog {
	return newPlaceholder(e, verb)
}

func newQuit(e *env, unsaved int) dialog { return newPlaceholder(e, "Quit") }

// link is an address that a text leads to.
type link struct{ text, url string }

// placeholder is a dialog that says nothing but its name.
type placeholder struct {
	*env
	name string
}

func newPlaceholder(e *env, name string) dialog { return &placeholder{env: e, name: name} }

func (p *placeholder) init() tea.Cmd { return nil }

func (p *placeholder) update(msg tea.Msg) (dialog, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok && k.String() == "esc" {
		return nil, nil
	}
	return p, nil
}

func (p *placeholder) frame() frame { return frame{rows: 7, name: p.name} }

func (p *placeholder) view(room) drawing {
	return drawing{lines: []string{"", p.theme.Text.Render("   " + p.name)}}
}

func (p *placeholder) hints() []key.Binding {
	return []key.Binding{key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", p.say("keys.back")))}
}

func (p *placeholder) status() string { return "" }
