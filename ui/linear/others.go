package linear

import (
	"tend/store"
	"tend/ui/phrase"
)

// The number of others' acts that are named, and up to which they are counted.
const (
	othersNamed   = 3
	othersCounted = 200
)

// listen begins to hear what others do to the cache. Where nobody sits there is
// nobody to tell.
func (d *desk) listen() error {
	last, err := d.store.Journal(d.ctx, store.Page{Limit: 1})
	if err != nil {
		return err
	}
	if len(last) > 0 {
		d.known = last[0].ID
	}
	if d.in.manner != Script {
		d.seen = d.store.Changes(d.ctx)
	}
	return nil
}

// notice announces what others did and brought since the last time, and finds
// the row in focus again. What is being read goes on.
func (d *desk) notice() {
	all, err := d.store.Journal(d.ctx, store.Page{Limit: othersCounted})
	if err != nil {
		d.fail(err)
		return
	}
	var theirs []store.Batch
	for _, b := range all {
		if b.ID <= d.known {
			break
		}
		if b.Volunteer != d.who {
			theirs = append(theirs, b)
		}
	}
	if len(all) > 0 {
		d.known = max(d.known, all[0].ID)
	}
	for i := len(theirs) - 1; i >= max(0, len(theirs)-othersNamed); i-- {
		d.news = append(d.news, d.byOther(theirs[i]))
	}
	if n := len(theirs) - othersNamed; n > 0 {
		d.news = append(d.news, d.words.Say("linear.others_more", "N", n))
	}
	if d.syncing != nil { // it says itself what it brought
		return
	}
	c, err := d.store.Counts(d.ctx)
	if err != nil {
		d.fail(err)
		return
	}
	if n := c.Held + c.Open; n > d.said && len(theirs) == 0 {
		d.news = append(d.news, sentence(d.counted("linear.more_waiting", n-d.said)))
		d.said = n
	}
	d.refresh()
}

// byOther says what somebody else did: "Deniz, approved: Jonas Albrecht."
func (d *desk) byOther(b store.Batch) string {
	return stop(phrase.Who(d.words, b) + ", " + phrase.Deed(d.words, b, d.now()) + ": " + phrase.Subject(d.words, b))
}
