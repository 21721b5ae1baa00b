package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/when"
)

// What dialogs answer when they close with a decision. The desk carries it out
// and shows it on its panes.
type (
	// waitChosenMsg: these items wait until then; a zero time means until
	// somebody answers.
	waitChosenMsg struct {
		items []store.Item
		until time.Time
	}
	// taskWrittenMsg: this task is to be kept; with an ID 0 it is new. Before it
	// was changed it was as was has it.
	taskWrittenMsg struct{ was, task store.Task }
	// taskDateChosenMsg: these tasks get another date; a zero moment is none.
	taskDateChosenMsg struct {
		tasks []store.Task
		due   when.Moment
	}
	// reminderChosenMsg: these tasks remind of themselves then; a zero time
	// takes their reminders away.
	reminderChosenMsg struct {
		tasks []store.Task
		at    time.Time
	}
	// assignChosenMsg: this one is to have these things; "" is nobody.
	assignChosenMsg struct {
		things store.Things
		whom   string
	}
	// checkTickedMsg: this line of a task's checklist, with these words, is to be
	// turned round.
	checkTickedMsg struct {
		id   int64
		line int
		text string
	}
	// tasksDroppedMsg: these tasks are to be deleted.
	tasksDroppedMsg struct{ tasks []store.Task }
	// noteWrittenMsg: this is the note on the item now; empty takes it away.
	noteWrittenMsg struct {
		item store.Item
		note string
	}
	// personChosenMsg: this is to be kept about a person.
	personChosenMsg struct{ keep tea.Cmd }
	// undoChosenMsg: what was done last is to be taken back.
	undoChosenMsg struct{}
	// batchRevokedMsg: this batch of the journal is to be taken back.
	batchRevokedMsg struct{ batch store.Batch }
	// linkChosenMsg: this address is to be opened in the browser.
	linkChosenMsg struct{ url string }
	// itemChosenMsg: this item is to be read.
	itemChosenMsg struct{ id int64 }
	// sourcesChosenMsg: these sources are to be synced; none means all.
	sourcesChosenMsg struct{ ids []int64 }
	// actionChosenMsg: this action is to be run where the focus is.
	actionChosenMsg struct{ action action }
	// quitChosenMsg: tend is to end.
	quitChosenMsg struct{}
	// demoChosenMsg: the sample community is to be opened instead.
	demoChosenMsg struct{}
)

// answered returns the command that brings an answer to the desk.
func answered(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }
