package feeds

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"tend/feeds/login"
	"tend/feeds/web"
	"tend/store"
)

// noon is the tests' time.
var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// newFeeds opens a new cache and a Feeds for it, whose time the caller owns.
func newFeeds(t *testing.T, o Options) (*Feeds, *store.Store) {
	t.Helper()
	if o.Now == nil {
		o.Now = func() time.Time { return noon }
	}
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "tend.db"), store.Options{Now: o.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	o.Store = s
	o.Jitter = func() float64 { return 0 }
	return New(o), s
}

// serve starts a site.
func serve(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return srv.URL
}

// addFeed adds an address as a source, as an import of a list does.
func addFeed(t *testing.T, f *Feeds, name, address string) store.Source {
	t.Helper()
	added, left, err := f.Import(t.Context(), []Listed{{Name: name, URL: address}}, true)
	if err != nil || len(added) != 1 {
		t.Fatalf("import %s: %v, left out %v, %v", address, added, left, err)
	}
	return added[0]
}

// rssOf is a feed with n posts.
func rssOf(n int) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><rss version="2.0"><channel><title>Blog</title><link>https://blog.example/</link>`)
	for i := range n {
		at := noon.Add(-time.Duration(i+1) * time.Hour).Format(time.RFC1123Z)
		fmt.Fprintf(&b, `<item><guid>p%d</guid><title>Post %d</title><link>https://blog.example/%d</link><pubDate>%s</pubDate></item>`, i, i, i, at)
	}
	b.WriteString(`</channel></rss>`)
	return b.String()
}

