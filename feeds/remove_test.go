package feeds

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"tend/feeds/login"
	"tend/store"
)

func TestRemovedSourceLeavesNoSecret(t *testing.T) {
	k := &login.Keeper{Folder: filepath.Join(t.TempDir(), "logins"), Environ: func(string) string { return "" }}
	f, s := newFeeds(t, Options{Logins: k})
	add := func(name, address string) store.Source {
		d := Discovery{Address: address, Home: address, Feeds: []Found{{URL: address, Role: store.RolePosts, Recommended: true}}}
		src, err := f.Add(t.Context(), d, Choice{Name: name, Login: login.Basic{User: "ada", Password: "pw"}})
		if err != nil {
			t.Fatal(err)
		}
		return src
	}
	one, two := add("One", "https://blog.example/feed?token=geheim"), add("Two", "https://blog.example/two/feed")
	masked := "https://blog.example/feed?token=" + placeholder
	if got, err := k.Find(t.Context(), masked, ""); got != "geheim" || err != nil {
		t.Fatalf("the token is %q, %v", got, err)
	}

	if err := f.Remove(t.Context(), one, false); err != nil {
		t.Fatal(err)
	}
	if _, err := s.FindSource(t.Context(), "One"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the source is there: %v", err)
	}
	if got, err := k.Find(t.Context(), masked, ""); !errors.Is(err, login.ErrNone) {
		t.Errorf("the token is kept: %q, %v", got, err)
	}
	if got, err := k.Find(t.Context(), two.URL, "ada"); got != "pw" || err != nil {
		t.Errorf("the other source's password is %q, %v", got, err)
	}
	if err := f.Remove(t.Context(), two, false); err != nil {
		t.Fatal(err)
	}
	if got, err := k.Find(t.Context(), two.URL, "ada"); !errors.Is(err, login.ErrNone) {
		t.Errorf("the password is kept: %q, %v", got, err)
	}
	if _, err := s.AddSource(t.Context(), store.Source{Kind: KindFeed, Name: "One", URL: one.URL}, nil, time.Time{}); err != nil {
		t.Errorf("adding it again: %v", err)
	}
}
