package store

import (
	"errors"
	"slices"
	"testing"
	"time"
)

func TestUndoAndRedoGoBackAndForth(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.feed, Public)
	c.must(c.Note(t.Context(), miriam, id, "one"))
	c.must(c.Note(t.Context(), miriam, id, "two"))
	note := func(want string) {
		t.Helper()
		if got := c.markOf(id).Note; got != want {
			t.Errorf("note = %q, want %q", got, want)
		}
	}
	c.undo()
	note("one")
	c.undo()
	note("")
	c.redo()
	note("one")
	c.redo()
	note("two")
	if _, err := c.Redo(t.Context(), miriam); !errors.Is(err, ErrNothing) {
		t.Errorf("Redo = %v, want ErrNothing", err)
	}
	c.undo()
	note("one")
	c.redo()
	note("two")
	for range 2 {
		c.undo()
	}
	if _, err := c.Undo(t.Context(), miriam); !errors.Is(err, ErrNothing) {
		t.Errorf("Undo = %v, want ErrNothing", err)
	}
}

func TestANewActEndsRedo(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.feed, Public)
	c.must(c.Note(t.Context(), miriam, id, "one"))
	c.undo()
	c.must(c.Claim(t.Context(), miriam, id))
	if _, err := c.Redo(t.Context(), miriam); !errors.Is(err, ErrNothing) {
		t.Errorf("Redo = %v, want ErrNothing", err)
	}
	c.must(c.Note(t.Context(), deniz, id, "mine"))
	c.undo()
	if got := c.markOf(id); got.ClaimedBy != "" || got.Note != "mine" {
		t.Errorf("mark = %+v, want the claim gone and deniz's note kept", got)
	}
}

func TestUndoBatchTakesBackWhatIsFurtherDown(t *testing.T) {
	c := openClub(t)
	one, two := c.comment(c.feed, Public), c.comment(c.feed, Public)
	first := c.must(c.Done(t.Context(), deniz, one))
	c.must(c.Done(t.Context(), miriam, two))
	u := c.must(c.UndoBatch(t.Context(), miriam, first.ID))
	if u.Undoes != first.ID || !c.onDesk(one) || c.onDesk(two) {
		t.Errorf("UndoBatch = %+v, want only the first taken back", u)
	}
	_, err := c.UndoBatch(t.Context(), deniz, first.ID)
	var earlier *EarlierError
	if !errors.As(err, &earlier) || earlier.By != miriam || !errors.Is(err, ErrAlready) {
		t.Errorf("UndoBatch again = %v, want that miriam did", err)
	}
	if _, err := c.UndoBatch(t.Context(), miriam, 999); !errors.Is(err, ErrNotFound) {
		t.Errorf("UndoBatch of nothing = %v, want ErrNotFound", err)
	}
}

func TestUndoTakesBackTheRestWhenOneThingWasChanged(t *testing.T) {
	c := openClub(t)
	one, two := c.comment(c.feed, Public), c.comment(c.feed, Public)
	c.must(c.Done(t.Context(), miriam, one, two))
	c.edit(two)
	c.clock = c.clock.Add(time.Minute)
	c.must(c.Done(t.Context(), deniz, two))
	u := c.undo()
	if u.Count != 1 || len(u.Skipped) != 1 || u.Skipped[0].ID != two || !errors.Is(u.Skipped[0].Why, ErrOvertaken) {
		t.Errorf("Undo = %+v, want one taken back and one skipped", u)
	}
}

func TestLastUndoableIsWhatUndoTakesBack(t *testing.T) {
	c := openClub(t)
	if _, err := c.LastUndoable(t.Context(), miriam); !errors.Is(err, ErrNothing) {
		t.Errorf("LastUndoable = %v, want ErrNothing", err)
	}
	id := c.comment(c.blog, Held)
	c.must(c.Claim(t.Context(), miriam, id))
	b := c.decide(ActApprove, id)
	c.restart()
	got := c.must(c.LastUndoable(t.Context(), miriam))
	if got.ID != b.ID || got.Act != ActApprove || got.Verdicts.Queued != 1 || !got.SendAfter.Equal(b.SendAfter) {
		t.Errorf("LastUndoable = %+v, want %+v", got, b)
	}
	if u := c.undo(); u.Undoes != b.ID {
		t.Errorf("Undo = %+v, want batch %d", u, b.ID)
	}
}

func TestTeamMarksAreTakenBack(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.feed, Public)
	var member int64
	c.row(&member, `SELECT member_id FROM items WHERE id = ?`, id)
	b := c.must(c.MarkTeam(t.Context(), miriam, member, true))
	if b.Subject != "Person 1" || c.onDesk(id) {
		t.Errorf("MarkTeam = %+v, on the desk %v, want what they wrote off it", b, c.onDesk(id))
	}
	if _, err := c.MarkTeam(t.Context(), miriam, member, true); !errors.Is(err, ErrAlready) {
		t.Errorf("MarkTeam again = %v, want ErrAlready", err)
	}
	c.restart()
	c.undo()
	if !c.onDesk(id) {
		t.Error("taken back, but not on the desk")
	}
	c.redo()
	if c.onDesk(id) {
		t.Error("done again, but on the desk")
	}
}

