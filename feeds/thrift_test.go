package feeds

import (
	"fmt"
	"math"
	"net/http"
	"runtime/debug"
	"testing"
)

// TestSyncSavesMemoryUntilSomethingIsNew looks at the program's limit while a
// feed is asked, while its end is told, and afterwards.
func TestSyncSavesMemoryUntilSomethingIsNew(t *testing.T) {
	limit := func() int64 { return debug.SetMemoryLimit(-1) }
	if limit() != math.MaxInt64 {
		t.Skip("the tests run with a limit of their own")
	}
	var asked int64
	site := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked = limit()
		w.Header().Set("ETag", `"v1"`)
		if r.Header.Get("If-None-Match") == `"v1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, rssOf(3))
	})
	f, _ := newFeeds(t, Options{})
	addFeed(t, f, "Blog", site)
	for _, tt := range []struct {
		name  string
		saves bool // until the end
	}{{"the first sync", false}, {"one without news", true}} {
		var ended int64
		if _, err := f.Sync(t.Context(), Which{All: true}, func(Event) { ended = limit() }); err != nil {
			t.Fatal(err)
		}
		if asked == math.MaxInt64 {
			t.Errorf("%s: nothing is saved while the feed is asked", tt.name)
		}
		if saves := ended != math.MaxInt64; saves != tt.saves {
			t.Errorf("%s: memory is saved when the feed has ended: %v, want %v", tt.name, saves, tt.saves)
		}
		if limit() != math.MaxInt64 {
			t.Fatalf("%s leaves a limit of %d", tt.name, limit())
		}
	}
}
