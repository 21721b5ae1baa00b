package store

import (
	"testing"
	"time"
)

// addedAgain adds a source that was removed once more, with other feeds.
func addedAgain(t *testing.T, s *Store, src Source, feeds ...Feed) []Feed {
	t.Helper()
	again, err := s.AddSource(t.Context(), Source{Kind: src.Kind, Name: src.Name, URL: src.URL}, feeds, time.Time{})
	if err != nil || again.ID != src.ID {
		t.Fatalf("AddSource again = %d, %v, want source %d", again.ID, err, src.ID)
	}
	now, err := s.Feeds(t.Context(), src.ID)
	if err != nil {
		t.Fatal(err)
	}
	return now
}

func TestASourceThatComesBackBringsNothingDoneBack(t *testing.T) {
	s := opened(t)
	src, feeds := added(t, s, "Blog")
	byAPI := doneByFeed(t, s, feeds[1])
	if err := s.RemoveSource(t.Context(), src.ID, false); err != nil {
		t.Fatal(err)
	}
	api := addedAgain(t, s, src,
		Feed{Role: RolePosts, URL: "https://blog.example/wp-json/wp/v2/posts"},
		Feed{Role: RoleComments, URL: "https://blog.example/wp-json/wp/v2/comments"})
	if api[1].ID != feeds[1].ID {
		t.Fatalf("the feed has number %d, want the old %d: the test proves nothing", api[1].ID, feeds[1].ID)
	}
	wantNoEdit(t, s, "after it was added again", pulled(t, s, api[1], byAPI))
}