func TestSyncStoresAndTells(t *testing.T) {
	var full, notModified atomic.Int32
	site := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"v1"`)
		if r.Header.Get("If-None-Match") == `"v1"` {
			notModified.Add(1)
			w.WriteHeader(http.StatusNotModified)
			return
		}
		full.Add(1)
		fmt.Fprint(w, rssOf(3))
	})
	f, s := newFeeds(t, Options{})
	src := addFeed(t, f, "Blog", site+"/feed")
	var events []Event
	tell := func(e Event) { events = append(events, e) }
	r, err := f.Sync(t.Context(), Which{All: true}, tell)
	if err != nil || r.Failed != 0 || r.Saved.NewPosts != 3 || len(r.Sources) != 1 || r.Sources[0].Source.ID != src.ID {
		t.Fatalf("Sync = %+v, %v", r, err)
	}
	if len(events) != 2 || !events[0].Started || events[1].Saved.NewPosts != 3 || events[1].Done != 1 || events[1].Total != 1 {
		t.Errorf("events = %+v", events)
	}
	if r, err = f.Sync(t.Context(), Which{All: true}, nil); err != nil || r.Saved.NewPosts != 0 || notModified.Load() != 1 || full.Load() != 1 {
		t.Errorf("again: %+v, %v; %d full, %d not modified", r, err, full.Load(), notModified.Load())
	}
	if r, err = f.Sync(t.Context(), Which{}, nil); err != nil || len(r.Sources) != 0 {
		t.Errorf("nothing is due, Sync = %+v, %v", r, err)
	}
	posts, err := s.Posts(t.Context(), store.Filter{Pending: true}, store.Page{})
	if err != nil || len(posts) != 3 {
		t.Errorf("posts = %v, %v", posts, err)
	}
}

func TestOneBrokenSourceSpoilsNothing(t *testing.T) {
	site := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/good":
			fmt.Fprint(w, rssOf(2))
		case "/page":
			fmt.Fprint(w, "<!doctype html><title>x</title>")
		case "/wait":
			w.Header().Set("Retry-After", "7200")
			w.WriteHeader(http.StatusTooManyRequests)
		case "/gone":
			w.WriteHeader(http.StatusGone)
		default:
			w.WriteHeader(http.StatusInternalServerError)
		}
	})
	f, s := newFeeds(t, Options{})
	want := map[string]store.FailureCode{
		"good": "", "page": store.FailPage, "gone": store.FailGone, "error": store.FailServer,
	}
	for name := range want {
		addFeed(t, f, name, site+"/"+name)
	}
	resting := addFeed(t, f, "wait", serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "7200")
		w.WriteHeader(http.StatusTooManyRequests)
	}))
	want["wait"] = store.FailWait
	r, err := f.Sync(t.Context(), Which{All: true}, nil)
	if err != nil || r.Failed != 4 || r.Saved.NewPosts != 2 || r.Offline {
		t.Fatalf("Sync = %+v, %v", r, err)
	}
	for _, src := range r.Sources {
		if src.Failure.Code != want[src.Source.Name] {
			t.Errorf("%s failed with %q, want %q", src.Source.Name, src.Failure.Code, want[src.Source.Name])
		}
	}
	sources, err := s.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, src := range sources {
		if src.Health.Failure.Code != want[src.Name] {
			t.Errorf("%s is kept with %q, want %q", src.Name, src.Health.Failure.Code, want[src.Name])
		}
		if src.ID == resting.ID && (src.Health.State != store.Resting || src.Health.Next.Sub(noon) < 2*time.Hour) {
			t.Errorf("health of a resting source: %+v", src.Health)
		}
	}
	due, err := s.DueFeeds(t.Context(), true)
	if err != nil || len(due) != 3 {
		t.Errorf("due are %d feeds, want 3: not the one that rests, not the one that is gone; %v", len(due), err)
	}
}

// pullFunc is a connector for tests, and proof that one can be brought.
type pullFunc func(context.Context, store.Source, store.Feed, func(store.Arrivals) error) error

func (p pullFunc) Pull(ctx context.Context, src store.Source, feed store.Feed, save func(store.Arrivals) error) error {
	return p(ctx, src, feed, save)
}

func TestWithoutNetworkNothingIsHeldAgainstFeeds(t *testing.T) {
	f, s := newFeeds(t, Options{Connectors: map[string]Connector{
		KindFeed: pullFunc(func(context.Context, store.Source, store.Feed, func(store.Arrivals) error) error {
			return &web.Failure{Failure: store.Failure{Code: store.FailOffline}}
		}),
	}})
	addFeed(t, f, "a", "https://a.example/feed")
	addFeed(t, f, "b", "https://b.example/feed")
	r, err := f.Sync(t.Context(), Which{All: true}, nil)
	if err != nil || !r.Offline || r.Failed != 2 {
		t.Errorf("Sync = %+v, %v", r, err)
	}
	sources, err := s.Sources(t.Context())
	if err != nil || sources[0].Health.State != store.Fresh {
		t.Errorf("health = %+v, %v", sources[0].Health, err)
	}
}

func TestSyncEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var running atomic.Int32
	f, _ := newFeeds(t, Options{Connectors: map[string]Connector{
		KindFeed: pullFunc(func(ctx context.Context, _ store.Source, _ store.Feed, save func(store.Arrivals) error) error {
			running.Add(1)
			defer running.Add(-1)
			cancel()
			<-ctx.Done()
			return save(store.Arrivals{})
		}),
	}})
	for i := range 20 {
		addFeed(t, f, fmt.Sprint(i), fmt.Sprintf("https://n%d.example/feed", i))
	}
	if _, err := f.Sync(ctx, Which{All: true}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error = %v, want context.Canceled", err)
	}
	if n := running.Load(); n != 0 {
		t.Errorf("%d pulls still run", n)
	}
}

func TestFailingFeedsBackOff(t *testing.T) {
	f, _ := newFeeds(t, Options{})
	server := &web.Failure{Failure: store.Failure{Code: store.FailServer}}
	last := time.Duration(0)
	for n := range 40 {
		got := f.backOff(store.Feed{Failures: n}, server).Retry.Sub(noon)
		if got < last || got > longestPause {
			t.Fatalf("after %d failures wait %v, before %v", n, got, last)
		}
		last = got
	}
	if last != longestPause {
		t.Errorf("waits %v at most, want %v", last, longestPause)
	}
	asked := &web.Failure{Failure: store.Failure{Code: store.FailWait}, Retry: noon.Add(3 * time.Hour)}
	if got := f.backOff(store.Feed{}, asked); !got.Rest || got.Retry.Before(noon.Add(3*time.Hour-time.Minute)) {
		t.Errorf("asked to wait 3 h: %+v", got)
	}
}

func TestIndexMakesPostsSearchable(t *testing.T) {
	f, s := newFeeds(t, Options{})
	site := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, strings.Replace(rssOf(450), "</title><link>https://blog.example/7<", "</title><description>&lt;p&gt;Wörterbuch&lt;/p&gt;</description><link>https://blog.example/7<", 1))
	})
	addFeed(t, f, "Blog", site)
	if _, err := f.Sync(t.Context(), Which{All: true}, nil); err != nil {
		t.Fatal(err)
	}
	if err := f.Index(t.Context()); err != nil {
		t.Fatal(err)
	}
	posts, err := s.Posts(t.Context(), store.Filter{Words: "wörterb"}, store.Page{})
	if err != nil || len(posts) != 1 {
		t.Errorf("found %v, %v", posts, err)
	}
	left, err := s.Unextracted(t.Context(), 10)
	if err != nil || len(left) != 0 {
		t.Errorf("left are %d, %v", len(left), err)
	}
}

func TestLoginsReachOnlyTheirFeed(t *testing.T) {
	keeper := &login.Keeper{Folder: t.TempDir(), Environ: func(string) string { return "" }}
	f, s := newFeeds(t, Options{Logins: keeper})
	site := serve(t, func(w http.ResponseWriter, r *http.Request) {
		user, password, _ := r.BasicAuth()
		if user != "ada" || password != "s3cret" || r.URL.Query().Get("token") != "t0ken" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		fmt.Fprint(w, rssOf(1))
	})
	address := strings.Replace(site, "://", "://ada:s3cret@", 1) + "/feed?token=t0ken"
	src := addFeed(t, f, "Blog", address)
	feeds, err := s.Feeds(t.Context(), src.ID)
	if err != nil || src.Login != "ada" || feeds[0].URL != site+"/feed?token={secret}" {
		t.Fatalf("kept %+v, %+v, %v", src, feeds, err)
	}
	r, err := f.Sync(t.Context(), Which{All: true}, nil)
	if err != nil || r.Failed != 0 || r.Saved.NewPosts != 1 {
		t.Errorf("Sync = %+v, %v", r, err)
	}
	var list strings.Builder
	if err := f.WriteOPML(t.Context(), &list); err != nil || strings.Contains(list.String(), "s3cret") || strings.Contains(list.String(), "t0ken") {
		t.Errorf("export %s, %v", list.String(), err)
	}
}

func TestMovedFeedIsFollowedOnceItIsKnown(t *testing.T) {
	site := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/old":
			http.Redirect(w, r, "/new", http.StatusMovedPermanently)
		case "/broken":
			http.Redirect(w, r, "/page", http.StatusMovedPermanently)
		case "/new":
			fmt.Fprint(w, rssOf(2))
		default:
			fmt.Fprint(w, "<!doctype html><title>Domain for sale</title>")
		}
	})
	f, s := newFeeds(t, Options{})
	moved := addFeed(t, f, "moved", site+"/old")
	broken := addFeed(t, f, "broken", site+"/broken")
	if _, err := f.Sync(t.Context(), Which{All: true}, nil); err != nil {
		t.Fatal(err)
	}
	for id, want := range map[int64]string{moved.ID: site + "/new", broken.ID: site + "/broken"} {
		feeds, err := s.Feeds(t.Context(), id)
		if err != nil || feeds[0].URL != want {
			t.Errorf("feed is at %v, want %s; %v", feeds, want, err)
		}
	}
}
