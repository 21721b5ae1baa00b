package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
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
