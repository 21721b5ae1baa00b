package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

func typed(f field, keys ...string) field {
	for _, k := range keys {
		f = f.update(pressed(k))
	}
	return f
}

// pressed is the message of a key by its name.
func pressed(name string) tea.KeyPressMsg {
	for code, n := range map[rune]string{
		tea.KeyEnter: "enter", tea.KeyEscape: "esc", tea.KeyTab: "tab", tea.KeyBackspace: "backspace", tea.KeyDelete: "delete",
		tea.KeyUp: "up", tea.KeyDown: "down", tea.KeyLeft: "left", tea.KeyRight: "right", tea.KeyHome: "home", tea.KeyEnd: "end",
		tea.KeyPgUp: "pgup", tea.KeyPgDown: "pgdown",
	} {
		if n == name {
			return tea.KeyPressMsg{Code: code}
		}
	}
	switch {
	case name == "space":
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	case name == "shift+tab":
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	case strings.HasPrefix(name, "ctrl+"):
		return tea.KeyPressMsg{Code: rune(name[5]), Mod: tea.ModCtrl}
	case strings.HasPrefix(name, "alt+"):
		return tea.KeyPressMsg{Code: rune(name[4]), Mod: tea.ModAlt}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

func TestFieldEdits(t *testing.T) {
	for name, tt := range map[string]struct {
		start string
		keys  []string
		want  string
	}{
		"types":                   {"", []string{"a", "space", "ü"}, "a ü"},
		"in the middle":           {"ac", []string{"left", "b"}, "abc"},
		"backspace":               {"abc", []string{"backspace"}, "ab"},
		"backspace at the start":  {"abc", []string{"home", "backspace"}, "abc"},
		"delete":                  {"abc", []string{"home", "delete"}, "bc"},
		"a whole emoji at once":   {"a👍🏽", []string{"backspace"}, "a"},
		"a word back":             {"morgen 18 uhr", []string{"ctrl+w"}, "morgen 18"},
		"a word forward":          {"morgen 18 uhr", []string{"home", "alt+d"}, "18 uhr"},
		"all before":              {"abc def", []string{"left", "ctrl+u"}, "f"},
		"all behind":              {"abc def", []string{"home", "right", "ctrl+k"}, "a"},
		"an unknown key":          {"abc", []string{"ctrl+g"}, "abc"},
		"an accent on its letter": {"e", []string{"\u0301", "backspace", "x"}, "x"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := typed(newField(tt.start), tt.keys...).text(); got != tt.want {
				t.Errorf("%q and %v = %q, want %q", tt.start, tt.keys, got, tt.want)
			}
		})
	}
}

func TestFieldKeepsItsWidth(t *testing.T) {
	for name, text := range map[string]string{
		"short": "fr", "long": strings.Repeat("morgen ", 40), "wide": strings.Repeat("山田", 30),
		"emoji": strings.Repeat("👍🏽", 30), "right to left": strings.Repeat("שלום ", 20),
	} {
		t.Run(name, func(t *testing.T) {
			f := newField(text)
			for f.at > 0 {
				for _, width := range []int{1, 2, 7, 24} {
					shown, cursor := f.view(width)
					if got := ansi.StringWidth(shown); got != width {
						t.Fatalf("cursor at %d: view is %d cells wide, want %d: %q", f.at, got, width, shown)
					}
					if cursor < 0 || cursor >= width {
						t.Fatalf("cursor stands at cell %d of %d", cursor, width)
					}
				}
				f = typed(f, "left")
			}
		})
	}
}

func TestFieldTakesAHugeHostilePaste(t *testing.T) {
	paste := strings.Repeat("\x1b]52;c;aGk=\x07\u202e山\r\n", 1_000_000)
	f := newField("").update(tea.PasteMsg{Content: paste})
	if got := len(f.chars); got == 0 || got > fieldLimit {
		t.Errorf("a paste of %d bytes left %d characters, want 1 to %d", len(paste), got, fieldLimit)
	}
	if strings.ContainsAny(f.text(), "\x1b\x07\r\n\u202e") {
		t.Errorf("a control character came through: %q", f.text())
	}
}

func TestFieldIsAValue(t *testing.T) {
	one := newField("ab")
	two := typed(typed(one, "backspace"), "x")
	if got, want := one.text(), "ab"; got != want {
		t.Errorf("typing into a copy changed the original to %q, want %q", got, want)
	}
	if got, want := two.text(), "ax"; got != want {
		t.Errorf("copy = %q, want %q", got, want)
	}
}

func TestSecretFieldShowsNothing(t *testing.T) {
	f := newField("swordfish")
	f.secret = true
	if shown, _ := f.view(12); shown != "*********   " {
		t.Errorf("view = %q, want asterisks", shown)
	}
}
