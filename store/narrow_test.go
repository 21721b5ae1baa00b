package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// narrowed keeps a club whose comments differ in everything that a Narrow can
// ask for: c1 asks, c2 has a link and a note, c3 is claimed and has a task, c4
// is old and its author of the team, c5 is under another post.
func narrowed(t *testing.T) *Store {
	t.Helper()
	s := opened(t)
	_, feeds := added(t, s, "Blog")
	other := post("q", 10)
	other.Title = "Sommerfest im Hof"
	pulled(t, s, feeds[0], post("p", 10), other)
	c1, c2, c3 := comment("c1", "p", "Jonas Albrecht", 1), comment("c2", "p", "Özge", 2), comment("c3", "p", "Özge", 2.5)
	c4, c5 := comment("c4", "p", "Ines", 8), comment("c5", "q", "Paul 100%", 3.5)
	c1.Question, c2.Links = true, 2
	c5.HTML, c5.Visible = "Bänke und Tische", "Bänke und Tische"
	pulled(t, s, feeds[1], c1, c2, c3, c4, c5)
	indexed(t, s)
	ctx, id := t.Context(), func(remote string) int64 { return fact[int64](t, s, remote, "id") }
	_, err := s.Note(ctx, "miriam", id("c2"), "asks every year")
	_, claimed := s.Claim(ctx, "Deniz", id("c3"))
	_, _, tasked := s.AddTask(ctx, "miriam", Task{Title: "answer", ItemID: id("c3")})
	if err := errors.Join(err, claimed, tasked); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestListsAskEachRow(t *testing.T) {
	s := narrowed(t)
	for name, tt := range map[string]struct {
		narrow Narrow
		want   string
	}{
		"since":             {Narrow{Since: daysAgo(2.1)}, "c1 c2"},
		"before":            {Narrow{Before: daysAgo(2.1)}, "c3 c5 c4"},
		"newcomers":         {Narrow{Reasons: Newcomer}, "c1 c3 c5 c4"},
		"late":              {Narrow{Late: true}, "c5 c4"},
		"question":          {Narrow{Question: true}, "c1"},
		"links":             {Narrow{Links: true}, "c2"},
		"noted":             {Narrow{Noted: true}, "c2"},
		"with a task":       {Narrow{Tasked: true}, "c3"},
		"claimed":           {Narrow{ClaimedBy: "den"}, "c3"},
		"unclaimed":         {Narrow{Unclaimed: true}, "c1 c2 c5 c4"},
		"author":            {Narrow{Author: "özge"}, "c2 c3"},
		"author, last name": {Narrow{Author: "albr"}, "c1"},
		"author, sign":      {Narrow{Author: "paul 1_0"}, ""},
		"author, percent":   {Narrow{Author: "paul 100%"}, "c5"},
		"author unknown":    {Narrow{Author: "nobody"}, ""},
		"about a post":      {Narrow{About: "sommerf"}, "c5"},
		"about nothing":     {Narrow{About: "winter"}, ""},
		"without":           {Narrow{Without: "tische"}, "c1 c2 c3 c4"},
		"without two":       {Narrow{Without: `tische "c1"`}, "c2 c3 c4"},
		"two of them":       {Narrow{Author: "özge", Links: true}, "c2"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, f := range []Filter{{Narrow: tt.narrow}, {Narrow: tt.narrow, Pending: true}} {
				comments, err := s.Comments(t.Context(), f, Page{})
				if got := ids(comments); err != nil || got != tt.want {
					t.Errorf("Comments(%+v) = %q, %v, want %q", f.Narrow, got, err, tt.want)
				}
				n, err := s.CountComments(t.Context(), f)
				if want := len(strings.Fields(tt.want)); err != nil || n != want {
					t.Errorf("CountComments = %d, %v, want %d", n, err, want)
				}
				if len(comments) > 0 {
					wantPages(t, s, f, comments)
				}
				wantHoweverRead(t, s, f, tt.want)
			}
		})
	}
	posts, err := s.Posts(t.Context(), Filter{Narrow: Narrow{About: "sommerfest"}}, Page{})
	if err != nil || len(posts) != 1 || posts[0].RemoteID != "q" {
		t.Errorf("Posts about the Sommerfest = %v, %v, want q", posts, err)
	}
}

