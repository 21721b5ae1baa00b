package config

import (
	"reflect"
	"strings"
	"testing"

	"tend/ui/text"
)

// taken reads a file into a table and returns what it was given.
func taken(t *testing.T, tab table, raw string) (got, problems []string) {
	t.Helper()
	if tab.take != nil {
		tab.take = func(_ *Config, v value) (Problem, bool) {
			if v.any == "bad" {
				return v.unknown("words", "links"), false
			}
			got = append(got, strings.Join(v.path, "/"))
			return Problem{}, true
		}
	}
	values, _ := decode(raw)
	var c Config
	for _, v := range values {
		if p, ok := tab.set(&c, v); !ok {
			problems = append(problems, p.Say(text.New("en")))
		}
	}
	return got, problems
}

func TestEntriesWithKeysOfTheirOwnAreReadOneByOne(t *testing.T) {
	deep := table{name: "rules", deep: true, take: (*Config).setView}
	got, problems := taken(t, deep, `# mine
[rules.adverts] # all of them
words = ["a"]
links = 2

[rules."a.b c"]
wodrs = "bad"
words = "x"
inline = { y = 1 }
[rules]
short = 3
`)
	if want := []string{"rules/adverts/words", "rules/adverts/links", "rules/a.b c/words", "rules/a.b c/inline"}; !reflect.DeepEqual(got, want) {
		t.Errorf("read = %q, want %q", got, want)
	}
	if want := []string{
		"config.toml, line 7: tend has no setting rules.a.b c.wodrs. Perhaps rules.a.b c.words?",
		"config.toml, line 11: rules.short can be [rules.short].",
	}; !reflect.DeepEqual(problems, want) {
		t.Errorf("problems = %q, want %q", problems, want)
	}
}

func TestTablesOfKnownKeysNameTheNearest(t *testing.T) {
	var on bool
	known := table{name: "notify", rows: []Setting{row("held", "true", "").flag(func(*Config) *bool { return &on })}}
	for raw, want := range map[string][]string{
		"[notify]\nheld = true":          nil,
		"notify = { held = true }":       nil,
		"notify.held = true":             nil,
		"[notify]\n\nhedl = true":        {"config.toml, line 3: tend has no setting notify.hedl. Perhaps notify.held?"},
		"notify = { heldd = true }":      {"config.toml, line 1: tend has no setting notify.heldd. Perhaps notify.held?"},
		"[notify]\nquite_other = true":   {"config.toml, line 2: tend has no setting notify.quite_other."},
		"[notify]\nheld = 'x'":           {"config.toml, line 2: notify.held can be true, false."},
		"[notify]\nheld = { x = 1 }":     {"config.toml, line 2: notify.held can be true, false."},
		"notify = 3":                     {"config.toml, line 1: notify can be [notify]."},
		"[[notify]]\nheld = true":        {"config.toml, line 1: notify can be [notify]."},
		"x = '''\n'''\n[notify]\nheld=1": {"config.toml, line 4: notify.held can be true, false."},
	} {
		tab := known
		values, _ := decode(raw)
		var problems []string
		for _, v := range values {
			if v.path[0] != "notify" {
				continue
			}
			if p, ok := tab.set(&Config{}, v); !ok {
				problems = append(problems, p.Say(text.New("en")))
			}
		}
		if !reflect.DeepEqual(problems, want) {
			t.Errorf("%q: %q, want %q", raw, problems, want)
		}
	}
}

func TestNearestIsWhatWasProbablyMeant(t *testing.T) {
	names := []string{"theme", "late", "language", "views"}
	for word, want := range map[string]string{
		"teme": "theme", "THEME": "theme", "lat": "late", "languages": "language", "view": "views", "alte": "late",
		"colour": "", "x": "", "": "",
	} {
		if got := nearest(word, names); got != want {
			t.Errorf("nearest(%q) = %q, want %q", word, got, want)
		}
	}
}
