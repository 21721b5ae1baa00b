package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"tend": func() {
			if os.Getenv("CLOCK") != "" {
				os.Exit(atClock(os.Args[1:]))
			}
			os.Exit(Main(os.Args[1:]))
		},
	})
}

// TestScripts runs tend as people and scripts do: the program itself, a site
// to read, and what comes out of it.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(e *testscript.Env) error {
			s := newSite(e.T().(testing.TB))
			e.Values["site"], e.Values["values"], e.Values["testing"] = s, e.Values, e.T()
			home := filepath.Join(e.WorkDir, "home")
			e.Setenv("TEND_HOME", home)
			e.Setenv("SITE", s.Base)
			e.Setenv("TZ", "Europe/Berlin")
			if err := os.MkdirAll(home, 0o700); err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(home, "config.toml"), []byte("name = \"Miriam\"\n"), 0o600)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"json": checkJSON,
			"keep": keepJSON,
			"code": checkCode,
			"site": func(ts *testscript.TestScript, _ bool, args []string) {
				ts.Check(ts.Value("site").(*site).change(args))
			},
			"wordpress": wordpress,
			"pick":      pick,
			"secret":    checkSecret,
		},
	})
}

// checkCode runs tend and compares its exit code: code 2 tend synk.
func checkCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N command...")
	}
	got := "0"
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != args[0] {
		ts.Fatalf("%s ended with %s, want %s", strings.Join(args[1:], " "), got, args[0])
	}
}

// checkJSON compares a value in the JSON that a command printed:
//
//	json stdout 0.author '"Petra"'
//	json stdout sources.len 2
//
// A path's parts are names, places in an array, and len for its length; . is
// the whole.
func checkJSON(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: [!] json file path value")
	}
	var whole, want any
	if err := json.Unmarshal([]byte(ts.ReadFile(args[0])), &whole); err != nil {
		ts.Fatalf("%s is not JSON: %v", args[0], err)
	}
	if err := json.Unmarshal([]byte(args[2]), &want); err != nil {
		ts.Fatalf("%s is not JSON: %v", args[2], err)
	}
	got, err := at(whole, args[1])
	if err != nil {
		ts.Fatalf("%v", err)
	}
	if reflect.DeepEqual(got, want) == neg {
		ts.Fatalf("%s is %v, want %v", args[1], got, want)
	}
}

// keepJSON keeps a value of JSON for the commands that follow, where the order
// in which feeds came decides on it: keep stdout 0.id POST.
func keepJSON(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: keep file path variable")
	}
	var whole any
	if err := json.Unmarshal([]byte(ts.ReadFile(args[0])), &whole); err != nil {
		ts.Fatalf("%s is not JSON: %v", args[0], err)
	}
	got, err := at(whole, args[1])
	if err != nil {
		ts.Fatalf("%v", err)
	}
	ts.Setenv(args[2], fmt.Sprint(got))
}

// at returns what a path leads to.
func at(value any, path string) (any, error) {
	if path == "." {
		return value, nil
	}
	for part := range strings.SplitSeq(path, ".") {
		switch v := value.(type) {
		case map[string]any:
			next, ok := v[part]
			if !ok {
				return nil, fmt.Errorf("there is no %s in %s", part, path)
			}
			value = next
		case []any:
			if part == "len" {
				value = float64(len(v))
				continue
			}
			i, err := strconv.Atoi(part)
			if err != nil || i >= len(v) {
				return nil, fmt.Errorf("there is no place %s in %s", part, path)
			}
			value = v[i]
		default:
			return nil, fmt.Errorf("%s leads nowhere at %s", path, part)
		}
	}
	return value, nil
}