func TestTheJournalTellsWhoDidWhat(t *testing.T) {
	c := openClub(t)
	one, two := c.comment(c.feed, Public), c.comment(c.feed, Public)
	c.must(c.Done(t.Context(), miriam, one, two))
	c.must(c.Note(t.Context(), deniz, one, "hm"))
	c.undo()
	journal, err := c.Journal(t.Context(), Page{})
	if err != nil || len(journal) != 3 {
		t.Fatalf("Journal = %+v, %v, want 3 batches", journal, err)
	}
	if u := journal[0]; u.Act != ActUndo || u.Of != ActDone || u.Count != 2 || u.Undoes != journal[2].ID {
		t.Errorf("newest = %+v, want the undo of 2 things done", u)
	}
	if !journal[2].Undone || journal[1].Undone {
		t.Errorf("undone = %v and %v, want the first only", journal[2].Undone, journal[1].Undone)
	}
	older, err := c.Journal(t.Context(), Page{After: journal[0].Cursor(), Limit: 1})
	if err != nil || len(older) != 1 || older[0].ID != journal[1].ID {
		t.Errorf("older = %+v, %v, want deniz's note", older, err)
	}
	newer, err := c.Journal(t.Context(), Page{Before: journal[2].Cursor()})
	if err != nil || len(newer) != 2 || newer[0].ID != journal[0].ID {
		t.Errorf("newer = %+v, %v, want two, newest first", newer, err)
	}
	about, err := c.DecisionsAbout(t.Context(), one, 10)
	if err != nil || len(about) != 3 || about[0].Act != ActUndo || about[1].Volunteer != deniz || about[2].Subject != "Person 1" {
		t.Errorf("DecisionsAbout = %+v, %v, want undo, note, done", about, err)
	}
	on, err := c.DecisionsOn(t.Context(), 1, 10)
	if err != nil || len(on) != 1 || on[0].ItemID != one || on[0].Volunteer != deniz {
		t.Errorf("DecisionsOn = %+v, %v, want deniz's note, which stands", on, err)
	}
	all, err := c.Decisions(t.Context(), journal[2].ID)
	if err != nil || len(all) != 2 || all[0].ItemID != one {
		t.Errorf("Decisions = %+v, %v, want both", all, err)
	}
}

func TestPaceIsTheMedianWithoutPauses(t *testing.T) {
	c := openClub(t)
	if got, err := c.Pace(t.Context(), miriam); got != 90*time.Second || err != nil {
		t.Errorf("Pace = %v, %v, want 90 s for a beginner", got, err)
	}
	began := c.clock
	for i := range 30 {
		c.clock = c.clock.Add(20 * time.Second)
		if i == 10 {
			c.clock = c.clock.Add(48 * time.Hour)
		}
		c.must(c.Done(t.Context(), miriam, c.comment(c.feed, Public)))
	}
	if got, err := c.Pace(t.Context(), miriam); got != 20*time.Second || err != nil {
		t.Errorf("Pace = %v, %v, want 20 s", got, err)
	}
	for range 40 {
		c.clock = c.clock.Add(time.Second)
		c.must(c.Note(t.Context(), miriam, c.comment(c.feed, Public), "ask the team"))
	}
	if got, err := c.Pace(t.Context(), miriam); got != 20*time.Second || err != nil {
		t.Errorf("Pace after many notes = %v, %v, want 20 s still", got, err)
	}
	c.exec(`DELETE FROM decisions WHERE act = 'note'`)
	c.exec(`DELETE FROM batches WHERE act = 'note'`)
	c.undo()
	if n, err := c.ActedSince(t.Context(), miriam, began.Add(24*time.Hour)); n != 19 || err != nil {
		t.Errorf("ActedSince yesterday = %d, %v, want 19", n, err)
	}
	if n, err := c.ActedSince(t.Context(), deniz, began); n != 0 || err != nil {
		t.Errorf("ActedSince of deniz = %d, %v, want none", n, err)
	}
}

func TestOfAMemberOnlyWhatStandsCounts(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.blog, Public)
	var member int64
	c.row(&member, `SELECT member_id FROM items WHERE id = ?`, id)
	stands := func() (acts []Act) {
		t.Helper()
		decisions, err := c.DecisionsOn(t.Context(), member, 10)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range decisions {
			acts = append(acts, d.Act)
		}
		return acts
	}
	for _, step := range []struct {
		name string
		do   func()
		want []Act
	}{
		{"spam", func() { c.decide(ActSpam, id) }, []Act{ActSpam}},
		{"undo", func() { c.undo() }, nil},
		{"spam again", func() { c.decide(ActSpam, id) }, []Act{ActSpam}},
		{"undo again", func() { c.undo() }, nil},
		{"redo", func() { c.redo() }, []Act{ActSpam}},
	} {
		if step.do(); !slices.Equal(stands(), step.want) {
			t.Errorf("after %s %v stands, want %v", step.name, stands(), step.want)
		}
	}
}
