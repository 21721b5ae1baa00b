package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// action is something that a key does: the one truth for what happens, the
// hint line and help.
type action struct {
	binding key.Binding
	panes   []pane // where the key exists; empty means everywhere
	help    string // what it does, a sentence part
	run     func(*app) tea.Cmd
	barred  func(*app) string // why it cannot act now, "" if it can; nil: it always can
}

// in reports whether the action exists in a pane.
func (k action) in(p pane) bool { return len(k.panes) == 0 || slices.Contains(k.panes, p) }

// why says why the action cannot act now; "" if it can.
func (k action) why(a *app) string {
	if k.barred == nil {
		return ""
	}
	return k.barred(a)
}

// keyed returns an action for keys, the first of which is shown.
func (e *env) keyed(word, help string, run func(*app) tea.Cmd, keys ...string) action {
	b := key.NewBinding(key.WithKeys(keys...), key.WithHelp(keys[0], e.say(word)))
	return action{binding: b, help: e.say(help), run: run}
}

// only says in which panes the action exists.
func (k action) only(panes ...pane) action {
	k.panes = panes
	return k
}

// unless says when the action cannot act.
func (k action) unless(barred func(*app) string) action {
	k.barred = barred
	return k
}

// newActions returns every action of the desk, in the order of the hint line.
// Actions of a pane come before those of the whole desk, so that a key may
// mean something of its own there.
func newActions(e *env) []action {
	return slices.Concat(taskActions(e), verdictActions(e), itemActions(e), deskActions(e), outboxActions(e), moveActions(e))
}

// itemActions are the verbs of posts and comments.
func itemActions(e *env) []action {
	items := []pane{postsPane, commentsPane, readingPane}
	lists := []pane{postsPane, commentsPane}
	return []action{
		e.keyed("keys.done", "keys.done_help", (*app).done, "e").only(items...).unless((*app).noTick),
		e.keyed("keys.wait", "keys.wait_help", (*app).wait, "w").only(items...).unless((*app).noItem),
		e.keyed("keys.task", "keys.task_help", (*app).addTask, "t").only(items...),
		e.keyed("keys.note", "keys.note_help", (*app).note, "n").only(items...).unless((*app).noItem),
		e.keyed("keys.select", "keys.select_help", (*app).toggle, "x", "space").only(lists...).unless((*app).noItem),
		e.keyed("keys.range", "keys.range_help", (*app).selectRange, "V").only(lists...).unless((*app).noItem),
		e.keyed("keys.all", "keys.all_help", (*app).selectAll, "X").only(lists...).unless((*app).noItem),
		e.keyed("keys.member", "keys.member_help", (*app).member, "m").only(items...).unless((*app).noMember),
		e.keyed("keys.browser", "keys.browser_help", (*app).browse, "o").only(items...).unless((*app).noURL),
		e.keyed("keys.links", "keys.links_help", (*app).chooseLink, "O").only(items...).unless((*app).noItem),
		e.keyed("keys.copy", "keys.copy_help", (*app).copyLink, "y").only(items...).unless((*app).noURL),
		e.keyed("keys.repeat", "keys.repeat_help", (*app).repeat, ".").only(items...).unless((*app).noRepeat),
		e.keyed("keys.order", "keys.order_help", (*app).changeOrder, "p").only(commentsPane, readingPane),
	}
}

