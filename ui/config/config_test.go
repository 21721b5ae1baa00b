package config

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/adrg/xdg"

	"tend/store"
	"tend/ui/text"
)

func TestLoadReadsWhatIsSet(t *testing.T) {
	path := filepath.Join(t.TempDir(), "config.toml")
	raw := `
# mine
language = "de"
name = "Miriam"
theme = "safe"
glyphs = "ascii"
ambiguous = "wide"
reduce_motion = true
cursor = "visible"
late = "12 h"
secret_command = "pass show \"tend/$TEND_USER\""
`
	if err := os.WriteFile(path, []byte(raw), 0o600); err != nil {
		t.Fatal(err)
	}
	got, problems, err := Load(path)
	if err != nil || len(problems) != 0 {
		t.Fatalf("Load: %v, problems %v", err, problems)
	}
	want := Config{
		Language: "de", Name: "Miriam", Theme: "safe", Glyphs: "ascii", Ambiguous: "wide", ReduceMotion: true,
		Cursor: "visible", Late: 12 * time.Hour, SecretCommand: `pass show "tend/$TEND_USER"`,
		Suggest: suggestDefaults(),
		Order:   store.DefaultWeights(), Notify: Notify{Held: true, Task: true, Failed: true},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Load = %+v, want %+v", got, want)
	}
}

func TestProxyIsAnAddress(t *testing.T) {
	for line, want := range map[string]string{
		`proxy = "http://proxy.example:3128"`: "http://proxy.example:3128",
		`proxy = "socks5://127.0.0.1:9050"`:   "socks5://127.0.0.1:9050",
		`proxy = "proxy.example:3128"`:        "",
		`proxy = "ftp://proxy.example"`:       "",
		`proxy = 3128`:                        "",
		`proxy = ""`:                          "",
		`proxy = "http://%zz"`:                "",
		`reduce_motion = true # and no proxy`: "",
	} {
		c, problems := parse(line)
		got := ""
		if c.Proxy != nil {
			got = c.Proxy.String()
		}
		if got != want || want == "" && strings.HasPrefix(line, "proxy") && len(problems) != 1 {
			t.Errorf("%s is %q, problems %v, want %q", line, got, problems, want)
		}
	}
}

func TestLoadWithoutAFileIsGood(t *testing.T) {
	c, problems, err := Load(filepath.Join(t.TempDir(), "none", "config.toml"))
	if err != nil || len(problems) != 0 {
		t.Fatalf("Load: %v, problems %v", err, problems)
	}
	if c.Name == "" || c.Late != 72*time.Hour || c.Theme != "auto" {
		t.Errorf("Load = %+v, want the defaults and a name", c)
	}
}

func TestLoadSaysThatAFileCannotBeRead(t *testing.T) {
	c, _, err := Load(t.TempDir()) // a folder
	if err == nil || c.Theme != "auto" {
		t.Errorf("Load of a folder = %+v, %v, want the defaults and an error", c, err)
	}
}

func TestWrongSettingsAreReportedByLineAndTheRestHolds(t *testing.T) {
	c, problems := parse(`language = "fr"
name = "Miriam
theme = "light"
colour = "green"
reduce_motion = "yes"
late = 3

[servers]
one = "x"
= 7
`)
	var got []string
	for _, p := range problems {
		got = append(got, p.Say(text.New("en")))
	}
	want := `config.toml, line 1: language can be "auto", "en", "de".
config.toml, line 2: this cannot be read and is left out: name = "Miriam
config.toml, line 4: tend has no setting colour.
config.toml, line 5: reduce_motion can be true, false.
config.toml, line 6: late can be "3 d", "12 h".
config.toml, line 8: tend has no setting servers.
config.toml, line 10: this cannot be read and is left out: = 7`
	if strings.Join(got, "\n") != want {
		t.Errorf("problems:\n%s\nwant:\n%s", strings.Join(got, "\n"), want)
	}
	if c.Theme != "light" || c.Language != "auto" || c.Late != 72*time.Hour {
		t.Errorf("parse = %+v, want the good lines to hold", c)
	}
}

func TestSignsFollowTheLocale(t *testing.T) {
	for name, tt := range map[string]struct {
		glyphs string
		env    map[string]string
		want   bool
	}{
		"UTF-8":           {"auto", map[string]string{"LANG": "de_DE.UTF-8"}, false},
		"utf8":            {"auto", map[string]string{"LC_CTYPE": "C.utf8", "LANG": "C"}, false},
		"C":               {"auto", map[string]string{"LC_ALL": "C", "LANG": "de_DE.UTF-8"}, true},
		"Latin 1":         {"auto", map[string]string{"LANG": "de_DE.ISO-8859-1"}, true},
		"nothing set":     {"auto", nil, false},
		"set to ascii":    {"ascii", map[string]string{"LANG": "de_DE.UTF-8"}, true},
		"set to unicode":  {"unicode", map[string]string{"LC_ALL": "C"}, false},
		"LC_ALL goes 1st": {"auto", map[string]string{"LC_ALL": "de_DE.UTF-8", "LC_CTYPE": "C"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			c := Config{Glyphs: tt.glyphs}
			if got := c.ASCII(func(key string) string { return tt.env[key] }); got != tt.want {
				t.Errorf("ASCII = %t, want %t", got, tt.want)
			}
		})
	}
}

func TestFilesAreInOneFolderOrTheSystems(t *testing.T) {
	if got, want := Locate("/srv/desk").Cache, filepath.Join("/srv/desk", "tend.db"); got != want {
		t.Errorf("Cache = %s, want %s", got, want)
	}
	root := t.TempDir()
	for _, name := range []string{"CONFIG", "DATA", "STATE"} {
		t.Setenv("XDG_"+name+"_HOME", filepath.Join(root, name))
	}
	xdg.Reload()
	t.Cleanup(xdg.Reload)
	want := Files{
		Config: filepath.Join(root, "CONFIG", "tend", "config.toml"),
		Cache:  filepath.Join(root, "DATA", "tend", "tend.db"),
		Log:    filepath.Join(root, "STATE", "tend", "tend.log"),
	}
	if got := Locate(""); got != want {
		t.Errorf("Locate = %+v, want %+v", got, want)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("language = \"de\"\nname = \"x\n[a.b]\n")
	f.Add("late = [1,\n2\n")
	f.Add("name = '''\n")
	f.Fuzz(func(t *testing.T, raw string) {
		c, _ := parse(raw)
		if c.Late <= 0 || c.Theme == "" {
			t.Errorf("parse(%q) = %+v", raw, c)
		}
	})
}
