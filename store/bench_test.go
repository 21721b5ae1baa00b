package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// benchItems is how many items the benchmarks' cache holds: 50,000 unless
// TEND_BENCH_ITEMS says otherwise. With TEND_BENCH_CACHE the cache is kept
// there and used again.
func benchItems() int {
	if n, err := strconv.Atoi(os.Getenv("TEND_BENCH_ITEMS")); err == nil {
		return n
	}
	return 50_000
}

// benchFeed is how many items a benchmark's feed brings: three posts to two
// comments.
const benchFeed = 50

// benchWords are words of a language that nobody speaks, the first ones common.
func benchWords() []string {
	r := rand.New(rand.NewPCG(1, 1))
	words := make([]string, 20_000)
	for i := range words {
		var b strings.Builder
		for range 1 + r.IntN(4) {
			b.WriteString([]string{"ba", "der", "ki", "lo", "mun", "ne", "pa", "ro", "sti", "tu", "vel", "zor"}[r.IntN(12)])
		}
		words[i] = b.String() + strconv.Itoa(i%7)
	}
	return words
}

// benchArrivals makes what a feed brings: texts of 60 words, as often as they
// are in a language. Every thousandth has the word quokkafest in it.
func benchArrivals(f Feed, words []string) Arrivals {
	r := rand.New(rand.NewPCG(uint64(f.ID), 2))
	zipf := rand.NewZipf(r, 1.1, 4, uint64(len(words)-1))
	a := Arrivals{Feed: f}
	for i := range benchFeed {
		var b strings.Builder
		for range 60 {
			b.WriteString(words[zipf.Uint64()])
			b.WriteByte(' ')
		}
		if (int(f.ID)*benchFeed+i)%1000 == 13 {
			b.WriteString("quokkafest")
		}
		text := b.String()
		id := fmt.Sprintf("urn:%d:%d", f.ID, i)
		item := Arrival{
			Kind: KindPost, RemoteID: id, URL: "https://example.org/" + id, Title: text[:40], HTML: "<p>" + text + "</p>",
			Published: noon().Add(-time.Duration(i) * time.Hour), Comments: -1,
			Author: Author{Name: fmt.Sprintf("Person %d", r.IntN(5))},
		}
		if i%5 >= 3 {
			item.Kind, item.Title, item.Visible, item.Excerpt = KindComment, "", text, text[:60]
			item.Question = i%2 == 0
			item.Answers = []string{fmt.Sprintf("urn:%d:%d", f.ID, i-i%5)}
		}
		a.Items = append(a.Items, item)
	}
	return a
}

// benchStore returns a cache with items in it, indexed.
func benchStore(b *testing.B) *Store {
	b.Helper()
	path := filepath.Join(b.TempDir(), "tend.db")
	if kept := os.Getenv("TEND_BENCH_CACHE"); kept != "" {
		path = kept
	}
	s, err := Open(b.Context(), path, Options{Now: noon})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	sources, err := s.Sources(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	if len(sources) > 0 {
		return s
	}
	benchFill(b, s, benchItems()/benchFeed)
	for {
		texts, err := s.Unextracted(b.Context(), 200)
		if err != nil {
			b.Fatal(err)
		}
		if len(texts) == 0 {
			return s
		}
		for i := range texts {
			texts[i].Body = strings.TrimSuffix(strings.TrimPrefix(texts[i].HTML, "<p>"), "</p>")
		}
		if err := s.Index(b.Context(), texts); err != nil {
			b.Fatal(err)
		}
	}
}

// benchFill saves what so many new sources bring.
func benchFill(b *testing.B, s *Store, sources int) {
	b.Helper()
	words := benchWords()
	for _, f := range benchSources(b, s, sources) {
		if _, err := s.Save(b.Context(), benchArrivals(f, words)); err != nil {
			b.Fatal(err)
		}
	}
}

// benchSources adds sources and returns their feeds.
func benchSources(b *testing.B, s *Store, n int) []Feed {
	b.Helper()
	var feeds []Feed
	for range n {
		name := fmt.Sprint("Source ", rand.Int64())
		src, err := s.AddSource(b.Context(), Source{Kind: "feed", Name: name, URL: name}, []Feed{{Role: RolePosts, URL: "feed"}}, time.Time{})
		if err != nil {
			b.Fatal(err)
		}
		f, err := s.Feeds(b.Context(), src.ID)
		if err != nil {
			b.Fatal(err)
		}
		feeds = append(feeds, f...)
	}
	return feeds
}

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
			a := benchArrivals(feeds[items/benchFeed%len(feeds)], words)
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
	a := benchArrivals(feeds[0], words)
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
// all the time.
func BenchmarkActDuringPull(b *testing.B) {
	s := benchStore(b)
	feeds := benchSources(b, s, 100)
	words := benchWords()
	pull, stop := context.WithCancel(b.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		for n := 0; pull.Err() == nil; n++ {
			var some []Arrivals
			for _, f := range feeds[n*10%100 : n*10%100+10] {
				a := benchArrivals(f, words)
				for i := range a.Items {
					a.Items[i].RemoteID += strconv.Itoa(n)
				}
				some = append(some, a)
			}
			s.Save(pull, some...) //nolint:errcheck // ends when it is stopped
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

// reportTimes reports what most and what nearly all acts took.
func reportTimes(b *testing.B, times []time.Duration) {
	slices.Sort(times)
	for name, part := range map[string]int{"p50-ms": 50, "p95-ms": 95} {
		b.ReportMetric(float64(times[len(times)*part/100].Microseconds())/1000, name)
	}
	b.ReportMetric(float64(times[len(times)-1].Microseconds())/1000, "max-ms")
}
