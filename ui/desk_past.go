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

// memberLoadedMsg brings what is known of a member.
type memberLoadedMsg struct {
	member    store.Member
	comments  []store.Comment
	decisions []store.Decision
	tasks     []store.Task
	err       error
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

// loadMember reads what is known of a member: who it is, what they wrote last,
// and what was decided about that.
func (d *desk) loadMember(id int64) tea.Cmd {
	return func() tea.Msg {
		m := memberLoadedMsg{}
		m.err = d.readMember(id, &m)
		return m
	}
}

func (d *desk) readMember(id int64, m *memberLoadedMsg) (err error) {
	if m.member, err = d.store.Member(d.ctx, id); err != nil {
		return err
	}
	const last = 20
	if m.comments, err = d.store.Comments(d.ctx, store.Filter{MemberID: id}, store.Page{Limit: last}); err != nil {
		return err
	}
	if m.decisions, err = d.store.DecisionsOn(d.ctx, id, last); err != nil {
		return err
	}
	m.tasks, err = d.store.Tasks(d.ctx, store.TaskFilter{MemberID: id}, store.Page{Limit: last})
	return err
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
