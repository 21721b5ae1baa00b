package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/ui/keyboard"
)

// action is a verb of the desk with what it does: the one truth for what
// happens, the hint line, help and the palette. Its keys are in env.keys.
type action struct {
	keyboard.Verb
	run    func(*app) tea.Cmd
	barred func(*app) string // why it cannot act now, "" if it can; nil: it always can
}

// in reports whether the action exists in a pane.
func (k action) in(p pane) bool { return k.In(p.place()) }

// why says why the action cannot act now; "" if it can.
func (k action) why(a *app) string {
	if k.barred == nil {
		return ""
	}
	return k.barred(a)
}

// unless says when the action cannot act.
func (k action) unless(barred func(*app) string) action {
	k.barred = barred
	return k
}

// place is what a pane is called where keys are given a meaning.
func (p pane) place() keyboard.Place {
	switch p {
	case postsPane:
		return keyboard.Posts
	case commentsPane:
		return keyboard.Comments
	case tasksPane:
		return keyboard.Tasks
	}
	return keyboard.Reading
}

// newActions returns every action of the desk, in the order of keyboard.Verbs.
func newActions() []action {
	all := slices.Concat(verdictActions(), itemActions(), taskActions(), deskActions(), moveActions(), choreActions())
	var sorted []action
	for _, v := range keyboard.Verbs() {
		if i := slices.IndexFunc(all, func(k action) bool { return k.Name == v.Name }); i >= 0 {
			all[i].Verb = v
			sorted = append(sorted, all[i])
		}
	}
	return sorted
}

// does returns the action of a verb.
func does(name string, run func(*app) tea.Cmd) action {
	return action{Verb: keyboard.Verb{Name: name}, run: run}
}

// itemActions are the verbs of posts and comments.
func itemActions() []action {
	return []action{
		does("done", (*app).done).unless(free((*app).noTick)),
		does("wait", (*app).wait).unless(free((*app).noItem)),
		does("task", (*app).addTask),
		does("note", (*app).note).unless((*app).noItem),
		does("claim", (*app).claim).unless((*app).noRow),
		does("assign", (*app).assign).unless((*app).noRow),
		does("reopen", (*app).reopen).unless((*app).notHandled),
		does("select", (*app).toggle).unless((*app).noRow),
		does("range", (*app).selectRange).unless((*app).noRow),
		does("all", (*app).selectAll).unless((*app).noRow),
		does("member", (*app).member).unless((*app).noMember),
		does("browser", (*app).browse).unless((*app).noURL),
		does("links", (*app).chooseLink).unless((*app).noItem),
		does("full", (*app).fullPost).unless((*app).noFull),
		does("copy", (*app).copyLink).unless((*app).noURL),
		does("reason", (*app).giveReason).unless((*app).noRefusal),
		does("repeat", (*app).repeat).unless((*app).noRepeat),
		does("order", (*app).changeOrder),
	}
}

// taskActions are the verbs of follow-up tasks.
func taskActions() []action {
	return []action{
		does("task-done", (*app).finishTask).unless(free((*app).noKeptTask)),
		does("task-edit", (*app).editTask).unless((*app).noKeptTask),
		does("task-date", (*app).dateTask).unless(free((*app).noKeptTask)),
		does("task-delete", (*app).deleteTask).unless((*app).noTask),
		does("task-remind", (*app).remindTask).unless((*app).isDone),
		does("task-check", (*app).checkTask).unless((*app).noChecklist),
		does("task-past", (*app).turnPast),
		does("task-reopen", (*app).reopenTask).unless((*app).notDone),
		does("task-new", (*app).newTask),
		does("task-about", (*app).enter).unless((*app).noAbout),
	}
}

// deskActions are what the whole desk can do.
func deskActions() []action {
	return []action{
		does("undo", (*app).undo),
		does("redo", (*app).redo),
		does("search", (*app).startSearch),
		does("views", (*app).chooseView).unless((*app).noViews),
		does("sync", (*app).sync),
		does("sources", (*app).showSources),
		does("outbox", (*app).showOutbox),
		does("journal", (*app).showJournal),
		does("handover", (*app).showHandover),
		does("overview", (*app).showOverview),
		does("help", (*app).showHelp),
		does("redraw", (*app).redraw),
		does("quit", (*app).quit),
	}
}

// moveActions are how one gets about.
func moveActions() []action {
	return []action{
		does("down", (*app).down),
		does("up", (*app).up),
		does("first", (*app).first),
		does("last", (*app).last),
		does("half-down", (*app).halfDown),
		does("half-up", (*app).halfUp),
		does("next", (*app).next),
		does("previous", (*app).previous),
		does("open", (*app).enter).unless((*app).noItem),
		does("history", (*app).showHistory).unless((*app).noHistory),
		does("fold", (*app).fold).unless((*app).noReading),
		does("unfold", (*app).unfold).unless((*app).noReading),
		does("next-pane", (*app).nextPane),
		does("previous-pane", (*app).previousPane),
		does("posts", (*app).focusPosts),
		does("comments", (*app).focusComments),
		does("tasks", (*app).focusTasks),
		does("back", (*app).back),
	}
}

// action returns the action of that name.
func (a *app) action(name string) (action, bool) {
	i := slices.IndexFunc(a.actions, func(k action) bool { return k.Name == name })
	if i < 0 {
		return action{}, false
	}
	return a.actions[i], true
}

// bound is an action as the hint line shows it: the key that it really has,
// and its word.
func (e *env) bound(k action) key.Binding { return e.binding(e.keys.Key(k.Name), e.say(k.Word)) }
