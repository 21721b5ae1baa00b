package config

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tend/ui/keyboard"
	"tend/ui/text"
)

func TestKeysAreReadInTheOrderOfTheFile(t *testing.T) {
	c, problems := parse("[keys]\nundo = [\"z\", \"ctrl+y\"]\napprove = \"A\"\nnote = \"\"\n")
	if len(problems) > 0 {
		t.Fatalf("problems = %v", problems)
	}
	m, _ := keyboard.New(c.Keys)
	if got, want := m.Keys("undo"), []string{"z", "ctrl+y"}; !slices.Equal(got, want) {
		t.Errorf("undo has %v, want %v", got, want)
	}
	if m.Key("approve") != "A" || m.Key("note") != "" || m.Key("spam") != "s" {
		t.Errorf("approve %q, note %q, spam %q", m.Key("approve"), m.Key("note"), m.Key("spam"))
	}
}

func TestOneSlipInTheKeysCostsNothingElse(t *testing.T) {
	c, problems := parse(strings.Join([]string{
		`[keys]`,
		`aprove = "A"`,
		`reply = "ctrl+i"`,
		`sync = "esc"`,
		`send = "s"`,
		`done = "hello"`,
		`wait = 3`,
		`spam = "&"`,
		`trash = "&"`,
		`task = "n"`,
		`member = ["m", "M"]`,
	}, "\n"))
	w := text.New("en")
	var got []string
	for _, p := range problems {
		got = append(got, p.Say(w))
	}
	want := []string{
		"config.toml, line 2: tend has no setting keys.aprove. Perhaps keys.approve?",
		"config.toml, line 3: reply: terminals cannot tell ctrl+i from another key.",
		"config.toml, line 4: sync: esc has a meaning of its own everywhere.",
		"config.toml, line 5: send: s writes a letter there. A key such as ctrl+s does not.",
		"config.toml, line 6: done: there is no key hello. Keys are written as A, ctrl+s, alt+x, f5, space.",
		`config.toml, line 7: keys.wait can be "A", ["z", "ctrl+z"], "".`,
		"config.toml, line 9: trash cannot have &: spam has it there.",
		`config.toml, line 10: task takes n from note. Another key for note, or "", settles it.`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("problems:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if m, _ := keyboard.New(c.Keys); m.Verb(keyboard.Comments, "M") != "member" || m.Verb(keyboard.Comments, "&") != "spam" {
		t.Error("the keys that can be do not hold")
	}
}

func TestSetKeysLeavesTheFileAsItIs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte("# mine\ntheme = \"dark\"\n\n[keys]\nspam = \"S\" # S\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for verb, keys := range map[string][]string{"spam": {"P"}, "approve": {"\"", "A"}, "note": nil} {
		if err := SetKeys(path, verb, keys...); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(raw), "# mine\ntheme = \"dark\"\n\n[keys]\nspam = \"P\" # S\n") {
		t.Errorf("the file is now, %v:\n%s", err, raw)
	}
	if c, _, _ := Load(path); len(c.Keys) != 3 {
		t.Errorf("keys = %v, want three verbs", c.Keys)
	}
	if err := SetKeys(path, "aprove", "A"); !errors.Is(err, ErrUnknown) {
		t.Errorf("an unknown verb gives %v, want ErrUnknown", err)
	}
}

func FuzzKeysTakeAnyText(f *testing.F) {
	f.Add("[keys]\napprove = \"A\"")
	f.Add("[keys]\n\"\xff\" = [\"\\u0000\", \"ctrl+ctrl\", 3]")
	f.Add("keys = 3\n[keys.approve]\nx = 1")
	f.Fuzz(func(t *testing.T, raw string) {
		c, problems := parse(raw)
		w := text.New("de")
		for _, p := range problems {
			if p.Say(w) == "" {
				t.Error("a problem says nothing")
			}
		}
		if m, _ := keyboard.New(c.Keys); m.Verb(keyboard.Form, "esc") != "esc" {
			t.Errorf("%q takes esc", raw)
		}
	})
}
