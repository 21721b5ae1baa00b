package store

import (
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
