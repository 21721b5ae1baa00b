package store

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func TestHandoverBeginsWhereTheLastOneEnded(t *testing.T) {
	c := openClub(t)
	ctx := t.Context()
	if _, err := c.LastHandover(ctx); !errors.Is(err, ErrNotFound) {
		t.Errorf("LastHandover of none = %v, want ErrNotFound", err)
	}
	c.must(c.Done(ctx, miriam, c.comment(c.blog, Public)))
	facts, err := c.HandoverFacts(ctx, time.UTC)
	if err != nil || len(facts.Deeds) != 1 || !facts.From.Equal(noon().AddDate(0, 0, -7)) {
		t.Errorf("the first hand-over = %+v from %v, %v", facts.Deeds, facts.From, err)
	}
	c.clock = c.clock.Add(time.Hour)
	kept, err := c.KeepHandover(ctx, miriam, facts.From, "# Übergabe\n")
	if err != nil {
		t.Fatal(err)
	}
	c.clock = c.clock.Add(48 * time.Hour)
	c.restart()
	if last, err := c.LastHandover(ctx); err != nil || last.Text != "# Übergabe\n" || last.Volunteer != miriam || last.ID != kept.ID {
		t.Errorf("LastHandover = %+v, %v, want %+v", last, err, kept)
	}
	c.must(c.Claim(ctx, deniz, c.comment(c.blog, Held)))
	facts, err = c.HandoverFacts(ctx, time.UTC)
	if err != nil || !facts.From.Equal(kept.At) {
		t.Fatalf("the next hand-over begins at %v, %v, want %v", facts.From, err, kept.At)
	}
	if len(facts.Deeds) != 1 || facts.Deeds[0] != (Deed{deniz, ActClaim, 1}) {
		t.Errorf("deeds = %+v, want only Deniz's claim", facts.Deeds)
	}
}

func TestHandoverTellsWhatTheNextOneMustKnow(t *testing.T) {
	c := openClub(t)
	ctx := t.Context()
	spam, held, failed, waits := c.comment(c.blog, Held), c.comment(c.blog, Held), c.comment(c.blog, Held), c.said(time.Hour)
	c.decide(ActSpam, spam)
	c.send(applied)
	c.decide(ActApprove, failed)
	c.send(refused)
	c.must(c.Claim(ctx, deniz, held))
	c.must(c.WaitUntil(ctx, miriam, noon().AddDate(0, 0, 2), waits))
	for _, task := range []Task{
		{Title: "answer", ItemID: held, Due: noon().AddDate(0, 0, 1)},
		{Title: "key", Due: noon().AddDate(0, 0, -1)},
		{Title: "some day"},
	} {
		if _, _, err := c.AddTask(ctx, miriam, task); err != nil {
			t.Fatal(err)
		}
	}
	f, err := c.HandoverFacts(ctx, time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	got := []int{len(f.First), len(f.Claimed), len(f.Waiting), len(f.Promised), len(f.Tasks), len(f.Watch), len(f.Failed)}
	for i, want := range []int{2, 1, 1, 1, 1, 1, 1} {
		if got[i] != want {
			t.Errorf("part %d has %d things, want %d: %+v", i, got[i], want, f)
		}
	}
	if f.Promised[0].Title != "answer" || f.Tasks[0].Title != "key" || f.Watch[0].Spam != 1 || f.Failed[0].Answer != "no" {
		t.Errorf("the facts are mixed up: %+v", f)
	}
}

func TestForgettingTakesTheNameOutOfHandovers(t *testing.T) {
	c := openClub(t)
	id := c.comment(c.blog, Public)
	var member int64
	c.row(&member, `SELECT member_id FROM items WHERE id = ?`, id)
	if _, err := c.KeepHandover(t.Context(), miriam, noon(), "- Person 1 waits\n"); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Forget(t.Context(), miriam, member, false); err != nil {
		t.Fatal(err)
	}
	if h, err := c.LastHandover(t.Context()); err != nil || strings.Contains(h.Text, "Person 1") || !strings.Contains(h.Text, "waits") {
		t.Errorf("the kept hand-over = %q, %v", h.Text, err)
	}
}

func TestAHandoverThatIsBegunSurvivesTheProgram(t *testing.T) {
	c := openClub(t)
	ctx := t.Context()
	if _, err := c.HandoverDraft(ctx, miriam); !errors.Is(err, ErrNotFound) {
		t.Errorf("HandoverDraft of none = %v, want ErrNotFound", err)
	}
	for _, text := range []string{"# Half", "# Half a hand-over"} {
		if err := c.KeepHandoverDraft(ctx, miriam, noon().AddDate(0, 0, -3), text); err != nil {
			t.Fatal(err)
		}
	}
	c.restart()
	d, err := c.HandoverDraft(ctx, miriam)
	if err != nil || d.Text != "# Half a hand-over" || !d.Since.Equal(noon().AddDate(0, 0, -3)) {
		t.Errorf("HandoverDraft = %+v, %v", d, err)
	}
	if _, err := c.HandoverDraft(ctx, deniz); !errors.Is(err, ErrNotFound) {
		t.Errorf("another's draft = %v, want ErrNotFound", err)
	}
	if _, err := c.KeepHandover(ctx, miriam, d.Since, d.Text); err != nil {
		t.Fatal(err)
	}
	if _, err := c.HandoverDraft(ctx, miriam); !errors.Is(err, ErrNotFound) {
		t.Errorf("the draft of what was kept = %v, want ErrNotFound", err)
	}
}

func TestTheNextVolunteerFindsWhatWasHandedOver(t *testing.T) {
	c := openClub(t)
	ctx := t.Context()
	var ids []int64
	for _, who := range []string{miriam, deniz, miriam} {
		c.clock = c.clock.Add(time.Hour)
		h, err := c.KeepHandover(ctx, who, noon(), "# By "+who)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, h.ID)
	}
	if h, err := c.UnreadHandover(ctx, deniz); err != nil || h.ID != ids[2] {
		t.Errorf("UnreadHandover = %+v, %v, want Miriam's", h, err)
	}
	if _, err := c.UnreadHandover(ctx, miriam); !errors.Is(err, ErrNotFound) {
		t.Errorf("one's own = %v, want ErrNotFound", err)
	}
	c.clock = c.clock.Add(time.Hour)
	c.must(c.Done(ctx, deniz, c.comment(c.blog, Public)))
	if _, err := c.UnreadHandover(ctx, deniz); !errors.Is(err, ErrNotFound) {
		t.Errorf("after an evening of Deniz's = %v, want ErrNotFound", err)
	}
	if h, err := c.HandoverBefore(ctx, ids[2]); err != nil || h.ID != ids[1] {
		t.Errorf("HandoverBefore = %+v, %v", h, err)
	}
	if h, err := c.HandoverAfter(ctx, ids[1]); err != nil || h.ID != ids[2] {
		t.Errorf("HandoverAfter = %+v, %v", h, err)
	}
	if _, err := c.HandoverAfter(ctx, ids[2]); !errors.Is(err, ErrNotFound) {
		t.Errorf("after the last = %v, want ErrNotFound", err)
	}
	page, err := c.Handovers(ctx, Page{Limit: 2})
	if err != nil || len(page) != 2 || page[0].ID != ids[2] {
		t.Errorf("Handovers = %+v, %v", page, err)
	}
	if page, err = c.Handovers(ctx, Page{Limit: 2, After: Cursor{ID: ids[1]}}); err != nil || len(page) != 1 || page[0].ID != ids[0] {
		t.Errorf("the second page = %+v, %v", page, err)
	}
}
