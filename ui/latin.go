package ui

import (
	"unicode"

	tea "charm.land/bubbletea/v2"
)

// latinKey returns the key that stands in the same place on a Latin keyboard,
// if the terminal tells. For common layouts a table does: keyboard.Latin.
func latinKey(msg tea.KeyPressMsg) (tea.KeyPressMsg, bool) {
	r := []rune(msg.Text)
	if len(r) != 1 || r[0] < unicode.MaxASCII {
		return msg, false
	}
	latin := msg.BaseCode
	if latin == 0 || latin == msg.Code || latin > unicode.MaxASCII {
		return msg, false
	}
	if unicode.IsUpper(r[0]) {
		latin = unicode.ToUpper(latin)
	}
	return tea.KeyPressMsg{Code: latin, Text: string(latin)}, true
}
