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
	saves := func() bool { return debug.SetMemoryLimit(-1) != math.MaxInt64 }
	if saves() {
		t.Skip("the tests run with a limit of their own")
	}
	var asked bool
	version, posts := `"v1"`, 3
	site := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked = saves()
		w.Header().Set("ETag", version)
		if r.Header.Get("If-None-Match") == version {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, rssOf(posts))
	})
	f, _ := newFeeds(t, Options{})
	addFeed(t, f, "Blog", site)
	sync := func(what string, wantAsked, wantEnded bool) {
		t.Helper()
		var ended bool
		if _, err := f.Sync(t.Context(), Which{All: true}, func(Event) { ended = saves() }); err != nil {
			t.Fatal(err)
		}
		if asked != wantAsked || ended != wantEnded {
			t.Errorf("%s: saves while the feed is asked: %v, when it has ended: %v; want %v, %v", what, asked, ended, wantAsked, wantEnded)
		}
		if saves() {
			t.Fatalf("%s: memory is saved when the sync is over", what)
		}
	}
	sync("never read", false, false)
	sync("nothing new", true, true)
	version, posts = `"v2"`, 4
	sync("a new post", true, false)
}
