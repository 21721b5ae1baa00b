package text

import (
	"io/fs"
	"maps"
	"testing"

	"github.com/BurntSushi/toml"
)

// TestTheCatalogueIsTOML reads every file as all of TOML, too.
func TestTheCatalogueIsTOML(t *testing.T) {
	names, err := fs.Glob(files, "*/*.toml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no catalogue: %v", err)
	}
	for _, name := range names {
		raw, err := files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var table map[string]any
		if err := toml.Unmarshal(raw, &table); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want := room{}
		for key, value := range table {
			switch v := value.(type) {
			case string:
				want[key] = message{other: v}
			case map[string]any:
				one, _ := v["one"].(string)
				other, _ := v["other"].(string)
				if one == "" || other == "" || len(v) != 2 {
					t.Errorf("%s: %s wants exactly the forms one and other", name, key)
				}
				want[key] = message{one, other}
			default:
				t.Errorf("%s: %s is neither words nor a table", name, key)
			}
		}
		got, err := read(string(raw))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for key := range maps.Keys(want) {
			if got[key] != want[key] {
				t.Errorf("%s: %s = %q, want %q", name, key, got[key], want[key])
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s has %d messages, want %d", name, len(got), len(want))
		}
	}
}

func TestWhatIsNoMessageIsAnError(t *testing.T) {
	for name, raw := range map[string]string{
		"no value":           "key",
		"nothing said":       "key =",
		"no quotes":          "key = words",
		"no end":             `key = "words`,
		"a third form":       `key.few = "words"`,
		"an open table":      `key = { one = "words"`,
		"a table of numbers": `key = { one = 1 }`,
		"an unknown escape":  `key = "\q"`,
	} {
		if r, err := read(raw); err == nil {
			t.Errorf("%s: read(%q) = %v, want an error", name, raw, r)
		}
	}
}
