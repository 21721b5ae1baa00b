package ui

import (
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/ui/keyboard"
)

// matches reports whether a key is one of a binding's, on whatever layout it
// was pressed: what the key says itself counts first, then the letter that the
// same place has on a Latin keyboard, as far as that is known.
func matches(msg tea.KeyPressMsg, b key.Binding) bool {
	if key.Matches(msg, b) {
		return true
	}
	latin, ok := latinKey(msg)
	return ok && key.Matches(latin, b)
}

// latinKey returns the key that stands in the same place on a Latin keyboard.
// Some terminals tell; for common layouts a table does.
func latinKey(msg tea.KeyPressMsg) (tea.KeyPressMsg, bool) {
	r := []rune(msg.Text)
	if len(r) != 1 || r[0] < unicode.MaxASCII {
		return msg, false
	}
	if latin := msg.BaseCode; latin != 0 && latin != msg.Code && latin <= unicode.MaxASCII {
		if unicode.IsUpper(r[0]) {
			latin = unicode.ToUpper(latin)
		}
		return tea.KeyPressMsg{Code: latin, Text: string(latin)}, true
	}
	latin, ok := keyboard.Latin(r[0])
	return tea.KeyPressMsg{Code: latin, Text: string(latin)}, ok
}
