package phrase

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"
	"time"

	"tend/store"
	"tend/ui/text"
)

// acts are the constants of store.Act, as the source declares them.
func acts(t *testing.T) []store.Act {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../../store/decision.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var all []store.Act
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 || !strings.HasPrefix(spec.Names[0].Name, "Act") {
			return true
		}
		if value, ok := spec.Values[0].(*ast.BasicLit); ok {
			act, err := strconv.Unquote(value.Value)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, store.Act(act))
		}
		return true
	})
	if len(all) < 30 {
		t.Fatalf("%d acts were found in the source", len(all))
	}
	return all
}

func TestTheJournalHasWordsForEveryAct(t *testing.T) {
	for _, lang := range []string{"en", "de"} {
		for _, act := range acts(t) {
			if said := Deed(text.New(lang), store.Batch{Act: act}, time.Time{}); said == "" || strings.Contains(said, "sheets.") {
				t.Errorf("%s is called %q in %s", act, said, lang)
			}
		}
	}
}
