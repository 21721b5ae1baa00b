package feeds

import (
	"cmp"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"tend/store"
)

// benchFeeds is how many feeds the benchmarks of a sync pull; TEND_BENCH_FEEDS
// says otherwise.
func benchFeeds(b *testing.B) int {
	n, err := strconv.Atoi(cmp.Or(os.Getenv("TEND_BENCH_FEEDS"), "20"))
	if err != nil {
		b.Fatal(err)
	}
	return n
}

// newBenchFeeds opens a new cache with all feeds of a site as sources.
func newBenchFeeds(b *testing.B, site string, count int) *Feeds {
	b.Helper()
	s, err := store.Open(b.Context(), filepath.Join(b.TempDir(), "tend.db"), store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	f := New(Options{Store: s})
	list := make([]Listed, count)
	for i := range list {
		list[i] = Listed{Name: fmt.Sprint("Feed ", i), URL: fmt.Sprintf("%s/%d", site, i)}
	}
	if _, _, err := f.Import(b.Context(), list, true); err != nil {
		b.Fatal(err)
	}
	return f
}

// benchSite serves feeds of 50 posts of two kilobytes each, and answers "not
// modified" who asks for it.
func benchSite(b *testing.B) string {
	text := "<![CDATA[<p>" + strings.Repeat("The garden meets on <b>Saturday</b> &amp; brings a rake. ", 40) + "</p>]]>"
	body := strings.ReplaceAll(rssOf(50), "</link><pubDate>", "</link><description>"+text+"</description><pubDate>")
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, strings.ReplaceAll(body, "blog.example", "blog"+strings.Trim(r.URL.Path, "/")+".example"))
	}))
	b.Cleanup(srv.Close)
	return srv.URL
}

// BenchmarkFirstSync is the first sync of new sources.
func BenchmarkFirstSync(b *testing.B) {
	site, count := benchSite(b), benchFeeds(b)
	for b.Loop() {
		b.StopTimer()
		f := newBenchFeeds(b, site, count)
		b.StartTimer()
		r, err := f.Sync(b.Context(), Which{All: true}, nil)
		if err != nil || r.Failed > 0 || r.Saved.Total != 50*count {
			b.Fatal(r.Failed, r.Saved, err)
		}
	}
	b.ReportMetric(float64(50*count*b.N)/b.Elapsed().Seconds(), "items/s")
}

// BenchmarkSyncAgain is a sync that finds every feed as it was.
func BenchmarkSyncAgain(b *testing.B) {
	f := newBenchFeeds(b, benchSite(b), benchFeeds(b))
	if _, err := f.Sync(b.Context(), Which{All: true}, nil); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		r, err := f.Sync(b.Context(), Which{All: true}, nil)
		if err != nil || r.Failed > 0 || r.Saved.Total != 0 {
			b.Fatal(r.Failed, r.Saved, err)
		}
	}
}
