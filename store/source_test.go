package store

import (
	"errors"
	"testing"
	"time"
)

// added keeps a source with one feed of posts and one of comments.
func added(t *testing.T, s *Store, name string) (Source, []Feed) {
	t.Helper()
	home := "https://" + name + ".example/"
	src, err := s.AddSource(t.Context(), Source{Kind: "feed", Name: name, URL: home}, []Feed{
		{Role: RolePosts, URL: home + "feed/"},
		{Role: RoleComments, URL: home + "comments/feed/"},
	}, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	feeds, err := s.Feeds(t.Context(), src.ID)
	if err != nil {
		t.Fatal(err)
	}
	return src, feeds
}

func TestAddSourceRefusesADouble(t *testing.T) {
	s := opened(t)
	src, _ := added(t, s, "Blog")
	for name, again := range map[string]Source{
		"same name":    {Name: "bLOG", URL: "https://other.example/"},
		"same address": {Name: "Other", URL: src.URL},
	} {
		if _, err := s.AddSource(t.Context(), again, nil, time.Time{}); !errors.Is(err, ErrExists) {
			t.Errorf("%s: AddSource = %v, want ErrExists", name, err)
		}
	}
}

func TestARevivedSourceHasNoPowersOfItsOldLogin(t *testing.T) {
	s, src, feeds, held, _ := heldBlog(t)
	if err := s.RemoveSource(t.Context(), src.ID, true); err != nil {
		t.Fatal(err)
	}
	again, err := s.AddSource(t.Context(), Source{Kind: "feed", Name: "Blog", URL: src.URL}, feeds, time.Time{})
	if err != nil || again.ID != src.ID || len(again.Powers) != 0 {
		t.Fatalf("AddSource = source %d with powers %v, %v, want the old one without any", again.ID, again.Powers, err)
	}
	if _, err := s.Decide(t.Context(), miriam, ActApprove, fact[int64](t, s, held.RemoteID, "id")); !errors.Is(err, ErrNoPower) {
		t.Errorf("a verdict that nothing can send was taken: %v, want ErrNoPower", err)
	}
}

func TestFindSource(t *testing.T) {
	s := opened(t)
	want, _ := added(t, s, "Blog")
	for _, name := range []string{"Blog", "blog", "1"} {
		if got, err := s.FindSource(t.Context(), name); err != nil || got.ID != want.ID {
			t.Errorf("FindSource(%q) = %d, %v, want %d", name, got.ID, err, want.ID)
		}
	}
	if _, err := s.FindSource(t.Context(), "Forum"); !errors.Is(err, ErrNotFound) {
		t.Errorf("FindSource of an unknown one = %v, want ErrNotFound", err)
	}
}

func TestRenameSource(t *testing.T) {
	s := opened(t)
	blog, _ := added(t, s, "Blog")
	added(t, s, "Forum")
	if err := s.RenameSource(t.Context(), blog.ID, "forum"); !errors.Is(err, ErrExists) {
		t.Errorf("RenameSource to a taken name = %v, want ErrExists", err)
	}
	if err := s.RenameSource(t.Context(), blog.ID, "BLOG"); err != nil {
		t.Errorf("RenameSource to its own name in capitals = %v, want nil", err)
	}
	if err := s.RenameSource(t.Context(), 99, "x"); !errors.Is(err, ErrNotFound) {
		t.Errorf("RenameSource of an unknown one = %v, want ErrNotFound", err)
	}
}

func TestAClockPutBackKeepsNoFeedWaiting(t *testing.T) {
	s := opened(t)
	_, feeds := added(t, s, "Blog")
	for at, want := range map[time.Time]int{noon().Add(28 * time.Hour): 0, noon().AddDate(1, 0, 0): 1} {
		for i, due := range []time.Time{at, noon().Add(time.Hour)} {
			failure := FeedFailure{Failure: Failure{FailWait, ""}, Retry: due, Rest: true}
			if err := s.FeedFailed(t.Context(), feeds[i], failure); err != nil {
				t.Fatal(err)
			}
		}
		if due, err := s.DueFeeds(t.Context(), false); err != nil || len(due) != want {
			t.Errorf("due when one is to rest until %v = %v, %v, want %d", at, due, err, want)
		}
	}
}

func TestDueFeeds(t *testing.T) {
	s := opened(t)
	ctx := t.Context()
	blog, feeds := added(t, s, "Blog")
	added(t, s, "Forum")
	due := func(all bool, sources ...int64) int {
		t.Helper()
		feeds, err := s.DueFeeds(ctx, all, sources...)
		if err != nil {
			t.Fatal(err)
		}
		return len(feeds)
	}
	if got := due(false); got != 4 {
		t.Errorf("due at first = %d, want all 4", got)
	}
	if got := due(false, blog.ID); got != 2 {
		t.Errorf("due of one source = %d, want 2", got)
	}
	later := noon().Add(time.Hour)
	if err := s.FeedFailed(ctx, feeds[0], FeedFailure{Failure: Failure{FailServer, "500"}, Retry: later}); err != nil {
		t.Fatal(err)
	}
	if err := s.FeedFailed(ctx, feeds[1], FeedFailure{Failure: Failure{Code: FailWait}, Retry: later, Rest: true}); err != nil {
		t.Fatal(err)
	}
	if got := due(false, blog.ID); got != 0 {
		t.Errorf("due after failures = %d, want 0", got)
	}
	if got := due(true, blog.ID); got != 1 {
		t.Errorf("due when all are asked = %d, want only the one that was not asked to wait", got)
	}
	if err := s.FeedFailed(ctx, feeds[0], FeedFailure{Failure: Failure{Code: FailGone}, Gone: true}); err != nil {
		t.Fatal(err)
	}
	if got := due(true, blog.ID); got != 0 {
		t.Errorf("due once a feed is gone = %d, want 0", got)
	}
}

func TestAFailureIsOverWithThePullThatWorks(t *testing.T) {
	body, other := []byte("body"), []byte("other")
	for name, tt := range map[string]struct {
		before Failure
		pull   Arrivals // the feed has its body besides
		body   []byte
		want   Failure
	}{
		"it answered 500":          {Failure{FailServer, "500"}, Arrivals{}, body, Failure{}},
		"damaged, the same body":   {Failure{FailDamaged, "line 3"}, Arrivals{}, body, Failure{FailDamaged, "line 3"}},
		"damaged, another body":    {Failure{FailDamaged, "line 3"}, Arrivals{}, other, Failure{}},
		"damaged in another place": {Failure{FailDamaged, "line 3"}, Arrivals{Damaged: "line 9"}, other, Failure{FailDamaged, "line 9"}},
		"damaged, and no body":     {Failure{FailDamaged, "line 3"}, Arrivals{}, nil, Failure{}},
	} {
		t.Run(name, func(t *testing.T) {
			s := opened(t)
			src, feeds := added(t, s, "Blog")
			feeds[0].BodyHash = body
			if _, err := s.Save(t.Context(), Arrivals{Feed: feeds[0]}); err != nil {
				t.Fatal(err)
			}
			if err := s.FeedFailed(t.Context(), feeds[0], FeedFailure{Failure: tt.before}); err != nil {
				t.Fatal(err)
			}
			loaded, err := s.Feeds(t.Context(), src.ID)
			if err != nil {
				t.Fatal(err)
			}
			tt.pull.Feed = loaded[0]
			tt.pull.Feed.BodyHash = tt.body
			if _, err := s.Save(t.Context(), tt.pull); err != nil {
				t.Fatal(err)
			}
			after, err := s.Feeds(t.Context(), src.ID)
			if err != nil || after[0].Failure != tt.want || after[0].Failures != 0 {
				t.Errorf("the failure = %+v, %v, want %+v", after[0].Failure, err, tt.want)
			}
		})
	}
}

func TestHealthNamesTheWorstFeed(t *testing.T) {
	s := opened(t)
	ctx := t.Context()
	_, feeds := added(t, s, "Blog")
	healthOf := func() Health {
		t.Helper()
		src, err := s.FindSource(ctx, "Blog")
		if err != nil {
			t.Fatal(err)
		}
		return src.Health
	}
	if got := healthOf().State; got != Fresh {
		t.Errorf("health at first = %v, want Fresh", got)
	}
	want := Failure{FailServer, "503 at line 3"}
	for range 2 {
		if err := s.FeedFailed(ctx, feeds[1], FeedFailure{Failure: want, Retry: noon()}); err != nil {
			t.Fatal(err)
		}
	}
	got := healthOf()
	if got.State != Failing || got.Failure != want || got.Failures != 2 || !got.Since.Equal(noon()) {
		t.Errorf("health = %+v, want failing twice since noon with %v", got, want)
	}
}
