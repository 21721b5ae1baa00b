package feeds

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"tend/feeds/web"
	"tend/store"
)

func TestSlowFeedsDoNotSpoilTheOthersOfTheirHost(t *testing.T) {
	for name, tt := range map[string]struct {
		slow   int
		status int // of the answer that then was too slow; 0 for none at all
		failed int
	}{
		"bodies that drip":            {slow: 20, status: 200, failed: 20},
		"a few without any answer":    {slow: 4, failed: 4},
		"nothing answers any more":    {slow: 20, failed: 20},
		"no feed of forty has a head": {slow: 40, failed: 40},
	} {
		t.Run(name, func(t *testing.T) {
			f, _ := newFeeds(t, Options{})
			for i := range 40 {
				kind := "quick"
				if i >= 40-tt.slow {
					kind = "slow"
				}
				addFeed(t, f, fmt.Sprint("n", i), fmt.Sprintf("https://shared.example/%s/%d", kind, i))
			}
			f.o.Connectors = map[string]Connector{KindFeed: pullFunc(func(_ context.Context, _ store.Source, feed store.Feed, _ func(store.Arrivals) error) error {
				if strings.Contains(feed.URL, "/slow/") {
					return &web.Failure{Failure: store.Failure{Code: store.FailTimeout}, Status: tt.status}
				}
				return nil
			})}
			r, err := f.Sync(t.Context(), Which{All: true}, nil)
			if err != nil || r.Failed != tt.failed {
				t.Errorf("Sync failed for %d, %v, want %d", r.Failed, err, tt.failed)
			}
		})
	}
}

func TestSilentHostIsNotAskedForEver(t *testing.T) {
	h := &host{}
	h.note(nil)
	silent := &web.Failure{Failure: store.Failure{Code: store.FailTimeout}}
	for n := 1; n < patience; n++ {
		if h.note(silent); h.down.Load() != nil {
			t.Fatalf("given up after %d feeds", n)
		}
	}
	if h.note(silent); h.down.Load() == nil {
		t.Errorf("still asked after %d feeds without an answer", patience)
	}
}

func TestFeedsOfAHostBeginSomewhereElseEachTime(t *testing.T) {
	for by, want := range map[float64]int64{0: 0, 0.5: 2, 0.99: 3} {
		h := &host{}
		for id := range int64(4) {
			h.jobs = append(h.jobs, &job{feed: &store.Feed{ID: id}})
		}
		if h.turn(by); h.jobs[0].feed.ID != want || len(h.jobs) != 4 {
			t.Errorf("turn(%v) begins with %d of %d, want %d of 4", by, h.jobs[0].feed.ID, len(h.jobs), want)
		}
	}
}

func TestHostThatDoesNotAnswerIsAskedOnce(t *testing.T) {
	f, _ := newFeeds(t, Options{})
	for i := range 40 {
		addFeed(t, f, fmt.Sprint("n", i), fmt.Sprintf("https://down.example/%d", i))
	}
	var asked atomic.Int32
	f.o.Connectors = map[string]Connector{KindFeed: pullFunc(func(context.Context, store.Source, store.Feed, func(store.Arrivals) error) error {
		asked.Add(1)
		return &web.Failure{Failure: store.Failure{Code: store.FailConnect}}
	})}
	r, err := f.Sync(t.Context(), Which{All: true}, nil)
	if err != nil || r.Failed != 40 {
		t.Fatalf("Sync = %+v, %v", r, err)
	}
	if asked.Load() > perHost {
		t.Errorf("asked %d times, want at most %d", asked.Load(), perHost)
	}
}

func TestOneFeedSaysNothingOfItsHost(t *testing.T) {
	dead := httptest.NewServer(nil)
	dead.Close()
	waiting := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "600")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	for name, answer := range map[string]http.HandlerFunc{
		"led to a host that is dead":    func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, dead.URL, http.StatusFound) },
		"led to a host that is busy":    func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, waiting, http.StatusFound) },
		"reset in the middle of a body": reset,
	} {
		t.Run(name, func(t *testing.T) {
			failed := make(chan struct{}) // the first feed, before any other is answered
			site := serve(t, func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/0" {
					answer(w, r)
					return
				}
				<-failed
				fmt.Fprint(w, rssOf(1))
			})
			f, _ := newFeeds(t, Options{})
			for _, address := range []string{dead.URL, waiting} {
				u, err := url.Parse(address)
				if err != nil {
					t.Fatal(err)
				}
				f.o.Client.Allow(u)
			}
			for i := range 8 {
				addFeed(t, f, fmt.Sprint("n", i), fmt.Sprintf("%s/%d", site, i))
			}
			r, err := f.Sync(t.Context(), Which{All: true}, func(e Event) {
				if e.Done == 1 && !e.Started {
					close(failed)
				}
			})
			if err != nil || r.Failed != 1 {
				t.Errorf("Sync failed for %d, %v, want one feed", r.Failed, err)
			}
		})
	}
}

// reset begins a body and then resets the connection.
func reset(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "1000")
	fmt.Fprint(w, rssOf(1)[:100])
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(err)
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0) // makes Close reset it
	}
	_ = conn.Close() // it is meant to break
}

func TestSlowHostDelaysNobodyElse(t *testing.T) {
	othersDone := make(chan struct{})
	slow := serve(t, func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-othersDone:
			fmt.Fprint(w, rssOf(1))
		case <-r.Context().Done():
		}
	})
	quick := serve(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, rssOf(1)) })
	f, _ := newFeeds(t, Options{})
	for i := range 10 {
		addFeed(t, f, fmt.Sprint("slow", i), fmt.Sprintf("%s/%d", slow, i))
	}
	for i := range 10 {
		addFeed(t, f, fmt.Sprint("quick", i), fmt.Sprintf("%s/%d", quick, i))
	}
	r, err := f.Sync(t.Context(), Which{All: true}, func(e Event) {
		if e.Done == 10 && !e.Started {
			close(othersDone)
		}
	})
	if err != nil || r.Failed != 0 || len(r.Sources) != 20 {
		t.Errorf("Sync = %+v, %v", r, err)
	}
}
