package feeds

import (
	"fmt"
	"net/http"
	"testing"

	"tend/store"
)

// planetOf is a feed of posts of other sites, all of which are number 12 at
// theirs.
func planetOf(sites ...string) string {
	doc := `<rss version="2.0"><channel><title>Planet</title><link>https://planet.example/</link>`
	for _, site := range sites {
		doc += fmt.Sprintf(`<item><guid>https://%[1]s.example/?p=12</guid><title>%[1]s</title><link>https://%[1]s.example/post/</link></item>`, site)
	}
	return doc + `</channel></rss>`
}

func TestPostsOfOtherSitesKeepTheirOwnMarks(t *testing.T) {
	doc := planetOf("anna")
	site := serve(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, doc) })
	f, s := newFeeds(t, Options{})
	addFeed(t, f, "Planet", site)
	if _, err := f.Sync(t.Context(), Which{All: true}, nil); err != nil {
		t.Fatal(err)
	}
	anna := wantPosts(t, s, "anna")[0]
	if _, err := s.Done(t.Context(), volunteer, anna.ID); err != nil {
		t.Fatal(err)
	}
	doc = planetOf("anna", "ben")
	r, err := f.Sync(t.Context(), Which{All: true}, nil)
	if err != nil || r.Saved.NewPosts != 1 {
		t.Fatalf("Sync = %+v, %v, want Ben's post", r.Saved, err)
	}
	for _, p := range wantPosts(t, s, "ben", "anna") {
		if done := !p.Mark.Done.IsZero(); done != (p.ID == anna.ID) {
			t.Errorf("%q is done: %v", p.Title, done)
		}
	}
}

func TestAPostThatWasKeptByItsNumberIsFoundAgain(t *testing.T) {
	site := serve(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, planetOf("anna")) })
	f, s := newFeeds(t, Options{})
	src := addFeed(t, f, "Planet", site)
	feeds, err := s.Feeds(t.Context(), src.ID)
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Save(t.Context(), store.Arrivals{Feed: feeds[0], Items: []store.Arrival{{
		Kind: store.KindPost, RemoteID: "post:12", Aliases: []string{"https://anna.example/?p=12"},
		Title: "anna", URL: "https://anna.example/post/", Comments: -1,
	}}})
	if err != nil {
		t.Fatal(err)
	}
	if r, err := f.Sync(t.Context(), Which{All: true}, nil); err != nil || r.Saved.NewPosts != 0 {
		t.Errorf("Sync = %+v, %v, want nothing new", r.Saved, err)
	}
	wantPosts(t, s, "anna")
}

// wantPosts returns all posts, which must have these titles in any order.
func wantPosts(t *testing.T, s *store.Store, titles ...string) []store.Post {
	t.Helper()
	posts, err := s.Posts(t.Context(), store.Filter{}, store.Page{Limit: 10})
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	for _, p := range posts {
		there[p.Title] = true
	}
	for _, title := range titles {
		if !there[title] || len(posts) != len(titles) {
			t.Fatalf("the posts are %v, want %q", there, titles)
		}
	}
	return posts
}
