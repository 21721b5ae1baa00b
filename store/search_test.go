package store

import (
	"slices"
	"strings"
	"testing"
)

// indexed makes all texts searchable as a sync does.
func indexed(t *testing.T, s *Store) {
	t.Helper()
	for {
		texts, err := s.Unextracted(t.Context(), 3)
		if err != nil {
			t.Fatal(err)
		}
		if len(texts) == 0 {
			return
		}
		if err := s.Index(t.Context(), texts); err != nil {
			t.Fatal(err)
		}
	}
}

func says(id, text string) Arrival {
	c := comment(id, "p", "Jonas", 1)
	c.HTML, c.Visible = text, text
	return c
}

func TestSearch(t *testing.T) {
	s := opened(t)
	_, feeds := added(t, s, "Blog")
	pulled(
		t, s, feeds[1],
		says("c1", "Gibt es beim Sommerfest auch etwas für Kinder?"),
		says("c2", "I could bring two folding tables"),
		says("c3", "素敵な夏祭りですね。"),
		says("c4", "Über die Hecke: C++ und 100% \"Spaß\""),
		says("c5", "tables for two"),
	)
	indexed(t, s)
	for words, want := range map[string]string{
		"sommerfest":         "c1",
		"somm":               "c1",
		"SOMMER kinder":      "c1",
		"fur":                "c1",
		"uber":               "c4",
		"two tables":         "c2 c5",
		`"two folding"`:      "c2",
		`"folding two"`:      "",
		`"two fol`:           "",
		"tables -folding":    "c5",
		"-folding":           "",
		"素":                  "c3",
		"jonas":              "c1 c2 c3 c4 c5",
		"c":                  "c4",
		"nothing":            "",
		"OR":                 "",
		"NEAR/2":             "",
		"*":                  "",
		`"`:                  "",
		`""`:                 "",
		"' OR 1=1 --":        "",
		"title:x":            "",
		"(two":               "c2 c5",
		"two)":               "c2 c5",
		"C++":                "c4",
		"100%":               "c4",
		"\x00":               "",
		"two\x00tables":      "c2 c5",
		"spass":              "",
		"Spaß":               "c4",
		"- - -":              "",
		"!?":                 "",
		"two -":              "c2 c5",
		"folding AND tables": "",
	} {
		comments, err := s.Comments(t.Context(), Filter{Words: words}, Page{})
		if err != nil {
			t.Errorf("search %q: %v", words, err)
			continue
		}
		if got := ids(comments); got != want {
			t.Errorf("search %q = %q, want %q", words, got, want)
		}
	}
	f := Filter{Words: "jonas", Pending: true, Order: UrgentFirst}
	all, err := s.Comments(t.Context(), f, Page{})
	if err != nil || len(all) != 5 {
		t.Fatalf("pending search = %d, %v, want 5", len(all), err)
	}
	wantPages(t, s, f, all)
}

