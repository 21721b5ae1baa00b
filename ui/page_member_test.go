package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/store"
)

// aStranger adds a source whose only member has somebody's address, and
// returns the member.
func aStranger(t *testing.T, a *app, like store.Author) store.Member {
	t.Helper()
	s := a.desk.store
	src, err := s.AddSource(t.Context(), store.Source{Kind: "feed", Name: "Radio", URL: "https://radio.example"}, []store.Feed{
		{Role: store.RoleComments, URL: "https://radio.example/comments/feed/"},
	}, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	feeds, err := s.Feeds(t.Context(), src.ID)
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Save(t.Context(), store.Arrivals{Feed: feeds[0], Items: []store.Arrival{
		{Kind: store.KindComment, RemoteID: "r1", HTML: "<p>On air</p>", Visible: "On air", Excerpt: "On air", Published: a.now(), Author: like, Comments: -1},
		{Kind: store.KindComment, RemoteID: "r2", HTML: "<p>Again</p>", Visible: "Again", Excerpt: "Again", Published: a.now(), Author: store.Author{Name: "i.haller", URL: like.URL}, Comments: -1},
	}})
	if err != nil {
		t.Fatal(err)
	}
	members, err := s.Members(t.Context(), "i.haller", store.Page{})
	if err != nil || len(members) != 1 {
		t.Fatalf("members = %v, %v, want one", members, err)
	}
	return members[0]
}

func TestMemberPageKeepsWhatIsSaidOfAPerson(t *testing.T) {
	a := storeApp(t)
	a.after = func(time.Duration, tea.Msg) tea.Cmd { return nil } // no timer runs
	m := aStranger(t, a, store.Author{Name: "Ines H.", URL: "https://ines.example"})
	shows := func(when string, want ...string) {
		t.Helper()
		for _, text := range want {
			if !strings.Contains(frameOf(a), text) {
				t.Errorf("%s the page does not show %q:\n%s", when, text, frameOf(a))
			}
		}
	}
	settleAll(t, a, a.open(newMember(a.env, m.ID)))
	shows("at first", "SAME PERSON?", "Ines H., Radio, 1 comment, same site", "Again", "Linking changes nothing")
	play(t, a, "L")
	shows("linked,", "also Ines H., Radio", "2 comments", "On air", "Linked to i.haller.")
	play(t, a, "#", "h", "e", "l", "p", "e", "r", "enter")
	shows("tagged,", "TAGS        helper")
	play(t, a, "n", "k", "i", "n", "d", "enter")
	shows("noted,", "NOTE        kind")
	play(t, a, "T")
	shows("in the team,", "team")
	play(t, a, "u")
	shows("unlinked,", "SAME PERSON?", "none. # adds one")
	play(t, a, "z")
	shows("after undo,", "also Ines H., Radio", "helper", "kind")
	play(t, a, "u", "N")
	if strings.Contains(frameOf(a), "SAME PERSON?") {
		t.Errorf("who is not the same is still suggested:\n%s", frameOf(a))
	}
}

func TestFocusStaysOnWhoIsSuggested(t *testing.T) {
	a := storeApp(t)
	m := aStranger(t, a, store.Author{Name: "Ines H.", URL: "https://ines.example"})
	settleAll(t, a, a.open(newMember(a.env, m.ID)))
	d := a.front().(*member)
	first, second := store.Suggestion{Member: store.Member{ID: 776, Name: "First"}}, store.Suggestion{Member: store.Member{ID: 777, Name: "Second"}}
	known := *d.known
	known.person.Suggested = []store.Suggestion{first, second}
	d.update(known)
	d.row.at = d.rows() - 1
	more := known
	more.comments = append([]store.Comment{{Item: store.Item{ID: 999}}}, known.comments...)
	d.update(more)
	if got := d.suggestion().Name; got != "Second" {
		t.Errorf("after one more comment %s is in focus, want Second", got)
	}
	less := more
	less.person.Suggested = []store.Suggestion{first}
	d.update(less)
	if d.row.at != 0 {
		t.Errorf("the focus went on to row %d, want the top: who was in focus is linked", d.row.at)
	}
}
