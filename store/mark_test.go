package store

import (
	"errors"
	"testing"
	"time"
)

func TestDoneTicksOffAndUndoBringsBack(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.feed, Public)
	b := c.must(c.Done(t.Context(), miriam, id))
	if b.Count != 1 || b.Subject != "Person 1" || c.onDesk(id) {
		t.Errorf("Done = %+v, on the desk %v, want 1 thing by Person 1, off the desk", b, c.onDesk(id))
	}
	c.restart()
	u := c.must(c.Undo(t.Context(), miriam))
	if u.Undoes != b.ID || u.Of != ActDone || !c.onDesk(id) {
		t.Errorf("Undo = %+v, on the desk %v, want batch %d taken back", u, c.onDesk(id), b.ID)
	}
	if got := c.markOf(id); got != (markRow{}) {
		t.Errorf("mark after undo = %+v, want none", got)
	}
	c.restart()
	r := c.must(c.Redo(t.Context(), miriam))
	if r.Undoes != b.ID || r.Of != ActDone || c.onDesk(id) {
		t.Errorf("Redo = %+v, on the desk %v, want batch %d done again", r, c.onDesk(id), b.ID)
	}
}

func TestDoneLeavesAloneWhatItDoesNotApplyTo(t *testing.T) {
	c := openClub(t)
	held, powerless, open := c.comment(c.blog, Held), c.comment(c.feed, Held), c.comment(c.feed, Public)
	other := c.comment(c.feed, Public)
	c.must(c.Done(t.Context(), deniz, other))
	b := c.must(c.Done(t.Context(), miriam, held, powerless, open, open, other, 999))
	if b.Count != 2 || len(b.Skipped) != 3 {
		t.Fatalf("Done = %+v, want 2 done and 3 skipped", b)
	}
	if !errors.Is(b.Skipped[0].Why, ErrHeld) || b.Skipped[0].ID != held {
		t.Errorf("first skipped = %v, want held", b.Skipped[0])
	}
	var earlier *EarlierError
	if !errors.As(b.Skipped[1].Why, &earlier) || earlier.By != deniz || !errors.Is(earlier, ErrAlready) {
		t.Errorf("second skipped = %v, want already done by deniz", b.Skipped[1])
	}
	if !errors.Is(b.Skipped[2].Why, ErrNotFound) {
		t.Errorf("third skipped = %v, want not found", b.Skipped[2])
	}
}

func TestAnActThatAppliesToNothingKeepsNothing(t *testing.T) {
	c := openClub(t)
	held := c.comment(c.blog, Held)
	if _, err := c.Done(t.Context(), miriam, held); !errors.Is(err, ErrHeld) {
		t.Errorf("Done = %v, want ErrHeld", err)
	}
	if journal, err := c.Journal(t.Context(), Page{}); err != nil || len(journal) != 0 {
		t.Errorf("Journal = %v, %v, want nothing", journal, err)
	}
	if _, err := c.Undo(t.Context(), miriam); !errors.Is(err, ErrNothing) {
		t.Errorf("Undo = %v, want ErrNothing", err)
	}
}

func TestDoneAgainAfterAnEdit(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.feed, Public)
	c.must(c.Done(t.Context(), miriam, id))
	c.edit(id)
	if !c.onDesk(id) {
		t.Fatal("an edited item is not back on the desk")
	}
	c.must(c.Done(t.Context(), miriam, id))
	if c.onDesk(id) {
		t.Error("done again, still on the desk")
	}
}

func TestWaitingComesBackWhenItsTimeHasCome(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.feed, Public)
	friday := noon().AddDate(0, 0, 2)
	b := c.must(c.WaitUntil(t.Context(), miriam, friday, id))
	if !b.Until.Equal(friday) || c.onDesk(id) {
		t.Errorf("WaitUntil = %+v, on the desk %v, want off until %v", b, c.onDesk(id), friday)
	}
	if n, err := c.Wake(t.Context()); n != 0 || err != nil {
		t.Errorf("Wake = %d, %v, want none before Friday", n, err)
	}
	c.clock = friday.Add(time.Hour)
	c.restart()
	if n, err := c.Wake(t.Context()); n != 1 || err != nil {
		t.Errorf("Wake = %d, %v, want 1 on Friday", n, err)
	}
	if !c.onDesk(id) {
		t.Error("woken, but not on the desk")
	}
	c.must(c.Done(t.Context(), miriam, id))
	c.must(c.Undo(t.Context(), miriam))
	if got := c.markOf(id).Until; got != friday.Unix() {
		t.Errorf("wait after undo = %d, want %d", got, friday.Unix())
	}
}