func TestSearchForgetsOldWords(t *testing.T) {
	s := opened(t)
	_, feeds := added(t, s, "Blog")
	pulled(t, s, feeds[1], says("c", "umbrella"))
	stale, err := s.Unextracted(t.Context(), 10)
	if err != nil {
		t.Fatal(err)
	}
	found := func(words string) int {
		t.Helper()
		n, err := s.CountComments(t.Context(), Filter{Words: words})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	pulled(t, s, feeds[1], says("c", "parasol"))
	if err := s.Index(t.Context(), stale); err != nil {
		t.Fatal(err)
	}
	if got := found("umbrella"); got != 0 {
		t.Errorf("a text that was edited while it was extracted is found %d times, want 0", got)
	}
	indexed(t, s)
	pulled(t, s, feeds[1], says("c", "awning"))
	indexed(t, s)
	if old, edited := found("parasol"), found("awning"); old != 0 || edited != 1 {
		t.Errorf("after an edit the old word is found %d times and the new one %d, want 0 and 1", old, edited)
	}
	if err := s.RemoveSource(t.Context(), 1, false); err != nil {
		t.Fatal(err)
	}
	var answer string
	if err := s.db.QueryRowContext(t.Context(), `PRAGMA quick_check`).Scan(&answer); err != nil || answer != "ok" {
		t.Errorf("quick_check = %q, %v, want ok", answer, err)
	}
	var left int
	if err := s.read.QueryRowContext(t.Context(), `SELECT count(*) FROM search WHERE search MATCH 'awning'`).Scan(&left); err != nil || left != 0 {
		t.Errorf("of a removed source's words %d are left, %v, want 0", left, err)
	}
}

// TestFindingOnceFindsTheSame wants lists among hits to be those that the
// index itself would give.
func TestFindingOnceFindsTheSame(t *testing.T) {
	s := narrowed(t)
	for name, f := range map[string]Filter{
		"words":    {Words: "özge"},
		"pending":  {Words: "jonas", Pending: true, Order: UrgentFirst},
		"held":     {Words: "jonas", Held: true},
		"done":     {Words: "jonas", Done: true},
		"sources":  {Words: "jonas", Sources: []int64{1, 2}},
		"of posts": {Words: "sommerfest"},
		"narrowed": {Words: "jonas", Narrow: Narrow{Question: true, Author: "jonas"}},
		"without":  {Words: "özge -bänke"},
		"nothing":  {Words: "nobody"},
	} {
		hits, err := s.Find(t.Context(), f.Words, 100)
		if err != nil || hits.More {
			t.Fatalf("Find %q = %v, more: %v", f.Words, err, hits.More)
		}
		for _, kind := range []Kind{KindPost, KindComment} {
			wantAmong(t, s, name, kind, f, hits)
			all, err := s.FindIn(t.Context(), f.Words, 100, Listed{kind, f})
			if err != nil {
				t.Fatal(err)
			}
			wantAmong(t, s, name+", all asked", kind, f, all)
		}
	}
	hits, err := s.Find(t.Context(), "özge", 1)
	if err != nil || !hits.More {
		t.Errorf("Find of one of two = %v, more: %v, want more", err, hits.More)
	}
}

// wantAmong wants the hits of a list to be what the list itself shows.
func wantAmong(t *testing.T, s *Store, name string, kind Kind, f Filter, hits Hits) {
	t.Helper()
	want, err := s.page(t.Context(), f, kind, Page{})
	if err != nil {
		t.Fatal(err)
	}
	found, err := s.Among(t.Context(), kind, f, hits)
	if err != nil || found.Total != len(want) {
		t.Errorf("%s: kind %d: %d among the hits, %v, want %d", name, kind, found.Total, err, len(want))
	}
	for _, row := range want {
		if !slices.Contains(append(found.Here, found.Elsewhere...), row.ID) || slices.Contains(found.Here, row.ID) != (row.Pending != NotPending) {
			t.Errorf("%s: kind %d: %d is not where it belongs among %v", name, kind, row.ID, found)
		}
	}
	got, err := s.page(t.Context(), Only(append(found.Here, found.Elsewhere...)), kind, Page{})
	if err != nil || len(got) != len(want) {
		t.Errorf("%s: kind %d: %d rows, %v, want %d", name, kind, len(got), err, len(want))
	}
}

func TestNewestTextsAreIndexedFirst(t *testing.T) {
	s := opened(t)
	_, feeds := added(t, s, "Blog")
	pulled(t, s, feeds[1], says("c1", "umbrella"), says("c2", "umbrella"), says("c3", "umbrella"))
	texts, err := s.Unextracted(t.Context(), 2)
	if err != nil || len(texts) != 2 || texts[0].ID >= texts[1].ID {
		t.Fatalf("Unextracted = %v, %v, want the newest two in the order of their arrival", texts, err)
	}
	if err := s.Index(t.Context(), texts); err != nil {
		t.Fatal(err)
	}
	found, err := s.Comments(t.Context(), Filter{Words: "umb"}, Page{})
	if err != nil || len(found) != 2 || found[0].ID != texts[1].ID || found[1].ID != texts[0].ID {
		t.Errorf("found %q, %v, want the newest two", ids(found), err)
	}
	indexed(t, s)
	wantHealthy(t, s)
}

// TestShortWordsAreLookedUpWhole wants what is typed first, two or three
// letters, to be found in an index of its own.
func TestShortWordsAreLookedUpWhole(t *testing.T) {
	s := opened(t)
	var created string
	err := s.read.QueryRowContext(t.Context(), `SELECT sql FROM sqlite_schema WHERE name = 'search'`).Scan(&created)
	if err != nil || !strings.Contains(created, `prefix="2,3"`) {
		t.Errorf("the search index is made by %q, %v, want beginnings of two and three letters", created, err)
	}
}
