package ui

import (
	"testing"
	"time"
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
