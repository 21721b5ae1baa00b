package web

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"tend/store"
)

// site starts a server and a client that may go to it.
func site(t *testing.T, o Options, h http.HandlerFunc) (*Client, string) {
	t.Helper()
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	c := New(o)
	u, err := url.Parse(srv.URL)
	if err != nil {
		t.Fatal(err)
	}
	c.Allow(u)
	t.Cleanup(c.http.CloseIdleConnections)
	return c, srv.URL
}

// wantFailure fails the test unless err is a Failure with the code.
func wantFailure(t *testing.T, err error, code store.FailureCode, detail string) {
	t.Helper()
	var f *Failure
	if !errors.As(err, &f) || f.Code != code || f.Detail != detail {
		t.Fatalf("error = %#v, want a failure %q %q", err, code, detail)
	}
}

func TestGetAsksHonestlyAndConditionally(t *testing.T) {
	var got http.Header
	c, address := site(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		got = r.Header
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
		if r.Header.Get("If-None-Match") == `"x"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, "body")
	})
	resp, err := c.Get(t.Context(), Request{URL: address})
	if err != nil || string(resp.Body) != "body" || resp.NotModified {
		t.Fatalf("Get = %+v, %v", resp, err)
	}
	if !strings.HasPrefix(got.Get("User-Agent"), "tend/") || got.Get("Referer") != "" {
		t.Errorf("asked with %v", got)
	}
	resp, err = c.Get(t.Context(), Request{URL: address, ETag: `"x"`, Modified: "Sun, 01 Mar 2026 12:00:00 GMT"})
	if err != nil || !resp.NotModified {
		t.Fatalf("Get = %+v, %v", resp, err)
	}
	if got.Get("Cookie") != "" || got.Get("If-Modified-Since") == "" {
		t.Errorf("asked with %v", got)
	}
}

func TestGetNamesEveryStatus(t *testing.T) {
	c, address := site(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		var code int
		_, _ = fmt.Sscan(r.URL.Query().Get("code"), &code)
		if wait := r.URL.Query().Get("wait"); wait != "" {
			w.Header().Set("Retry-After", wait)
		}
		w.WriteHeader(code)
	})
	for query, code := range map[string]store.FailureCode{
		"code=401": store.FailLogin, "code=403": store.FailRefused, "code=404": store.FailNotFound,
		"code=410": store.FailGone, "code=429": store.FailWait, "code=418": store.FailRefused,
		"code=500": store.FailServer, "code=503": store.FailServer, "code=503&wait=60": store.FailWait,
		"code=304": store.FailServer, "code=300": store.FailRedirect, "code=204": store.FailOther,
	} {
		_, err := c.Get(t.Context(), Request{URL: address + "?" + query})
		wantFailure(t, err, code, query[5:8])
		if err.(*Failure).Retry.IsZero() == strings.Contains(query, "wait") { //nolint:errorlint // wantFailure saw that it is one
			t.Errorf("%s: come back at %v", query, err.(*Failure).Retry) //nolint:errorlint // as above
		}
	}
	_, err := c.Get(t.Context(), Request{URL: address + "?code=403", User: "ada", Password: "p"})
	wantFailure(t, err, store.FailLogin, "403")
}

func TestGetUnpacks(t *testing.T) {
	pack := func(w io.WriteCloser, b *bytes.Buffer) []byte {
		_, _ = io.WriteString(w, "the body")
		_ = w.Close()
		return b.Bytes()
	}
	var gz, zl, fl bytes.Buffer
	raw, _ := flate.NewWriter(&fl, 9)
	gzipped, zlibbed, deflated := pack(gzip.NewWriter(&gz), &gz), pack(zlib.NewWriter(&zl), &zl), pack(raw, &fl)
	for name, tt := range map[string]struct {
		encoding string
		body     []byte
	}{
		"plain":            {"", []byte("the body")},
		"gzip":             {"gzip", gzipped},
		"gzip unsaid":      {"", gzipped},
		"gzip only said":   {"gzip", []byte("the body")},
		"deflate":          {"deflate", zlibbed},
		"deflate unpacked": {"deflate", deflated},
	} {
		t.Run(name, func(t *testing.T) {
			c, address := site(t, Options{}, func(w http.ResponseWriter, _ *http.Request) {
				if tt.encoding != "" {
					w.Header().Set("Content-Encoding", tt.encoding)
				}
				_, _ = w.Write(tt.body)
			})
			resp, err := c.Get(t.Context(), Request{URL: address})
			if err != nil || string(resp.Body) != "the body" {
				t.Errorf("Get = %+v, %v", resp, err)
			}
		})
	}
}

func TestGetLimitsBodies(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	for range 8 {
		_, _ = z.Write(make([]byte, 1<<20))
	}
	_ = z.Close()
	for name, h := range map[string]http.HandlerFunc{
		"gzip bomb": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			_, _ = w.Write(bomb.Bytes())
		},
		"endless": func(w http.ResponseWriter, _ *http.Request) {
			for {
				if _, err := w.Write(make([]byte, 1<<16)); err != nil {
					return
				}
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			c, address := site(t, Options{MaxBody: 2 << 20}, h)
			_, err := c.Get(t.Context(), Request{URL: address})
			wantFailure(t, err, store.FailTooLarge, "2 MiB")
		})
	}
	c, address := site(t, Options{}, func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write(make([]byte, 3<<20))
	})
	if resp, err := c.Get(t.Context(), Request{URL: address}); err != nil || len(resp.Body) != 3<<20 {
		t.Errorf("a large body within the limit: %v", err)
	}
}

func TestLongerThanSaidIsCutAndQuiet(t *testing.T) {
	c, address := site(t, Options{}, func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			return
		}
		_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole and more")
		_ = conn.Close()
	})
	resp, err := c.Get(t.Context(), Request{URL: address})
	if err != nil || string(resp.Body) != "whole" {
		t.Errorf("Get = %+v, %v", resp, err)
	}
}

func TestGetGivesUpOnSlowServers(t *testing.T) {
	done := make(chan struct{})
	t.Cleanup(func() { close(done) })
	for name, h := range map[string]http.HandlerFunc{
		"silent": func(http.ResponseWriter, *http.Request) { <-done },
		"drip": func(w http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(w, "<rss>")
			w.(http.Flusher).Flush()
			<-done
		},
	} {
		t.Run(name, func(t *testing.T) {
			srv := httptest.NewUnstartedServer(h)
			srv.Start()
			u, _ := url.Parse(srv.URL)
			c := New(Options{Timeout: 50 * time.Millisecond})
			c.Allow(u)
			_, err := c.Get(t.Context(), Request{URL: srv.URL})
			wantFailure(t, err, store.FailTimeout, "50ms")
		})
	}
}

func TestGetEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	c, address := site(t, Options{}, func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	if _, err := c.Get(ctx, Request{URL: address}); !errors.Is(err, context.Canceled) {
		t.Errorf("error = %v, want context.Canceled", err)
	}
}

func TestGetIsPoliteToHosts(t *testing.T) {
	var now, most atomic.Int32
	enough := make(chan struct{})
	c, address := site(t, Options{}, func(w http.ResponseWriter, _ *http.Request) {
		n := now.Add(1)
		if n > most.Load() {
			most.Store(n)
		}
		if n == 2 {
			close(enough) // two are there at once: let them go
		}
		<-enough
		now.Add(-1)
		fmt.Fprint(w, "x")
	})
	errs := make(chan error)
	for range 10 {
		go func() {
			_, err := c.Get(t.Context(), Request{URL: address})
			errs <- err
		}()
	}
	for range 10 {
		if err := <-errs; err != nil && !strings.Contains(err.Error(), "EOF") {
			t.Error(err)
		}
	}
	if most.Load() > 2 {
		t.Errorf("%d requests at one host at once, want at most 2", most.Load())
	}
}

func TestGetKeepsItsBody(t *testing.T) {
	c, address := site(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, strings.Repeat(r.URL.Path, 100))
	})
	var bodies [][]byte
	for _, path := range []string{"/a", "/b", "/c"} {
		resp, err := c.Get(t.Context(), Request{URL: address + path})
		if err != nil {
			t.Fatal(err)
		}
		bodies = append(bodies, resp.Body)
	}
	for i, path := range []string{"/a", "/b", "/c"} {
		if got, want := string(bodies[i]), strings.Repeat(path, 100); got != want {
			t.Errorf("the body of %s is %q after others came", path, got)
		}
	}
}

func TestReadHoldsFewBodies(t *testing.T) {
	c, address := site(t, Options{PerHost: 20, Workers: 3}, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "x") })
	var now, most atomic.Int32
	errs := make(chan error)
	for range 20 {
		go func() {
			errs <- c.Read(t.Context(), Request{URL: address}, func(*Response) error {
				n := now.Add(1)
				for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
				}
				now.Add(-1)
				return nil
			})
		}()
	}
	for range 20 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	if most.Load() > 3 {
		t.Errorf("%d bodies worked on at once, want at most 3", most.Load())
	}
}

func TestNetworkFailuresHaveNames(t *testing.T) {
	c, address := site(t, Options{}, func(http.ResponseWriter, *http.Request) {})
	srv := httptest.NewServer(nil)
	gone, _ := url.Parse(srv.URL)
	c.Allow(gone)
	srv.Close()
	_, err := c.Get(t.Context(), Request{URL: srv.URL})
	wantFailure(t, err, store.FailConnect, "")

	secure := httptest.NewTLSServer(nil)
	t.Cleanup(secure.Close)
	u, _ := url.Parse(secure.URL)
	c.Allow(u)
	_, err = c.Get(t.Context(), Request{URL: secure.URL})
	wantFailure(t, err, store.FailTLS, "")
	plain, _ := url.Parse(address)
	_, err = c.Get(t.Context(), Request{URL: "https://" + plain.Host})
	wantFailure(t, err, store.FailTLS, "")
}
