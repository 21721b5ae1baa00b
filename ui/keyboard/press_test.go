package keyboard

import "testing"

func TestPressIsTheKeyOfThatName(t *testing.T) {
	for _, name := range []string{"a", "A", "?", "!", "ü", "ctrl+s", "alt+x", "enter", "esc", "tab", "shift+tab", "space", "f1", "f12", "pgdown", "delete"} {
		k, ok := Press(name)
		if got := k.String(); !ok || got != name {
			t.Errorf("Press(%q) is %q, %v", name, got, ok)
		}
	}
	for _, name := range []string{"", "h l", "strange", "f13"} {
		if k, ok := Press(name); ok {
			t.Errorf("Press(%q) is %q, want none", name, k.String())
		}
	}
}
