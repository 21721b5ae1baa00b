package ui

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/text"
)

// crowd opens a desk on a cache with many pending comments.
func crowd(t *testing.T, n int) (*app, *store.Store) {
	t.Helper()
	now := evening(t)
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "tend.db"), store.Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	src := store.Source{Kind: "feed", Name: "Blog", URL: "https://blog.example"}
	feed := store.Feed{Role: store.RoleComments, URL: "https://blog.example/comments/feed"}
	if src, err = s.AddSource(t.Context(), src, []store.Feed{feed}, now.AddDate(-1, 0, 0)); err != nil {
		t.Fatal(err)
	}
	kept, err := s.Feeds(t.Context(), src.ID)
	if err != nil {
		t.Fatal(err)
	}
	arrivals := store.Arrivals{Feed: kept[0], Items: make([]store.Arrival, n)}
	for i := range arrivals.Items {
		arrivals.Items[i] = store.Arrival{
			Kind: store.KindComment, RemoteID: fmt.Sprint("comment:", i), HTML: "<p>Word.</p>", Visible: "Word.", Excerpt: "Word.",
			Author: store.Author{Name: fmt.Sprint("Person ", i%7)}, Published: now.Add(-time.Duration(i*37%n) * time.Hour), Comments: -1,
		}
	}
	if _, err := s.Save(t.Context(), arrivals); err != nil {
		t.Fatal(err)
	}
	a := newApp(t.Context(), Options{Store: s, Words: text.New("en"), Volunteer: "Miriam", Now: func() time.Time { return now }})
	a.desk.seen = nil
	a.after = func(time.Duration, tea.Msg) tea.Cmd { return nil }
	_, cmd := a.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	settleAll(t, a, cmd)
	return a, s
}

// order returns the IDs of all pending comments as the store orders them.
func order(t *testing.T, a *app, s *store.Store) []int64 {
	t.Helper()
	f, _ := a.asked().commentFilter()
	rows, err := s.Comments(t.Context(), f, store.Page{Limit: 5000})
	if err != nil {
		t.Fatal(err)
	}
	ids := make([]int64, len(rows))
	for i, c := range rows {
		ids[i] = c.ID
	}
	return ids
}

func TestMovingShowsEveryRowOnceInOrder(t *testing.T) {
	const n = 950
	a, s := crowd(t, n)
	want := order(t, a, s)
	if len(want) != n {
		t.Fatalf("%d comments are pending, want %d", len(want), n)
	}
	for _, way := range []string{"j", "k"} {
		got := []int64{a.comments.currentID()}
		for range n - 1 {
			play(t, a, way)
			got = append(got, a.comments.currentID())
			if len(a.comments.rows) > windowRows {
				t.Fatalf("the window holds %d rows", len(a.comments.rows))
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%s did not go through the list in order", way)
		}
		slices.Reverse(want)
	}
}

func TestEndsOfALongListAreOneKeyAway(t *testing.T) {
	const n = 700
	a, s := crowd(t, n)
	want := order(t, a, s)
	for _, step := range []struct {
		key  string
		want int64
		at   int
	}{{"G", want[n-1], n}, {"k", want[n-2], n - 1}, {"g", want[0], 1}, {"p", 0, 1}, {"G", 0, n}} {
		play(t, a, step.key)
		if got := a.comments.currentID(); step.want != 0 && got != step.want {
			t.Errorf("%s goes to %d, want %d", step.key, got, step.want)
		}
		if at, _ := a.position(); at != step.at {
			t.Errorf("%s is at %d, want %d", step.key, at, step.at)
		}
	}
}

func TestAllInTheViewAreSelectedAlsoUnread(t *testing.T) {
	const n = 300
	a, _ := crowd(t, n)
	play(t, a, "X")
	if got := len(a.comments.marked); got != n {
		t.Errorf("%d are selected, want %d", got, n)
	}
	play(t, a, "X")
	if got := len(a.comments.marked); got != 0 {
		t.Errorf("%d are selected after the second X, want none", got)
	}
}

func TestScrolledListIsReadAgainInPlace(t *testing.T) {
	a, s := crowd(t, 950)
	for range 800 {
		play(t, a, "j")
	}
	here := a.comments.currentID()
	at, _ := a.position()
	if _, err := s.Done(t.Context(), "Deniz", a.comments.rows[a.comments.at+3].ID); err != nil {
		t.Fatal(err)
	}
	settleAll(t, a, a.updateAnswers(changedMsg{}))
	if got := a.comments.currentID(); got != here {
		t.Errorf("focus went from %d to %d", here, got)
	}
	if got, _ := a.position(); got != at {
		t.Errorf("the row in focus is now number %d, was %d", got, at)
	}
	if a.comments.total != 949 {
		t.Errorf("%d comments wait, want 949", a.comments.total)
	}
}
