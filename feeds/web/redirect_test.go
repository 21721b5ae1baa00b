package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"tend/store"
)

func TestRedirectsAreFollowedAndTold(t *testing.T) {
	c, address := site(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/moved":
			http.Redirect(w, r, "/moved2", http.StatusMovedPermanently)
		case "/moved2":
			http.Redirect(w, r, "/new", http.StatusPermanentRedirect)
		case "/mixed":
			http.Redirect(w, r, "/moved", http.StatusFound)
		default:
			if r.Header.Get("Referer") != "" {
				t.Errorf("told where from: %s", r.Header.Get("Referer"))
			}
			fmt.Fprint(w, "x")
		}
	})
	for path, moved := range map[string]string{"/moved": "/new", "/mixed": "", "/new": ""} {
		resp, err := c.Get(t.Context(), Request{URL: address + path})
		if err != nil {
			t.Fatal(err)
		}
		want := moved
		if want != "" {
			want = address + moved
		}
		if resp.Moved != want || resp.URL != address+"/new" {
			t.Errorf("%s: moved to %q, came from %q", path, resp.Moved, resp.URL)
		}
	}
}

func TestRedirectsToElsewhereAreRefused(t *testing.T) {
	c, address := site(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", r.URL.Query().Get("to"))
		w.WriteHeader(http.StatusFound)
	})
	u, _ := url.Parse(address)
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("a host nobody allowed was asked") }))
	t.Cleanup(other.Close)
	for to, code := range map[string]store.FailureCode{
		"/?to=/":                        store.FailRedirect, // for ever
		"file:///etc/passwd":            store.FailRedirect,
		"data:text/plain,x":             store.FailRedirect,
		"gopher://" + u.Host:            store.FailRedirect,
		"http://a:b@" + u.Host + "/":    store.FailRedirect,
		other.URL:                       store.FailAddress, // another port of the same machine
		"http://169.254.169.254/latest": store.FailAddress,
		"http://[::1]:1/":               store.FailAddress,
		"http://[::ffff:127.0.0.1]:1/":  store.FailAddress,
		"http://[64:ff9b::7f00:1]/":     store.FailAddress,
		"http://10.0.0.1/":              store.FailAddress,
		"http://0/":                     store.FailAddress,
	} {
		_, err := c.Get(t.Context(), Request{URL: address + "/?to=" + url.QueryEscape(to)})
		f, ok := err.(*Failure) //nolint:errorlint // Get promises the type itself
		if !ok || f.Code != code {
			t.Errorf("redirect to %s: %v, want %s", to, err, code)
		}
	}
}

func TestLoginsStayAtTheirOrigin(t *testing.T) {
	other, otherURL := site(t, Options{}, func(http.ResponseWriter, *http.Request) { t.Error("another origin was asked") })
	_ = other
	c, address := site(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		if user, password, _ := r.BasicAuth(); user != "ada" || password != "s3cret" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		switch r.URL.Path {
		case "/away":
			http.Redirect(w, r, otherURL, http.StatusFound)
		case "/here":
			http.Redirect(w, r, "/", http.StatusFound)
		}
	})
	u, _ := url.Parse(otherURL)
	c.Allow(u)
	with := Request{URL: address + "/here", User: "ada", Password: "s3cret"}
	if _, err := c.Get(t.Context(), with); err != nil {
		t.Error(err)
	}
	with.URL = address + "/away"
	_, err := c.Get(t.Context(), with)
	wantFailure(t, err, store.FailRedirect, u.Host)

	_, err = c.Get(t.Context(), Request{URL: address})
	wantFailure(t, err, store.FailLogin, "401")
	c.Login(address, Login{User: "ada", Password: "s3cret"})
	if _, err := c.Get(t.Context(), Request{URL: address}); err != nil {
		t.Error(err)
	}
}

func TestSecretsInAddressesAreHidden(t *testing.T) {
	c, address := site(t, Options{}, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Query().Get("token") {
		case "a b/c":
			fmt.Fprint(w, "x")
		default:
			w.WriteHeader(http.StatusForbidden)
		}
	})
	masked := address + "/feed?token={secret}"
	c.Login(masked, Login{Secret: "a b/c"})
	resp, err := c.Get(t.Context(), Request{URL: masked})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(resp.URL, "b%2Fc") || !strings.Contains(resp.URL, "{secret}") {
		t.Errorf("came from %q", resp.URL)
	}
}
