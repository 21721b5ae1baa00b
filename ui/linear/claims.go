package linear

import "tend/store"

// things returns what a verb for everything acts on, and what the only one is
// called. If there is nothing it is said; about many it asks first.
func (d *desk) things(verb string) (things store.Things, name string, ok bool) {
	if d.pane == tasks {
		things.Tasks, ok = d.chosenTasks(verb)
	} else {
		things.Items, ok = d.items(verb)
	}
	name = d.words.Say("desk.things", "N", len(things.Items)+len(things.Tasks))
	if len(d.chosen.all) == 0 {
		name = d.nameOf(d.at)
	}
	return things, name, ok
}

// claim takes what is selected or in focus, or lets go of what is in focus if
// the volunteer has it.
func (d *desk) claim() {
	mine := len(d.chosen.all) == 0 && (d.at.item.Mark.ClaimedBy == d.who || d.at.task.ClaimedBy == d.who)
	things, _, ok := d.things("follow.claim")
	switch {
	case !ok:
	case mine:
		d.act(d.store.ReleaseThings(d.ctx, d.who, things))
	default:
		d.again = (*desk).claim
		d.act(d.store.ClaimThings(d.ctx, d.who, things))
	}
}

// assign asks who is to have what is selected or in focus.
func (d *desk) assign() {
	things, name, ok := d.things("follow.assign")
	if !ok {
		return
	}
	known, err := d.store.Volunteers(d.ctx)
	if err != nil {
		d.fail(err)
		return
	}
	d.say("linear.assign", "X", name)
	if len(known) > 0 {
		d.say("linear.volunteers", "X", list(d.words.Sorted(known)))
	}
	whom, ok := d.line()
	switch {
	case !ok || whom == "":
		d.say("linear.as_before")
	case whom == "-":
		d.act(d.store.ReleaseThings(d.ctx, d.who, things))
	default:
		d.act(d.store.AssignThings(d.ctx, d.who, whom, things))
	}
}

// whoHas says who has a thing; "" if nobody does.
func (d *desk) whoHas(by string) string {
	switch by {
	case "":
		return ""
	case d.who:
		return sentence(d.words.Say("follow.mine"))
	}
	return sentence(d.words.Say("desk.reason_claimed", "X", by))
}
