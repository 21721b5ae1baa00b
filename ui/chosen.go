package ui

import (
	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/when"
)

// updateChosen carries out what dialogs decided.
func (a *app) updateChosen(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case waitChosenMsg:
		return a.waitChosen(msg)
	case taskWrittenMsg:
		a.saving++
		if msg.task.ID != 0 {
			return a.desk.editTask(msg.was, msg.task)
		}
		return a.desk.addTask(msg.task)
	case taskDateChosenMsg:
		return a.dateChosen(msg)
	case reminderChosenMsg:
		return a.reminderChosen(msg)
	case assignChosenMsg:
		return a.assigned(msg)
	case checkTickedMsg:
		a.saving++
		return a.desk.tickCheck(msg)
	case tasksDroppedMsg:
		t := taken{tasks: true, ids: taskIDs(msg.tasks), verb: a.say("keys.delete")}
		a.take(t)
		return a.desk.deleteTasks(t)
	case noteWrittenMsg:
		a.saving++
		return a.desk.note(msg.item.ID, msg.note)
	case reasonGivenMsg:
		a.saving++
		return a.desk.giveReason(msg.batch, msg.reason)
	case personChosenMsg:
		a.saving++
		return msg.keep
	case undoChosenMsg:
		return a.undo()
	case batchRevokedMsg:
		return a.desk.undoBatch(msg.batch.ID)
	case replyWrittenMsg:
		return a.replyWritten(msg)
	case replyFailedMsg:
		return a.replyFailed(msg)
	case barChosenMsg:
		return a.showBehind(msg)
	case viewChosenMsg:
		return a.showView(msg.name)
	case viewNamedMsg:
		return a.desk.keep(msg.view)
	case viewKeptMsg:
		return a.viewKept(msg)
	case linkChosenMsg:
		return a.openURL(msg.url)
	case itemChosenMsg:
		return a.itemChosen(msg.id)
	case sourcesChosenMsg:
		return a.syncSources(msg.ids)
	case commandChosenMsg:
		return a.commandChosen(msg)
	case fileWrittenMsg:
		a.fileWritten(msg)
	case checkedMsg:
		a.checked(msg)
	case actionChosenMsg:
		return a.do(msg.action)
	case quitChosenMsg:
		return a.leave()
	case demoChosenMsg:
		a.demo = true
		return a.leave()
	}
	return nil
}

// dateChosen gives tasks another date, all in one act.
func (a *app) dateChosen(m taskDateChosenMsg) tea.Cmd {
	a.saving++
	due := store.Due{At: m.due.Time, WholeDay: m.due.WholeDay, Zone: when.Zone(a.now())}
	return a.desk.postponeTasks(due, taskIDs(m.tasks))
}

// itemChosen goes to an item that a dialog named, if a list shows it.
func (a *app) itemChosen(id int64) tea.Cmd {
	kept := a.closeDialogs()
	if i := a.comments.index(id); i >= 0 {
		a.focus = commentsPane
		a.comments.moveTo(i)
		return tea.Batch(kept, a.readInFull())
	}
	if i := a.posts.index(id); i >= 0 {
		a.focus = postsPane
		a.posts.moveTo(i)
		return tea.Batch(kept, a.readInFull())
	}
	a.tell(a.say("desk.not_listed"))
	return kept
}

// selectIDs selects rows whose IDs were read from the store, unless the list
// shows something else by now.
func (a *app) selectIDs(m idsLoadedMsg) {
	if now := a.asked(); m.asked.query.String() != now.query.String() || m.asked.past != now.past {
		return
	}
	if m.err != nil {
		a.fail(m.err)
		return
	}
	marked := a.comments.marked
	if m.pane == postsPane {
		marked = a.posts.marked
	}
	if m.pane == tasksPane {
		marked = a.tasks.marked
	}
	for _, id := range m.ids {
		if id < 0 {
			continue // only proposed
		}
		marked[id] = true
	}
	a.tellSelected()
}

// toggle selects the row in focus, or lets go of it.
func (a *app) toggle() tea.Cmd {
	a.list().toggle()
	a.tellSelected()
	return nil
}

// selectRange begins a range at the row in focus, or ends it.
func (a *app) selectRange() tea.Cmd {
	a.list().draw()
	a.tellSelected()
	return nil
}

// selectAll selects every row of the list, also those that are not read yet;
// when all are selected, none.
func (a *app) selectAll() tea.Cmd {
	if n := a.selected(); n > 0 && n >= a.total() {
		a.list().clear()
		a.tellSelected()
		return nil
	}
	return a.desk.allIDs(a.focus, a.asked())
}

// selected is how many rows of the list in focus are selected.
func (a *app) selected() int {
	switch a.focus {
	case postsPane:
		return len(a.posts.marked)
	case tasksPane:
		return len(a.tasks.marked)
	}
	return len(a.comments.marked)
}

// total is how many rows the list in focus has.
func (a *app) total() int {
	_, all := a.position()
	return all
}

// tellSelected says what is selected: how many, and of which kind.
func (a *app) tellSelected() {
	n := a.selected()
	switch {
	case n == 0:
		a.tell("")
		return
	case a.focus == postsPane:
		a.tell(a.say("desk.posts_selected", "N", n))
		return
	case a.focus == tasksPane:
		a.tell(a.say("desk.tasks_selected", "N", n))
		return
	}
	held, known := 0, 0
	for _, c := range a.comments.rows {
		if a.comments.marked[c.ID] {
			known++
		}
		if a.comments.marked[c.ID] && c.Pending == store.PendingHeld {
			held++
		}
	}
	switch {
	case held == 0, known < n: // of rows that are not read yet nothing is said
		a.tell(a.say("desk.comments_selected", "N", n))
	case held == n:
		a.tell(a.say("desk.comments_selected_held", "N", n))
	default:
		a.tell(a.say("desk.comments_selected_mixed", "N", n, "HELD", held))
	}
}

// changeOrder changes between the five-minute order and the order of arrival.
func (a *app) changeOrder() tea.Cmd {
	if a.order == store.UrgentFirst {
		a.order = store.NewestFirst
		a.tell(a.say("desk.order_newest"))
	} else {
		a.order = store.UrgentFirst
		a.tell(a.say("desk.order_urgent"))
	}
	a.comments.rows, a.comments.at, a.comments.top = nil, 0, 0 // what is first now comes into focus
	return a.reload(true)
}

// member opens the page of who wrote what is in focus.
func (a *app) member() tea.Cmd {
	it, _ := a.item()
	return a.open(newMember(a.env, it.MemberID))
}

// showHistory opens the older texts of what is in focus.
func (a *app) showHistory() tea.Cmd {
	it, _ := a.item()
	return a.open(newHistory(a.env, it))
}

func (a *app) showSources() tea.Cmd { return a.open(newSourcesPage(a.env)) }

func (a *app) showJournal() tea.Cmd { return a.open(newJournal(a.env)) }

func (a *app) showHelp() tea.Cmd { return a.open(newHelp(a.env, a)) }

func (a *app) redraw() tea.Cmd {
	a.line.shown = nil
	return tea.ClearScreen
}
