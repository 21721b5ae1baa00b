package ui

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/query"
	"tend/ui/text"
)

// benchPath is where the benchmarks' cache is: one that store's benchmarks
// filled (TEND_BENCH_CACHE), or a small one made here.
func benchPath(b *testing.B) string {
	b.Helper()
	if kept := os.Getenv("TEND_BENCH_CACHE"); kept != "" {
		return kept
	}
	path := filepath.Join(b.TempDir(), "tend.db")
	s, err := store.Open(b.Context(), path, store.Options{Now: benchNow})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for n := range 20 {
		benchFill(b, s, n)
	}
	return path
}

// benchNow is the day on which the caches of store's benchmarks end.
func benchNow() time.Time { return time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC) }

// benchWord makes a word; the first are common.
func benchWord(r *rand.Rand) string {
	n := int(r.ExpFloat64() * 200)
	return []string{"der", "tisch", "garten", "fest", "kuchen", "rampe", "probe", "schlüssel"}[n%8] + strings.Repeat("e", n%3) + fmt.Sprint(n/8)
}

// benchFill adds a source with a hundred posts and four hundred comments, all
// of them searchable.
func benchFill(b *testing.B, s *store.Store, n int) {
	b.Helper()
	name := fmt.Sprint("Source ", n)
	src, err := s.AddSource(b.Context(), store.Source{Kind: "feed", Name: name, URL: name}, []store.Feed{{Role: store.RolePosts, URL: "feed"}}, benchNow().AddDate(0, 0, -14))
	if err != nil {
		b.Fatal(err)
	}
	feeds, err := s.Feeds(b.Context(), src.ID)
	if err != nil {
		b.Fatal(err)
	}
	r := rand.New(rand.NewPCG(uint64(n), 3))
	a := store.Arrivals{Feed: feeds[0]}
	for i := range 500 {
		words := make([]string, 60)
		for w := range words {
			words[w] = benchWord(r)
		}
		said := strings.Join(words, " ")
		item := store.Arrival{
			Kind: store.KindComment, RemoteID: fmt.Sprint(i), HTML: "<p>" + said + "</p>", Visible: said, Excerpt: said[:60], Question: i%2 == 0,
			Published: benchNow().Add(-time.Duration(i) * time.Hour), Comments: -1, Author: store.Author{Name: fmt.Sprint("Person ", r.IntN(40))},
			Answers: []string{fmt.Sprint(i - i%5)},
		}
		if i%5 == 0 {
			item.Kind, item.Title, item.Visible, item.Excerpt, item.Answers = store.KindPost, said[:40], "", "", nil
		}
		a.Items = append(a.Items, item)
	}
	if _, err := s.Save(b.Context(), a); err != nil {
		b.Fatal(err)
	}
	for {
		texts, err := s.Unextracted(b.Context(), 200)
		if err != nil {
			b.Fatal(err)
		}
		if len(texts) == 0 {
			return
		}
		for i := range texts {
			texts[i].Body = strings.TrimSuffix(strings.TrimPrefix(texts[i].HTML, "<p>"), "</p>")
		}
		if err := s.Index(b.Context(), texts); err != nil {
			b.Fatal(err)
		}
	}
}

// benchApp opens the desk on a cache, as large as most windows are.
func benchApp(b *testing.B, path string) *app {
	b.Helper()
	s, err := store.Open(b.Context(), path, store.Options{Now: benchNow})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	a := newApp(b.Context(), Options{Store: s, Words: text.New("en"), Volunteer: "miriam", Now: benchNow})
	a.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	return a
}

// BenchmarkFirstScreen measures from the file to the first frame.
func BenchmarkFirstScreen(b *testing.B) {
	path := benchPath(b)
	for b.Loop() {
		s, err := store.Open(b.Context(), path, store.Options{Now: benchNow})
		if err != nil {
			b.Fatal(err)
		}
		a := newApp(b.Context(), Options{Store: s, Words: text.New("en"), Volunteer: "miriam", Now: benchNow})
		a.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
		if a.View().Content == "" {
			b.Fatal("nothing is drawn")
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkKey measures a key that moves on and what it draws. What the key
// asks of the cache is answered beside the screen and is not in it.
func BenchmarkKey(b *testing.B) {
	a := benchApp(b, benchPath(b))
	var times []time.Duration
	down, up := pressed("j"), pressed("k")
	for n := 0; b.Loop(); n++ {
		key := down
		if n/30%2 == 1 {
			key = up
		}
		started := time.Now()
		a.Update(key)
		if a.View().Content == "" {
			b.Fatal("nothing is drawn")
		}
		times = append(times, time.Since(started))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)*95/100].Microseconds())/1000, "p95-ms")
}

// BenchmarkTyped measures what a search line costs until its rows are there:
// words that are rare and common, their beginnings, and conditions.
func BenchmarkTyped(b *testing.B) {
	a := benchApp(b, benchPath(b))
	sources, err := a.desk.store.SourceNames(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	word := commonWord(b, a)
	if word == "" {
		b.Fatal("no comment in this cache has a word to look for")
	}
	for _, line := range []struct{ name, typed string }{
		{"nothing", ""},
		{"rare", "quokkafest"},
		{"common", word},
		{"three letters", word[:3]},
		{"two letters", word[:2]},
		{"held", "is:held"},
		{"old words", "age:>3d " + word},
		{"from and words", "from:person age:>3d " + word},
		{"from newcomers", "from:newcomer has:question"},
		{"notes anywhere", "is:any has:note"},
		{"links anywhere", "is:any has:link"},
		{"done", "is:done"},
		{"spam", "is:spam"},
		{"team", "is:any from:team"},
		{"nobody", "is:any from:nobody"},
		{"claimed", "is:any claimed:me"},
		{"marker", "is:any marker:advert"},
		{"about", "is:any about:quokkafest"},
		{"links", "has:link"},
		{"late", "is:late"},
		{"newcomers", "from:newcomer"},
		{"a person", "from:person"},
		{"links and words", "has:link " + word},
		{"questions without a word", "is:any has:question -" + word},
		{"without a word", "is:any -" + word},
		{"source and words", `source:"` + sources[0].Name + `" ` + word},
	} {
		q, err := query.Reader{Now: benchNow(), Me: "miriam", Sources: sources}.Read(line.typed)
		if err != nil {
			b.Fatal(err)
		}
		for _, far := range []bool{false, true} {
			name := line.name
			if far {
				name += ", entered"
			}
			b.Run(name, func(b *testing.B) {
				ask := a.asked()
				ask.query, ask.far, ask.lists, ask.texts = q, far, !q.Empty(), mostTexts
				ask.posts, ask.comments, ask.tasks = span{limit: hitRows}, span{limit: hitRows}, span{limit: pageRows}
				for b.Loop() {
					m := a.desk.load(1, ask)().(deskLoadedMsg)
					if m.err != nil {
						b.Fatal(m.err)
					}
				}
			})
		}
	}
}

// commonWord is the word that most of the newest texts have.
func commonWord(b *testing.B, a *app) string {
	b.Helper()
	counts := map[string]int{}
	best := ""
	for _, c := range a.comments.rows {
		t, err := a.desk.store.Text(b.Context(), c.ID)
		if err != nil {
			b.Fatal(err)
		}
		for _, w := range strings.Fields(t.Body) {
			if counts[w]++; len(w) > 3 && counts[w] > counts[best] {
				best = w
			}
		}
	}
	return best
}
