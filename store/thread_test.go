package store

import (
	"testing"
	"time"
)

func TestOrphansFindTheirPostLater(t *testing.T) {
	s := opened(t)
	_, feeds := added(t, s, "Blog")
	pulled(t, s, feeds[1], comment("c3", "c2", "Ines", 1))
	pulled(t, s, feeds[1], comment("c2", "c1", "Jonas", 2))
	first := comment("c1", "guid of p", "Ines", 3)
	first.Post = []string{"https://blog.example/p/"}
	pulled(t, s, feeds[1], first)
	pulled(t, s, feeds[0], post("p", 4))
	for id, parent := range map[string]string{"c3": "c2", "c2": "c1"} {
		if got, want := fact[int64](t, s, id, "parent_id"), fact[int64](t, s, parent, "id"); got != want {
			t.Errorf("%s answers %d, want %d", id, got, want)
		}
	}
	for _, id := range []string{"c1", "c2", "c3"} {
		if got, want := fact[int64](t, s, id, "coalesce(post_id, 0)"), fact[int64](t, s, "p", "id"); got != want {
			t.Errorf("%s belongs to %d, want %d", id, got, want)
		}
	}
	wantDesk(t, s, "at the end", map[string]ReasonBits{"p": 0, "c1": Newcomer, "c2": Newcomer, "c3": 0})
}

func TestFreshThreadsAreWatched(t *testing.T) {
	s := opened(t)
	src, err := s.AddSource(t.Context(), Source{Name: "Blog"}, []Feed{{Role: RolePosts, URL: "feed"}}, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	feeds, err := s.Feeds(t.Context(), src.ID)
	if err != nil {
		t.Fatal(err)
	}
	fresh, old := post("fresh", 1), post("old", 30)
	fresh.Thread, old.Thread = "thread/fresh", "thread/old"
	pulled(t, s, feeds[0], fresh, old)
	threads := func() []Feed {
		t.Helper()
		due, err := s.DueFeeds(t.Context(), false)
		if err != nil {
			t.Fatal(err)
		}
		var threads []Feed
		for _, f := range due {
			if f.Role == RolePostComment {
				threads = append(threads, f)
			}
		}
		return threads
	}
	due := threads()
	if len(due) != 1 || due[0].URL != "thread/fresh" || due[0].ItemID != fact[int64](t, s, "fresh", "id") {
		t.Fatalf("threads = %+v, want the fresh post's", due)
	}
	due[0].Due = noon().Add(time.Hour)
	pulled(t, s, due[0], comment("c", "somewhere", "Jonas", 0))
	if got, want := fact[int64](t, s, "c", "post_id"), fact[int64](t, s, "fresh", "id"); got != want {
		t.Errorf("a comment of the thread belongs to %d, want %d", got, want)
	}
	s.now = func() time.Time { return noon().AddDate(0, 0, 20) }
	if got := threads(); len(got) != 0 {
		t.Errorf("threads once the post is old = %d, want none", len(got))
	}
	fresh.Comments = 5
	pulled(t, s, feeds[0], fresh)
	if got := threads(); len(got) != 1 {
		t.Errorf("threads once it counts new comments = %d, want 1", len(got))
	}
}
