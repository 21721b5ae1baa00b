package store

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

func BenchmarkFirstScreen(b *testing.B) {
	s := benchStore(b)
	for b.Loop() {
		if _, err := s.Posts(b.Context(), Filter{Pending: true}, Page{}); err != nil {
			b.Fatal(err)
		}
		if _, err := s.Comments(b.Context(), Filter{Pending: true, Order: UrgentFirst}, Page{}); err != nil {
			b.Fatal(err)
		}
		if _, err := s.Tasks(b.Context(), TaskFilter{}, Page{}); err != nil {
			b.Fatal(err)
		}
		if _, err := s.Counts(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLists(b *testing.B) {
	s := benchStore(b)
	ctx := b.Context()
	middle, err := s.Comments(ctx, Filter{}, Page{Limit: 1})
	if err != nil || len(middle) == 0 {
		b.Fatal(err)
	}
	middle[0].newest -= 24 * 3600
	comments := func(f Filter, p Page) func() error {
		return func() error { _, err := s.Comments(ctx, f, p); return err }
	}
	member := Filter{MemberID: middle[0].MemberID}
	for _, bb := range []struct {
		name string
		read func() error
	}{
		{"newest", comments(Filter{Pending: true}, Page{})},
		{"deep", comments(Filter{Pending: true}, Page{After: Filter{}.Cursor(middle[0].Item)})},
		{"urgent", comments(Filter{Pending: true, Order: UrgentFirst}, Page{})},
		{"held", comments(Filter{Held: true}, Page{})},
		{"one source", comments(Filter{Pending: true, Sources: []int64{3}}, Page{})},
		{"three sources", comments(Filter{Pending: true, Sources: []int64{3, 4, 5}}, Page{})},
		{"everything", comments(Filter{}, Page{})},
		{"oldest", comments(Filter{Order: OldestFirst}, Page{})},
		{"member", comments(member, Page{})},
		{"counts", func() error { _, err := s.Counts(ctx); return err }},
		{"count everything", func() error { _, err := s.CountPosts(ctx, Filter{}); return err }},
		{"place", func() error {
			_, err := s.Place(ctx, KindComment, Filter{Pending: true}, Filter{}.Cursor(middle[0].Item))
			return err
		}},
		{"thread", func() error { _, err := s.Thread(ctx, middle[0].PostID, middle[0].ID, 100); return err }},
		{"sources", func() error { _, err := s.Sources(ctx); return err }},
		{"members", func() error { _, err := s.Members(ctx, "", Page{}); return err }},
		{"due feeds", func() error { _, err := s.DueFeeds(ctx, false); return err }},
	} {
		b.Run(bb.name, func(b *testing.B) {
			for b.Loop() {
				if err := bb.read(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSearch(b *testing.B) {
	s := benchStore(b)
	words := benchWords()
	for name, typed := range map[string]string{
		"rare": "quokkafest", "common": words[0], "two common": words[1] + " " + words[2], "prefix": words[3][:3],
		"two letters": words[3][:2], "phrase": `"` + words[0] + " " + words[1] + `"`,
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Posts(b.Context(), Filter{Words: typed}, Page{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSaveNew(b *testing.B) {
	s, err := Open(b.Context(), filepath.Join(b.TempDir(), "tend.db"), Options{Now: noon})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	feeds := benchSources(b, s, 1000)
	words := benchWords()
	items := 0
	for b.Loop() {
		b.StopTimer()
		var some []Arrivals
		for range 10 {
			a := benchArrivals(feeds[items/benchFeed%len(feeds)], words, 0)
			for i := range a.Items {
				a.Items[i].RemoteID += strconv.Itoa(items)
			}
			items += benchFeed
			some = append(some, a)
		}
		b.StartTimer()
		if _, err := s.Save(b.Context(), some...); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(items)/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkSaveAgain(b *testing.B) {
	s := benchStore(b)
	words := benchWords()
	feeds, err := s.Feeds(b.Context(), 1)
	if err != nil {
		b.Fatal(err)
	}
	a := benchArrivals(feeds[0], words, 0)
	items := 0
	for b.Loop() {
		items += benchFeed
		if _, err := s.Save(b.Context(), a); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(items)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkActDuringPull measures how long an act takes while a pull inserts
// all the time and the log is written back beside it.
func BenchmarkActDuringPull(b *testing.B) {
	s := benchStore(b)
	feeds := benchSources(b, s, 100)
	words := benchWords()
	pull, stop := context.WithCancel(b.Context())
	done, kept := make(chan struct{}), make(chan struct{}, 1)
	go func() {
		for range kept {
			s.WriteBack(pull) //nolint:errcheck // ends when it is stopped
		}
	}()
	go func() {
		defer close(done)
		defer close(kept)
		for n := 0; pull.Err() == nil; n++ {
			var some []Arrivals
			for _, f := range feeds[n*10%100 : n*10%100+10] {
				a := benchArrivals(f, words, 0)
				for i := range a.Items {
					a.Items[i].RemoteID += strconv.Itoa(n)
				}
				some = append(some, a)
			}
			s.Save(pull, some...) //nolint:errcheck // ends when it is stopped
			select {
			case kept <- struct{}{}:
			default:
			}
		}
	}()
	ids, err := readIDs(b.Context(), s.read, `SELECT item_id FROM desk LIMIT 1000`)
	if err != nil {
		b.Fatal(err)
	}
	var times []time.Duration
	for n := 0; b.Loop(); n++ {
		started := time.Now()
		if _, err := s.Claim(b.Context(), fmt.Sprint("miriam", n), ids[n%len(ids)]); err != nil {
			b.Fatal(err)
		}
		times = append(times, time.Since(started))
	}
	stop()
	<-done
	reportTimes(b, times)
}

// BenchmarkActDuringIndex measures how long an act takes while the index of the
// search grows all the time.
func BenchmarkActDuringIndex(b *testing.B) {
	s := benchStore(b)
	feeds := benchSources(b, s, 10)
	words := benchWords()
	ids, err := readIDs(b.Context(), s.read, `SELECT item_id FROM desk LIMIT 1000`)
	if err != nil {
		b.Fatal(err)
	}
	index, stop := context.WithCancel(b.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		for n := 0; index.Err() == nil; n++ {
			var some []Arrivals
			for _, f := range feeds {
				some = append(some, benchArrivals(f, words, n))
			}
			s.Save(index, some...) //nolint:errcheck // ends when it is stopped
			for index.Err() == nil {
				texts, err := s.Unextracted(index, 200)
				if err != nil || len(texts) == 0 {
					break
				}
				for i := range texts {
					texts[i].Body = strings.TrimSuffix(strings.TrimPrefix(texts[i].HTML, "<p>"), "</p>")
				}
				s.Index(index, texts) //nolint:errcheck // ends when it is stopped
			}
		}
	}()
	var times []time.Duration
	for n := 0; b.Loop(); n++ {
		started := time.Now()
		if _, err := s.Claim(b.Context(), fmt.Sprint("miriam", n), ids[n%len(ids)]); err != nil {
			b.Fatal(err)
		}
		times = append(times, time.Since(started))
	}
	stop()
	<-done
	reportTimes(b, times)
}

// reportTimes reports what most and what nearly all acts took.
func reportTimes(b *testing.B, times []time.Duration) {
	slices.Sort(times)
	for name, part := range map[string]int{"p50-ms": 50, "p95-ms": 95} {
		b.ReportMetric(float64(times[len(times)*part/100].Microseconds())/1000, name)
	}
	b.ReportMetric(float64(times[len(times)-1].Microseconds())/1000, "max-ms")
}
