package linear

import (
	"tend/store"
	"tend/ui/phrase"
	"tend/ui/when"
)

// begin says who sits where and what waits, and reads out the first row.
func (d *desk) begin() error {
	woke, err := d.store.Wake(d.ctx)
	if err != nil {
		return err
	}
	if err := d.greet(); err != nil {
		return err
	}
	if woke > 0 {
		d.say("desk.woke", "N", woke)
	}
	box, err := d.store.OutboxCounts(d.ctx)
	if err != nil {
		return err
	}
	if box.Earlier > 0 {
		d.say("mail.earlier", "N", box.Earlier)
	}
	d.suggested()
	d.visit(comments)
	return nil
}

// greet says the desk in numbers, and how fresh they are.
func (d *desk) greet() error {
	w, now := d.words, d.now()
	c, err := d.store.Counts(d.ctx)
	if err != nil {
		return err
	}
	all, err := d.store.Sources(d.ctx)
	if err != nil {
		return err
	}
	synced, err := d.store.LastSync(d.ctx)
	if err != nil {
		return err
	}
	pace, err := d.store.Pace(d.ctx, d.who)
	if err != nil {
		return err
	}
	if d.name == "" && len(all) > 0 {
		d.name = all[0].Name
	}
	d.said = c.Held + c.Open
	waits := w.Say("linear.nothing_waiting")
	if d.said > 0 {
		waits = sentence(w.Say("desk.waiting_long", "N", d.said, "COUNT", phrase.Capped(w, d.said), "AGE", when.For(w, c.Oldest, now), "SPAN", when.Span(w, workOf(pace, d.said))))
	}
	if d.name != "" {
		waits = stop(d.name) + " " + waits
	}
	d.out.line(waits)
	d.out.line(joined(
		sentence(d.counted("linear.new_posts", c.Posts)),
		d.tasksSentence(c),
		d.failingSentence(all)))
	switch {
	case len(all) == 0:
		d.say("linear.no_sources")
	case synced.IsZero():
		d.say("linear.never_synced")
	default:
		d.out.line(joined(w.Say("linear.synced", "AGO", when.Ago(w, synced, now)), w.Say("linear.all_keys", "KEY", d.keyOf("help"))))
	}
	return nil
}

// tasksSentence says how many tasks there are.
func (d *desk) tasksSentence(c store.Counts) string {
	said := d.counted("linear.tasks", c.Tasks)
	if c.Overdue > 0 {
		said += ", " + d.counted("desk.overdue", c.Overdue)
	}
	return sentence(said)
}

// failingSentence names the sources that fail; "" if none does.
func (d *desk) failingSentence(all []store.Source) string {
	var names []string
	for _, src := range all {
		if src.Health.State == store.Failing || src.Health.State == store.Stopped {
			names = append(names, src.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return sentence(d.words.Say("desk.sources_failing", "N", len(names)) + ": " + list(names))
}

// visit goes to a list, says how long it is and reads out its first row. What
// was selected in another list is let go of.
func (d *desk) visit(p pane) {
	d.pane, d.at, d.chosen = p, row{}, selection{}
	if err := d.settle(); err != nil {
		d.fail(err)
		return
	}
	d.out.blank()
	d.heading()
	if p == tasks && d.query.Empty() && !d.past {
		d.suggested()
	}
	d.hear()
}

// heading says what the list is called and what is in it.
func (d *desk) heading() {
	name := d.words.Say([...]string{posts: "linear.posts", comments: "linear.comments", tasks: "linear.tasks_name"}[d.pane])
	if d.pane == tasks && d.past {
		name = d.words.Say("linear.done_tasks")
	}
	c, err := d.store.Counts(d.ctx)
	switch {
	case err != nil:
		d.fail(err)
	case !d.query.Empty():
		d.say("linear.hits", "X", name, "N", d.total, "C", phrase.Capped(d.words, d.total), "WORDS", d.query.In(d.words.Lang()))
	case d.pane == comments && d.total > 0:
		w := d.words
		d.say("linear.comments_heading", "X", name, "N", phrase.Capped(w, d.total), "HELD", phrase.Capped(w, c.Held), "OPEN", phrase.Capped(w, c.Open))
	default:
		d.say("linear.heading", "X", name, "N", phrase.Capped(d.words, d.total))
	}
}

// move goes to the row that a page begins with, or says that there is none.
func (d *desk) move(p store.Page, none string) {
	found, err := d.goTo(p)
	switch {
	case err != nil:
		d.fail(err)
	case !found:
		d.say(none)
	default:
		d.hear()
	}
}

func (d *desk) down() { d.move(store.Page{After: d.at.cursor}, "linear.no_further") }

func (d *desk) up() {
	if d.at.subject == (subject{}) {
		d.say("linear.no_further")
		return
	}
	d.move(store.Page{Before: d.at.cursor}, "linear.no_before")
}

func (d *desk) first() { d.move(store.Page{}, "linear.empty") }

func (d *desk) last() { d.move(store.Page{Before: d.end()}, "linear.empty") }

// next goes to the next row that waits for somebody; on the desk all do.
func (d *desk) next() {
	d.skim(func(at store.Cursor) store.Page { return store.Page{After: at} }, "linear.none_waits")
}

// previous is next, backwards.
func (d *desk) previous() {
	d.skim(func(at store.Cursor) store.Page { return store.Page{Before: at} }, "linear.none_waited")
}

// skim goes on until a row waits for somebody.
func (d *desk) skim(page func(store.Cursor) store.Page, none string) {
	const most = 2000
	at := d.at.cursor
	for range most {
		if at == (store.Cursor{}) {
			break
		}
		r, found, err := d.firstOf(page(at))
		if err != nil {
			d.fail(err)
			return
		}
		if !found {
			break
		}
		if d.pane == tasks || r.item.Pending != store.NotPending {
			d.move(page(at), none)
			return
		}
		at = r.cursor
	}
	d.say(none)
}

// reorder changes between the five-minute order and the newest first.
func (d *desk) reorder() {
	id := "desk.order_urgent"
	if d.order == store.UrgentFirst {
		d.order, id = store.NewestFirst, "desk.order_newest"
	} else {
		d.order = store.UrgentFirst
	}
	d.say(id)
	d.at = row{}
	if err := d.settle(); err != nil {
		d.fail(err)
		return
	}
	d.hear()
}