// wantHoweverRead checks that a list is the same whichever side it is read from.
func wantHoweverRead(t *testing.T, s *Store, f Filter, want string) {
	t.Helper()
	f, err := s.resolveAll(t.Context(), KindComment, f)
	if err != nil || f.found.nothing {
		return
	}
	for _, f.found.rare = range []string{f.found.rare, ""} {
		for _, f.found.large = range []bool{false, true} {
			comments, err := s.Comments(t.Context(), f, Page{})
			if got := ids(comments); err != nil || got != want {
				t.Errorf("large: %v, rare: %v: %q, %v, want %q", f.found.large, f.found.rare != "", got, err, want)
			}
		}
	}
}

func TestReachBoundsWhatIsLookedAt(t *testing.T) {
	s := narrowed(t)
	ctx := t.Context()
	for name, tt := range map[string]struct {
		filter Filter
		n      int
		want   string
	}{
		"the first two":     {Filter{Pending: true, Narrow: Narrow{Before: noon(), Unclaimed: true}}, 2, "c1 c2"},
		"few altogether":    {Filter{Pending: true, Order: UrgentFirst, Narrow: Narrow{Links: true}}, 1, "c2"},
		"of everything":     {Filter{Narrow: Narrow{Unclaimed: true}}, 3, "c1 c2"},
		"oldest first":      {Filter{Order: OldestFirst, Narrow: Narrow{Unclaimed: true}}, 2, "c4 c5"},
		"further than all":  {Filter{Pending: true, Narrow: Narrow{Unclaimed: true}}, 100, "c1 c2 c5 c4"},
		"nothing to ask":    {Filter{Pending: true}, 1, "c1 c2 c3 c5 c4"},
		"one author":        {Filter{Narrow: Narrow{Author: "ines"}}, 1, "c4"},
		"words":             {Filter{Words: "c", Narrow: Narrow{Unclaimed: true}}, 1, ""},
		"words of the last": {Filter{Words: "tische", Narrow: Narrow{Unclaimed: true}}, 1, "c5"},
	} {
		t.Run(name, func(t *testing.T) {
			f := tt.filter
			var err error
			if f.Until, err = s.Reach(ctx, KindComment, f, tt.n); err != nil {
				t.Fatal(err)
			}
			comments, err := s.Comments(ctx, f, Page{})
			if got := ids(comments); err != nil || got != tt.want {
				t.Errorf("up to %v: %q, %v, want %q", f.Until, got, err, tt.want)
			}
			if n, err := s.CountComments(ctx, f); err != nil || n != len(comments) {
				t.Errorf("counted %d, %v, want %d", n, err, len(comments))
			}
		})
	}
}

func TestAListUpToAPlaceIsCountedInItsOrder(t *testing.T) {
	s := narrowed(t)
	for _, f := range []Filter{
		{Pending: true},
		{Pending: true, Order: UrgentFirst},
		{Pending: true, Order: UrgentFirst, Narrow: Narrow{Unclaimed: true}},
		{Order: OldestFirst, Narrow: Narrow{Unclaimed: true}},
	} {
		all, err := s.Comments(t.Context(), f, Page{})
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range all {
			f.Until = f.Cursor(c.Item)
			if n, err := s.CountComments(t.Context(), f); err != nil || n != i+1 {
				t.Errorf("%+v up to %s: %d, %v, want %d", f, c.RemoteID, n, err, i+1)
			}
		}
	}
}

func TestReachOfSeveralSourcesStaysWithinItsRows(t *testing.T) {
	s := listed(t)
	f := Filter{Pending: true, Sources: []int64{1, 2}, Narrow: Narrow{Unclaimed: true}}
	var err error
	if f.Until, err = s.Reach(t.Context(), KindComment, f, 4); err != nil {
		t.Fatal(err)
	}
	comments, err := s.Comments(t.Context(), f, Page{})
	if got, want := ids(comments), "c0 f0 c1"; err != nil || got != want {
		t.Errorf("the first rows of two sources = %q, %v, want %q", got, err, want)
	}
}

