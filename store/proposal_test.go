package store

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// suggesting opens a club that proposes follow-ups: a promise is a text with
// "promise" in it, an event the third day after its post.
func suggesting(t *testing.T) *club {
	t.Helper()
	c := openClub(t)
	c.suggest()
	return c
}

func (c *club) suggest() {
	c.SetSuggest(Suggest{
		Question: 24 * time.Hour, Newcomer: 48 * time.Hour,
		Promise: func(text string, at time.Time) (string, time.Time, bool) {
			return "I " + text, at.AddDate(0, 0, 2), strings.Contains(text, "promise")
		},
		Event: func(title, _ string, at time.Time) (time.Time, bool) {
			return at.AddDate(0, 0, 3), strings.Contains(title, "Party")
		},
	})
}

// asking is a comment so old whose author is known and asks something.
func (c *club) asking(source int64, state State, age time.Duration) int64 {
	c.t.Helper()
	id := c.comment(source, state)
	c.exec(`UPDATE items SET question = 1, published_at = ? WHERE id = ?`, c.clock.Add(-age).Unix(), id)
	c.item(source, KindComment, Public)
	c.exec(`UPDATE items SET member_id = (SELECT member_id FROM items WHERE id = ?1), published_at = 1
		WHERE id = (SELECT max(id) FROM items)`, id)
	c.refresh(id, id+1)
	c.done(id + 1)
	return id
}

// first is somebody's first comment, so old.
func (c *club) first(source int64, state State, age time.Duration) int64 {
	c.t.Helper()
	id := c.comment(source, state)
	c.exec(`UPDATE items SET published_at = ? WHERE id = ?`, c.clock.Add(-age).Unix(), id)
	c.refresh(id)
	return id
}

func (c *club) done(id int64) {
	c.t.Helper()
	if _, err := c.Done(c.t.Context(), deniz, id); err != nil {
		c.t.Fatal(err)
	}
}

// wantProposals wants what is proposed to be this: kind and item, and + for a
// newcomer's.
func (c *club) wantProposals(when string, want ...string) {
	c.t.Helper()
	p, err := c.Proposals(c.t.Context())
	if err != nil {
		c.t.Fatal(err)
	}
	var got []string
	for _, one := range p.List {
		s := fmt.Sprint(one.Kind, ":", one.Item.ID)
		if one.Newcomer {
			s += "+"
		}
		got = append(got, s)
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		c.t.Errorf("%s: proposed %v, want %v", when, got, want)
	}
}

func TestUnansweredQuestionsAreProposed(t *testing.T) {
	c := suggesting(t)
	early := c.asking(c.blog, Public, 23*time.Hour)
	late := c.asking(c.blog, Held, 26*time.Hour)
	old := c.asking(c.blog, Public, 31*24*time.Hour)
	c.wantProposals("at noon", fmt.Sprint("2:", late))
	p, err := c.Proposals(t.Context())
	if err != nil || !p.Next.Equal(c.clock.Add(time.Hour)) {
		t.Errorf("Next = %v, %v, want in an hour", p.Next, err)
	}
	c.clock = c.clock.Add(time.Hour)
	c.wantProposals("an hour later", fmt.Sprint("2:", early), fmt.Sprint("2:", late))
	c.done(early)
	c.done(old)
	c.wantProposals("ticked off", fmt.Sprint("2:", late))
}

func TestANewcomerIsProposedFromHalfOfTheTimeOn(t *testing.T) {
	c := suggesting(t)
	c.first(c.blog, Public, 23*time.Hour)
	late := c.first(c.blog, Public, 25*time.Hour)
	c.wantProposals("at noon", fmt.Sprint("2:", late, "+"))
	p, err := c.Proposals(t.Context())
	if err != nil || !p.List[0].Due.Equal(c.clock.Add(23*time.Hour)) {
		t.Errorf("due = %v, %v, want 48 hours after it was written", p.List[0].Due, err)
	}
}

func TestWhatSomebodyLooksAfterIsNotProposed(t *testing.T) {
	for name, look := range map[string]func(*club, int64) error{
		"claimed": func(c *club, id int64) error { _, err := c.Claim(c.t.Context(), deniz, id); return err },
		"waiting": func(c *club, id int64) error {
			_, err := c.WaitUntil(c.t.Context(), deniz, c.clock.Add(time.Hour), id)
			return err
		},
		"a task": func(c *club, id int64) error {
			_, _, err := c.AddTask(c.t.Context(), deniz, Task{Title: "Answer", ItemID: id})
			return err
		},
		"a reply": func(c *club, id int64) error { _, err := c.Reply(c.t.Context(), deniz, id, "Yes."); return err },
		"dismissed": func(c *club, id int64) error {
			_, err := c.Dismiss(c.t.Context(), deniz, ProposeAnswer, id)
			return err
		},
		"spam": func(c *club, id int64) error { _, err := c.Decide(c.t.Context(), deniz, ActSpam, id); return err },
	} {
		t.Run(name, func(t *testing.T) {
			c := suggesting(t)
			id := c.asking(c.blog, Held, 26*time.Hour)
			if err := look(c, id); err != nil {
				t.Fatal(err)
			}
			c.wantProposals("looked after")
			if _, err := c.Undo(t.Context(), deniz); err != nil {
				t.Fatal(err)
			}
			c.wantProposals("taken back", fmt.Sprint("2:", id))
			if _, err := c.Redo(t.Context(), deniz); err != nil {
				t.Fatal(err)
			}
			c.wantProposals("done again")
		})
	}
}

