package web

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"tend/store"
)

// Each has a code, so that the desk can say it in the volunteer's language.
func TestGetFailsOnWhatIsNotWhole(t *testing.T) {
	raw := func(answer string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			conn, _, err := w.(http.Hijacker).Hijack()
			if err != nil {
				return
			}
			_, _ = io.WriteString(conn, answer)
			_ = conn.Close()
		}
	}
	for name, tt := range map[string]struct {
		answer string
		detail string
	}{
		"length too long":    {"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", "halfway"},
		"chunk cut off":      {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nshort", "halfway"},
		"no answer":          {"", "noanswer"},
		"no HTTP":            {"hello\r\n\r\n", "nothttp"},
		"unknown encoding":   {"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 5\r\n\r\nwhole", "encoding br"},
		"gzip cut off":       {"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\n\x1f\x8b\x08", "halfway"},
		"gzip damaged":       {"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 12\r\n\r\n\x1f\x8b\x09aaaaaaaaa", "packed"},
		"deflate damaged":    {"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: 4\r\n\r\n\xff\xff\xff\xff", "packed"},
		"control characters": {"HTTP/1.1 200 OK\r\nContent-Encoding: \x1b]0;x\x07\r\nContent-Length: 5\r\n\r\nwhole", "nothttp"},
	} {
		t.Run(name, func(t *testing.T) {
			c, address := site(t, Options{}, raw(tt.answer))
			_, err := c.Get(t.Context(), Request{URL: address})
			var f *Failure
			if !errors.As(err, &f) || f.Code != store.FailUnreadable || f.Detail != tt.detail {
				t.Errorf("error = %#v, want unreadable %q", err, tt.detail)
			}
		})
	}
	c, address := site(t, Options{}, raw("HTTP/1.1 200 OK\r\nX: "+strings.Repeat("x", 1<<17)+"\r\n\r\n"))
	_, err := c.Get(t.Context(), Request{URL: address})
	wantFailure(t, err, store.FailUnreadable, "header")
}

// A body that drips is an answer; silence is none.
func TestTimeoutsTellWhetherAnAnswerHadBegun(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/drip" {
			fmt.Fprint(w, "<rss>")
			w.(http.Flusher).Flush()
		}
		<-r.Context().Done()
	}))
	t.Cleanup(s.Close)
	address, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	c := New(Options{Timeout: 100 * time.Millisecond})
	c.Allow(address)
	for path, want := range map[string]int{"/drip": http.StatusOK, "/silent": 0} {
		_, err := c.Get(t.Context(), Request{URL: s.URL + path})
		var f *Failure
		if !errors.As(err, &f) || f.Code != store.FailTimeout || f.Status != want {
			t.Errorf("Get(%s) = %+v, want a timeout with status %d", path, err, want)
		}
	}
}
