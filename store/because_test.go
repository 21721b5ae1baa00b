package store

import (
	"errors"
	"fmt"
	"testing"
	"time"
)

func TestReasonsAreInTheJournal(t *testing.T) {
	c := openClub(t)
	span := Span{c.clock.Add(-time.Hour), c.clock.Add(time.Hour)}
	given := func(when string, want ...ReasonCount) {
		t.Helper()
		got, err := c.ReasonsGiven(t.Context(), span, 10)
		if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: reasons = %v, %v, want %v", when, got, err, want)
		}
	}
	one, two, three := c.comment(c.blog, Held), c.comment(c.blog, Held), c.comment(c.blog, Held)
	if _, err := c.DecideBecause(t.Context(), miriam, ActSpam, " advert ", one, two); err != nil {
		t.Fatal(err)
	}
	given("with the verdict", ReasonCount{"advert", ActSpam, 2})
	b, err := c.Decide(t.Context(), deniz, ActTrash, three)
	if err != nil {
		t.Fatal(err)
	}
	given("without", ReasonCount{"advert", ActSpam, 2})
	if _, err := c.GiveReason(t.Context(), deniz, b.ID, "insult"); err != nil {
		t.Fatal(err)
	}
	if _, err := c.GiveReason(t.Context(), deniz, b.ID, "off topic"); err != nil {
		t.Fatal(err)
	}
	given("the later one", ReasonCount{"advert", ActSpam, 2}, ReasonCount{"off topic", ActTrash, 1})
	decisions, err := c.DecisionsAbout(t.Context(), three, 1)
	if err != nil || decisions[0].Act != ActReason || decisions[0].Reason != "off topic" {
		t.Errorf("the journal has %+v, %v", decisions, err)
	}
	if _, err := c.Undo(t.Context(), deniz); err != nil {
		t.Fatal(err)
	}
	given("one taken back", ReasonCount{"advert", ActSpam, 2}, ReasonCount{"insult", ActTrash, 1})
	if _, err := c.Undo(t.Context(), miriam); err != nil {
		t.Fatal(err)
	}
	given("the verdict taken back", ReasonCount{"insult", ActTrash, 1})
	if _, err := c.GiveReason(t.Context(), deniz, b.ID, "  "); !errors.Is(err, ErrNothing) {
		t.Errorf("an empty reason = %v, want ErrNothing", err)
	}
}

func TestAPromisedTaskIsOneActWithItsReply(t *testing.T) {
	c := suggesting(t)
	for _, state := range []State{Public, Held} {
		id := c.comment(c.blog, state)
		reply := c.Reply
		if state == Held {
			reply = c.ApproveAndReply
		}
		b, err := reply(t.Context(), miriam, id, "I promise to ask.", Task{Title: "Ask", Due: c.clock.Add(time.Hour)})
		if err != nil || b.Subject == "" {
			t.Fatalf("Reply = %+v, %v, want the author as its subject", b, err)
		}
		c.wantProposals("a task is made")
		tasks, err := c.Tasks(t.Context(), TaskFilter{ItemID: id}, Page{})
		if err != nil || len(tasks) != 1 || tasks[0].Title != "Ask" || tasks[0].CreatedBy != miriam {
			t.Errorf("tasks = %+v, %v, want what was promised", tasks, err)
		}
		if b, err = c.Undo(t.Context(), miriam); err != nil || b.Subject == "" || len(b.Skipped) > 0 {
			t.Fatalf("Undo = %+v, %v", b, err)
		}
		if tasks, err = c.Tasks(t.Context(), TaskFilter{ItemID: id}, Page{}); err != nil || len(tasks) != 0 {
			t.Errorf("tasks = %+v, %v, want none", tasks, err)
		}
		if draft, err := c.Draft(t.Context(), miriam, id); err != nil || draft.Text != "I promise to ask." {
			t.Errorf("draft = %+v, %v, want the words", draft, err)
		}
		if _, err := c.Redo(t.Context(), miriam); err != nil {
			t.Fatal(err)
		}
		if tasks, err = c.Tasks(t.Context(), TaskFilter{ItemID: id}, Page{}); err != nil || len(tasks) != 1 {
			t.Errorf("done again, tasks = %+v, %v", tasks, err)
		}
	}
}
