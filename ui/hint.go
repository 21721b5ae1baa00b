package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/ui/keyboard"
)

// verb returns the name of what a key does in a place, on whatever keyboard
// it was pressed. A fixed key that does nothing of its own there comes back by
// its own name: "enter", "esc", "tab". "" is a key that means nothing.
func (e *env) verb(p keyboard.Place, k tea.KeyPressMsg) string {
	if name := e.keys.Verb(p, k.String()); name != "" {
		return name
	}
	if latin, ok := latinKey(k); ok {
		return e.keys.Verb(p, latin.String())
	}
	return ""
}

// key is the hint for a verb: the key that it really has, and its word.
func (e *env) key(name string) key.Binding {
	for _, v := range keyboard.Verbs() {
		if v.Name == name {
			return e.binding(e.keys.Key(name), e.say(v.Word))
		}
	}
	return key.NewBinding()
}

// keyAs is the hint for a verb that has another word here.
func (e *env) keyAs(name, word string, pairs ...any) key.Binding {
	return e.binding(e.keys.Key(name), e.say(word, pairs...))
}

// pair is the hint for two verbs that belong together.
func (e *env) pair(one, other, word string) key.Binding {
	return e.binding(strings.TrimSpace(e.keys.Key(one)+" "+e.keys.Key(other)), e.say(word))
}

// hint is the hint for a fixed key, or for several as they are written.
func (e *env) hint(shown, word string, pairs ...any) key.Binding {
	return e.binding(shown, e.say(word, pairs...))
}

// binding is a key with its word. Without a key the hint line leaves it out.
func (e *env) binding(shown, word string) key.Binding {
	return key.NewBinding(key.WithKeys(shown), key.WithHelp(shown, word))
}

// backHint is the last hint of every dialog.
func (e *env) backHint() key.Binding { return e.hint("esc", "sheets.back") }
