package feeds

import (
	"os"
	"testing"
	"time"

	"tend/feeds/login"
	"tend/store"
)

// TestRealWordPress finds, adds and syncs a WordPress that TEND_WP_URL names:
// posts and comments come, and comments hang on their posts.
func TestRealWordPress(t *testing.T) {
	address := os.Getenv("TEND_WP_URL")
	if address == "" {
		t.Skip("TEND_WP_URL names no WordPress")
	}
	f, s := newFeeds(t, Options{Now: time.Now})
	d, err := f.Discover(t.Context(), address, login.Basic{})
	if err != nil || d.API == "" {
		t.Fatalf("found %+v, %v", d, err)
	}
	if _, err := f.Add(t.Context(), d, Choice{Since: time.Unix(0, 0)}); err != nil {
		t.Fatal(err)
	}
	r, err := f.Sync(t.Context(), Which{All: true}, nil)
	if err != nil || r.Failed != 0 || r.Saved.NewPosts == 0 || r.Saved.NewComments == 0 {
		t.Fatalf("Sync = %+v, %v", r, err)
	}
	comments, err := s.Comments(t.Context(), store.Filter{}, store.Page{Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range comments {
		if c.PostURL == "" && c.PostID == 0 {
			t.Errorf("comment %s hangs on no post", c.URL)
		}
	}
	if r, err = f.Sync(t.Context(), Which{All: true}, nil); err != nil || r.Saved.NewPosts+r.Saved.NewComments+r.Saved.Changed != 0 {
		t.Errorf("again: %+v, %v", r, err)
	}
}
