package keyboard

import (
	"strconv"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// Press returns the key press of a key by its name, as if somebody had pressed
// it, and whether it is one key.
func Press(name string) (tea.KeyPressMsg, bool) {
	name, ok := Canonical(name)
	if !ok {
		return tea.KeyPressMsg{}, false
	}
	var k tea.KeyPressMsg
	for mod, held := range map[string]tea.KeyMod{"ctrl+": tea.ModCtrl, "alt+": tea.ModAlt, "shift+": tea.ModShift} {
		if strings.Contains(name, mod) {
			name = strings.Replace(name, mod, "", 1)
			k.Mod |= held
		}
	}
	named := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": tea.KeySpace, "backspace": tea.KeyBackspace,
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "delete": tea.KeyDelete, "insert": tea.KeyInsert,
	}
	code, found := named[name]
	switch {
	case found:
		k.Code = code
		if name == "space" && k.Mod == 0 {
			k.Text = " "
		}
	case utf8.RuneCountInString(name) == 1:
		k.Code, _ = utf8.DecodeRuneInString(name)
		if k.Mod == 0 {
			k.Text = name
		}
	default:
		n, err := strconv.Atoi(strings.TrimPrefix(name, "f"))
		if err == nil {
			k.Code = tea.KeyF1 + rune(n-1)
		}
	}
	return k, k.Code != 0
}
