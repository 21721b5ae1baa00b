package ui

import (
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/phrase"
)

// missedMsg is what became of the item that was in focus.
type missedMsg struct {
	before store.Item
	now    store.Item
	gone   bool // the cache has it no more
}

// renew takes over what the lists are now, and asks what became of the row in
// focus if it is not there any more and nobody here has acted on it.
func (a *app) renew(m deskLoadedMsg) tea.Cmd {
	before, had := a.item()
	a.posts.renew(m.posts, a.now())
	a.comments.renew(m.comments, a.now())
	a.tasks.renew(m.tasks, a.now())
	after, _ := a.item()
	if !had || after.ID == before.ID || a.front() != nil || slices.Contains(a.loading.own, before.ID) {
		return nil
	}
	return a.desk.whatBecame(before)
}

// whatBecame asks what an item is now.
func (d *desk) whatBecame(before store.Item) tea.Cmd {
	return func() tea.Msg {
		now, err := d.store.Item(d.ctx, before.ID)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return failedMsg{err}
		}
		return missedMsg{before, now, err != nil}
	}
}

// missed says why the row in focus left: somebody acted in another tend, or a
// sync has brought it.
func (a *app) missed(m missedMsg) {
	said := "desk.missed"
	switch now, was := m.now, m.before; {
	case m.gone:
		said = "desk.missed_gone"
	case now.Verdict != nil && (was.Verdict == nil || now.Verdict.ID != was.Verdict.ID), !now.Mark.At.Equal(was.Mark.At):
		said = "desk.elsewhere"
	case now.Pending != store.NotPending:
		said = "desk.missed_moved"
	}
	a.tell(a.say(said, "X", phrase.ItemName(m.before), "SOURCE", m.before.Source))
}
