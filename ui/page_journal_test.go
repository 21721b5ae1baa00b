package ui

import (
	"fmt"
	"testing"
	"time"

	"tend/store"
)

func TestJournalAsksAboutTheReplyInFocus(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta", "Ines")...)
	for range 2 { // to Jonas, then to Marta
		d.press("r")
		d.typed("Ja.")
		d.press("ctrl+s")
		d.pass(15 * time.Second)
	}
	const jonas, marta = 11, 12 // what the site calls the replies to them
	if d.site.Comment(jonas).Parent != 8 || d.site.Comment(marta).Parent != 9 {
		t.Fatalf("the replies answer %d and %d", d.site.Comment(jonas).Parent, d.site.Comment(marta).Parent)
	}
	d.press("L", "j", "z")
	d.sees("Take back the reply to Jonas?")
	d.press("d")
	d.pass(15 * time.Second)
	if got := d.site.Status(jonas); got != "trash" {
		t.Errorf("the reply to Jonas is %q at the site, want it taken away", got)
	}
	if got := d.site.Status(marta); got != "approved" {
		t.Errorf("the reply to Marta is %q at the site, want it left alone", got)
	}
}

func TestJournalAsksAboutAReplyBelowAnApproval(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	d.press("r")
	d.typed("Ja.")
	d.press("ctrl+s")
	d.pass(15 * time.Second)
	d.press("a")
	d.pass(15 * time.Second)
	d.press("L", "j", "z")
	d.sees("Take back the reply to Jonas?")
	d.press("d")
	d.pass(15 * time.Second)
	if got := d.site.Status(9); got != "approved" {
		t.Errorf("Marta's comment is %q at the site, want it left approved", got)
	}
}

// journalOf makes so many acts and opens the journal with the focus on a row.
func journalOf(t *testing.T, a *app, acts, row int) *journal {
	t.Helper()
	one := comment(t, a, "One")
	for i := range acts {
		if _, err := a.desk.store.Note(t.Context(), "miriam", one.ID, fmt.Sprint("note ", i)); err != nil {
			t.Fatal(err)
		}
	}
	d := newJournal(a.env)
	d = follow(d, d.init())
	for range row {
		d = follow(d.update(pressed("j")))
	}
	return d.(*journal)
}

func TestJournalKeepsItsRowsWhenSomethingChanges(t *testing.T) {
	a := storeApp(t)
	d := journalOf(t, a, 120, 90)
	before, _ := d.batch()
	if _, err := a.desk.store.Note(t.Context(), "Deniz", comment(t, a, "Two").ID, "new"); err != nil {
		t.Fatal(err)
	}
	follow(d.update(changedMsg{}))
	if after, _ := d.batch(); after.ID != before.ID {
		t.Errorf("the focus went from batch %d to %d", before.ID, after.ID)
	}
	follow(d, d.init())
	for i := 1; i < len(d.batches); i++ {
		if d.batches[i].ID >= d.batches[i-1].ID {
			t.Fatalf("batch %d stands behind %d", d.batches[i].ID, d.batches[i-1].ID)
		}
	}
}

func TestLatePartOfTheJournalIsDropped(t *testing.T) {
	a := storeApp(t)
	d := journalOf(t, a, 120, 0)
	n := len(d.batches)
	d.update(a.desk.loadJournal(store.Cursor{ID: d.batches[10].ID}, journalRows)())
	if len(d.batches) != n {
		t.Errorf("%d batches, want %d: the part belongs behind the eleventh", len(d.batches), n)
	}
	head := a.desk.loadJournal(store.Cursor{}, 20)()
	d.update(head)
	if len(d.batches) != n {
		t.Errorf("%d batches, want %d: the newest ones take nothing away", len(d.batches), n)
	}
}
