package text

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// catalogue returns all messages of a language by their ids.
func catalogue(t *testing.T, lang string) map[string]message {
	t.Helper()
	names, err := fs.Glob(files, lang+"/*.toml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no catalogue for %s: %v", lang, err)
	}
	all := map[string]message{}
	for _, name := range names {
		raw, err := files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		messages, err := read(string(raw))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		room := strings.TrimSuffix(filepath.Base(name), ".toml")
		for key, m := range messages {
			all[room+"."+key] = m
		}
	}
	return all
}

func TestBothLanguagesSayTheSame(t *testing.T) {
	en, de := catalogue(t, "en"), catalogue(t, "de")
	for _, id := range slices.Sorted(maps.Keys(en)) {
		m, ok := de[id]
		if !ok {
			t.Errorf("%s is missing in German", id)
			continue
		}
		if got, want := places(m.other), places(en[id].other); !slices.Equal(got, want) && !isDate(id) {
			t.Errorf("%s has the places %v in German, %v in English", id, got, want)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(de)) {
		if _, ok := en[id]; !ok {
			t.Errorf("%s is missing in English", id)
		}
	}
}

// isDate reports whether a message is the form of a date, which differs from
// language to language in more than its words.
func isDate(id string) bool { return strings.HasPrefix(id, "when.") }

// places returns the names of a form's places, sorted, each once.
func places(form string) []string {
	names := regexp.MustCompile(`{[^{}]+}`).FindAllString(form, -1)
	slices.Sort(names)
	return slices.Compact(names)
}

func TestPlacesHaveAnEnd(t *testing.T) {
	whole := regexp.MustCompile(`^([^{}]|{[^{}]+})*$`)
	for _, lang := range []string{"en", "de"} {
		for id, m := range catalogue(t, lang) {
			if !whole.MatchString(m.one) || !whole.MatchString(m.other) {
				t.Errorf("%s in %s has a place without an end: %q", id, lang, m)
			}
		}
	}
}

func TestMessagesHoldToTheTone(t *testing.T) {
	pleading := regexp.MustCompile(`\b((?i:please|bitte|oops|successfully|erfolgreich)|Sie|Ihre?n?)\b`)
	for _, lang := range []string{"en", "de"} {
		for id, m := range catalogue(t, lang) {
			for _, said := range []string{m.one, m.other} {
				if strings.Contains(said, "! ") || strings.HasSuffix(said, "!") && len(said) > 1 {
					t.Errorf("%s in %s exclaims: %q", id, lang, said)
				}
				if hit := pleading.FindString(said); hit != "" {
					t.Errorf("%s in %s says %q: %q", id, lang, hit, said)
				}
				if strings.TrimSpace(said) != said {
					t.Errorf("%s in %s begins or ends in a blank: %q", id, lang, said)
				}
			}
		}
	}
}

// usage is which messages the program's code asks for.
type usage struct {
	ids      map[string]string // id → where
	prefixes map[string]string // what a name is put behind, such as "errors.fail_"
}

// uses reads all Go code of the program for literals that look like ids of the
// catalogue's rooms.
func uses(t *testing.T, rooms map[string]bool) usage {
	t.Helper()
	u := usage{map[string]string{}, map[string]string{}}
	id := regexp.MustCompile(`^([a-z]+)\.([a-z0-9_]+)$`)
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, src, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			s, err := strconv.Unquote(lit.Value)
			if m := id.FindStringSubmatch(s); err == nil && m != nil && rooms[m[1]] {
				if strings.HasSuffix(s, "_") {
					u.prefixes[s] = path
				} else {
					u.ids[s] = path
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestEveryMessageIsDefinedAndUsed(t *testing.T) {
	en := catalogue(t, "en")
	rooms := map[string]bool{}
	for id := range en {
		room, _, _ := strings.Cut(id, ".")
		rooms[room] = true
	}
	u := uses(t, rooms)
	for _, id := range slices.Sorted(maps.Keys(u.ids)) {
		if _, ok := en[id]; !ok {
			t.Errorf("%s says %q, which the catalogue does not have", u.ids[id], id)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(en)) {
		seen, heard := strings.CutSuffix(id, aloud)
		if _, ok := en[seen]; heard && !ok {
			t.Errorf("%s is the form of a message that is not there", id)
		}
		_, used := u.ids[seen]
		for prefix := range u.prefixes {
			used = used || strings.HasPrefix(seen, prefix)
		}
		if !used {
			t.Errorf("%s is said nowhere", id)
		}
	}
}
