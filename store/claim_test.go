package store

import (
	"errors"
	"testing"
	"time"
)

// wantClaimed wants an act to be refused because somebody has the thing.
func wantClaimed(t *testing.T, what string, err error, by string) {
	t.Helper()
	var earlier *EarlierError
	if !errors.Is(err, ErrClaimed) || !errors.As(err, &earlier) || earlier.By != by {
		t.Errorf("%s = %v, want that %s has it", what, err, by)
	}
}

func TestWhatSomebodyHasIsLeftToThem(t *testing.T) {
	c := openClub(t)
	ctx, id := t.Context(), c.comment(c.blog, Held)
	task := c.addTask("call", time.Time{})
	c.must(c.ClaimThings(ctx, deniz, Things{Items: []int64{id}, Tasks: []int64{task.ID}}))
	_, err := c.Decide(ctx, miriam, ActApprove, id)
	wantClaimed(t, "Decide", err, deniz)
	_, err = c.Reply(ctx, miriam, id, "words")
	wantClaimed(t, "Reply", err, deniz)
	_, err = c.ApproveAndReply(ctx, miriam, id, "words")
	wantClaimed(t, "ApproveAndReply", err, deniz)
	_, err = c.WaitForAnswer(ctx, miriam, id)
	wantClaimed(t, "WaitForAnswer", err, deniz)
	_, err = c.FinishTasks(ctx, miriam, task.ID)
	wantClaimed(t, "FinishTasks", err, deniz)
	_, err = c.PostponeTasks(ctx, miriam, Due{At: noon()}, task.ID)
	wantClaimed(t, "PostponeTasks", err, deniz)
	c.must(c.Note(ctx, miriam, id, "a note is no hindrance"))
	c.must(c.ClaimThings(ctx, miriam, Things{Items: []int64{id}, Tasks: []int64{task.ID}}))
	c.must(c.Decide(ctx, miriam, ActApprove, id))
	c.must(c.FinishTasks(ctx, miriam, task.ID))
}

func TestAClaimEndsWhenItIsHandled(t *testing.T) {
	c := openClub(t)
	done, approved := c.comment(c.feed, Public), c.comment(c.blog, Held)
	c.must(c.Claim(t.Context(), miriam, done, approved))
	c.must(c.Done(t.Context(), miriam, done))
	c.decide(ActApprove, approved)
	for _, id := range []int64{done, approved} {
		if m := c.markOf(id); m.ClaimedBy != "" || m.ClaimedAt != 0 {
			t.Errorf("mark of %d = %+v, want it let go", id, m)
		}
	}
	c.undo()
	if m := c.markOf(approved); m.ClaimedBy != miriam || m.ClaimedAt == 0 {
		t.Errorf("mark after undo = %+v, want it claimed again", m)
	}
}

func TestClaimsEndAfterADay(t *testing.T) {
	c := openClub(t)
	ctx, id := t.Context(), c.comment(c.blog, Held)
	c.must(c.Note(ctx, deniz, id, "kept"))
	claimed := c.addTask("call", time.Time{})
	given, _, err := c.AddTask(ctx, miriam, Task{Title: "write", ClaimedBy: deniz})
	if err != nil {
		t.Fatal(err)
	}
	b := c.must(c.AssignThings(ctx, miriam, deniz, Things{Items: []int64{id}, Tasks: []int64{claimed.ID}}))
	if b.Act != ActAssign || b.Whom != deniz || !b.Until.Equal(c.clock.Add(ClaimTime)) || b.Count != 2 {
		t.Errorf("batch = %+v, want two things assigned to deniz for a day", b)
	}
	counts, err := c.Counts(ctx)
	if err != nil || !counts.NextWake.Equal(c.clock.Add(ClaimTime)) {
		t.Errorf("NextWake = %v, %v, want in a day", counts.NextWake, err)
	}
	c.clock = c.clock.Add(ClaimTime - time.Second)
	if _, err := c.Wake(ctx); err != nil || c.markOf(id).ClaimedBy != deniz {
		t.Errorf("mark = %+v, %v, want it deniz's for a second more", c.markOf(id), err)
	}
	c.clock = c.clock.Add(time.Second)
	for range 2 { // another program may wake a moment later
		if _, err := c.Wake(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if m := c.markOf(id); m.ClaimedBy != "" || m.Note != "kept" || m.By != miriam {
		t.Errorf("mark = %+v, want only the claim gone", m)
	}
	for task, want := range map[int64]string{claimed.ID: "", given.ID: deniz} {
		if got, err := c.Task(ctx, task); err != nil || got.ClaimedBy != want {
			t.Errorf("task = %+v, %v, want it %q's", got, err, want)
		}
	}
	journal, err := c.Journal(ctx, Page{Limit: 1})
	if err != nil || journal[0].Act != ActLapse || journal[0].Volunteer != "" || journal[0].Count != 2 {
		t.Errorf("journal = %+v, %v, want that two claims ended by themselves, once", journal, err)
	}
	counts, err = c.Counts(ctx)
	if err != nil || !counts.NextWake.IsZero() {
		t.Errorf("NextWake = %v, %v, want none", counts.NextWake, err)
	}
	if u := c.undo(); u.Of != ActAssign {
		t.Errorf("Undo = %+v, want it to take back the assignment, which changes nothing", u)
	}
	if m := c.markOf(id); m.ClaimedBy != "" || m.Note != "kept" {
		t.Errorf("mark = %+v, want nothing changed", m)
	}
}

func TestTheOneWhoTakesATaskOverHasItAsTheOtherHad(t *testing.T) {
	c := openClub(t)
	task, _, err := c.AddTask(t.Context(), miriam, Task{Title: "write", ClaimedBy: deniz})
	if err != nil {
		t.Fatal(err)
	}
	c.must(c.PostponeTasks(t.Context(), miriam, Due{At: noon()}, task.ID)) // responsibility is no claim
	c.must(c.ClaimThings(t.Context(), miriam, Things{Tasks: []int64{task.ID}}))
	c.clock = c.clock.Add(3 * ClaimTime)
	if _, err := c.Wake(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got, err := c.Task(t.Context(), task.ID); err != nil || got.ClaimedBy != miriam || !got.Claimed.IsZero() {
		t.Errorf("task = %+v, %v, want it miriam's until it is done", got, err)
	}
	b := c.must(c.ReleaseThings(t.Context(), miriam, Things{Tasks: []int64{task.ID}}))
	if b.Act != ActRelease {
		t.Errorf("batch = %+v, want a release", b)
	}
}

func TestAnAssignmentSaysToWhom(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.blog, Held)
	c.must(c.Assign(t.Context(), miriam, deniz, id))
	journal, err := c.Journal(t.Context(), Page{Limit: 1})
	if err != nil || journal[0].Whom != deniz {
		t.Errorf("journal = %+v, %v, want deniz named", journal, err)
	}
	about, err := c.DecisionsAbout(t.Context(), id, 1)
	if err != nil || about[0].Text != deniz {
		t.Errorf("decision = %+v, %v, want deniz named", about, err)
	}
	names, err := c.Volunteers(t.Context())
	equal(t, "volunteers", names, deniz, miriam)
	if err != nil {
		t.Error(err)
	}
}

func TestAClaimInAnotherProgramIsSeenWhenItCounts(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.blog, Held)
	other := openedAt(t, c.path)
	if _, err := other.Claim(t.Context(), deniz, id); err != nil {
		t.Fatal(err)
	}
	_, err := c.Decide(t.Context(), miriam, ActApprove, id)
	wantClaimed(t, "Decide", err, deniz)
}
