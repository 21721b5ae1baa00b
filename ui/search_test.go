package ui

import (
	"strings"
	"testing"

	"tend/store"
)

// What another program synced has not been made searchable by it.
func TestSearchFindsWhatCameSinceTheLastOne(t *testing.T) {
	d := sample(t, "en")
	a := deskOn(t, d, "en", 80, 24)
	bring(t, d.Store, "The zeppelin lands at nine.")
	play(t, a, "/", "z", "e", "p", "p")
	if a.comments.total != 1 || !strings.Contains(frameOf(a), "zeppelin") {
		t.Errorf("found %d comments, want the one that has just come:\n%s", a.comments.total, frameOf(a))
	}
}

func TestSearchComesBackToTheRowItLeft(t *testing.T) {
	a := deskOn(t, sample(t, "en"), "en", 80, 24)
	play(t, a, "j", "j", "1", "j", "2")
	comment, post := a.comments.currentID(), a.posts.currentID()
	play(t, a, "/", "t", "i", "s", "c", "h", "enter", "j", "esc")
	if a.search.on || a.comments.currentID() != comment || a.posts.currentID() != post {
		t.Errorf("focus is on %d and %d, want %d and %d as before the search",
			a.comments.currentID(), a.posts.currentID(), comment, post)
	}
}

// bring has a comment come, as another program's sync does.
func bring(t *testing.T, s *store.Store, says string) {
	t.Helper()
	sources, err := s.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	feeds, err := s.Feeds(t.Context(), sources[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Save(t.Context(), store.Arrivals{Feed: feeds[0], Items: []store.Arrival{{
		Kind: store.KindComment, RemoteID: "comment:brought", HTML: "<p>" + says + "</p>", Visible: says, Excerpt: says,
		State: store.Public, Author: store.Author{Name: "Pilot"}, Published: evening(t), Comments: -1,
	}}})
	if err != nil {
		t.Fatal(err)
	}
}
