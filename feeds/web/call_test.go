package web

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"
)

// callServer runs handler on a server that the returned client may reach.
func callServer(t *testing.T, handler http.HandlerFunc) (*Client, string) {
	t.Helper()
	srv := httptest.NewServer(handler)
	t.Cleanup(srv.Close)
	c := New(Options{Timeout: 5 * time.Second})
	u, err := url.Parse(srv.URL)
	if err != nil {
		t.Fatal(err)
	}
	c.Allow(u)
	return c, srv.URL
}

func TestDoCarriesLoginAndBodyAndReturnsAnyStatus(t *testing.T) {
	c, address := callServer(t, func(w http.ResponseWriter, r *http.Request) {
		user, password, _ := r.BasicAuth()
		body, _ := io.ReadAll(r.Body)
		w.Header().Set("Retry-After", "30")
		w.WriteHeader(http.StatusTeapot)
		_, _ = io.WriteString(w, r.Method+" "+user+" "+password+" "+r.Header.Get("Content-Type")+" "+string(body))
	})
	got, err := c.Do(t.Context(), Call{Method: http.MethodPost, URL: address, User: "miriam", Password: "p w", ContentType: "text/xml", Body: []byte("<a/>")})
	if err != nil {
		t.Fatal(err)
	}
	if want := "POST miriam p w text/xml <a/>"; string(got.Body) != want || got.Status != http.StatusTeapot || got.Retry.IsZero() {
		t.Errorf("Do = %d %q retry %v, want %q", got.Status, got.Body, got.Retry, want)
	}
}

func TestDoFollowsNoRedirect(t *testing.T) {
	asked := false
	_, elsewhere := callServer(t, func(http.ResponseWriter, *http.Request) { asked = true })
	c, address := callServer(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, elsewhere, http.StatusTemporaryRedirect)
	})
	u, err := url.Parse(elsewhere)
	if err != nil {
		t.Fatal(err)
	}
	c.Allow(u)
	got, err := c.Do(t.Context(), Call{Method: http.MethodPost, URL: address, User: "miriam", Password: "secret", Body: []byte("x")})
	if err != nil || got.Status != http.StatusTemporaryRedirect {
		t.Fatalf("Do = %+v, %v, want the redirect itself", got, err)
	}
	if asked {
		t.Error("the redirect was followed")
	}
}

func TestDoTellsWhetherARequestMayHaveArrived(t *testing.T) {
	c, address := callServer(t, func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := http.NewResponseController(w).Hijack()
		if err == nil {
			_ = conn.Close()
		}
	})
	var f *Failure
	_, err := c.Do(t.Context(), Call{Method: http.MethodPost, URL: address, Body: []byte("x")})
	if !errors.As(err, &f) || !f.Sent {
		t.Errorf("a connection that broke after the request: %v, want a failure that was sent", err)
	}
	closed := httptest.NewServer(http.NotFoundHandler())
	u, parseErr := url.Parse(closed.URL)
	if parseErr != nil {
		t.Fatal(parseErr)
	}
	c.Allow(u)
	closed.Close()
	_, err = c.Do(t.Context(), Call{Method: http.MethodPost, URL: closed.URL, Body: []byte("x")})
	if !errors.As(err, &f) || f.Sent {
		t.Errorf("a host that is not there: %v, want a failure that was not sent", err)
	}
}

func TestDoStaysOutOfTheOwnNetwork(t *testing.T) {
	srv := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(srv.Close)
	if _, err := New(Options{}).Do(t.Context(), Call{Method: http.MethodGet, URL: srv.URL}); err == nil {
		t.Error("a loopback address that nobody typed was asked")
	}
}
