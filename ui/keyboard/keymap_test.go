package keyboard

import (
	"slices"
	"strings"
	"testing"
)

// must returns the map of choices that have to be right.
func must(t *testing.T, choices ...Choice) Map {
	t.Helper()
	m, problems := New(choices)
	if len(problems) > 0 {
		t.Fatalf("%v is refused: %v", choices, problems)
	}
	return m
}

func TestEveryKeyMeansOneThingInEachPlace(t *testing.T) {
	if _, problems := New(nil); len(problems) > 0 {
		t.Errorf("without a choice there are clashes: %+v", problems)
	}
	for _, p := range []Place{Posts, Comments, Tasks} {
		for key, name := range must(t).at[p] {
			if other := must(t).at[Linear][key]; other != "" {
				t.Errorf("%s means %s in %s and %s in plain lines", key, name, p, other)
			}
		}
	}
}

func TestKeysThatStayUnboundWithoutAChoice(t *testing.T) {
	m := must(t)
	for _, key := range []string{"ctrl+m", "ctrl+i", "ctrl+h", "ctrl+j", "ctrl+[", "A", "U", "D", "E"} {
		for _, p := range Panes() {
			if name := m.Verb(p, key); name != "" {
				t.Errorf("%s means %s in %s", key, name, p)
			}
		}
	}
}

func TestVerbsHaveNamesAsTheyAreTyped(t *testing.T) {
	seen := map[string]bool{}
	for _, v := range Verbs() {
		if seen[v.Name] {
			t.Errorf("%s stands there twice", v.Name)
		}
		seen[v.Name] = true
		if strings.Trim(v.Name, "abcdefghijklmnopqrstuvwxyz-") != "" || len(v.Places) == 0 {
			t.Errorf("%+v is no verb", v)
		}
		for _, key := range v.Keys {
			if name, ok := Canonical(key); !ok || name != key || never(key) || v.typed() && types(key) {
				t.Errorf("%s has the key %q, which cannot be", v.Name, key)
			}
		}
	}
}

func TestChoiceReplacesTheKeysOfAVerb(t *testing.T) {
	m := must(t, Choice{Verb: "approve", Keys: []string{"A", "Ctrl+Y"}}, Choice{Verb: "down", Keys: []string{"n"}},
		Choice{Verb: "note", Keys: []string{""}})
	for key, want := range map[string]string{"A": "approve", "ctrl+y": "approve", "a": "", "n": "down", "down": "down", "j": ""} {
		if got := m.Verb(Comments, key); got != want {
			t.Errorf("%s means %q, want %q", key, got, want)
		}
	}
	if got, want := m.Keys("approve"), []string{"A", "ctrl+y"}; !slices.Equal(got, want) {
		t.Errorf("approve has %v, want %v", got, want)
	}
	if got := m.Key("note"); got != "" {
		t.Errorf("note has %q, want no key", got)
	}
	if got := m.Verb(Comments, "ф"); got != "" { // a on a Russian keyboard
		t.Errorf("ф means %q, though a means nothing", got)
	}
	if got := m.Verb(Comments, "т"); got != "down" { // n
		t.Errorf("т means %q, want down", got)
	}
}

func TestTwoVerbsMaySwapTheirKeys(t *testing.T) {
	m := must(t, Choice{Verb: "approve", Keys: []string{"s"}}, Choice{Verb: "spam", Keys: []string{"a"}})
	if m.Verb(Comments, "s") != "approve" || m.Verb(Comments, "a") != "spam" {
		t.Error("a and s were not swapped")
	}
}

