package store

import (
	"fmt"
	"strings"
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
				threads = append(threads, *f)
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

func TestThread(t *testing.T) {
	s := opened(t)
	ctx := t.Context()
	_, feeds := added(t, s, "Blog")
	pulled(t, s, feeds[0], post("p", 30))
	pulled(
		t, s, feeds[1],
		comment("c1", "p", "Jonas", 9), comment("c2", "c1", "Ines", 8), comment("c3", "c2", "Jonas", 7),
		comment("c4", "p", "Marta", 6), comment("lost", "elsewhere", "Marta", 5),
	)
	spam := comment("c5", "p", "bestprice", 5)
	spam.State = Spam
	pulled(t, s, feeds[1], spam)
	postID := fact[int64](t, s, "p", "id")
	for name, tt := range map[string]struct {
		post   int64
		around string
		limit  int
		want   string
	}{
		"from the start":         {postID, "", 10, "c1/0 c2/1 c3/2 c4/0"},
		"the start of it":        {postID, "", 2, "c1/0 c2/1"},
		"around one":             {postID, "c3", 3, "c2/1 c3/2 c4/0"},
		"around spam":            {postID, "c5", 4, "c3/2 c4/0 c5/0"},
		"of nobody knows what":   {0, "lost", 10, "lost/0"},
		"of a parent, no post":   {0, "c2", 10, "c1/0 c2/1 c3/2"},
		"of a post without any":  {999, "", 10, ""},
		"around the first one":   {postID, "c1", 2, "c1/0 c2/1"},
		"around, more than that": {postID, "c2", 100, "c1/0 c2/1 c3/2 c4/0"},
	} {
		t.Run(name, func(t *testing.T) {
			around := int64(0)
			if tt.around != "" {
				around = fact[int64](t, s, tt.around, "id")
			}
			thread, err := s.Thread(ctx, tt.post, around, tt.limit)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, c := range thread {
				got = append(got, fmt.Sprintf("%s/%d", c.RemoteID, c.Depth))
				if c.Text.Body != c.RemoteID {
					t.Errorf("text of %s = %q", c.RemoteID, c.Text.Body)
				}
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("Thread = %v, want %s", got, tt.want)
			}
		})
	}
}

func TestThreadSurvivesARing(t *testing.T) {
	s := opened(t)
	_, feeds := added(t, s, "Blog")
	pulled(t, s, feeds[1], comment("a", "b", "Jonas", 1), comment("b", "a", "Ines", 1), comment("c", "c", "Ines", 1))
	for _, id := range []string{"a", "b", "c"} {
		if _, err := s.Thread(t.Context(), 0, fact[int64](t, s, id, "id"), 10); err != nil {
			t.Errorf("thread of %s: %v", id, err)
		}
	}
}

func TestAnAnswerStandsBelowWhatItAnswers(t *testing.T) {
	s := opened(t)
	_, feeds := added(t, s, "Blog")
	pulled(t, s, feeds[0], post("p", 30))
	pulled(t, s, feeds[1], comment("a", "p", "Jonas", 9), comment("b", "p", "Ines", 8), comment("a1", "a", "Ines", 7),
		comment("b1", "b", "Jonas", 6), comment("a2", "a", "Marta", 5), comment("a11", "a1", "Jonas", 4))
	thread, err := s.Thread(t.Context(), fact[int64](t, s, "p", "id"), 0, 10)
	var got []string
	for _, c := range thread {
		got = append(got, fmt.Sprintf("%s/%d", c.RemoteID, c.Depth))
	}
	if want := "a/0 a1/1 a11/2 a2/1 b/0 b1/1"; strings.Join(got, " ") != want || err != nil {
		t.Errorf("Thread = %v, %v, want %s", got, err, want)
	}
}

func TestWhatACommentAnswersIsThereHoweverFar(t *testing.T) {
	s := opened(t)
	_, feeds := added(t, s, "Blog")
	pulled(t, s, feeds[0], post("p", 30))
	all := []Arrival{comment("question", "p", "Jonas", 20)}
	for i := range 1000 { // chains of sixty, and the last one answers the first
		below := "p"
		if i%60 > 0 {
			below = fmt.Sprint("c", i-1)
		}
		all = append(all, comment(fmt.Sprint("c", i), below, "Ines", 19-float64(i)/100))
	}
	all = append(all, comment("answer", "question", "Marta", 1))
	pulled(t, s, feeds[1], all...)
	postID := fact[int64](t, s, "p", "id")
	thread, err := s.Thread(t.Context(), postID, fact[int64](t, s, "answer", "id"), 60)
	if err != nil || len(thread) > 60 {
		t.Fatalf("Thread has %d, %v, want up to 60", len(thread), err)
	}
	for i, c := range thread {
		if c.RemoteID == "question" && thread[i+1].RemoteID == "answer" && thread[i+1].Depth == 1 {
			thread = nil
			break
		}
	}
	if thread != nil {
		t.Errorf("the answer does not stand below its question; %d comments are there", len(thread))
	}
	thread, err = s.Thread(t.Context(), postID, fact[int64](t, s, "c500", "id"), 60)
	if err != nil || len(thread) != 60 {
		t.Fatalf("Thread has %d, %v, want 60", len(thread), err)
	}
	for _, c := range thread {
		if c.RemoteID == "c500" && c.Depth != 500%60 {
			t.Errorf("depth = %d, want %d", c.Depth, 500%60)
		}
	}
}

func BenchmarkDeepThread(b *testing.B) {
	s, err := Open(b.Context(), b.TempDir()+"/tend.db", Options{Now: noon})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	src, err := s.AddSource(b.Context(), Source{Name: "Blog"}, []Feed{{Role: RoleComments, URL: "feed"}}, time.Time{})
	if err != nil {
		b.Fatal(err)
	}
	feeds, err := s.Feeds(b.Context(), src.ID)
	if err != nil {
		b.Fatal(err)
	}
	all := []Arrival{post("p", 30)}
	for i := range 1000 {
		below := "p"
		if i%60 > 0 {
			below = fmt.Sprint("c", i-1)
		}
		all = append(all, comment(fmt.Sprint("c", i), below, "Ines", 19-float64(i)/100))
	}
	if _, err := s.Save(b.Context(), Arrivals{Feed: feeds[0], Items: all}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if thread, err := s.Thread(b.Context(), 1, 500, 60); err != nil || len(thread) != 60 {
			b.Fatalf("Thread has %d, %v", len(thread), err)
		}
	}
}
