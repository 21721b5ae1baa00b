package ui

import (
	tea "charm.land/bubbletea/v2"

	"tend/ui/keyboard"
	"tend/ui/phrase"
)

// press handles a key: the front dialog's, else the search line's while
// somebody types there, else the action it is bound to.
func (a *app) press(msg tea.KeyPressMsg) tea.Cmd {
	if msg.String() == "alt+esc" { // pressed twice, so quickly that they came together
		msg = tea.KeyPressMsg{Code: tea.KeyEscape}
	}
	if msg.String() == "ctrl+c" {
		return a.cancel()
	}
	if a.verb(keyboard.Form, msg) == "redraw" {
		return a.redraw()
	}
	if a.front() != nil {
		return tea.Batch(a.updateFront(msg), a.settle())
	}
	if a.search.typing {
		return tea.Batch(a.typeSearch(msg), a.settle())
	}
	if a.touring() {
		if cmd, taken := a.tourKey(msg); taken {
			return cmd
		}
	}
	if k, ok := a.action(a.verb(a.place().place(), msg)); ok {
		cmd := a.do(k)
		return tea.Batch(cmd, a.toured(k.Name))
	}
	a.tellWhere(msg)
	return nil
}

// tellWhere says where a key acts that does not act on what is in focus.
func (a *app) tellWhere(msg tea.KeyPressMsg) {
	for _, p := range []pane{commentsPane, postsPane, tasksPane, readingPane} {
		if k, ok := a.action(a.verb(p.place(), msg)); ok {
			a.tell(a.say("desk.key_elsewhere", "KEY", a.keys.Key(k.Name), "WORD", a.say(k.Word), "X", phrase.Places(a.words, k.Verb)))
			return
		}
	}
}

// do carries an action out, or says why it cannot be.
func (a *app) do(k action) tea.Cmd {
	if why := k.why(a); why != "" {
		a.tell(why)
		return nil
	}
	cmd := k.run(a)
	return tea.Batch(cmd, a.settle())
}

// paste hands pasted text to the one who is typing.
func (a *app) paste(msg tea.PasteMsg) tea.Cmd {
	switch {
	case a.front() != nil:
		return a.updateFront(msg)
	case a.search.typing:
		return tea.Batch(a.editSearch(msg), a.settle())
	}
	return nil
}

// place is what is in focus: the reading pane or a list.
func (a *app) place() pane {
	if a.reading {
		return readingPane
	}
	return a.focus
}

// cancel goes back from whatever is going on; when nothing is, it quits.
func (a *app) cancel() tea.Cmd {
	switch {
	case len(a.dialogs) > 0:
		return tea.Batch(a.closeDialogs(), a.settle())
	case a.search.typing:
		return tea.Batch(a.endSearch(), a.settle())
	case a.syncs.going != nil && !a.background.quiet:
		a.syncs.going.cancel()
		return nil
	}
	return a.quit()
}

// resize takes over the size of the window.
func (a *app) resize(width, height int) tea.Cmd {
	a.width, a.height = width, height
	return a.settle()
}
