package store

import (
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
func benchItems() int { return benchNumber("TEND_BENCH_ITEMS", 50_000) }

// benchSourceCount is over how many sources they are spread.
func benchSourceCount() int { return benchNumber("TEND_BENCH_SOURCES", 50) }

// benchNumber reads a number from the environment.
func benchNumber(name string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return otherwise
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

// benchArrivals makes what a feed brings in one pull, an hour between two
// items; an older pull has a higher number. Texts have 60 words, as often as
// they are in a language. Every thousandth has the word quokkafest in it.
func benchArrivals(f Feed, words []string, pull int) Arrivals {
	r := rand.New(rand.NewPCG(uint64(f.ID), uint64(2+pull)))
	zipf := rand.NewZipf(r, 1.1, 4, uint64(len(words)-1))
	a := Arrivals{Feed: f}
	for i := range benchFeed {
		var b strings.Builder
		for range 60 {
			b.WriteString(words[zipf.Uint64()])
			b.WriteByte(' ')
		}
		if (int(f.ID)*benchFeed+pull*7+i)%1000 == 13 {
			b.WriteString("quokkafest")
		}
		text := b.String()
		first := pull * benchFeed
		id := fmt.Sprintf("urn:%d:%d", f.ID, first+i)
		item := Arrival{
			Kind: KindPost, RemoteID: id, URL: "https://example.org/" + id, Title: text[:40], HTML: "<p>" + text + "</p>",
			Published: noon().Add(-time.Duration(first+i) * time.Hour), Comments: -1,
			Author: Author{Name: fmt.Sprintf("Person %d", r.IntN(5+pull))},
		}
		if i%5 >= 3 {
			item.Kind, item.Title, item.Visible, item.Excerpt = KindComment, "", text, text[:60]
			item.Question = i%2 == 0
			item.Answers = []string{fmt.Sprintf("urn:%d:%d", f.ID, first+i-i%5)}
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
	if len(sources) == 0 {
		n := benchSourceCount()
		benchFill(b, s, n, benchItems()/n/benchFeed)
	}
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

// benchFill adds so many sources and saves what each brings in so many pulls,
// the oldest first.
func benchFill(b *testing.B, s *Store, sources, pulls int) {
	b.Helper()
	words := benchWords()
	feeds := benchSources(b, s, sources)
	for pull := pulls - 1; pull >= 0; pull-- {
		for some := range slices.Chunk(feeds, 10) {
			var all []Arrivals
			for _, f := range some {
				all = append(all, benchArrivals(f, words, pull))
			}
			if _, err := s.Save(b.Context(), all...); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// benchSources adds sources and returns their feeds.
func benchSources(b *testing.B, s *Store, n int) []Feed {
	b.Helper()
	var feeds []Feed
	for range n {
		name := fmt.Sprint("Source ", rand.Int64())
		src, err := s.AddSource(b.Context(), Source{Kind: "feed", Name: name, URL: name}, []Feed{{Role: RolePosts, URL: "feed"}}, noon().Add(-14*24*time.Hour))
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
