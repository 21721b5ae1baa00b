package store

import "testing"

// connected gives a source other feeds, and returns them.
func connected(t *testing.T, s *Store, src Source, feeds ...Feed) []Feed {
	t.Helper()
	if _, err := s.Connect(t.Context(), src, feeds); err != nil {
		t.Fatal(err)
	}
	now, err := s.Feeds(t.Context(), src.ID)
	if err != nil || len(now) != len(feeds) {
		t.Fatalf("feeds = %v, %v, want %d", now, err, len(feeds))
	}
	return now
}

// doneByFeed ticks off a comment that a feed brought, and returns what another
// feed says of it: the same words in other HTML.
func doneByFeed(t *testing.T, s *Store, feed Feed) (byAPI Arrival) {
	t.Helper()
	byFeed := comment("comment:8", "p", "Jonas", 1)
	byFeed.Title = "By: Jonas"
	pulled(t, s, feed, byFeed)
	if _, err := s.Done(t.Context(), miriam, fact[int64](t, s, "comment:8", "id")); err != nil {
		t.Fatal(err)
	}
	byAPI = byFeed
	byAPI.Title, byAPI.HTML, byAPI.Baggage = "", "<p>comment:8</p>\n", `{"ip":"192.0.2.1"}`
	return byAPI
}

// wantNoEdit checks that a pull took what is done for the same as before.
func wantNoEdit(t *testing.T, s *Store, when string, saved Saved) {
	t.Helper()
	if revision := fact[int](t, s, "comment:8", "revision"); saved.Changed != 0 || revision != 1 {
		t.Errorf("%s: %d changed, revision %d, want no edit", when, saved.Changed, revision)
	}
	wantDesk(t, s, when, map[string]ReasonBits{})
}

func TestALoginBringsNothingDoneBack(t *testing.T) {
	s := opened(t)
	src, feeds := added(t, s, "Blog")
	byAPI := doneByFeed(t, s, feeds[1])
	byFeed := byAPI
	byFeed.Title, byFeed.HTML, byFeed.Baggage = "By: Jonas", "<p>comment:8</p>", ""

	src.Kind, src.Login = "wordpress", "miriam"
	api := connected(t, s, src,
		Feed{Role: RolePosts, URL: "https://blog.example/wp-json/wp/v2/posts"},
		Feed{Role: RoleComments, URL: "https://blog.example/wp-json/wp/v2/comments"})
	wantNoEdit(t, s, "after the login", pulled(t, s, api[1], byAPI))

	src.Kind, src.Login = "feed", ""
	feeds = connected(t, s, src,
		Feed{Role: RoleComments, URL: feeds[1].URL}, Feed{Role: RolePosts, URL: feeds[0].URL})
	wantNoEdit(t, s, "after the end of the login", pulled(t, s, feeds[0], byFeed))
}
