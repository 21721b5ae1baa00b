package ui

import "charm.land/bubbles/v2/key"

// hint is a binding as the hint line shows it: the keys as they are written
// and the word of the catalogue.
func (e *env) hint(shown, word string, pairs ...any) key.Binding {
	return key.NewBinding(key.WithKeys(shown), key.WithHelp(shown, e.say(word, pairs...)))
}

// back is the last hint of every dialog.
func (e *env) backHint() key.Binding { return e.hint("esc", "sheets.back") }
