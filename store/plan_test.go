package store

import (
	"strings"
	"testing"
)

// plan returns how SQLite would answer a query.
func plan(t *testing.T, s *Store, query string, args ...any) string {
	t.Helper()
	rows, err := s.read.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var steps []string
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		steps = append(steps, step)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return strings.Join(steps, "\n")
}

// TestListsReadOnePage wants every list of the desk to be read along an index:
// nothing sorted, no table read whole.
func TestListsReadOnePage(t *testing.T) {
	s := opened(t)
	for name, f := range map[string]Filter{
		"everything":   {},
		"oldest":       {Order: OldestFirst},
		"pending":      {Pending: true},
		"urgent":       {Pending: true, Order: UrgentFirst},
		"held":         {Held: true},
		"open":         {Open: true},
		"one source":   {Pending: true, Sources: []int64{1}},
		"two sources":  {Pending: true, Sources: []int64{1, 2}},
		"all of one":   {Sources: []int64{1}},
		"one member":   {MemberID: 1},
		"one post":     {PostID: 1, Order: OldestFirst},
		"words":        {Words: "sommerfest"},
		"words, there": {Words: "sommerfest", Pending: true},
		"with links":   {Pending: true, Narrow: Narrow{Links: true}},
		"old ones":     {Pending: true, Narrow: Narrow{Before: noon()}},
		"claimed":      {Pending: true, Order: UrgentFirst, Narrow: Narrow{ClaimedBy: "miriam"}, Until: Cursor{1, 1}},
	} {
		for direction, page := range map[string]Page{
			"first": {}, "after": {After: Cursor{1, 1}}, "before": {Before: Cursor{1, 1}},
		} {
			t.Run(name+", "+direction, func(t *testing.T) {
				query, args, _ := f.list(KindComment).query(itemColumns, itemJoins, page)
				got := plan(t, s, query, args...)
				backwards := strings.Contains(name, "words") && direction == "before"
				for _, bad := range []string{"SCAN i\n", "SCAN d\n", "SCAN i ", "SCAN m", "SCAN a", "TEMP B-TREE"} {
					if strings.Contains(got+"\n", bad) && !backwards {
						t.Errorf("%s: the plan has %q in it:\n%s", query, bad, got)
					}
				}
			})
		}
	}
}

// TestFiltersAskTheIndex wants what a filter asks of items to be asked along an
// index that has it, and what few items have to be gathered from no table of
// all items.
func TestFiltersAskTheIndex(t *testing.T) {
	s := opened(t)
	for name, f := range map[string]Filter{
		"links":      {Narrow: Narrow{Links: true}},
		"questions":  {Narrow: Narrow{Question: true}},
		"spam":       {States: []State{Spam}},
		"of members": {Narrow: Narrow{Author: "a"}, found: found{known: true, members: []int64{1, 2}}},
		"on desk":    {Pending: true, Narrow: Narrow{Links: true}},
		"of sources": {Sources: []int64{1}, Narrow: Narrow{Links: true}},
	} {
		query, args, _ := f.list(KindComment).query("i.id", "", Page{})
		if got := plan(t, s, query, args...); !strings.Contains(got, "SEARCH i USING COVERING INDEX items_") {
			t.Errorf("%s: items are fetched to be asked:\n%s", name, got)
		}
	}
	all := Filter{Waiting: true, Done: true, Pending: true, Held: true, Order: UrgentFirst, Sources: []int64{1}, found: found{members: []int64{1, 2}, posts: []int64{1, 2}}, Narrow: Narrow{
		ClaimedBy: "m", Noted: true, Tasked: true, About: "a", Marker: "m", Rule: "r", Marked: true,
	}}
	for _, one := range all.few(KindComment) {
		for step := range strings.Lines(plan(t, s, one.query, one.args...)) {
			step = strings.TrimSpace(step)
			if strings.HasPrefix(step, "SCAN ") && !strings.Contains(step, "INDEX") && step != "SCAN markers" {
				t.Errorf("%s: reads a whole table: %s", one.query, step)
			}
		}
	}
}

// TestTheDeskIsCountedAlone wants what the desk knows to be counted and looked
// through without its items, which lie all over the file.
func TestTheDeskIsCountedAlone(t *testing.T) {
	s := opened(t)
	for _, f := range []Filter{{Pending: true}, {Held: true}, {Pending: true, Sources: []int64{1}}, {Pending: true, Until: Cursor{1, 1}}} {
		query, args := f.list(KindComment).count()
		if got := plan(t, s, query, args...); strings.Contains(got, " i ") {
			t.Errorf("%s: items are fetched to be counted:\n%s", query, got)
		}
	}
}

// TestTheDeskIsDerivedByKeys wants what is derived of a few items to be read by
// their keys alone: what reads a whole table, or half of it by its kind, for
// each of them makes a sync slower the more there is.
func TestTheDeskIsDerivedByKeys(t *testing.T) {
	s := opened(t)
	for step := range strings.Lines(plan(t, s, deskRows, s.deskArgs([]int64{1, 2})...)) {
		step = strings.TrimSpace(step)
		switch step {
		case "SCAN work", "SCAN judged", "SCAN weighed", "SCAN json_each VIRTUAL TABLE INDEX 1:":
			continue // as many as were asked for
		}
		if strings.HasPrefix(step, "SCAN ") || strings.Contains(step, "items_newest") || strings.Contains(step, "rowid<") {
			t.Errorf("deriving the desk reads too much: %s", step)
		}
	}
}
