package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// ids returns the remote IDs of comments, in one line.
func ids(comments []Comment) string {
	var names []string
	for _, c := range comments {
		names = append(names, c.RemoteID)
	}
	return strings.Join(names, " ")
}

// listed keeps a community of two sources: on the blog c0 to c9, each a day
// older than the one before, every third one held; in the forum f0 to f4.
func listed(t *testing.T) *Store {
	t.Helper()
	s := opened(t)
	_, blog := added(t, s, "Blog")
	_, forum := added(t, s, "Forum")
	var items []Arrival
	for i := range 10 {
		c := comment(fmt.Sprint("c", i), "p", fmt.Sprint("Person ", i%2), float64(i))
		if i%3 == 0 {
			c.State = Held
		}
		items = append(items, c)
	}
	pulled(t, s, blog[0], post("p", 10))
	pulled(t, s, blog[1], items...)
	items = nil
	for i := range 5 {
		items = append(items, comment(fmt.Sprint("f", i), "", "Ines", float64(i)+0.5))
	}
	pulled(t, s, forum[1], items...)
	return s
}

func TestListsMatchTheirFilter(t *testing.T) {
	s := listed(t)
	ctx := t.Context()
	postID := fact[int64](t, s, "p", "id")
	if _, err := s.Done(ctx, "miriam", fact[int64](t, s, "f1", "id")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.WaitUntil(ctx, "miriam", noon().AddDate(0, 0, 1), fact[int64](t, s, "f2", "id")); err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		filter Filter
		want   string
	}{
		"everything":      {Filter{}, "c0 f0 c1 f1 c2 f2 c3 f3 c4 f4 c5 c6 c7 c8 c9"},
		"oldest first":    {Filter{Sources: []int64{2}, Order: OldestFirst}, "f4 f3 f2 f1 f0"},
		"pending":         {Filter{Pending: true}, "c0 f0 c1 c2 c3 f3 c4 f4 c5 c6 c7 c8 c9"},
		"held":            {Filter{Held: true}, "c0 c3 c6 c9"},
		"open":            {Filter{Open: true}, "f0 c1 c2 f3 c4 f4 c5 c7 c8"},
		"urgent":          {Filter{Pending: true, Order: UrgentFirst}, "c9 c8 c6 c7 c3 f4 c5 c4 f3 c0 c2 c1 f0"},
		"waiting":         {Filter{Waiting: true}, "f2"},
		"done":            {Filter{Done: true}, "f1"},
		"one source":      {Filter{Pending: true, Sources: []int64{2}}, "f0 f3 f4"},
		"two sources":     {Filter{Held: true, Sources: []int64{1, 2}}, "c0 c3 c6 c9"},
		"a state":         {Filter{States: []State{Held, Spam}}, "c0 c3 c6 c9"},
		"one member":      {Filter{MemberID: fact[int64](t, s, "c1", "member_id")}, "c1 c3 c5 c7 c9"},
		"pending, member": {Filter{Held: true, MemberID: fact[int64](t, s, "c1", "member_id")}, "c3 c9"},
		"one post":        {Filter{PostID: postID, Order: OldestFirst}, "c9 c8 c7 c6 c5 c4 c3 c2 c1 c0"},
	} {
		t.Run(name, func(t *testing.T) {
			comments, err := s.Comments(ctx, tt.filter, Page{})
			if err != nil {
				t.Fatal(err)
			}
			if got := ids(comments); got != tt.want {
				t.Errorf("Comments = %s, want %s", got, tt.want)
			}
			count, err := s.CountComments(ctx, tt.filter)
			if want := len(strings.Fields(tt.want)); err != nil || count != want {
				t.Errorf("CountComments = %d, %v, want %d", count, err, want)
			}
			wantPages(t, s, tt.filter, comments)
		})
	}
}

// wantPages walks a list three rows at a time to its end and back, and asks
// for the place of every row.
func wantPages(t *testing.T, s *Store, f Filter, want []Comment) {
	t.Helper()
	var forth, back []Comment
	for page := (Page{Limit: 3}); ; page.After = f.Cursor(forth[len(forth)-1].Item) {
		comments, err := s.Comments(t.Context(), f, page)
		if err != nil {
			t.Fatal(err)
		}
		forth = append(forth, comments...)
		if len(comments) < 3 {
			break
		}
	}
	if ids(forth) != ids(want) {
		t.Errorf("pages forth = %s, want %s", ids(forth), ids(want))
	}
	last := forth[len(forth)-1]
	for page := (Page{Limit: 3, Before: f.Cursor(last.Item)}); ; page.Before = f.Cursor(back[0].Item) {
		comments, err := s.Comments(t.Context(), f, page)
		if err != nil {
			t.Fatal(err)
		}
		back = append(slices.Clone(comments), back...)
		if len(comments) < 3 {
			break
		}
	}
	if got := append(back, last); ids(got) != ids(want) {
		t.Errorf("pages back = %s, want %s", ids(got), ids(want))
	}
	for i, c := range want {
		if got, err := s.Place(t.Context(), KindComment, f, f.Cursor(c.Item)); err != nil || got != i {
			t.Errorf("Place of %s = %d, %v, want %d", c.RemoteID, got, err, i)
		}
	}
}

