package ui

import (
	tea "charm.land/bubbletea/v2"

	"tend/feeds"
	"tend/feeds/login"
	"tend/store"
)

// doorFoundMsg says how one logs in to a source, or why one cannot.
type doorFoundMsg struct {
	source store.Source
	door   feeds.Door
	err    error
}

// findDoor looks for a way to log in to a source.
func (d *desk) findDoor(src store.Source) tea.Cmd {
	return func() tea.Msg {
		door, err := d.feeds.FindDoor(d.ctx, src)
		return doorFoundMsg{src, door, err}
	}
}

// loggedInMsg says that a login was checked and is kept, or why not.
type loggedInMsg struct {
	source store.Source
	access feeds.Access
	err    error
}

// logIn checks a login and keeps it. A password that was not typed is that of
// the environment, or of the command that the settings name.
func (d *desk) logIn(src store.Source, door feeds.Door, user login.Basic, place login.Place) tea.Cmd {
	return func() tea.Msg {
		if user.Password == "" {
			var err error
			if user, place, err = d.feeds.Given(d.ctx, src, user.User); err != nil {
				return loggedInMsg{source: src, err: err}
			}
		}
		access, err := d.feeds.Login(d.ctx, src, door, user, place)
		return loggedInMsg{src, access, err}
	}
}

// openLogin opens the sheet on which one logs in to a source.
func (d *desk) openLogin(e *env, sourceID int64) tea.Cmd {
	return func() tea.Msg {
		src, err := d.store.Source(d.ctx, sourceID)
		if err == nil && d.feeds == nil {
			err = store.ErrNotFound
		}
		if err != nil {
			return failedMsg{err}
		}
		return dialogOpenedMsg{dialog: newLoginSheet(e, src)}
	}
}

// changeReply takes a reply back that has not arrived and opens it again to be
// written anew.
func (d *desk) changeReply(e *env, v store.Verdict) tea.Cmd {
	return d.inOrder(func() tea.Msg {
		if _, err := d.store.Drop(d.lasting(), d.who, v.ID); err != nil {
			return failedMsg{err}
		}
		if err := d.store.AddDraft(d.lasting(), d.who, v.ItemID, v.Text); err != nil { // also another volunteer's
			return failedMsg{err}
		}
		return d.readDraft(e, v.ItemID)
	})
}

// openDraft opens the sheet of a reply that was begun, wherever its comment
// stands now.
func (d *desk) openDraft(e *env, itemID int64) tea.Cmd {
	return d.inOrder(func() tea.Msg { return d.readDraft(e, itemID) })
}

// readDraft reads what the sheet of a reply shows that was begun.
func (d *desk) readDraft(e *env, itemID int64) tea.Msg {
	it, err := d.store.Item(d.ctx, itemID)
	if err != nil {
		return failedMsg{err}
	}
	src, err := d.store.Source(d.ctx, it.SourceID)
	if err != nil {
		return failedMsg{err}
	}
	return d.readReply(e, it, src)
}
