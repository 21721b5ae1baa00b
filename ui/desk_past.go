package ui

import (
	tea "charm.land/bubbletea/v2"

	"tend/store"
)

// journalLoadedMsg brings a part of the journal, newest first: up to limit
// batches.
type journalLoadedMsg struct {
	after   store.Cursor
	limit   int
	batches []store.Batch
	err     error
}

// historyLoadedMsg brings an item's text and the older ones.
type historyLoadedMsg struct {
	id        int64
	text      store.Text
	revisions []store.Revision
	err       error
}

// journalRows is how many further batches of the journal are read at once.
const journalRows = 50

// loadJournal reads so many batches behind a place, the newest at first.
func (d *desk) loadJournal(after store.Cursor, limit int) tea.Cmd {
	return func() tea.Msg {
		batches, err := d.store.Journal(d.ctx, store.Page{After: after, Limit: limit})
		return journalLoadedMsg{after, limit, batches, err}
	}
}

// loadHistory reads an item's text and the older ones.
func (d *desk) loadHistory(id int64) tea.Cmd {
	return func() tea.Msg {
		m := historyLoadedMsg{id: id}
		if m.text, m.err = d.store.Text(d.ctx, id); m.err == nil {
			m.revisions, m.err = d.store.Revisions(d.ctx, id)
		}
		return m
	}
}
