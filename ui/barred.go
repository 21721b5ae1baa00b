package ui

import (
	"tend/store"
	"tend/ui/browser"
)

// These say why an action cannot act now: a sentence with what to do instead,
// or "" if it can.

// noItem: there is no post or comment in focus.
func (a *app) noItem() string {
	if _, ok := a.item(); !ok {
		return a.say("desk.no_item")
	}
	return ""
}

// noTick: there is nothing in focus, or it is held at a site where we can
// decide: ticked off here it would be held there for ever.
func (a *app) noTick() string {
	it, ok := a.item()
	if !ok || a.selected() > 0 && !a.reading {
		return a.noItem()
	}
	if it.State == store.Held && a.decidable(it) {
		return a.say("mail.held")
	}
	return ""
}

// noMember: nothing is known of who wrote what is in focus.
func (a *app) noMember() string {
	switch it, ok := a.item(); {
	case !ok:
		return a.say("desk.no_item")
	case it.MemberID == 0:
		return a.say("desk.no_member")
	}
	return ""
}

// noURL: what is in focus has no address that a browser can open.
func (a *app) noURL() string {
	it, ok := a.item()
	if !ok {
		return a.say("desk.no_item")
	}
	if _, ok := browser.Safe(it.URL); !ok {
		return a.say("desk.no_url")
	}
	return ""
}

// noTask: there is no task in focus.
func (a *app) noTask() string {
	if _, ok := a.tasks.current(); !ok {
		return a.say("desk.no_task")
	}
	return ""
}

// noKeptTask: there is no task in focus, or only one that tend proposes.
func (a *app) noKeptTask() string {
	if why := a.noTask(); why != "" || len(a.tasks.marked) > 0 {
		return why
	}
	return a.onlyProposed()
}

// noRow: nothing is in focus in the list.
func (a *app) noRow() string {
	if a.focus == tasksPane {
		return a.noKeptTask()
	}
	return a.noItem()
}

// noAbout: the task in focus is about nothing.
func (a *app) noAbout() string {
	t, ok := a.tasks.current()
	switch {
	case !ok:
		return a.say("desk.no_task")
	case t.ItemID == 0 && t.MemberID == 0:
		return a.say("desk.no_about")
	}
	return ""
}

// noRepeat: nothing was done yet that could be repeated.
func (a *app) noRepeat() string {
	if a.again.run == nil {
		return a.say("desk.no_repeat")
	}
	return a.noRow()
}

// noHistory: what is in focus was not changed after a decision.
func (a *app) noHistory() string {
	if p := a.reader.pages[a.focusedSubject()]; !p.changed {
		return a.say("desk.no_history")
	}
	return ""
}
