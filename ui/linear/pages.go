package linear

import (
	"time"

	"tend/store"
	"tend/ui/browser"
	"tend/ui/phrase"
	"tend/ui/when"
)

// sources says how each source is.
func (d *desk) sources() {
	all, err := d.store.Sources(d.ctx)
	if err != nil {
		d.fail(err)
		return
	}
	d.say("linear.sources", "N", len(all))
	w := d.words
	for _, src := range all {
		pulled := ""
		if !src.Health.Pulled.IsZero() {
			pulled = w.Say("linear.synced", "AGO", when.Ago(w, src.Health.Pulled, d.now()))
		}
		d.out.line(joined(
			sentence(phrase.State(w, src.Health.State)), stop(src.Name+", "+phrase.Kind(w, src.Kind)),
			sentence(phrase.Story(w, src, d.now())), pulled))
	}
}

// outbox says what is on its way, and what ended today.
func (d *desk) outbox() {
	live, err := d.store.Outbox(d.ctx, store.OutboxFilter{}, store.Page{Limit: 50})
	if err != nil {
		d.fail(err)
		return
	}
	now := d.now()
	midnight := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	ended, err := d.store.Outbox(d.ctx, store.OutboxFilter{
		States: []store.VerdictState{store.Sent, store.Overtaken}, Since: midnight,
	}, store.Page{Limit: 50})
	if err != nil {
		d.fail(err)
		return
	}
	if len(live)+len(ended) == 0 {
		d.say("mail.outbox_empty")
		return
	}
	for _, v := range append(live, ended...) {
		what := d.words.Say("mail.what_"+string(v.Act), "X", v.Subject)
		why := sentence(v.Answer)
		if v.Cause == store.CauseLogin || v.State == store.Overtaken {
			why = phrase.Odd(d.words, v, 1)
		}
		d.out.line(joined(sentence(d.verdictState(v.State)), sentence(what), stop(v.Source), why))
	}
}

// journal says what was done last.
func (d *desk) journal() {
	all, err := d.store.Journal(d.ctx, store.Page{Limit: 20})
	if err != nil {
		d.fail(err)
		return
	}
	if len(all) == 0 {
		d.say("sheets.journal_none")
		return
	}
	for _, b := range all {
		who := phrase.Who(d.words, b)
		undone := ""
		if b.Undone {
			undone = ", " + d.words.Say("sheets.journal_undone")
		}
		d.out.line(joined(
			sentence(when.Ago(d.words, b.At, d.now())),
			stop(who+", "+phrase.Deed(d.words, b, d.now())+": "+phrase.Subject(d.words, b)+undone)))
	}
}

// browse opens what is in focus in the browser.
func (d *desk) browse() {
	it, ok := d.item()
	if !ok {
		return
	}
	d.openURL(it.URL)
}

// address reads out where what is in focus stands on the web, on a line of its
// own, so that it can be taken from the terminal.
func (d *desk) address() {
	it, ok := d.item()
	if !ok {
		return
	}
	address, ok := browser.Safe(it.URL)
	if !ok {
		d.say("desk.no_url")
		return
	}
	d.out.line(address)
}

// openURL opens an address in the browser, if it is one that may be.
func (d *desk) openURL(address string) {
	address, ok := browser.Safe(address)
	if !ok {
		d.say("desk.no_url")
		return
	}
	d.say("desk.opened", "X", browser.Host(address))
	d.start(func() []string {
		if err := browser.Open(address); err != nil {
			return []string{d.words.Say("desk.no_browser")}
		}
		return nil
	}, func() {})
}

// cancel ends a sync that is going on; without one it leaves.
func (d *desk) cancel() {
	if d.syncing != nil {
		d.syncing()
		return
	}
	d.quit()
}
