package rss

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestMinimal reads small inputs of one trouble each: every check holds, and
// there is none that tend decides against.
func TestMinimal(t *testing.T) {
	files := expectations(t, filepath.Join("testdata", "minimal"))
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			for _, wrong := range readFile(t, file) {
				t.Error(wrong)
			}
		})
	}
}

// TestCorpus reads the feeds of the corpus that TEND_CORPUS names.
func TestCorpus(t *testing.T) {
	root := os.Getenv("TEND_CORPUS")
	if root == "" {
		t.Skip("TEND_CORPUS does not name a corpus of feeds")
	}
	groups, right := map[string]int{}, map[string]int{}
	files := expectations(t, root)
	for _, file := range files {
		group := "real"
		if strings.Contains(file, "/minimal/") {
			group = "minimal"
		}
		groups[group]++
		wrong := readFile(t, file)
		if len(wrong) == 0 {
			right[group]++
		}
		for _, w := range wrong {
			t.Errorf("%s: %s", strings.TrimPrefix(file, root+"/"), w)
		}
	}
	for group, n := range groups {
		t.Logf("%s: %d of %d feeds wholly right (%.1f %%)", group, right[group], n, 100*float64(right[group])/float64(n))
	}
}

// expectations returns the feeds under root that have an expectation.
func expectations(t *testing.T, root string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		if feed, ok := strings.CutSuffix(path, ".expect.json"); ok {
			files = append(files, feed)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("%d expectations under %s, error %v", len(files), root, err)
	}
	slices.Sort(files)
	return files
}

// expectation is what an .expect.json says of the feed beside it.
type expectation struct {
	BaseURL string `json:"base_url"`
	Checks  []check
}

type check struct {
	Any  []string
	Mode string
	Want string
	Core bool
}

// readFile reads a feed as `tend parse --json` does and returns what is not as
// its expectation says.
func readFile(t *testing.T, file string) []string {
	t.Helper()
	body, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(file + ".expect.json")
	if err != nil {
		t.Fatal(err)
	}
	var want expectation
	if err := json.Unmarshal(raw, &want); err != nil {
		t.Fatal(err)
	}
	reading, readErr := Read(body, Meta{URL: want.BaseURL})
	printed, err := json.Marshal(reading.Parsed())
	if err != nil {
		t.Fatal(err)
	}
	var got any
	if err := json.Unmarshal(printed, &got); err != nil {
		t.Fatal(err)
	}
	var wrong []string
	for _, c := range want.Checks {
		if err := c.hold(got, readErr); err != nil {
			wrong = append(wrong, err.Error())
		}
	}
	return wrong
}

// hold reports in which way a reading fails a check.
func (c check) hold(reading any, readErr error) error {
	switch {
	case c.Mode == "error" && readErr == nil:
		return errors.New("was read, want an error")
	case c.Mode == "error":
		return nil
	case readErr != nil:
		return readErr
	case c.Mode == "ok":
		return nil
	}
	var values []string
	for _, place := range c.Any {
		v := at(reading, place)
		if c.compare(v) {
			return nil
		}
		values = append(values, place+" = "+show(v))
	}
	return errors.New(strings.Join(values, ", ") + ", want " + c.Mode + " " + c.Want)
}

func show(v any) string {
	b, _ := json.Marshal(v)
	return beginning(string(b), 300)
}
