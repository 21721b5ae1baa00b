package ui

import (
	"testing"

	"tend/store"
)

// queuedIDs are the verdicts that have not left.
func (d *blogDesk) queuedIDs() []int64 {
	d.Helper()
	var ids []int64
	for _, v := range d.verdicts(store.Queued) {
		ids = append(ids, v.ID)
	}
	return ids
}

func TestSendNowSendsAllBeforeTendEnds(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta", "Ines")...)
	d.press("a", "a", "q")
	d.sees("Quit with 2")
	d.press("enter")
	if !d.ended || d.writes() != 2 {
		t.Errorf("ended %v after %d verdicts, want it to end after 2", d.ended, d.writes())
	}
}

func TestNobodyElseTakesWhatQuittingSends(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	d.press("a")
	ids := d.queuedIDs()
	_, last := d.Update(sendAndQuitMsg{ids})
	if err := d.desk.store.SendNow(t.Context(), ids...); err != nil { // the first thing that last does
		t.Fatal(err)
	}
	d.run(d.reload(false)) // the cache has changed
	if d.writes() != 0 {
		t.Fatal("a second round took the verdict; the first finds none and tend ends over it")
	}
	d.run(last)
	if !d.ended || d.writes() != 1 {
		t.Errorf("ended %v after %d verdicts, want it to end after 1", d.ended, d.writes())
	}
}

func TestQuittingWaitsForWhatIsBeingSent(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	d.press("a")
	d.mail.sending = true
	d.send(sendAndQuitMsg{d.queuedIDs()})
	if d.ended || d.writes() != 0 {
		t.Fatalf("ended %v, %d sent while another round goes on", d.ended, d.writes())
	}
	d.send(mailSentMsg{})
	if !d.ended || d.writes() != 1 {
		t.Errorf("ended %v after %d verdicts, want it to end after 1", d.ended, d.writes())
	}
}

func TestQuittingStopsASyncAndSends(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	d.press("a")
	sync := d.sync()
	d.send(sendAndQuitMsg{d.queuedIDs()})
	d.run(sync)
	if !d.ended || d.writes() != 1 || d.site.Status(8) != "approved" {
		t.Errorf("ended %v after %d verdicts, the site says %q", d.ended, d.writes(), d.site.Status(8))
	}
}

func TestFailedSendNowCanBeTriedAgain(t *testing.T) {
	d := openBlogDesk(t, heldComments("Jonas", "Marta")...)
	d.press("a")
	ids := d.queuedIDs()
	if err := d.desk.store.Close(); err != nil {
		t.Fatal(err)
	}
	d.send(sendAndQuitMsg{ids})
	if d.ended || d.mail.sending || !d.status.loud {
		t.Errorf("ended %v, sending %v, said %q; want it to say what is wrong and to go on", d.ended, d.mail.sending, d.status.said)
	}
}
