package store

import (
	"fmt"
	"testing"
	"time"
)

func TestBaseline(t *testing.T) {
	many := func(n int, days float64) (items []Arrival) {
		for i := range n {
			items = append(items, post(fmt.Sprint("p", i), days*float64(i)))
		}
		return items
	}
	undated := func(n int) []Arrival {
		items := many(n, 1)
		for i := range items {
			items[i].Published = time.Time{}
		}
		return items
	}
	for name, tt := range map[string]struct {
		items []Arrival
		since time.Time
		want  int
	}{
		"an old blog shows its ten newest":           {many(100, 30), time.Time{}, 10},
		"a quiet blog shows all it has":              {many(3, 400), time.Time{}, 3},
		"a busy blog shows fourteen days":            {many(200, 0.25), time.Time{}, 57},
		"since overrides":                            {many(100, 30), daysAgo(70), 3},
		"undated items cannot flood the desk either": {undated(50), time.Time{}, 10},
	} {
		t.Run(name, func(t *testing.T) {
			s := opened(t)
			src, err := s.AddSource(t.Context(), Source{Name: "Blog"}, []Feed{{Role: RolePosts, URL: "x"}}, tt.since)
			if err != nil {
				t.Fatal(err)
			}
			feeds, err := s.Feeds(t.Context(), src.ID)
			if err != nil {
				t.Fatal(err)
			}
			if got := pulled(t, s, feeds[0], tt.items...).NewPosts; got != tt.want {
				t.Errorf("new posts = %d, want %d", got, tt.want)
			}
		})
	}
}
