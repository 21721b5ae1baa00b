package rss

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"tend/feeds/web"
	"tend/store"
)

// addSeeds gives a fuzz target the minimal inputs and, if TEND_CORPUS names
// them, the feeds of the corpus.
func addSeeds(f *testing.F, add func(body []byte)) {
	f.Helper()
	roots := []string{filepath.Join("testdata", "minimal"), filepath.Join("testdata", "platforms")}
	if corpus := os.Getenv("TEND_CORPUS"); corpus != "" {
		roots = append(roots, corpus)
	}
	for _, root := range roots {
		err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasSuffix(path, ".expect.json") {
				return err
			}
			body, err := os.ReadFile(path)
			if len(body) < 64<<10 {
				add(body)
			}
			return err
		})
		if err != nil {
			f.Fatal(err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	addSeeds(f, func(body []byte) { f.Add(body, "text/xml; charset=shift_jis") })
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		if text := decode(body, contentType); !utf8.ValidString(text) {
			t.Errorf("decode(%q, %q) = %q, not UTF-8", body, contentType, text)
		}
	})
}

// FuzzRepair proves that whatever comes, the outline is well-formed.
func FuzzRepair(f *testing.F) {
	addSeeds(f, func(body []byte) { f.Add(decode(body, "")) })
	f.Fuzz(func(t *testing.T, text string) {
		outline, err := repair(text)
		if err != nil {
			return
		}
		d := xml.NewDecoder(strings.NewReader(outline.xml.String()))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				return
			} else if err != nil {
				t.Fatalf("outline of %q: %v in %s", text, err, outline.xml.String())
			}
		}
	})
}

// FuzzRead proves that nothing unfiltered comes out of any bytes, and that
// every item has an identity.
func FuzzRead(f *testing.F) {
	addSeeds(f, func(body []byte) { f.Add(body, "https://example.org/feed") })
	f.Fuzz(func(t *testing.T, body []byte, url string) {
		reading, err := Read(body, Meta{URL: url})
		var failed *web.Failure
		if err != nil && !errors.As(err, &failed) {
			t.Fatalf("error %v is no failure", err)
		}
		for _, it := range reading.Items {
			if it.RemoteID == "" || it.ID == "" {
				t.Errorf("item without an id: %+v", it)
			}
			for _, text := range []string{it.Title, it.URL, it.Author.Name, it.Author.Contact, it.Author.URL, it.Excerpt, it.Thread} {
				if web.Line(text) != text {
					t.Errorf("%q is not filtered, that would be %q", text, web.Line(text))
				}
			}
			if it.Kind != store.KindPost && it.Kind != store.KindComment {
				t.Errorf("kind %v", it.Kind)
			}
		}
		reading.Parsed()
	})
}