func TestChoicesThatCannotBe(t *testing.T) {
	for name, tt := range map[string]struct {
		choices []Choice
		want    Problem
	}{
		"no such verb":           {[]Choice{{"aprove", []string{"A"}, 2}}, Problem{NoVerb, "aprove", "", "", 2}},
		"no such key":            {[]Choice{{"approve", []string{"ctrl+enter+x"}, 2}}, Problem{NoKey, "approve", "ctrl+enter+x", "", 2}},
		"a word":                 {[]Choice{{"approve", []string{"hello"}, 2}}, Problem{NoKey, "approve", "hello", "", 2}},
		"one that is tab":        {[]Choice{{"approve", []string{"ctrl+i"}, 2}}, Problem{Never, "approve", "ctrl+i", "", 2}},
		"one that is fixed":      {[]Choice{{"approve", []string{"Esc"}, 2}}, Problem{Fixed, "approve", "esc", "", 2}},
		"a letter where I type":  {[]Choice{{"send", []string{"s"}, 2}}, Problem{Writes, "send", "s", "", 2}},
		"two for one key":        {[]Choice{{"approve", []string{"A"}, 2}, {"sync", []string{"A"}, 3}}, Problem{Clash, "sync", "A", "approve", 3}},
		"one that another has":   {[]Choice{{"approve", []string{"e"}, 2}}, Problem{Lost, "done", "e", "approve", 2}},
		"one of the plain lines": {[]Choice{{"sync", []string{"T"}, 2}}, Problem{Lost, "thread", "T", "sync", 2}},
	} {
		t.Run(name, func(t *testing.T) {
			if _, got := New(tt.choices); !slices.Contains(got, tt.want) {
				t.Errorf("problems = %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestKeyMayMeanAnotherThingInAnotherPlace(t *testing.T) {
	m := must(t, Choice{Verb: "task-delete", Keys: []string{"a"}})
	if m.Verb(Tasks, "a") != "task-delete" || m.Verb(Comments, "a") != "approve" {
		t.Error("a does not mean one thing for tasks and another for comments")
	}
}

func TestFixedKeysKeepTheirNames(t *testing.T) {
	m := must(t)
	for _, tt := range []struct {
		place     Place
		key, want string
	}{
		{Comments, "enter", "open"},
		{Tasks, "enter", "task-about"},
		{Form, "enter", "enter"},
		{Outbox, "up", "up"},
		{Help, "up", "up"},
		{Help, "home", "home"},
		{Outbox, "home", "first"},
		{Outbox, "esc", "esc"},
		{Form, "j", ""},
	} {
		if got := m.Verb(tt.place, tt.key); got != tt.want {
			t.Errorf("%s means %q in %s, want %q", tt.key, got, tt.place, tt.want)
		}
	}
}

func TestCanonical(t *testing.T) {
	for key, want := range map[string]string{
		"a": "a", "A": "A", "shift+a": "A", "CTRL+Z": "ctrl+z", "alt+ctrl+x": "ctrl+alt+x", " ": "space", "Space": "space",
		"ctrl+space": "ctrl+space", "F5": "f5", "+": "+", "ctrl++": "ctrl++", "é": "é", "Ж": "Ж", "alt+.": "alt+.",
		"f13": "", "": "", "super+x": "", "ctrl+": "", "\x1b": "", "\xff": "", "ctrl+ctrl+ctrl": "", "界": "界",
	} {
		got, ok := Canonical(key)
		if ok != (want != "") || ok && got != want {
			t.Errorf("Canonical(%q) = %q, %v, want %q", key, got, ok, want)
		}
	}
}

func FuzzNewTakesAnyChoice(f *testing.F) {
	f.Add("approve", "A")
	f.Add("\xff\x00", "ctrl+\xff")
	f.Add("down", "ctrl+ctrl++")
	f.Fuzz(func(t *testing.T, verb, key string) {
		m, _ := New([]Choice{{Verb: verb, Keys: []string{key}}, {Verb: "sync", Keys: []string{key, key}}})
		for _, p := range Everywhere() {
			m.Verb(p, key)
		}
		if m.Verb(Comments, "enter") != "open" || m.Verb(Form, "esc") != "esc" {
			t.Errorf("%q = %q takes a fixed key", verb, key)
		}
	})
}