// taskActions are the verbs of follow-up tasks.
func taskActions(e *env) []action {
	return []action{
		e.keyed("keys.done", "keys.task_done_help", (*app).finishTask, "e").only(tasksPane).unless((*app).noTask),
		e.keyed("keys.edit", "keys.task_edit_help", (*app).editTask, "i").only(tasksPane).unless((*app).noTask),
		e.keyed("keys.date", "keys.task_date_help", (*app).dateTask, "w").only(tasksPane).unless((*app).noTask),
		e.keyed("keys.delete", "keys.task_delete_help", (*app).deleteTask, "d").only(tasksPane).unless((*app).noTask),
		e.keyed("keys.task", "keys.task_new_help", (*app).addTask, "t").only(tasksPane),
		e.keyed("keys.about", "keys.task_about_help", (*app).enter, "enter").only(tasksPane).unless((*app).noAbout),
		e.keyed("keys.select", "keys.select_help", (*app).toggle, "x", "space").only(tasksPane).unless((*app).noTask),
		e.keyed("keys.range", "keys.range_help", (*app).selectRange, "V").only(tasksPane).unless((*app).noTask),
		e.keyed("keys.all", "keys.all_help", (*app).selectAll, "X").only(tasksPane).unless((*app).noTask),
	}
}

// deskActions are what the whole desk can do.
func deskActions(e *env) []action {
	return []action{
		e.keyed("keys.undo", "keys.undo_help", (*app).undo, "z", "ctrl+z"),
		e.keyed("keys.redo", "keys.redo_help", (*app).redo, "Z"),
		e.keyed("keys.search", "keys.search_help", (*app).startSearch, "/"),
		e.keyed("keys.views", "keys.views_help", (*app).chooseView, "f").unless((*app).noViews),
		e.keyed("keys.sync", "keys.sync_help", (*app).sync, "R"),
		e.keyed("keys.sources", "keys.sources_help", (*app).showSources, "S"),
		e.keyed("keys.journal", "keys.journal_help", (*app).showJournal, "L"),
		e.keyed("keys.handover", "keys.handover_help", (*app).showHandover, "H"),
		e.keyed("keys.overview", "keys.overview_help", (*app).showOverview, "v"),
		e.keyed("keys.help", "keys.help_help", (*app).showHelp, "?"),
		e.keyed("keys.redraw", "keys.redraw_help", (*app).redraw, "ctrl+l"),
		e.keyed("keys.quit", "keys.quit_help", (*app).quit, "q"),
	}
}

// moveActions are how one gets about.
func moveActions(e *env) []action {
	return []action{
		e.keyed("keys.down", "keys.down_help", (*app).down, "j", "down"),
		e.keyed("keys.up", "keys.up_help", (*app).up, "k", "up"),
		e.keyed("keys.first", "keys.first_help", (*app).first, "g", "home"),
		e.keyed("keys.last", "keys.last_help", (*app).last, "G", "end"),
		e.keyed("keys.half_down", "keys.half_down_help", (*app).halfDown, "ctrl+d", "pgdown"),
		e.keyed("keys.half_up", "keys.half_up_help", (*app).halfUp, "ctrl+u", "pgup"),
		e.keyed("keys.next", "keys.next_help", (*app).next, "J"),
		e.keyed("keys.previous", "keys.previous_help", (*app).previous, "K"),
		e.keyed("keys.open", "keys.open_help", (*app).enter, "enter").only(postsPane, commentsPane).unless((*app).noItem),
		e.keyed("keys.history", "keys.history_help", (*app).showHistory, "enter").only(readingPane).unless((*app).noHistory),
		e.keyed("keys.fold", "keys.fold_help", (*app).fold, "h", "left").only(readingPane),
		e.keyed("keys.unfold", "keys.unfold_help", (*app).unfold, "l", "right").only(readingPane),
		e.keyed("keys.next_pane", "keys.next_pane_help", (*app).nextPane, "tab"),
		e.keyed("keys.previous_pane", "keys.previous_pane_help", (*app).previousPane, "shift+tab"),
		e.keyed("keys.posts", "keys.posts_help", (*app).focusPosts, "1"),
		e.keyed("keys.comments", "keys.comments_help", (*app).focusComments, "2"),
		e.keyed("keys.tasks", "keys.tasks_help", (*app).focusTasks, "3"),
		e.keyed("keys.back", "keys.back_help", (*app).back, "esc"),
	}
}