func TestWaitForAnswerEndsWithAnAnswer(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.feed, Public)
	c.must(c.WaitForAnswer(t.Context(), miriam, id))
	if c.onDesk(id) {
		t.Fatal("waits for an answer, but is on the desk")
	}
	answer := c.comment(c.feed, Public)
	c.exec(`UPDATE items SET parent_id = ? WHERE id = ?`, id, answer)
	c.refresh(id, answer)
	if !c.onDesk(id) {
		t.Error("answered, but not back on the desk")
	}
}

func TestWaitForAnswerEndsThoughTheNewestWereRemoved(t *testing.T) {
	for name, redone := range map[string]bool{"still waiting": false, "undone, then redone": true} {
		t.Run(name, func(t *testing.T) {
			c := openClub(t)
			id := c.comment(c.blog, Public)
			for range 5 {
				c.post(c.feed)
			}
			c.must(c.WaitForAnswer(t.Context(), miriam, id))
			if redone {
				c.undo()
			}
			if err := c.RemoveSource(t.Context(), c.feed, false); err != nil {
				t.Fatal(err)
			}
			if redone {
				c.redo()
			}
			if c.onDesk(id) {
				t.Error("on the desk before anybody answered")
			}
			answer := c.comment(c.blog, Public)
			c.exec(`UPDATE items SET parent_id = ? WHERE id = ?`, id, answer)
			c.refresh(id, answer)
			if !c.onDesk(id) {
				t.Errorf("waits for more than %d, and the answer is %d", c.markOf(id).AnswerAfter, answer)
			}
		})
	}
}

func TestWaitAndDoneExcludeEachOther(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.feed, Public)
	c.must(c.Done(t.Context(), miriam, id))
	c.must(c.WaitUntil(t.Context(), miriam, noon().AddDate(0, 0, 1), id))
	if m := c.markOf(id); m.Done != 0 || m.Until == 0 {
		t.Errorf("mark = %+v, want waiting and not done", m)
	}
	c.must(c.Reopen(t.Context(), miriam, id))
	if m := c.markOf(id); m != (markRow{}) || !c.onDesk(id) {
		t.Errorf("mark = %+v, on the desk %v, want none and on it", m, c.onDesk(id))
	}
	if _, err := c.Reopen(t.Context(), miriam, id); !errors.Is(err, ErrAlready) {
		t.Errorf("Reopen again = %v, want ErrAlready", err)
	}
}

func TestNotesAndClaimsStayOutOfEachOthersWay(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.feed, Public)
	c.must(c.Claim(t.Context(), miriam, id))
	c.must(c.Note(t.Context(), deniz, id, " ask the council "))
	c.must(c.Undo(t.Context(), miriam))
	if m := c.markOf(id); m.Note != "ask the council" || m.ClaimedBy != "" {
		t.Errorf("mark = %+v, want the note kept and the claim gone", m)
	}
	c.must(c.Assign(t.Context(), miriam, deniz, id))
	c.must(c.Claim(t.Context(), miriam, id))
	if _, err := c.Claim(t.Context(), miriam, id); !errors.Is(err, ErrAlready) {
		t.Errorf("Claim again = %v, want ErrAlready", err)
	}
	c.must(c.Unclaim(t.Context(), deniz, id))
	_, err := c.Undo(t.Context(), miriam)
	var earlier *EarlierError
	if !errors.As(err, &earlier) || !errors.Is(err, ErrOvertaken) || earlier.By != deniz {
		t.Errorf("Undo of a claim that deniz ended = %v, want overtaken by deniz", err)
	}
}
