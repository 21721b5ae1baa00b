package ui

import (
	tea "charm.land/bubbletea/v2"

	"tend/store"
)

// journalLoadedMsg brings a page of the journal, newest first.
type journalLoadedMsg struct {
	after   store.Cursor
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

// journalRows is how many batches of the journal are read at once.
const journalRows = 50

// loadJournal reads the batches behind a place, the newest at first.
func (d *desk) loadJournal(after store.Cursor) tea.Cmd {
	return func() tea.Msg {
		batches, err := d.store.Journal(d.ctx, store.Page{After: after, Limit: journalRows})
		return journalLoadedMsg{after, batches, err}
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
