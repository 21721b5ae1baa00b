package linear

import (
	"tend/store"
	"tend/ui/phrase"
	"tend/ui/when"
)

// How much of something long is read out at once.
const (
	threadRows   = 60
	decisionRows = 20
	decisionsOut = 5
)

// read reads out what is in focus, in full.
func (d *desk) read() {
	if it, ok := d.item(); ok {
		d.readItem(it)
	}
}

// readItem reads out an item: what it is, its text, its thread, who wrote it,
// what was decided.
func (d *desk) readItem(it store.Item) {
	if it.Kind == store.KindPost {
		id := "linear.post_by"
		if it.Author == "" {
			id = "linear.post_unsigned"
		}
		d.say(id, "X", stop(d.title(it)), "WHO", phrase.Author(d.words, it), "DATE", d.day(it), "SOURCE", it.Source)
		d.tell(it)
		d.say("linear.end_post")
	} else {
		d.readComment(it)
	}
	if it.MemberID != 0 {
		m, err := d.store.Member(d.ctx, it.MemberID)
		if err != nil {
			d.fail(err)
			return
		}
		d.say("linear.person", "X", phrase.Member(d.words, m, d.now()))
		if m.Note != "" {
			d.out.line(sentence(d.words.Say("desk.person_note", "X", m.Note)))
		}
	}
	if it.Mark.Note != "" {
		d.say("linear.note_is", "X", it.Mark.Note)
	}
	d.decisions(it)
	d.tasksAbout(it)
}

// readComment reads out a comment: where it stands, its text, and how many
// others there are around it.
func (d *desk) readComment(it store.Item) {
	w := d.words
	state := map[store.Pending]string{store.PendingHeld: "linear.read_held", store.PendingOpen: "linear.read_open"}[it.Pending]
	if state == "" {
		state = "linear.read_other"
	}
	d.say(state, "X", phrase.Author(w, it), "DATE", d.day(it), "SOURCE", it.Source)
	if it.PostID != 0 {
		if post, err := d.store.Post(d.ctx, it.PostID); err == nil {
			d.say("linear.on_post", "X", phrase.PostTitle(w, post))
		}
	}
	d.tell(it)
	thread, err := d.store.Thread(d.ctx, it.PostID, it.ID, threadRows)
	if err != nil {
		d.fail(err)
		return
	}
	number := 0
	for i, c := range thread {
		if c.ID == it.ID {
			number = i + 1
		}
	}
	if len(thread) < 2 {
		d.say("linear.end_alone")
		return
	}
	d.say("linear.end_comment", "N", len(thread), "I", number, "KEY", d.keyOf("thread"))
}

// day is when an item was published, in full.
func (d *desk) day(it store.Item) string {
	if it.Published.IsZero() {
		return when.Ago(d.words, it.Published, d.now())
	}
	return when.Long(d.words, when.Moment{Time: it.Published, WholeDay: true}, d.now())
}

// keyOf is how the key that a verb has is read out.
func (d *desk) keyOf(name string) string { return d.words.Spell(d.keys.Key(name)) }

// decisions reads out what was decided about an author's items before.
func (d *desk) decisions(it store.Item) {
	all, err := d.store.DecisionsAbout(d.ctx, it.ID, decisionRows)
	if it.MemberID != 0 {
		all, err = d.store.DecisionsOn(d.ctx, it.MemberID, decisionRows)
	}
	switch {
	case err != nil:
		d.fail(err)
		return
	case len(all) == 0:
		d.say("linear.no_decisions")
		return
	}
	d.say("linear.decisions", "N", len(all))
	for i, decision := range all {
		if i == decisionsOut {
			break
		}
		d.out.line(sentence(when.Ago(d.words, decision.At, d.now()) + ", " + phrase.Decided(d.words, decision)))
	}
}

// tasksAbout reads out the tasks about an item.
func (d *desk) tasksAbout(it store.Item) {
	all, err := d.store.Tasks(d.ctx, store.TaskFilter{ItemID: it.ID}, store.Page{Limit: 10})
	if err != nil {
		d.fail(err)
		return
	}
	for _, t := range all {
		d.out.line(joined(sentence(d.words.Say("linear.task_here", "X", t.Title)), d.taskState(t)))
	}
}

// thread reads out all comments around the one in focus, or under the post.
func (d *desk) thread() {
	it, ok := d.item()
	if !ok {
		return
	}
	post, around := it.PostID, it.ID
	if it.Kind == store.KindPost {
		post, around = it.ID, 0
	}
	all, err := d.store.Thread(d.ctx, post, around, threadRows)
	switch {
	case err != nil:
		d.fail(err)
		return
	case len(all) == 0:
		d.say("desk.thread_none")
		return
	}
	for i, c := range all {
		if i > 0 {
			d.out.blank()
		}
		id := "linear.thread_row"
		if c.ID == it.ID {
			id = "linear.thread_this"
		}
		who := phrase.Author(d.words, c.Item)
		if c.Team {
			who += ", " + d.words.Say("desk.team")
		}
		d.say(id, "I", i+1, "N", len(all), "X", who, "AGO", when.Ago(d.words, c.Published, d.now()))
		if why := c.Folded(); why != "" && c.ID != d.told.item {
			d.say("reading.folded", "X", why)
			continue
		}
		d.out.text(c.Text.Body)
	}
	d.say("linear.end_thread")
}

// member reads out who wrote what is in focus.
func (d *desk) member() {
	it, ok := d.item()
	switch {
	case !ok:
	case it.MemberID == 0:
		d.say("desk.no_member")
	default:
		d.readMember(it.MemberID)
	}
}

// readMember reads out who somebody is, in every source where they are known:
// what volunteers keep about them, what they wrote last, what was decided.
func (d *desk) readMember(id int64) {
	person, err := d.store.Person(d.ctx, id)
	if err != nil {
		d.fail(err)
		return
	}
	w, m := d.words, person.Members[0]
	name := m.Name
	if m.Forgotten {
		name = w.Say("people.somebody")
	}
	d.out.line(joined(stop(name), stop(m.Source), sentence(phrase.Member(w, m, d.now()))))
	for _, other := range person.Members[1:] {
		d.out.line(sentence(w.Say("people.also", "X", w.Say("people.member_of", "X", other.Name, "Y", other.Source))))
	}
	if person.Note != "" {
		d.out.line(sentence(w.Say("desk.person_note", "X", person.Note)))
	}
	if len(person.Tags) > 0 {
		d.say("linear.tags", "X", list(w.Sorted(person.Tags)))
	}
	for _, s := range person.Suggested {
		why := w.Say("people.same_address")
		if s.Site {
			why = w.Say("people.same_site")
		}
		d.say("linear.same", "X", s.Name, "Y", s.Source, "WHY", why)
	}
	for _, one := range person.Members {
		if !d.lastOf(one) {
			return
		}
	}
	for _, one := range person.Members {
		d.decisions(store.Item{MemberID: one.ID})
	}
}

// lastOf reads out what a member wrote last; false if that cannot be read.
func (d *desk) lastOf(m store.Member) bool {
	all, err := d.store.Comments(d.ctx, store.Filter{MemberID: m.ID}, store.Page{Limit: 10})
	if err != nil {
		d.fail(err)
		return false
	}
	for _, c := range all {
		d.out.line(joined(d.state(c.Item), c.Excerpt))
	}
	return true
}
