package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"tend/feeds"
	"tend/store"
)

// fieldWays says for everything in which somebody types how to get there. A
// part of the screen that gets a field has to be written here: the test finds
// it in the source.
func fieldWays(t *testing.T) map[string]func(a *app) {
	keys := func(keys ...string) func(*app) { return func(a *app) { play(t, a, keys...) } }
	open := func(d func(*app) dialog) func(*app) { return func(a *app) { settleAll(t, a, a.open(d(a))) } }
	return map[string]func(a *app){
		"addSource":    func(a *app) { settleAll(t, a, a.showAddSource()) },
		"assignSheet":  keys("C"),
		"dateSheet":    keys("w"),
		"fileSheet":    func(a *app) { settleAll(t, a, a.askBackup()) },
		"handoverPage": keys("H"),
		"help":         keys("?"),
		"loginSheet":   open(func(a *app) dialog { return newLoginSheet(a.env, store.Source{Name: "Blog", Login: "miriam"}) }),
		"noteSheet":    keys("n"),
		"palette":      keys(":"),
		"personSheet":  keys("m", "n"),
		"reasonSheet":  open(func(a *app) dialog { return newReason(a.env, store.Batch{}, nil) }),
		"replySheet":   keys("r"),
		"savedReplies": keys("r", "ctrl+r"),
		"searchLine":   keys("/"),
		"sourcesPage":  keys("S", "e"),
		"taskSheet":    keys("t"),
		"viewNameSheet": open(func(a *app) dialog {
			return newViewName(a.env, "is:held", nil)
		}),
		"foundFeeds": open(func(a *app) dialog {
			d := newAddSource(a.env).(*addSource)
			d.found = newFoundFeeds(a.env, feeds.Discovery{Title: "Blog", Feeds: []feeds.Found{{URL: "https://blog.example/feed/"}}})
			d.found.naming = true
			return d
		}),
	}
}

// typedIn are the names of all structs of this package with a field in them.
// picker and form are parts of others.
func typedIn(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok {
				return true
			}
			if s, ok := spec.Type.(*ast.StructType); ok && slices.ContainsFunc(s.Fields.List, takesText) {
				names = append(names, spec.Name.Name)
			}
			return true
		})
	}
	return slices.DeleteFunc(names, func(n string) bool { return n == "picker" || n == "form" })
}

// takesText reports whether a part of a struct is something to type in.
func takesText(f *ast.Field) bool {
	kind := f.Type
	if p, ok := kind.(*ast.StarExpr); ok {
		kind = p.X
	}
	switch kind := kind.(type) {
	case *ast.Ident:
		return slices.Contains([]string{"field", "form", "picker"}, kind.Name)
	case *ast.SelectorExpr:
		return kind.Sel.Name == "Model"
	}
	return false
}

// pastes are what a clipboard can hold, at any length.
func pastes(size int) map[string]string {
	random := make([]byte, size)
	source := rand.NewChaCha8([32]byte{1})
	_, _ = source.Read(random) // never fails
	fill := func(piece string) string { return strings.Repeat(piece, size/len(piece)) }
	return map[string]string{
		"text":                   fill("päste 山 \x1b[31m is: "),
		"lines":                  fill("\r\n"),
		"random bytes":           string(random),
		"nothing":                fill("\x00"),
		"halves of surrogates":   fill("\xed\xa0\x80"),
		"marks on one letter":    "a" + fill("\u0301"),
		"one family":             fill("👩\u200d"),
		"flags":                  fill("🇩"),
		"right to left":          fill("\u202e\u2066שלום"),
		"one word":               fill("x"),
		"a quotation left open":  `"` + fill("x "),
		"brackets":               fill("("),
		"filters":                fill("source:x "),
		"escape sequences":       fill("\x1b]52;c;eA==\x07\x1bP\x9b\x1b_"),
		"conjuncts that go on":   fill("क्"),
		"selectors on one emoji": "❤" + fill("\ufe0f"),
	}
}

func TestNoPasteIsTooMuchForAnyField(t *testing.T) {
	ways := fieldWays(t)
	for _, name := range typedIn(t) {
		if ways[name] == nil {
			t.Errorf("nothing is pasted into %s: fieldWays has no way to it", name)
		}
	}
	big := pastes(10 << 20)
	for _, name := range slices.Sorted(maps.Keys(ways)) {
		t.Run(name, func(t *testing.T) {
			a := answering(t, "en", 80, 24)
			play(t, a, "esc")
			ways[name](a)
			before := frameOf(a)
			for what, text := range big {
				_, cmd := a.Update(tea.PasteMsg{Content: text})
				settleAll(t, a, cmd)
				frame := a.View().Content
				for _, r := range ansi.Strip(frame) {
					if r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r == utf8.RuneError && what == "text" {
						t.Fatalf("%s: %q reached the screen", what, r)
					}
				}
				if what == "text" && !strings.Contains(ansi.Strip(frame), "päste") && name != "loginSheet" {
					t.Errorf("nothing was pasted:\n%s", ansi.Strip(frame))
				}
				empty(t, a)
			}
			play(t, a, "left", "right", "backspace", "delete", "ctrl+w", "x")
			if frameOf(a) == before {
				t.Errorf("nobody can type any more:\n%s", before)
			}
		})
	}
}

// empty takes out what was typed; a text area gives away a line at a time.
func empty(t *testing.T, a *app) {
	t.Helper()
	var area *textarea.Model
	switch d := a.front().(type) {
	case *replySheet:
		area = &d.text
	case *handoverPage:
		area = &d.text
	}
	if area != nil {
		area.Reset()
	}
	play(t, a, "end", "ctrl+u")
}

// What ten times as much costs more is a copy of it at most: whoever pastes ten
// megabytes does not wait for something of the square.
func TestATenTimesLongerPasteCostsNoMore(t *testing.T) {
	small, big := pastes(1<<20), pastes(10<<20)
	for name, way := range fieldWays(t) {
		t.Run(name, func(t *testing.T) {
			a := answering(t, "en", 80, 24)
			play(t, a, "esc")
			way(a)
			for what := range small {
				want := 2*pasteCost(t, a, small[what]) + 1<<20
				if got := pasteCost(t, a, big[what]); got > want {
					t.Errorf("%s: %d KiB are used for ten megabytes, want at most %d", what, got>>10, want>>10)
				}
			}
		})
	}
}

// pasteCost is how many bytes a paste into an empty field makes the desk use.
func pasteCost(t *testing.T, a *app, text string) uint64 {
	t.Helper()
	defer empty(t, a)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, cmd := a.Update(tea.PasteMsg{Content: text})
	settleAll(t, a, cmd)
	_ = a.View()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
