package ui

import (
	tea "charm.land/bubbletea/v2"

	"tend/store"
)

// updateDesk handles what the desk answers, and what dialogs decided.
func (a *app) updateDesk(msg tea.Msg) tea.Cmd {
	cmd := a.updateAnswers(msg)
	return tea.Batch(cmd, a.settle())
}

// updateAnswers hands each message to the part of the screen it is for.
func (a *app) updateAnswers(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case changedMsg:
		return tea.Batch(a.reload(false), a.desk.watchOn())
	case deskLoadedMsg:
		return a.show(msg)
	case namesReadMsg:
		return a.named(msg)
	case pageLoadedMsg[store.Post]:
		joinPage(a, &a.posts, msg)
	case pageLoadedMsg[store.Comment]:
		joinPage(a, &a.comments, msg)
	case pageLoadedMsg[store.Task]:
		joinPage(a, &a.tasks, msg)
	case restedMsg:
		return a.rested(msg)
	case articleFetchedMsg:
		return a.articleFetched(msg)
	case readingLoadedMsg:
		a.read(msg)
	case viewsCountedMsg:
		return a.viewsCounted(msg)
	case missedMsg:
		a.missed(msg)
	case actedMsg:
		return a.acted(msg)
	case turnedMsg:
		return a.turned(msg)
	case syncProgressedMsg:
		return a.progress(msg)
	case syncTickedMsg:
		return a.syncTick()
	case syncEndedMsg:
		return a.synced(msg)
	case idsLoadedMsg:
		a.selectIDs(msg)
	case tickedMsg:
		return a.ticked(msg)
	case remindedMsg:
		return a.reminded(msg)
	case wakedMsg:
		return a.waked(msg)
	case sleptMsg:
		return a.woken(msg)
	case settingsReadMsg:
		return a.reread(msg)
	case indexedMsg:
		return a.indexed()
	case noBrowserMsg:
		a.tell(a.say("desk.no_browser"))
		a.status.loud = true
	case failedMsg:
		a.fail(msg.err)
	case toldMsg:
		a.tell(msg.said)
	case handoverWantedMsg:
		return a.writeHandover()
	default:
		return a.updateMail(msg)
	}
	return nil
}

// updateMail hands over what is about verdicts and replies on their way.
func (a *app) updateMail(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case mailSentMsg:
		return a.mailed(msg)
	case draftKeptMsg:
		a.draftKept(msg)
	case queuedMsg:
		return a.quitWithMail(msg)
	case sendAndQuitMsg:
		return a.sendAndQuit(msg.ids)
	case loggedInMsg:
		return a.loggedIn(msg)
	case stayedMsg:
		return a.sendDue()
	case verdictsChangedMsg:
		return a.verdictsChanged(msg)
	default:
		return a.updateChosen(msg)
	}
	return nil
}
