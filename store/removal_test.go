package store

import "testing"

func TestRemovalTellsWhatRemovingDoes(t *testing.T) {
	s := opened(t)
	src, feeds := added(t, s, "Blog")
	other, otherFeeds := added(t, s, "Forum")
	pulled(t, s, feeds[0], post("a", 1), post("b", 2))
	pulled(t, s, feeds[1], comment("c", "a", "Ines", 1), comment("d", "a", "Jonas", 1), comment("e", "b", "Ruth", 1))
	pulled(t, s, otherFeeds[0], post("x", 1))
	ids := map[string]int64{}
	for _, f := range []string{"a", "b", "c", "d", "e"} {
		var id int64
		if err := s.read.QueryRowContext(t.Context(), `SELECT id FROM items WHERE remote_id = ? AND source_id = ?`, f, src.ID).Scan(&id); err != nil {
			t.Fatal(err)
		}
		ids[f] = id
	}
	if _, err := s.Note(t.Context(), "miriam", ids["c"], "hears badly"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Done(t.Context(), "miriam", ids["d"]); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.AddTask(t.Context(), "miriam", Task{Title: "call", ItemID: ids["a"]}); err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		id   int64
		want Removal
	}{
		"worked on": {src.ID, Removal{Posts: 1, Comments: 1, Kept: 3, Notes: 1, Tasks: 1}},
		"untouched": {other.ID, Removal{Posts: 1}},
		"not there": {999, Removal{}},
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := s.Removal(t.Context(), tt.id); err != nil || got != tt.want {
				t.Errorf("Removal = %+v, %v, want %+v", got, err, tt.want)
			}
		})
	}
	before, err := s.Removal(t.Context(), src.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.RemoveSource(t.Context(), src.ID, false); err != nil {
		t.Fatal(err)
	}
	var left int
	if err := s.read.QueryRowContext(t.Context(), `SELECT count(*) FROM items WHERE source_id = ?`, src.ID).Scan(&left); err != nil {
		t.Fatal(err)
	}
	if left != before.Kept {
		t.Errorf("%d items stayed, Removal had said %d", left, before.Kept)
	}
}
