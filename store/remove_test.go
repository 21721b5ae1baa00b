package store

import (
	"errors"
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
