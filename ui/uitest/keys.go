package uitest

import (
	"strings"
	"unicode/utf8"
)

// Press types keys one after the other, by the names that tend's hints use: a
// single character, or a name such as "enter", "shift+tab" or "ctrl+s". After
// "esc" wait for what it does: a terminal sends the same for escape and a key
// as for alt and that key.
func (x *Terminal) Press(keys ...string) {
	x.t.Helper()
	for _, k := range keys {
		code, known := keyCode(k)
		if !known {
			x.t.Fatalf("no key is called %q", k)
		}
		x.Send(code)
	}
}

// Type types a text, character by character.
func (x *Terminal) Type(text string) {
	x.t.Helper()
	x.Send(strings.ReplaceAll(text, "\n", "\r"))
}

// Paste pastes a text as a terminal does, in brackets if the program asked for
// them. It returns when the program has read all of it.
func (x *Terminal) Paste(text string) {
	x.t.Helper()
	x.mu.Lock()
	bracketed := x.modes[bracketedPaste]
	x.mu.Unlock()
	if bracketed {
		text = "\x1b[200~" + text + "\x1b[201~"
	}
	x.Send(text)
}

// Send sends bytes as they are, as a broken or hostile terminal might.
func (x *Terminal) Send(raw string) {
	x.t.Helper()
	if _, err := x.master.WriteString(raw); err != nil {
		x.t.Fatalf("type: %v", err)
	}
}

// keyCode is what a terminal sends for a key.
func keyCode(name string) (code string, known bool) {
	named := map[string]string{
		"enter": "\r", "esc": "\x1b", "tab": "\t", "shift+tab": "\x1b[Z", "space": " ", "backspace": "\x7f",
		"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
		"pgup": "\x1b[5~", "pgdown": "\x1b[6~", "delete": "\x1b[3~", "insert": "\x1b[2~", "f1": "\x1bOP",
	}
	if code, known = named[name]; known {
		return code, true
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok && len(letter) == 1 && letter[0] >= 'a' && letter[0] <= 'z' {
		return string(rune(letter[0] - 'a' + 1)), true
	}
	if rest, ok := strings.CutPrefix(name, "alt+"); ok {
		code, known = keyCode(rest)
		return "\x1b" + code, known
	}
	return name, utf8.RuneCountInString(name) == 1
}
