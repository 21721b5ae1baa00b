package store

import (
	"database/sql"
	"errors"
	"fmt"
	"testing"
	"time"
)

// addedAgain adds a source that was removed once more, with other feeds.
func addedAgain(t *testing.T, s *Store, src Source, feeds ...Feed) []Feed {
	t.Helper()
	again, err := s.AddSource(t.Context(), Source{Kind: src.Kind, Name: src.Name, URL: src.URL}, feeds, time.Time{})
	if err != nil || again.ID != src.ID {
		t.Fatalf("AddSource again = %d, %v, want source %d", again.ID, err, src.ID)
	}
	now, err := s.Feeds(t.Context(), src.ID)
	if err != nil {
		t.Fatal(err)
	}
	return now
}

func TestASourceThatComesBackBringsNothingDoneBack(t *testing.T) {
	s := opened(t)
	src, feeds := added(t, s, "Blog")
	byAPI := doneByFeed(t, s, feeds[1])
	if err := s.RemoveSource(t.Context(), src.ID, false); err != nil {
		t.Fatal(err)
	}
	api := addedAgain(t, s, src,
		Feed{Role: RolePosts, URL: "https://blog.example/wp-json/wp/v2/posts"},
		Feed{Role: RoleComments, URL: "https://blog.example/wp-json/wp/v2/comments"})
	if api[1].ID != feeds[1].ID {
		t.Fatalf("the feed has number %d, want the old %d: the test proves nothing", api[1].ID, feeds[1].ID)
	}
	wantNoEdit(t, s, "after it was added again", pulled(t, s, api[1], byAPI))
}

func TestARemovalThatDropsVerdictsLosesNoneOfTheirWork(t *testing.T) {
	c := openClub(t)
	held, refusedToo, asked := c.comment(c.blog, Held), c.comment(c.blog, Held), c.comment(c.blog, Public)
	c.decide(ActApprove, refusedToo)
	c.send(refused)
	c.decide(ActApprove, held)
	c.clock = c.clock.Add(3 * time.Second)
	c.must(c.ApproveAndReply(t.Context(), miriam, held, "Gern."))
	c.reply(asked, "Lange Antwort.")
	blog, err := c.FindSource(t.Context(), "Blog")
	if err != nil {
		t.Fatal(err)
	}
	if err := c.RemoveSource(t.Context(), c.blog, false); !errors.Is(err, ErrQueued) {
		t.Errorf("RemoveSource with verdicts on their way = %v, want ErrQueued", err)
	}
	if err := c.RemoveSource(t.Context(), c.blog, true); err != nil {
		t.Fatal(err)
	}
	addedAgain(t, c.Store, blog)
	for name, id := range map[string]int64{"held": held, "refused": refusedToo, "asked": asked} {
		if !c.onDesk(id) || c.markOf(id).Done != 0 {
			t.Errorf("%s: mark %+v, on the desk %v, want it pending again", name, c.markOf(id), c.onDesk(id))
		}
		if got := c.ending(id); got.verdict != Withdrawn || got.cause != CauseDropped {
			t.Errorf("%s: ends as %+v, want it dropped", name, got)
		}
	}
	if one, two := c.draft(held), c.draft(asked); one != "Gern." || two != "Lange Antwort." {
		t.Errorf("drafts %q and %q, want the words of both replies", one, two)
	}
}

func TestARemovalThatWasCutShortIsFinished(t *testing.T) {
	c := openClub(t)
	for range removeSize + 1 {
		c.item(c.feed, KindPost, Spam)
	}
	worked := c.post(c.feed)
	c.must(c.Note(t.Context(), miriam, worked, "keep"))
	// The removal ends where a crash would have ended it.
	err := c.inTx(t.Context(), func(tx *sql.Tx) error { return c.hideSource(t.Context(), tx, c.feed, false) })
	if err != nil {
		t.Fatal(err)
	}
	c.restart()
	for range 2 { // the second has nothing to do
		if err := c.FinishRemovals(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if left := c.lines(`SELECT id FROM items`); fmt.Sprint(left) != fmt.Sprint([]int64{worked}) {
		t.Errorf("items %v are left, want the one that somebody worked on", left)
	}
}

func TestASourceThatComesBackIsNotRemovedAnyFurther(t *testing.T) {
	s := opened(t)
	src, feeds := added(t, s, "Blog")
	pulled(t, s, feeds[0], post("p", 1))
	err := s.inTx(t.Context(), func(tx *sql.Tx) error { return s.hideSource(t.Context(), tx, src.ID, false) })
	if err != nil {
		t.Fatal(err)
	}
	addedAgain(t, s, src)
	if err := s.FinishRemovals(t.Context()); err != nil {
		t.Fatal(err)
	}
	wantDesk(t, s, "after the source came back", map[string]ReasonBits{"p": 0})
}

func TestASourceThatComesBackShowsWhatAnotherShowedForIt(t *testing.T) {
	s := opened(t)
	src, feeds := added(t, s, "Blog")
	_, others := added(t, s, "Planet")
	first := post("p1", 1)
	pulled(t, s, feeds[0], first)
	if _, err := s.Note(t.Context(), miriam, fact[int64](t, s, "p1", "id"), "read this"); err != nil {
		t.Fatal(err)
	}
	twin := first
	twin.RemoteID = "p2"
	pulled(t, s, others[0], twin)
	if err := s.RemoveSource(t.Context(), src.ID, false); err != nil {
		t.Fatal(err)
	}
	wantDesk(t, s, "after the removal", map[string]ReasonBits{"p2": 0})
	addedAgain(t, s, src)
	wantDesk(t, s, "after it came back", map[string]ReasonBits{"p1": 0})
	wantHealthy(t, s)
}