func TestCounts(t *testing.T) {
	s := listed(t)
	ctx := t.Context()
	tomorrow := noon().AddDate(0, 0, 1)
	if _, err := s.WaitUntil(ctx, "miriam", tomorrow, fact[int64](t, s, "c2", "id")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.WaitForAnswer(ctx, "miriam", fact[int64](t, s, "c4", "id")); err != nil {
		t.Fatal(err)
	}
	got, err := s.Counts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if !got.Oldest.Equal(daysAgo(9)) || !got.NextWake.Equal(tomorrow) {
		t.Errorf("oldest %v, next wake %v, want %v and %v", got.Oldest, got.NextWake, daysAgo(9), tomorrow)
	}
	if got.Posts != 1 || got.Held != 4 || got.Open != 9 || got.Waiting != 2 {
		t.Errorf("Counts = %+v, want 1 post, 4 held, 9 open, 2 waiting", got)
	}
}

func TestItemsSayWhatTheyAre(t *testing.T) {
	s := listed(t)
	ctx := t.Context()
	id := fact[int64](t, s, "c9", "id")
	if _, err := s.Note(ctx, "miriam", id, "asks every year"); err != nil {
		t.Fatal(err)
	}
	c, err := s.Comment(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	if c.PostTitle != "Post p" || c.Source != "Blog" || c.Author != "Person 1" || c.Mark.Note != "asks every year" {
		t.Errorf("Comment = %+v", c)
	}
	if c.Pending != PendingHeld || !c.Late || !c.Reasons.Has(Newcomer) {
		t.Errorf("Comment is pending as %v, late %v, for %b; want held, late, newcomer", c.Pending, c.Late, c.Reasons.Bits)
	}
	p, err := s.Post(ctx, fact[int64](t, s, "p", "id"))
	if err != nil || p.Comments != 10 || p.Pending != PendingNew || p.Late {
		t.Errorf("Post = %+v, %v, want a new one with 10 comments", p, err)
	}
	if _, err := s.Comment(ctx, p.ID); !errors.Is(err, ErrNotFound) {
		t.Errorf("Comment of a post = %v, want ErrNotFound", err)
	}
	if _, err := s.Item(ctx, 999); !errors.Is(err, ErrNotFound) {
		t.Errorf("Item of nothing = %v, want ErrNotFound", err)
	}
	if text, err := s.Text(ctx, id); err != nil || text.HTML != "<p>c9</p>" || text.Author != "Person 1" {
		t.Errorf("Text = %+v, %v", text, err)
	}
}

func TestLateIsWhatTheVolunteersSay(t *testing.T) {
	s := listed(t)
	for limit, want := range map[time.Duration]bool{5 * 24 * time.Hour: false, 2 * 24 * time.Hour: true, 0: true} {
		again, err := Open(t.Context(), s.Path(), Options{Now: noon, Late: limit})
		if err != nil {
			t.Fatal(err)
		}
		c, err := again.Comment(t.Context(), fact[int64](t, s, "c4", "id")) // 4 days old
		if err != nil || c.Late != want {
			t.Errorf("with a limit of %v, late is %t, %v, want %t", limit, c.Late, err, want)
		}
		again.SetLate(6 * 24 * time.Hour)
		if c, err = again.Comment(t.Context(), c.ID); err != nil || c.Late {
			t.Errorf("with a limit that was set later, late is %t, %v, want false", c.Late, err)
		}
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTheSamePostInTwoSources(t *testing.T) {
	s := opened(t)
	_, blog := added(t, s, "Blog")
	_, planet := added(t, s, "Planet")
	pulled(t, s, blog[0], post("p", 1))
	twin := post("urn:other", 1)
	twin.URL, twin.Title = "http://www.blog.example/p", "Post p"
	pulled(t, s, planet[0], twin)
	p, err := s.Post(t.Context(), fact[int64](t, s, "p", "id"))
	if err != nil || len(p.AlsoIn) != 1 || p.AlsoIn[0] != "Planet" {
		t.Errorf("AlsoIn = %v, %v, want Planet", p.AlsoIn, err)
	}
}

func TestMembersAreListedByTheLastSeen(t *testing.T) {
	s := listed(t)
	ctx := t.Context()
	names := func(words string, p Page) string {
		t.Helper()
		members, err := s.Members(ctx, words, p)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, m := range members {
			names = append(names, m.Name)
		}
		return strings.Join(names, ", ")
	}
	if got, want := names("", Page{}), "Person 0, Ines, Person 1, Miriam"; got != want {
		t.Errorf("Members = %s, want %s", got, want)
	}
	if got, want := names("person", Page{}), "Person 0, Person 1"; got != want {
		t.Errorf("Members with words = %s, want %s", got, want)
	}
	if got := names("%", Page{}); got != "" {
		t.Errorf("Members with %% = %s, want none", got)
	}
	all, err := s.Members(ctx, "", Page{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := names("", Page{After: all[1].Cursor(), Limit: 1}), "Person 1"; got != want {
		t.Errorf("Members after Ines = %s, want %s", got, want)
	}
	if got, want := names("", Page{Before: all[2].Cursor(), Limit: 1}), "Ines"; got != want {
		t.Errorf("Members before Person 1 = %s, want %s", got, want)
	}
}
