package store

import (
	"fmt"
	"testing"
	"time"
)

func TestATrialCountsWhatRulesWouldHaveMarkedAndChangesNothing(t *testing.T) {
	s, feed := ruled(t)
	var items []Arrival
	for i := range 700 { // more than a part
		words := fmt.Sprintf("comment number %d has its own words and a few more of them", i)
		if i%100 == 7 {
			words += " casino"
		}
		items = append(items, wording(fmt.Sprint(i), fmt.Sprint("Person ", i%350), words, 20-float64(i)/100))
	}
	items = append(items,
		wording("old", "Somebody", "a casino of long ago", 40),
		wording("team", "Miriam", "our casino evening", 3),
		wording("again", "Person 7", "comment number 7 has its own words and a few more of them casino", 1))
	items[len(items)-2].Author.Team = true
	pulled(t, s, feed, items...)
	trial, err := s.TryRules(t.Context(), []Rule{
		{Name: "shops", Words: []string{"casino"}, Marker: "advert"},
		{Name: "new", Newcomer: true, Marker: "new"},
		{Name: "again", Repeats: 30 * aDay, Words: []string{"casino"}, Fold: true},
		{Name: "never", Words: []string{"zebra"}, Fold: true},
	}, daysAgo(30))
	if err != nil {
		t.Fatal(err)
	}
	var got []int
	for _, r := range trial.Rules {
		got = append(got, r.Fitted)
	}
	// Seven of the 700 and the one that says it again; 350 people wrote twice;
	// all of the seven are alike but for one word, and so is the last.
	if want := []int{8, 350, 1, 0}; fmt.Sprint(got[:2]) != fmt.Sprint(want[:2]) || got[2] < 1 || got[3] != 0 {
		t.Errorf("fitted = %v, want %v", got, want)
	}
	if trial.Looked != 701 || trial.Cut {
		t.Errorf("looked at %d (cut: %t), want 701", trial.Looked, trial.Cut)
	}
	examples := trial.Rules[0].Examples
	if len(examples) != 3 || examples[0].RemoteID != "again" || examples[1].RemoteID != "607" {
		t.Errorf("examples = %+v, want the three newest", examples)
	}
	n := 0
	if err := s.read.QueryRowContext(t.Context(), `SELECT (SELECT count(*) FROM markers) + (SELECT count(*) FROM prints)`).Scan(&n); err != nil || n != 0 {
		t.Errorf("%d rows were written, %v", n, err)
	}
}

func TestHindsightCountsWhatWouldHaveBeenProposed(t *testing.T) {
	c := suggesting(t)
	by := *c.suggests.Load()
	day := 24 * time.Hour
	c.asking(c.blog, Public, 2*day)         // late
	c.done(c.asking(c.blog, Public, 3*day)) // late, and ticked off since
	c.asking(c.blog, Public, 12*time.Hour)
	answered := c.asking(c.blog, Public, 5*day)
	answer := c.comment(c.blog, Public)
	c.exec(`UPDATE items SET parent_id = ?, published_at = ? WHERE id = ?`, answered, c.clock.Add(-5*day+time.Hour).Unix(), answer)
	c.exec(`UPDATE members SET team = 1 WHERE id = (SELECT member_id FROM items WHERE id = ?)`, answer)
	c.first(c.blog, Public, 2*day)
	c.first(c.blog, Public, 40*day)
	party := c.post(c.blog)
	c.exec(`UPDATE items SET title = 'Party', published_at = ? WHERE id = ?`, c.clock.Add(-8*day).Unix(), party)
	if _, err := c.Reply(t.Context(), miriam, answered, "I promise."); err != nil {
		t.Fatal(err)
	}
	got, err := c.TrySuggest(t.Context(), by, c.clock.Add(-30*day))
	if want := (Hindsight{Questions: 2, Newcomers: 1, Promises: 1, Events: 1}); err != nil || got != want {
		t.Errorf("TrySuggest = %+v, %v, want %+v", got, err, want)
	}
	none, err := c.TrySuggest(t.Context(), Suggest{}, c.clock.Add(-30*day))
	if err != nil || none != (Hindsight{}) {
		t.Errorf("TrySuggest of nothing = %+v, %v", none, err)
	}
}

func BenchmarkRules(b *testing.B) {
	rules := []Rule{
		{Name: "shops", Words: []string{"casino", "cheap pills", "viagra*"}, Links: &Bounds{2, 99}, Marker: "advert"},
		{Name: "words", Words: []string{"lottery", "win money", "free gift", "*bitcoin*"}, Fold: true},
		{Name: "pattern", Patterns: []string{`\b\d{4}[- ]?\d{4}[- ]?\d{4}\b`}, Marker: "number"},
		{Name: "hosts", Hosts: []string{"bit.ly", "t.co"}, Marker: "short link"},
		{Name: "names", Names: []string{"bestprice*"}, Weight: -aDay},
		{Name: "again", Repeats: 7 * aDay, Marker: "again"},
	}
	book, err := newRulebook(rules)
	if err != nil {
		b.Fatal(err)
	}
	arrivals := benchArrivals(Feed{ID: 1}, benchWords(), 0)
	candidates := make([]candidate, 10_000)
	for b.Loop() {
		for i := range candidates {
			a := arrivals.Items[i%len(arrivals.Items)]
			c := candidate{id: int64(i), name: a.Author.Name, text: a.HTML, html: a.HTML, links: i % 4}
			if _, err := book.of(&c); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(candidates)), "µs/comment")
}

func BenchmarkProposals(b *testing.B) {
	s := benchStore(b)
	s.SetSuggest(Suggest{
		Question: 24 * time.Hour, Newcomer: 48 * time.Hour,
		Promise: func(string, time.Time) (string, time.Time, bool) { return "", time.Time{}, false },
		Event:   func(string, string, time.Time) (time.Time, bool) { return time.Time{}, false },
	})
	for b.Loop() {
		if _, err := s.Proposals(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}
