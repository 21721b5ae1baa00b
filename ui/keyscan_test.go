package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tend/ui/keyboard"
)

// keyNames are the keys that code may name: those that nobody can change.
func keyNames() []string {
	return []string{
		"enter", "esc", "tab", "shift+tab", "up", "down", "left", "right", "home", "end", "pgup", "pgdown", "backspace", "delete",
		"ctrl+c", "alt+esc",
	}
}

// literals returns the string literals in an expression.
func literals(n ast.Node) []string {
	var all []string
	ast.Inspect(n, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if s, err := strconv.Unquote(lit.Value); err == nil {
				all = append(all, s)
			}
		}
		return true
	})
	return all
}

// calls returns the name of the function or method that an expression calls, "" if none.
func calls(n ast.Expr) string {
	if call, ok := n.(*ast.CallExpr); ok {
		switch fun := call.Fun.(type) {
		case *ast.SelectorExpr:
			return fun.Sel.Name
		case *ast.Ident:
			return fun.Name
		}
	}
	return ""
}

// scan looks for keys that code compares or shows by itself.
type scan struct {
	t     *testing.T
	where func(ast.Node) string
}

// compared complains of the keys among these literals that can be changed.
func (s scan) compared(n ast.Node) {
	for _, key := range literals(n) {
		if !slices.Contains(keyNames(), key) {
			s.t.Errorf("%s compares a key with %q: ask for its verb", s.where(n), key)
		}
	}
}

// known complains of names that are neither a verb's nor a fixed key's.
func (s scan) known(n ast.Node, names []string) {
	for _, name := range names {
		isVerb := slices.ContainsFunc(keyboard.Verbs(), func(v keyboard.Verb) bool { return v.Name == name })
		if name != "" && !isVerb && !slices.Contains(keyNames(), name) {
			s.t.Errorf("%s names %q, which is no verb", s.where(n), name)
		}
	}
}

// inspect looks at one node.
func (s scan) inspect(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		if calls(n.X) == "String" || calls(n.X) == "Keystroke" {
			s.compared(n.Y)
		}
	case *ast.SwitchStmt:
		s.switched(n)
	case *ast.CallExpr:
		switch calls(n) {
		case "Matches", "NewBinding":
			s.t.Errorf("%s makes or matches a binding by itself: ask for the verb", s.where(n))
		case "key", "keyAs", "does", "said":
			if len(n.Args) > 1 || calls(n) == "key" && len(n.Args) == 1 {
				s.known(n, literals(n.Args[0]))
			}
		case "hint":
			for _, key := range literals(n.Args[0]) {
				if !slices.Contains(keyNames(), key) && !strings.Contains(key, ".") {
					s.t.Errorf("%s shows %q by itself: ask for the verb's key", s.where(n), key)
				}
			}
		}
	}
	return true
}

// switched looks at a switch over a key or over a verb.
func (s scan) switched(n *ast.SwitchStmt) {
	onKey, onVerb := n.Tag != nil && calls(n.Tag) == "String", n.Tag != nil && (calls(n.Tag) == "verb" || calls(n.Tag) == "Verb")
	if id, ok := n.Tag.(*ast.Ident); ok && id.Name == "verb" {
		onVerb = true
	}
	for _, clause := range n.Body.List {
		for _, e := range clause.(*ast.CaseClause).List {
			switch {
			case onKey:
				s.compared(e)
			case onVerb:
				s.known(e, literals(e))
			}
		}
	}
}

func TestNobodyComparesKeysButTheRegistry(t *testing.T) {
	// What may: the registry's own door, and a field, where keys edit a text.
	allowed := regexp.MustCompile(`(^|/)(hint|field)\.go$|_test\.go$`)
	for _, dir := range []string{".", "linear"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no code in %s: %v", dir, err)
		}
		for _, name := range files {
			if allowed.MatchString(name) {
				continue
			}
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, name, src, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			s := scan{t, func(n ast.Node) string { return set.Position(n.Pos()).String() }}
			ast.Inspect(file, s.inspect)
		}
	}
}
