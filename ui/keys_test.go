package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"tend/ui/keyboard"
)

func TestHintsNameOnlyBoundKeys(t *testing.T) {
	a := newTestApp(t, 200, 50)
	for p := postsPane; p <= readingPane; p++ {
		a.reading = p == readingPane
		if !a.reading {
			a.focus = p
		}
		for _, name := range a.hinted() {
			if k, ok := a.action(name); !ok || !k.in(p) || a.keys.Key(name) == "" {
				t.Errorf("pane %d: the hint line names %s, which is not bound", p, name)
			}
		}
	}
}

func TestEveryActionIsAVerbOfTheRegistry(t *testing.T) {
	a := newTestApp(t, 80, 24)
	n := len(verdictActions()) + len(itemActions()) + len(taskActions()) + len(deskActions()) + len(moveActions()) + len(choreActions())
	if len(a.actions) != n {
		t.Errorf("%d actions of %d have a row in keyboard.Verbs", len(a.actions), n)
	}
	for p := postsPane; p <= readingPane; p++ {
		for _, v := range keyboard.Verbs() {
			if _, ok := a.action(v.Name); v.In(p.place()) && !ok {
				t.Errorf("pane %d: %s has a key and does nothing", p, v.Name)
			}
		}
	}
}

func TestVerbsAreReachedOnOtherLayouts(t *testing.T) {
	a := newTestApp(t, 80, 24)
	for name, tt := range map[string]struct {
		msg  tea.KeyPressMsg
		want string
	}{
		"latin":              {tea.KeyPressMsg{Code: 'e', Text: "e"}, "done"},
		"russian":            {tea.KeyPressMsg{Code: 'у', Text: "у"}, "done"},
		"greek":              {tea.KeyPressMsg{Code: 'ε', Text: "ε"}, "done"},
		"told by a terminal": {tea.KeyPressMsg{Code: 'ض', Text: "ض", BaseCode: 'e'}, "done"},
		"capital":            {tea.KeyPressMsg{Code: 'я', ShiftedCode: 'Я', Text: "Я", Mod: tea.ModShift}, "redo"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := a.verb(keyboard.Comments, tt.msg); got != tt.want {
				t.Errorf("%q means %q, want %q", tt.msg.Text, got, tt.want)
			}
		})
	}
}

func TestKeyThatCannotActSaysWhy(t *testing.T) {
	a := newTestApp(t, 80, 24) // nothing is in focus
	for _, k := range []string{"e", "w", "n", "m", "o", "O", "y", ".", "x", "V", "X"} {
		a.tell("")
		play(t, a, k)
		if a.status.said == "" || a.front() != nil {
			t.Errorf("%s says %q where it cannot act", k, a.status.said)
		}
	}
}
