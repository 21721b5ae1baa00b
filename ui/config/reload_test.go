package config

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestReloadKeepsWhatIsWrongAsItWas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "config.toml")
	put(t, path, "theme = \"light\"\nlate = \"12 h\"\n[views]\nHeld = \"is:held\"\n")
	old, problems, err := Load(path)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	for name, tt := range map[string]struct {
		raw         string
		theme, late string
		views       int
		problems    int
	}{
		"all well":         {"theme = \"dark\"\n", "dark", "72h0m0s", 0, 0},
		"a wrong value":    {"theme = \"pink\"\nlate = \"1 d\"\n", "light", "24h0m0s", 0, 1},
		"an unknown name":  {"theme = \"dark\"\ncolour = 1\n", "dark", "72h0m0s", 0, 1},
		"a wrong view":     {"theme = \"dark\"\n[views]\nx = 3\n", "dark", "72h0m0s", 1, 1},
		"a line that none": {"theme = \"dark\"\nlate = \n", "light", "12h0m0s", 1, 1},
	} {
		t.Run(name, func(t *testing.T) {
			put(t, path, tt.raw)
			c, problems, err := Reload(path, old)
			if err != nil || len(problems) != tt.problems {
				t.Fatalf("problems %v, %v, want %d", problems, err, tt.problems)
			}
			if c.Theme != tt.theme || c.Late.String() != tt.late || len(c.Views) != tt.views {
				t.Errorf("theme %s, late %s, views %v, want %+v", c.Theme, c.Late, c.Views, tt)
			}
		})
	}
	if c, _, err := Reload(filepath.Dir(path), old); err == nil || c.Theme != "light" {
		t.Errorf("a file that cannot be read: %+v, %v, want what was and an error", c, err)
	}
}

func TestEverySettingCanStayAsItWas(t *testing.T) {
	for _, s := range Settings() {
		if s.keep == nil || s.read == nil || s.Good == "" || s.Doc == "" {
			t.Errorf("%s lacks a part", s.Key)
		}
	}
	for _, tab := range tables() {
		if tab.take != nil && (tab.keep == nil || tab.good == "" || !strings.HasPrefix(tab.example, "["+tab.name)) {
			t.Errorf("[%s] lacks a part", tab.name)
		}
	}
}
