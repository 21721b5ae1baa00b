package store

import (
	"fmt"
	"testing"
	"time"
)

func TestHandoverTellsPromisesThatNoTaskSays(t *testing.T) {
	c := suggesting(t)
	ctx := t.Context()
	told, kept, back, dismissed, plain := c.said(5*time.Hour), c.said(4*time.Hour), c.said(3*time.Hour), c.said(2*time.Hour), c.said(time.Hour)
	c.reply(back, "promise to forget")
	c.undo()
	for _, id := range []int64{told, kept, dismissed} {
		c.reply(id, "promise to ask")
	}
	c.reply(plain, "Gern.")
	if _, _, err := c.AddTask(ctx, miriam, Task{Title: "Ask", ItemID: kept}); err != nil {
		t.Fatal(err)
	}
	c.must(c.Dismiss(ctx, miriam, ProposePromise, dismissed))
	undated := c.said(30 * time.Minute)
	c.exec(`INSERT INTO cues (item_id, kind, at, words) VALUES (?, 1, ?, 'some day')`, undated, c.clock.Unix())

	f, err := c.HandoverFacts(ctx, time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range f.Pledges {
		got = append(got, fmt.Sprint(p.Item.ID, " ", p.Words, " ", p.Due.IsZero()))
	}
	want := []string{fmt.Sprint(told, " I promise to ask false"), fmt.Sprint(undated, " some day true")}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("pledges = %q, want %q", got, want)
	}
	if len(f.Promised) != 1 || f.Promised[0].ItemID != kept {
		t.Errorf("promised = %+v, want the task about %d alone", f.Promised, kept)
	}
}
