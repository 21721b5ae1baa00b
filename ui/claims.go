package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/phrase"
)

// chosenThings returns what a verb for everything acts on, how many of them the
// volunteer has already, and what the only one is called.
func (a *app) chosenThings() (things store.Things, mine int, name string) {
	if a.focus == tasksPane {
		for _, t := range a.chosenTasks() {
			things.Tasks, name = append(things.Tasks, t.ID), t.Title
			if t.ClaimedBy == a.volunteer {
				mine++
			}
		}
	} else {
		for _, it := range a.chosenItems() {
			things.Items, name = append(things.Items, it.ID), phrase.ItemName(it)
			if it.Mark.ClaimedBy == a.volunteer {
				mine++
			}
		}
	}
	if n := len(things.Items) + len(things.Tasks); n > 1 {
		name = a.say("desk.things", "N", n)
	}
	return things, mine, name
}

// claim takes what is chosen, or lets go of it if the volunteer has all of it.
func (a *app) claim() tea.Cmd {
	things, mine, _ := a.chosenThings()
	n := len(things.Items) + len(things.Tasks)
	if n == 0 {
		return nil
	}
	a.again.run = (*app).claim
	return a.ask(a.say("follow.claim"), n, func() tea.Cmd {
		a.beginClaim()
		if mine == n {
			return a.desk.release(things)
		}
		return a.desk.claim(things)
	})
}

// beginClaim counts an act whose rows stay where they are.
func (a *app) beginClaim() {
	a.saving++
	a.list().clear()
}

// assign asks who is to have what is chosen.
func (a *app) assign() tea.Cmd {
	things, _, name := a.chosenThings()
	if len(things.Items)+len(things.Tasks) == 0 {
		return nil
	}
	return a.open(newAssign(a.env, things, name))
}

// assigned gives things to somebody; to nobody lets go of them.
func (a *app) assigned(m assignChosenMsg) tea.Cmd {
	if len(m.things.Items)+len(m.things.Tasks) == 0 {
		return nil
	}
	a.again.run = func(a *app) tea.Cmd {
		things, _, _ := a.chosenThings()
		return a.assigned(assignChosenMsg{things: things, whom: m.whom})
	}
	a.beginClaim()
	return a.desk.assign(m.things, m.whom)
}

// claimedWord says who has a thing, the volunteer or somebody else.
func (e *env) claimedWord(by string) string {
	if by == e.volunteer {
		return e.say("follow.mine")
	}
	return e.say("desk.reason_claimed", "X", by)
}

// free bars an action while somebody else is at what is in focus, and else
// asks barred. Of what is selected each thing has its own answer.
func free(barred func(*app) string) func(*app) string {
	return func(a *app) string {
		if why := a.somebodyHas(); why != "" {
			return why
		}
		return barred(a)
	}
}

// somebodyHas says who else claimed what is in focus; "" if nobody did.
func (a *app) somebodyHas() string {
	if a.selected() > 0 && !a.reading {
		return ""
	}
	var by string
	var since time.Time
	if it, ok := a.item(); ok {
		by, since = it.Mark.ClaimedBy, it.Mark.Claimed
	} else if t, ok := a.tasks.current(); ok && a.focus == tasksPane {
		by, since = t.ClaimedBy, t.Claimed
	}
	if by == "" || by == a.volunteer || since.IsZero() || !a.now().Before(since.Add(store.ClaimTime)) {
		return ""
	}
	return a.whyNot(&store.EarlierError{Why: store.ErrClaimed, Act: store.ActClaim, By: by, At: since})
}
