package linear

import (
	"slices"

	"tend/store"
	"tend/ui/keyboard"
	"tend/ui/phrase"
)

// mostSelected is how much can be selected at once, and askAbove the number
// above which a verb asks first.
const (
	mostSelected = 5000
	askAbove     = 20
)

// selection is what a verb acts on besides the row in focus.
type selection struct {
	all  []subject
	from row // where a range begins; no row if none is being drawn
}

func (s selection) empty() bool { return len(s.all) == 0 && s.from.subject == (subject{}) }

// add selects things that are not selected yet.
func (s *selection) add(rows ...row) {
	for _, r := range rows {
		if !slices.Contains(s.all, r.subject) {
			s.all = append(s.all, r.subject)
		}
	}
}

// choose selects the row in focus, or lets go of it.
func (d *desk) choose() {
	if d.at.subject == (subject{}) {
		d.hear()
		return
	}
	id := "linear.selected"
	if i := slices.Index(d.chosen.all, d.at.subject); i >= 0 {
		d.chosen.all = slices.Delete(d.chosen.all, i, i+1)
		id = "linear.let_go"
	} else {
		d.chosen.add(d.at)
	}
	d.say(id, "X", d.nameOf(d.at), "N", len(d.chosen.all))
}

// nameOf is what a row is called.
func (d *desk) nameOf(r row) string {
	if r.task.ID != 0 {
		return r.task.Title
	}
	return phrase.ItemName(r.item)
}

// chooseRange begins a range at the row in focus, or selects everything
// between its beginning and here.
func (d *desk) chooseRange() {
	from := d.chosen.from
	switch {
	case d.at.subject == (subject{}):
		d.hear()
	case from.subject == (subject{}):
		d.chosen.from = d.at
		d.say("linear.range", "KEY", d.keyOf("range"))
	default:
		rows, err := d.between(from, d.at)
		if err != nil {
			d.fail(err)
			return
		}
		d.chosen.from = row{}
		d.chosen.add(rows...)
		d.say("linear.selected_all", "N", len(d.chosen.all))
	}
}

// between returns the rows from one to another, whichever comes first.
func (d *desk) between(a, b row) ([]row, error) {
	for _, ends := range [][2]row{{a, b}, {b, a}} {
		rows, err := d.rows(store.Page{After: ends[0].cursor, Limit: mostSelected})
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(rows, func(r row) bool { return r.subject == ends[1].subject })
		if i >= 0 {
			return append([]row{ends[0]}, rows[:i+1]...), nil
		}
	}
	return []row{a, b}, nil // the same row, or one that has left since
}

// chooseAll selects the whole list, as far as it shows; when all of it is
// selected, nothing.
func (d *desk) chooseAll() {
	rows, err := d.rows(store.Page{Limit: mostSelected})
	switch {
	case err != nil:
		d.fail(err)
	case len(rows) == 0:
		d.hear()
	case len(d.chosen.all) >= len(rows):
		d.chosen = selection{}
		d.say("linear.none_selected")
	default:
		d.chosen = selection{}
		d.chosen.add(rows...)
		d.say("linear.selected_all", "N", len(d.chosen.all))
	}
}

// items returns what a verb for items acts on: what is selected, else the item
// in focus. If there is neither it is said; about many it asks first.
func (d *desk) items(verb string) ([]int64, bool) {
	if len(d.chosen.all) == 0 {
		it, ok := d.item()
		return []int64{it.ID}, ok
	}
	var ids []int64
	for _, s := range d.chosen.all {
		ids = append(ids, s.item)
	}
	return ids, d.sureOf(verb, len(ids))
}

// chosenTasks is items for tasks.
func (d *desk) chosenTasks(verb string) ([]int64, bool) {
	if len(d.chosen.all) == 0 {
		t, ok := d.task()
		return []int64{t.ID}, ok
	}
	var ids []int64
	for _, s := range d.chosen.all {
		ids = append(ids, s.task)
	}
	return ids, d.sureOf(verb, len(ids))
}

// sureOf asks before a verb acts on very many things.
func (d *desk) sureOf(verb string, n int) bool {
	if n <= askAbove {
		return true
	}
	d.say("linear.many", "N", n, "X", d.words.Say(verb))
	if key, ok := d.key(); ok && d.keys.Verb(keyboard.Question, key) == "confirm-many" {
		return true
	}
	d.say("linear.as_before")
	return false
}

// repeat does the last thing again, where the focus is now.
func (d *desk) repeat() {
	if d.again == nil {
		d.say("desk.no_repeat")
		return
	}
	d.again(d)
}
