package config

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"tend/ui/text"
)

func TestTheTemplateNamesEverySettingAndSetsNone(t *testing.T) {
	for _, lang := range []string{"en", "de"} {
		out := Template(text.New(lang))
		if c, problems := parse(out); len(problems) != 0 || !reflect.DeepEqual(c, defaults()) {
			t.Errorf("the template is read as %+v, %v", c, problems)
		}
		set := regexp.MustCompile(`(?m)^# (\[|[\w"-]+ = )`).ReplaceAllString(out, "$1")
		c, problems := parse(set)
		for _, p := range problems {
			t.Errorf("all settings of the template: %s", p.Say(text.New("en")))
		}
		if c.Name != "Miriam" || len(c.Views) != 1 {
			t.Errorf("all settings of the template are read as %+v", c)
		}
		for _, s := range Settings() {
			if !strings.Contains("\n"+set, "\n"+s.Key[strings.Index(s.Key, ".")+1:]+" = "+s.Default+"\n") {
				t.Errorf("the template lacks %s", s.Key)
			}
		}
	}
}

func TestWhatARowSaysIsTheDefault(t *testing.T) {
	for _, s := range Settings() {
		if s.Chosen {
			continue
		}
		c := defaults()
		if p, ok := s.read(&c, value{path: strings.Split(s.Key, "."), any: valueOf(s.Default)}); !ok {
			t.Errorf("%s = %s: %s", s.Key, s.Default, p.What(text.New("en")))
		}
		if want := defaults(); !reflect.DeepEqual(c, want) {
			t.Errorf("%s = %s makes %+v of %+v", s.Key, s.Default, c, want)
		}
	}
}

func TestSetKeepsCommentsAndOrder(t *testing.T) {
	for name, tt := range map[string]struct{ before, key, typed, after string }{
		"no file":          {"", "theme", "light", "theme = \"light\"\n"},
		"its line":         {"a = 1\ntheme = \"#1\" # mine\n[views]\ntheme = \"x\"\n", "theme", "dark", "a = 1\ntheme = \"dark\" # mine\n[views]\ntheme = \"x\"\n"},
		"commented out":    {"# How it looks\n# theme = \"auto\"\n", "theme", `"dark"`, "# How it looks\ntheme = \"dark\"\n"},
		"before the table": {"a = 1\n\n[views]\nx = \"y\"\n", "reduce_motion", "true", "a = 1\nreduce_motion = true\n\n[views]\nx = \"y\"\n"},
		"no line's end":    {"a = 1", "late", "12 h", "a = 1\nlate = \"12 h\"\n"},
		"a name like it":   {"late_x = 1\n", "late", "2 d", "late_x = 1\nlate = \"2 d\"\n"},
		"a new table":      {"a = 1\n", "views.Old ones", "age:>3d", "a = 1\n\n[views]\n\"Old ones\" = \"age:>3d\"\n"},
		"in its table":     {"x = 1\n[views]\nx = \"is:held\"\ny = \"is:open\" # mine\n\n[keys]\ny = 1\n", "views.y", "z", "x = 1\n[views]\nx = \"is:held\"\ny = \"z\" # mine\n\n[keys]\ny = 1\n"},
		"table commented out": {
			"a = 1\n\n# Searches\n# [views]\n# Held = \"is:held\"\n\n# Signs\n# [keys]\n# x = \"y\"\n", "views.x", "is:open",
			"a = 1\n\n# Searches\n[views]\n# Held = \"is:held\"\nx = \"is:open\"\n\n# Signs\n# [keys]\n# x = \"y\"\n",
		},
		"a line of the commented table": {
			"# [views]\n# Held = \"is:held\"\n", "views.Held", "is:held age:>1d", "[views]\nHeld = \"is:held age:>1d\"\n",
		},
		"commented heading among settings": {
			"# [views]\na = 1\n", "views.x", "y", "# [views]\na = 1\n\n[views]\nx = \"y\"\n",
		},
		"before what explains the next table": {
			"a = 1\n\n# Searches\n[views]\nx = \"y\"\n", "late", "1 d", "a = 1\nlate = \"1 d\"\n\n# Searches\n[views]\nx = \"y\"\n",
		},
		"odd signs": {"", "name", `M "x" \ 'y'`, "name = \"M \\\"x\\\" \\\\ 'y'\"\n"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "deep", "config.toml")
			if tt.before != "" {
				if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(tt.before), 0o600)); err != nil {
					t.Fatal(err)
				}
			}
			if p, err := Set(path, tt.key, tt.typed); p != nil || err != nil {
				t.Fatalf("Set = %v, %v", p, err)
			}
			got, err := os.ReadFile(path)
			if err != nil || string(got) != tt.after {
				t.Errorf("the file is %q, %v, want %q", got, err, tt.after)
			}
		})
	}
}

func TestSetRefusesWhatCannotBe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "config.toml")
	if p, err := Set(path, "theme", "pink"); p == nil || err != nil {
		t.Errorf("Set of a wrong theme = %v, %v, want a problem", p, err)
	}
	if _, err := Set(path, "colour", "pink"); !errors.Is(err, ErrUnknown) {
		t.Errorf("Set of no setting = %v, want ErrUnknown", err)
	}
	if _, err := Set(path, "views", "x"); !errors.Is(err, ErrUnknown) {
		t.Errorf("Set of a whole table = %v, want ErrUnknown", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file was written: %v", err)
	}
}

func TestGetSaysWhatHolds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte("theme = \"pink\"\nlate = \"12 h\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"theme": `"auto"`, "late": `"12 h"`, "name": "", "reduce_motion": "false"} {
		if got, err := Get(path, key); got != want || err != nil {
			t.Errorf("Get(%s) = %s, %v, want %s", key, got, err, want)
		}
	}
}
