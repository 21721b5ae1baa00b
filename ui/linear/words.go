package linear

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"tend/store"
	"tend/ui/phrase"
	"tend/ui/when"
)

// sentence makes a sentence of words: a capital at the beginning, a full stop
// at the end.
func sentence(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return stop(string(unicode.ToUpper(r)) + s[size:])
}

// stop ends a name or title like a sentence, unless it has an end of its own.
func stop(s string) string {
	last, _ := utf8.DecodeLastRuneInString(s)
	if s == "" || strings.ContainsRune(".?!…:", last) {
		return s
	}
	return s + "."
}

// oneStop takes away the full stop of a sentence that ends with a title's own
// end.
func oneStop(s string) string {
	return strings.NewReplacer("?.", "?", "!.", "!", "….", "…").Replace(s)
}

// joined puts sentences into one line; empty ones are left out.
func joined(all ...string) string {
	var said []string
	for _, s := range all {
		if s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, " ")
}

// list puts names behind each other.
func list(names []string) string { return strings.Join(names, ", ") }

// counted says a count of things, which may be capped.
func (d *desk) counted(id string, n int) string {
	return d.words.Say(id, "N", n, "X", phrase.Capped(d.words, n))
}

// workOf is how long so many things take.
func workOf(pace time.Duration, n int) time.Duration { return pace * time.Duration(n) }

// hear reads the row in focus out: where it stands, its state, who, why. Its
// first words follow the first time.
func (d *desk) hear() {
	if d.at.subject == (subject{}) && d.pane == tasks && d.past {
		d.say("follow.none_done")
		return
	}
	if d.at.subject == (subject{}) && !d.query.Empty() {
		d.say("linear.empty")
		return
	}
	if d.at.subject == (subject{}) {
		d.say([...]string{posts: "desk.all_read", comments: "linear.no_comments", tasks: "linear.no_tasks"}[d.pane])
		return
	}
	position := sentence(d.words.Say("desk.position", "N", phrase.Capped(d.words, d.number), "ALL", phrase.Capped(d.words, d.total)))
	switch d.pane {
	case tasks:
		d.out.line(joined(position, d.taskState(d.at.task), stop(d.at.task.Title), d.about(d.at.task), d.whoHas(d.at.task.ClaimedBy)))
	case posts:
		d.out.line(joined(position, d.postState(d.at.item), stop(d.title(d.at.item)), d.postMore()))
	default:
		d.out.line(joined(position, d.state(d.at.item), d.author(d.at.item), d.reasons(d.at.item), d.verdict(d.at.item)))
		if !d.heard[d.at.subject] {
			d.excerpt(d.at.item)
		}
	}
	d.heard[d.at.subject] = true
}

// excerpt reads out the first words of an item, or that they are folded.
func (d *desk) excerpt(it store.Item) {
	if why := it.Folded(); why != "" {
		d.say("reading.aloud_held_back", "X", why)
		return
	}
	d.out.text(it.Excerpt)
}

// state says in which way a comment is pending and for how long, or what has
// become of it.
func (d *desk) state(it store.Item) string {
	w, since := d.words, when.For(d.words, it.Published, d.now())
	late := ""
	if it.Late && it.Pending != store.NotPending {
		late = w.Say("linear.late")
	}
	switch {
	case it.Pending == store.PendingHeld || it.State == store.Held:
		return sentence(w.Say("linear.held", "FOR", since) + late)
	case it.Pending == store.PendingOpen:
		return sentence(w.Say("linear.open", "FOR", since) + late)
	case it.State == store.Spam, it.State == store.Trash, it.State == store.Gone:
		return sentence(w.Say("linear.state_" + it.State.String()))
	case !it.Mark.WaitUntil.IsZero() || it.Mark.WaitAnswer:
		return sentence(w.Say("linear.state_waiting"))
	case !it.Mark.Done.IsZero():
		return sentence(w.Say("linear.state_done"))
	}
	return sentence(when.Ago(w, it.Published, d.now()))
}

// postState says since when a post is new.
func (d *desk) postState(it store.Item) string {
	if it.Pending == store.PendingNew {
		return sentence(d.words.Say("linear.new", "FOR", when.For(d.words, it.Published, d.now())))
	}
	return sentence(when.Ago(d.words, it.Published, d.now()))
}

// postMore says where the post in focus is and how many comments it has.
func (d *desk) postMore() string {
	more := d.at.item.Source
	if d.at.comments > 0 {
		more += ", " + d.counted("sheets.comments", d.at.comments)
	}
	return stop(more)
}

// title is what a post is called.
func (d *desk) title(it store.Item) string { return phrase.PostTitle(d.words, store.Post{Item: it}) }

// author says who wrote a comment, and whether they are known here.
func (d *desk) author(it store.Item) string {
	w, said := d.words, phrase.Author(d.words, it)
	if it.Reasons.Has(store.Newcomer) {
		said += ", " + w.Say("desk.reason_newcomer")
	}
	if it.Reasons.Has(store.Returning) {
		said += ", " + w.Say("desk.reason_returning")
	}
	if it.Team {
		said += ", " + w.Say("desk.team")
	}
	return stop(said)
}

// reasons says why else a comment is on the desk, the strongest first.
func (d *desk) reasons(it store.Item) string {
	w, r := d.words, it.Reasons
	var said []string
	add := func(has bool, word string) {
		if has {
			said = append(said, sentence(word))
		}
	}
	add(r.Has(store.Refused), w.Say("desk.reason_refused"))
	if has := d.whoHas(it.Mark.ClaimedBy); has != "" {
		said = append(said, has)
	}
	add(r.Has(store.Reopened), w.Say("desk.reason_reopened"))
	add(r.Has(store.Changed), w.Say("desk.reason_changed"))
	add(r.Has(store.Waited), w.Say("desk.reason_waited"))
	for _, m := range it.Markers {
		add(m.Word != "", m.Word)
	}
	add(r.Has(store.Link), w.Say("desk.reason_links", "N", r.Links))
	add(r.Has(store.Question), w.Say("desk.reason_question"))
	return strings.Join(said, " ")
}

// verdict says what is on its way about a comment; "" if nothing is.
func (d *desk) verdict(it store.Item) string {
	if it.Verdict == nil {
		return ""
	}
	return sentence(d.words.Say("linear.on_its_way", "X", d.verdictState(it.Verdict.State)))
}

// verdictState is how far a verdict has come, in a word.
func (d *desk) verdictState(s store.VerdictState) string {
	return d.words.Say("linear.verdict_" + string(s))
}

// taskState says until when a task is to be done, or when it was.
func (d *desk) taskState(t store.Task) string {
	if !t.Done.IsZero() {
		return sentence(d.words.Say("linear.done_ago", "AGO", when.Ago(d.words, t.Done, d.now())))
	}
	if t.Due.IsZero() {
		return sentence(d.words.Say("sheets.due_none"))
	}
	day := when.Near(d.words, when.Moment{Time: t.Due, WholeDay: t.WholeDay}, d.now())
	if t.Overdue(d.now()) {
		return d.words.Say("linear.overdue", "DATE", day)
	}
	return d.words.Say("linear.due", "DATE", day)
}

// about says what a task is about; "" if nothing in particular.
func (d *desk) about(t store.Task) string {
	if t.About == "" {
		return ""
	}
	return sentence(d.words.Say("linear.about", "X", t.About))
}
