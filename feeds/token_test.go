package feeds

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"testing"

	"tend/feeds/login"
	"tend/store"
)

// withTokens is a site whose feed opens with these two tokens only, at an
// address from which an older one leads there.
func withTokens(t *testing.T, key, token string) string {
	t.Helper()
	return serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch q := r.URL.Query(); {
		case q.Get("key") != key || q.Get("token") != token:
			w.WriteHeader(http.StatusUnauthorized)
		case r.URL.Path == "/old":
			http.Redirect(w, r, "/feed?"+r.URL.RawQuery, http.StatusMovedPermanently)
		default:
			fmt.Fprint(w, rssOf(1))
		}
	})
}

func TestTokensOpenTheirFeedAgain(t *testing.T) {
	const key, token = "1a", "ab+c/d&e=="
	site := withTokens(t, key, token)
	query := "?key=" + key + "&token=" + url.QueryEscape(token)
	for _, path := range []string{"/feed", "/old"} {
		t.Run(path, func(t *testing.T) {
			f, s := newFeeds(t, Options{Logins: keeperFor(t)})
			d, err := f.Discover(t.Context(), site+path+query, login.Basic{})
			if err != nil {
				t.Fatal(err)
			}
			src, err := f.Add(t.Context(), d, Choice{})
			if err != nil {
				t.Fatal(err)
			}
			for range 2 {
				if r, err := f.Sync(t.Context(), Which{All: true}, nil); err != nil || r.Failed != 0 {
					t.Errorf("Sync = %+v, %v", r, err)
				}
			}
			feeds, err := s.Feeds(t.Context(), src.ID)
			if want := site + path + "?key={secret}&token={secret}"; err != nil || feeds[0].URL != want {
				t.Errorf("the feed is kept at %v, %v, want %s", feeds, err, want)
			}
		})
	}
}

func TestAnotherTokenReplacesNone(t *testing.T) {
	site := serve(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, rssOf(1)) })
	keeper := keeperFor(t)
	f, _ := newFeeds(t, Options{Logins: keeper})
	add := func(token, name string) error {
		t.Helper()
		d, err := f.Discover(t.Context(), site+"/feed?token="+token, login.Basic{})
		if err != nil {
			t.Fatal(err)
		}
		_, err = f.Add(t.Context(), d, Choice{Name: name})
		return err
	}
	if err := add("first", "Blog"); err != nil {
		t.Fatal(err)
	}
	if err := add("second", "Other"); !errors.Is(err, store.ErrExists) {
		t.Errorf("Add with another token = %v, want ErrExists", err)
	}
	if kept, err := keeper.Find(t.Context(), site+"/feed?token={secret}", ""); kept != "first" || err != nil {
		t.Errorf("%q is kept, %v, want the first token", kept, err)
	}
}

// keeperFor keeps logins in a file of the test's.
func keeperFor(t *testing.T) *login.Keeper {
	t.Helper()
	return &login.Keeper{Folder: t.TempDir(), Environ: func(string) string { return "" }}
}