func TestListsStopWhenTheyAreCancelled(t *testing.T) {
	s := narrowed(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	f := Filter{Pending: true, Narrow: Narrow{Links: true}}
	if _, err := s.Comments(ctx, f, Page{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Comments = %v, want that it was cancelled", err)
	}
	if _, err := s.Reach(ctx, KindComment, f, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("Reach = %v, want that it was cancelled", err)
	}
}

func TestTasksMatchTheirFilter(t *testing.T) {
	s := narrowed(t)
	ctx := t.Context()
	for title, due := range map[string]time.Time{"chairs": noon().AddDate(0, 0, 2), "tables": noon().AddDate(0, 0, -2), "big tables": {}} {
		if _, _, err := s.AddTask(ctx, "miriam", Task{Title: title, Due: due, ClaimedBy: strings.TrimSpace(title[:1])}); err != nil {
			t.Fatal(err)
		}
	}
	for name, tt := range map[string]struct {
		filter TaskFilter
		want   string
	}{
		"due before":       {TaskFilter{DueBefore: noon()}, "tables"},
		"due since":        {TaskFilter{DueSince: noon()}, "chairs"},
		"of a source":      {TaskFilter{Sources: []int64{1}}, "answer"},
		"of another":       {TaskFilter{Sources: []int64{2}}, ""},
		"about":            {TaskFilter{About: "özg"}, "answer"},
		"unclaimed":        {TaskFilter{Unclaimed: true}, "answer"},
		"claimed":          {TaskFilter{ClaimedBy: "C"}, "chairs"},
		"phrase":           {TaskFilter{Words: `"big tables"`}, "big tables"},
		"without":          {TaskFilter{Words: "tables -big"}, "tables"},
		"without a phrase": {TaskFilter{Words: `tables -"big tables"`}, "tables"},
		"written since":    {TaskFilter{Since: noon().Add(time.Hour)}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			tasks, err := s.Tasks(ctx, tt.filter, Page{})
			var titles []string
			for _, task := range tasks {
				titles = append(titles, task.Title)
			}
			if got := strings.Join(titles, ", "); err != nil || got != tt.want {
				t.Errorf("Tasks = %q, %v, want %q", got, err, tt.want)
			}
		})
	}
}

// BenchmarkNarrow measures filters that find nothing, the worst there are:
// within the first rows of the pane, as the desk asks while somebody types, and
// to its end.
func BenchmarkNarrow(b *testing.B) {
	s := benchStore(b)
	old := noon().AddDate(-1, 0, 0)
	all := map[string]Filter{
		"links":   {Pending: true, Narrow: Narrow{Links: true}},
		"reasons": {Pending: true, Narrow: Narrow{Reasons: Refused}},
		"claimed": {Pending: true, Narrow: Narrow{ClaimedBy: "nobody"}},
		"noted":   {Narrow: Narrow{Noted: true}},
		"about":   {Pending: true, Narrow: Narrow{About: "quokkafest"}},
		"author":  {Pending: true, Narrow: Narrow{Author: "Person 4", Links: true}},
		"before":  {Pending: true, Narrow: Narrow{Before: old}},
		"urgent":  {Pending: true, Order: UrgentFirst, Narrow: Narrow{Before: old, Links: true}},
		"word":    {Words: benchWords()[0], Narrow: Narrow{Links: true}},
		"without": {Pending: true, Narrow: Narrow{Without: benchWords()[0], Links: true}},
	}
	var names []string
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		for _, within := range []int{10_000, 0} {
			b.Run(fmt.Sprintf("%s/within %d", name, within), func(b *testing.B) {
				for b.Loop() {
					f := all[name]
					var err error
					if within > 0 {
						if f.Until, err = s.Reach(b.Context(), KindComment, f, within); err != nil {
							b.Fatal(err)
						}
					}
					if _, err := s.Comments(b.Context(), f, Page{}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
