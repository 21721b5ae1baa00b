package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// jumbled keeps two sources with posts and comments of random words, many of
// one date, some ticked off, and some that are gone again.
func jumbled(t *testing.T, r *rand.Rand) *Store {
	t.Helper()
	s := opened(t)
	for n := range 2 {
		_, feeds := added(t, s, fmt.Sprint("Blog", n))
		pulled(t, s, feeds[0], post("p", 20))
		for pull := range 2 {
			pulled(t, s, feeds[1], jumble(r, pull)...)
		}
	}
	indexed(t, s)
	all, err := readIDs(t.Context(), s.read, `SELECT id FROM items WHERE kind = 2`)
	if err != nil {
		t.Fatal(err)
	}
	some := func(n int) (ids []int64) {
		for range n {
			ids = append(ids, all[r.IntN(len(all))])
		}
		return ids
	}
	if _, err := s.Done(t.Context(), "miriam", some(10)...); err != nil {
		t.Fatal(err)
	}
	_, err = s.db.ExecContext(t.Context(), `
		DELETE FROM items
		WHERE id IN (SELECT value FROM json_each(?)) AND id NOT IN (SELECT item_id FROM marks)`, listOf(some(10)))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// jumble makes what one pull brings. The later it comes the rarer is one of the
// words, so that the newest hits of it say little of all.
func jumble(r *rand.Rand, pull int) []Arrival {
	var items []Arrival
	for i := range 25 {
		var words []string
		for _, w := range []string{"bank", "tisch", "tische", "fest", "zelt"} {
			if r.IntN(3) == 0 {
				words = append(words, w)
			}
		}
		if r.IntN(1+4*pull) == 0 {
			words = append(words, "oft")
		}
		c := comment(fmt.Sprintf("c%d-%d", pull, i), "p", "Jonas", float64(r.IntN(12)*pull))
		c.HTML, c.Visible, c.Question = strings.Join(words, " "), strings.Join(words, " "), r.IntN(2) == 0
		items = append(items, c)
	}
	return items
}

// has reports whether a text answers a search for beginnings of words.
func has(text, typed string) bool {
	for _, term := range strings.Fields(typed) {
		word, without := strings.CutPrefix(term, "-")
		there := slices.ContainsFunc(strings.Fields(text), func(w string) bool { return strings.HasPrefix(w, word) })
		if there == without {
			return false
		}
	}
	return true
}

// plainly returns which rows of a list have the words, each text looked at.
func plainly(t *testing.T, s *Store, f Filter, typed string) []Comment {
	t.Helper()
	f.Words, f.Without = "", ""
	all, err := s.Comments(t.Context(), f, Page{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	var ids []int64
	for _, c := range all {
		ids = append(ids, c.ID)
	}
	bodies, err := s.Bodies(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(all, func(c Comment) bool { return !has(bodies[c.ID], typed) })
}

// jumbledFilters are conditions that fit few, many or none.
func jumbledFilters() []Filter {
	return []Filter{
		{},
		{Pending: true},
		{Pending: true, Order: UrgentFirst},
		{Pending: true, Order: UrgentFirst, Sources: []int64{1}},
		{Order: OldestFirst},
		{Done: true},
		{Sources: []int64{1}},
		{Sources: []int64{1, 2}},
		{Narrow: Narrow{Question: true}},
		{Narrow: Narrow{Before: daysAgo(5)}},
		{Pending: true, Narrow: Narrow{Question: true, Since: daysAgo(9)}},
		{Narrow: Narrow{Author: "nobody"}},
	}
}

// TestFindingIsAsPlainSearching compares what is found by each way with what a
// look at every text finds.
func TestFindingIsAsPlainSearching(t *testing.T) {
	for seed := range 2 {
		r := rand.New(rand.NewPCG(uint64(seed), 7))
		s := jumbled(t, r)
		for _, f := range jumbledFilters() {
			for _, typed := range []string{"oft", "ti", "fest -bank", "oft tisch", "quokka"} {
				want := plainly(t, s, f, typed)
				slices.SortFunc(want, func(a, b Comment) int { return int(b.ID - a.ID) })
				for _, most := range []int{3, 200} {
					wantFound(t, s, f, typed, most, want)
				}
			}
			for _, without := range []string{"oft", "ti bank", "quokka", "oft bank tisch fest zelt"} {
				wantLacking(t, s, f, without)
			}
		}
	}
}

// TestTheIndexIsReadInParts compares what two parts of the index give with what
// one gives.
func TestTheIndexIsReadInParts(t *testing.T) {
	s := jumbled(t, rand.New(rand.NewPCG(1, 7)))
	for _, typed := range []string{"oft", "ti", "fest -bank", "quokka"} {
		for _, from := range []int64{0, 20} {
			whole, err := s.havingParted(t.Context(), match(typed), from, from)
			if err != nil {
				t.Fatal(err)
			}
			for _, newer := range []int64{from + 1, 40, 60, 1000} {
				parts, err := s.havingParted(t.Context(), match(typed), from, newer)
				if err != nil || parts.count() != whole.count() || len(parts.newestIn(whole, 1000)) != whole.count() {
					t.Errorf("%q from %d, newer from %d: %v, %v, want %v", typed, from, newer, parts, err, whole)
				}
			}
		}
	}
}

// wantFound wants at least the newest hits of a list to be found, those on the
// desk apart, and nothing else.
func wantFound(t *testing.T, s *Store, f Filter, typed string, most int, want []Comment) {
	t.Helper()
	short, err := s.FindIn(t.Context(), typed, most, Listed{KindPost, f}, Listed{KindComment, f})
	if err != nil {
		t.Fatal(err)
	}
	for _, hits := range []Hits{short, findAmongMore(t, s, f, typed, most)} {
		wantHits(t, s, f, typed, most, hits, want)
	}
}

// findAmongMore is FindIn as if the lists were long.
func findAmongMore(t *testing.T, s *Store, f Filter, typed string, most int) Hits {
	t.Helper()
	hits, err := s.Find(t.Context(), typed, most)
	if err != nil || !hits.More {
		return hits
	}
	if f, err = s.resolveAll(t.Context(), KindComment, f); err != nil {
		t.Fatal(err)
	}
	items := map[Kind]idTable{}
	if err := s.unfound(t.Context(), hits, items, []Listed{{KindComment, f}}); err != nil {
		t.Fatal(err)
	}
	if err := s.findOlder(t.Context(), &hits, typed, most, items); err != nil {
		t.Fatal(err)
	}
	return hits
}

// wantHits wants the newest of what is wanted to be among some hits.
func wantHits(t *testing.T, s *Store, f Filter, typed string, most int, hits Hits, want []Comment) {
	t.Helper()
	found, err := s.Among(t.Context(), KindComment, f, hits)
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range want {
		in := slices.Contains(found.Elsewhere, c.ID)
		if c.Pending != NotPending {
			in = slices.Contains(found.Here, c.ID)
		}
		if !in && i < most {
			t.Errorf("%q in %+v, at most %d: %d is missing", typed, f, most, c.ID)
		}
	}
	for _, id := range append(found.Here, found.Elsewhere...) {
		if !slices.ContainsFunc(want, func(c Comment) bool { return c.ID == id }) {
			t.Errorf("%q in %+v, at most %d: %d is found", typed, f, most, id)
		}
	}
	if found.Total != len(found.Here)+len(found.Elsewhere) {
		t.Errorf("%q in %+v: %d in all, want %d", typed, f, found.Total, len(found.Here)+len(found.Elsewhere))
	}
}

// wantLacking wants a list without some words to have the other rows in their
// order, page by page, also if it was looked up for a part of the list alone.
func wantLacking(t *testing.T, s *Store, f Filter, without string) {
	t.Helper()
	var unwanted []string
	for _, w := range strings.Fields(without) {
		unwanted = append(unwanted, "-"+w)
	}
	want := plainly(t, s, f, strings.Join(unwanted, " "))
	f.Without = without
	n, err := s.CountComments(t.Context(), f)
	if err != nil || n != len(want) {
		t.Errorf("-%q in %+v: %d, %v, want %d", without, f, n, err, len(want))
	}
	if len(want) > 0 {
		wantPages(t, s, f, want)
	}
	if f.Until, err = s.Reach(t.Context(), KindComment, f, 20); err != nil {
		t.Fatal(err)
	}
	want = plainly(t, s, f, strings.Join(unwanted, " "))
	u, err := s.Unwanted(t.Context(), Listed{KindComment, f})
	if err != nil {
		t.Fatal(err)
	}
	known, err := s.Resolve(t.Context(), KindComment, f)
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Comments(t.Context(), known.Lacking(u), Page{Limit: 1000})
	if err != nil || ids(got) != ids(want) {
		t.Errorf("-%q in %+v: %s, %v, want %s", without, f, ids(got), err, ids(want))
	}
}

// TestPagesLackWordsWhileItemsArrive wants the next page to go on where the
// last one ended, and to leave out what came with the word meanwhile.
func TestPagesLackWordsWhileItemsArrive(t *testing.T) {
	s := opened(t)
	_, feeds := added(t, s, "Blog")
	tables := func(id, text string) Arrival {
		c := says(id, text)
		c.Published = noon().Add(-time.Hour) // all at once
		return c
	}
	pulled(t, s, feeds[1], tables("c1", "bank"), tables("c2", "tisch"), tables("c3", "zelt"), tables("c4", "fest"))
	indexed(t, s)
	f := Filter{Narrow: Narrow{Without: "tisch"}}
	first, err := s.Comments(t.Context(), f, Page{Limit: 2})
	if err != nil || ids(first) != "c1 c3" {
		t.Fatalf("the first page is %s, %v, want c1 c3", ids(first), err)
	}
	pulled(t, s, feeds[1], tables("c5", "tische"), tables("c6", "hof"))
	indexed(t, s)
	second, err := s.Comments(t.Context(), f, Page{After: f.Cursor(first[1].Item), Limit: 2})
	if err != nil || ids(second) != "c4" {
		t.Errorf("the second page is %s, %v, want c4", ids(second), err)
	}
	newer, err := s.Comments(t.Context(), f, Page{Before: f.Cursor(first[0].Item), Limit: 2})
	if err != nil || ids(newer) != "c6" {
		t.Errorf("what came is %s, %v, want c6", ids(newer), err)
	}
}

// TestTheDeskIsSearchedWhole wants hits on the desk to be found though more
// came after them than are counted.
func TestTheDeskIsSearchedWhole(t *testing.T) {
	s := opened(t)
	_, feeds := added(t, s, "Blog")
	pulled(t, s, feeds[1], says("c", "umbrella"), says("d", "parasol"))
	var old []Arrival
	for i := range CountCap + 100 {
		c := says(fmt.Sprint("old", i), "umbrella")
		c.Published = daysAgo(90)
		old = append(old, c)
	}
	pulled(t, s, feeds[1], old...)
	indexed(t, s)
	long := Filter{Words: "umb"}
	hits := findAmongMore(t, s, long, long.Words, CountCap+50)
	found, err := s.Among(t.Context(), KindComment, long, hits)
	if err != nil || len(found.Here) != 1 || found.Total != CountCap {
		t.Errorf("found %d on the desk of %d, %v, want 1 of %d", len(found.Here), found.Total, err, CountCap)
	}
}
