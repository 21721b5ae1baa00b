package ui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"tend/ui/text"
)

func TestEveryKeyMeansOneThingInEachPane(t *testing.T) {
	a := newTestApp(t, 80, 24)
	for p := postsPane; p <= readingPane; p++ {
		owner := map[string]string{}
		for _, k := range a.actions {
			if !k.in(p) {
				continue
			}
			for _, name := range k.binding.Keys() {
				if first, taken := owner[name]; taken {
					t.Errorf("pane %d: %s means both %q and %q", p, name, first, k.help)
				}
				owner[name] = k.help
			}
		}
	}
}

func TestKeysThatMustStayUnbound(t *testing.T) {
	a := newTestApp(t, 80, 24)
	never := []string{"ctrl+m", "ctrl+i", "ctrl+h", "ctrl+j", "ctrl+[", "A", "U", "D", "E"}
	for _, k := range a.actions {
		for _, name := range k.binding.Keys() {
			if slices.Contains(never, name) {
				t.Errorf("%s is bound to %q", name, k.help)
			}
		}
	}
}

func TestHintsNameOnlyBoundKeys(t *testing.T) {
	a := newTestApp(t, 200, 50)
	for p := postsPane; p <= readingPane; p++ {
		a.reading = p == readingPane
		if !a.reading {
			a.focus = p
		}
		for _, name := range a.hinted() {
			if _, ok := a.action(name); !ok {
				t.Errorf("pane %d: the hint line names %s, which is not bound", p, name)
			}
		}
	}
}

func TestEveryActionIsExplainedInBothLanguages(t *testing.T) {
	for _, lang := range []string{"en", "de"} {
		for _, k := range newActions(&env{words: text.New(lang)}) {
			if word := k.binding.Help().Desc; word == "" || strings.Contains(word, ".") || strings.HasPrefix(k.help, "keys.") {
				t.Errorf("%s: %v is called %q, explained %q", lang, k.binding.Keys(), word, k.help)
			}
		}
	}
}

func TestVerbsAreReachedOnOtherLayouts(t *testing.T) {
	a := newTestApp(t, 80, 24)
	done, _ := a.action("e")
	redo, _ := a.action("Z")
	for name, tt := range map[string]struct {
		msg  tea.KeyPressMsg
		want action
	}{
		"latin":              {tea.KeyPressMsg{Code: 'e', Text: "e"}, done},
		"russian":            {tea.KeyPressMsg{Code: 'у', Text: "у"}, done},
		"greek":              {tea.KeyPressMsg{Code: 'ε', Text: "ε"}, done},
		"told by a terminal": {tea.KeyPressMsg{Code: 'ض', Text: "ض", BaseCode: 'e'}, done},
		"capital":            {tea.KeyPressMsg{Code: 'я', ShiftedCode: 'Я', Text: "Я", Mod: tea.ModShift}, redo},
	} {
		t.Run(name, func(t *testing.T) {
			if !matches(tt.msg, tt.want.binding) {
				t.Errorf("%q does not reach %q", tt.msg.Text, tt.want.help)
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
