package config

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"tend/ui/query"
	"tend/ui/text"
)

func TestViewsAreReadInTheirOrder(t *testing.T) {
	c, problems := parse(`theme = "safe"

[views] # mine
Held = "is:held"
"New ones" = 'from:newcomer "two words"'
wrong = 3
empty = ""
`)
	want := []query.View{{Name: "Held", Query: "is:held"}, {Name: "New ones", Query: `from:newcomer "two words"`}}
	if !reflect.DeepEqual(c.Views, want) || c.Theme != "safe" {
		t.Errorf("views = %+v, want %+v", c.Views, want)
	}
	var got []string
	for _, p := range problems {
		got = append(got, p.Say(text.New("en")))
	}
	if want := []string{
		`config.toml, line 6: views.wrong can be "is:held from:newcomer".`,
		`config.toml, line 7: views.empty can be "is:held from:newcomer".`,
	}; !reflect.DeepEqual(got, want) {
		t.Errorf("problems = %q, want %q", got, want)
	}
	if _, problems := parse(`views = "x"`); len(problems) != 1 {
		t.Errorf("views that are no table: %v, want one problem", problems)
	}
}

func TestAddViewLeavesTheRestAsItIs(t *testing.T) {
	for name, tt := range map[string]struct{ before, after string }{
		"no file":      {"", "[views]\n\"Old \\\"n\\\" new\" = \"age:>3d \\\"two words\\\"\"\n"},
		"no views yet": {"theme = \"safe\" # mine\n", "theme = \"safe\" # mine\n\n[views]\n\"Old \\\"n\\\" new\" = \"age:>3d \\\"two words\\\"\"\n"},
		"further views": {
			"[views] # mine\nHeld = \"is:held\"\n\n[keys]\na = \"b\"\n",
			"[views] # mine\nHeld = \"is:held\"\n\"Old \\\"n\\\" new\" = \"age:>3d \\\"two words\\\"\"\n\n[keys]\na = \"b\"\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "tend", "config.toml")
			if tt.before != "" {
				if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte(tt.before), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			v := query.View{Name: `Old "n" new`, Query: `age:>3d "two words"`}
			if err := AddView(path, v); err != nil {
				t.Fatal(err)
			}
			got, err := os.ReadFile(path)
			if err != nil || string(got) != tt.after {
				t.Errorf("config.toml = %q, %v, want %q", got, err, tt.after)
			}
			c, _, err := Load(path)
			if err != nil || len(c.Views) == 0 || c.Views[len(c.Views)-1] != v {
				t.Errorf("read again: %+v, %v, want %+v", c.Views, err, v)
			}
			if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("mode = %v, %v, want 0600", info.Mode(), err)
			}
		})
	}
}

func TestAddViewDoesNotTouchABrokenFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte("= 7\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := AddView(path, query.View{Name: "x", Query: "y"}); err == nil {
		t.Error("AddView = nil, want an error")
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "= 7\n" {
		t.Errorf("config.toml = %q, %v, want it as it was", got, err)
	}
}

func TestAddViewFollowsALink(t *testing.T) {
	kept, path := filepath.Join(t.TempDir(), "dotfiles.toml"), filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(kept, []byte("theme = \"safe\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(kept, path); err != nil {
		t.Fatal(err)
	}
	if err := AddView(path, query.View{Name: "x", Query: "y"}); err != nil {
		t.Fatal(err)
	}
	c, _, err := Load(kept)
	info, linked := os.Lstat(path)
	if err != nil || linked != nil || len(c.Views) != 1 || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("views = %v, %v, mode %v, want the view in the file that is linked", c.Views, err, info.Mode())
	}
}

func TestViewsAreReadWithTheFile(t *testing.T) {
	c, problems := parse("[views]\nHeld = \"is:hold\"\nBlog = \"source:Blog is:held\"\n")
	if len(problems) != 1 || len(c.Views) != 1 || c.Views[0].Name != "Blog" {
		t.Fatalf("views %v, problems %v", c.Views, problems)
	}
	got := problems[0].Say(text.New("en"))
	if !strings.HasPrefix(got, "config.toml, line 2: views.Held: is: knows no hold. It knows held, open") {
		t.Errorf("it says %q", got)
	}
}