func TestAnApprovedQuestionStillWantsItsAnswer(t *testing.T) {
	c := suggesting(t)
	id := c.asking(c.blog, Held, 26*time.Hour)
	if _, err := c.Decide(t.Context(), miriam, ActApprove, id); err != nil {
		t.Fatal(err)
	}
	c.exec(`UPDATE outbox SET state = 'sent', ended_at = ? WHERE item_id = ?`, c.clock.Unix(), id)
	c.move(id, Public)
	c.wantProposals("approved", fmt.Sprint("2:", id))
	answer := c.comment(c.blog, Public)
	c.exec(`UPDATE items SET parent_id = ? WHERE id = ?`, id, answer)
	c.exec(`UPDATE members SET team = 1 WHERE id = (SELECT member_id FROM items WHERE id = ?)`, answer)
	c.wantProposals("answered at the site")
}

func TestPromisesAndEventsAreProposedUntilATaskIsMade(t *testing.T) {
	c := suggesting(t)
	id := c.asking(c.blog, Public, time.Hour)
	if _, err := c.Reply(t.Context(), miriam, id, "I promise to ask."); err != nil {
		t.Fatal(err)
	}
	c.wantProposals("promised", fmt.Sprint("1:", id))
	p, err := c.Proposals(t.Context())
	if err != nil || !p.List[0].Due.Equal(c.clock.AddDate(0, 0, 2)) || p.List[0].Words != "I I promise to ask." {
		t.Errorf("proposal = %+v, %v, want the promise's date and words", p.List, err)
	}
	if _, err := c.Undo(t.Context(), miriam); err != nil {
		t.Fatal(err)
	}
	c.wantProposals("the reply was taken back")
	if _, err := c.Reply(t.Context(), miriam, id, "I promise to call."); err != nil {
		t.Fatal(err)
	}
	if _, _, err := c.AddTask(t.Context(), miriam, Task{Title: "Call", ItemID: id}); err != nil {
		t.Fatal(err)
	}
	c.wantProposals("a task is made")
}

func TestPulledTextsAreHeeded(t *testing.T) {
	s := opened(t)
	clock := noon()
	s.now = func() time.Time { return clock }
	(&club{Store: s}).suggest()
	src, err := s.AddSource(t.Context(), Source{Kind: "feed", Name: "Blog", URL: "https://blog.example/"},
		[]Feed{{Role: RoleComments, URL: "https://blog.example/comments/feed/"}}, daysAgo(60))
	if err != nil {
		t.Fatal(err)
	}
	feeds, err := s.Feeds(t.Context(), src.ID)
	if err != nil {
		t.Fatal(err)
	}
	party, minutes := post("p", 2), post("m", 2)
	party.Title, minutes.Title = "Party", "Minutes"
	ours, theirs := wording("ours", "Miriam", "we promise that", 1), wording("theirs", "Jonas", "you promise that", 0.5)
	ours.Author.Team = true
	pulled(t, s, feeds[0], party, minutes, ours, theirs)
	c := &club{t: t, Store: s, clock: clock}
	c.wantProposals("pulled", fmt.Sprint("1:", fact[int64](t, s, "ours", "id")))
	p, err := s.Proposals(t.Context())
	if want := theirs.Published.Add(24 * time.Hour); err != nil || !p.Next.Equal(want) {
		t.Errorf("Next = %v, %v, want half of the newcomer's time, %v", p.Next, err, want)
	}
	clock = party.Published.AddDate(0, 0, 4)
	c.wantProposals("after the party", fmt.Sprint("1:", fact[int64](t, s, "ours", "id")),
		fmt.Sprint("2:", fact[int64](t, s, "theirs", "id"), "+"), fmt.Sprint("3:", fact[int64](t, s, "p", "id")))
	ours.Visible, ours.HTML = "we hope that", "<p>we hope that</p>"
	pulled(t, s, feeds[0], ours)
	c.wantProposals("edited", fmt.Sprint("2:", fact[int64](t, s, "theirs", "id"), "+"), fmt.Sprint("3:", fact[int64](t, s, "p", "id")))
	wantHealthy(t, s)
}

func TestDismissingTwiceIsSaid(t *testing.T) {
	c := suggesting(t)
	id := c.asking(c.blog, Public, 26*time.Hour)
	if _, err := c.Dismiss(t.Context(), miriam, ProposeAnswer, id); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Dismiss(t.Context(), deniz, ProposeAnswer, id); !errors.Is(err, ErrAlready) {
		t.Errorf("Dismiss again = %v, want ErrAlready", err)
	}
}

func TestNothingIsProposedWhereNobodyAskedForIt(t *testing.T) {
	c := openClub(t)
	c.asking(c.blog, Public, 26*time.Hour)
	c.wantProposals("without settings")
	c.SetSuggest(Suggest{Newcomer: 48 * time.Hour})
	c.wantProposals("newcomers only")
}

func TestProposalsAreReadAlongIndexes(t *testing.T) {
	s := opened(t)
	for name, query := range map[string]string{"pending": proposePending, "approved": proposeApproved, "cued": proposeCued} {
		got := plan(t, s, query, 1, 2, 3, 4)
		for _, bad := range []string{"SCAN d", "SCAN i", "SCAN c\n", "SCAN c ", "SCAN v", "SCAN o", "SCAN t", "TEMP B-TREE"} {
			if strings.Contains(got, bad) {
				t.Errorf("%s: the plan has %q in it:\n%s", name, bad, got)
			}
		}
	}
}
