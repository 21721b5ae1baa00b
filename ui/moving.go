package ui

import (
	tea "charm.land/bubbletea/v2"

	"tend/store"
)

// rowMover is what moving about needs of a list.
type rowMover interface {
	move(n int)
	moveTo(i int)
	length() int
	nextOpen(step int, handled func(id int64) bool) bool
	toggle()
	draw()
	clear() bool
	chosen(reading bool) []int64
	wheel(n, shown int)
	screenTop() int
	focusRow() int
}

// length returns how many rows the window has.
func (l *list[T]) length() int { return len(l.rows) }

// nextOpen puts the focus on the next row in a direction that is not handled.
// Where none is known but there are rows that were not read yet, it goes as far
// as it can. It returns false if there is none.
func (l *list[T]) nextOpen(step int, handled func(id int64) bool) bool {
	for i := l.at + step; i >= 0 && i < len(l.rows); i += step {
		if id := l.id(l.rows[i]); l.taken[id] == "" && !handled(id) {
			l.moveTo(i)
			return true
		}
	}
	switch {
	case step > 0 && l.more && l.at < len(l.rows)-1:
		l.moveTo(len(l.rows) - 1)
		return true
	case step < 0 && l.before > 0 && l.at > 0:
		l.moveTo(0)
		return true
	}
	l.sortIn()
	return false
}

// list returns the list in focus.
func (a *app) list() rowMover { return a.rows(a.focus) }

// step moves the focus, or scrolls what is read.
func (a *app) step(n int) tea.Cmd {
	if a.reading {
		a.reader.top = max(0, a.reader.top+n)
		return nil
	}
	a.list().move(n)
	return nil
}

func (a *app) down() tea.Cmd { return a.step(1) }

func (a *app) up() tea.Cmd { return a.step(-1) }

func (a *app) halfDown() tea.Cmd { return a.step(a.half()) }

func (a *app) halfUp() tea.Cmd { return a.step(-a.half()) }

// half is half of what is shown of the pane in focus.
func (a *app) half() int {
	if a.reading {
		return max(1, a.readingRoom()/2)
	}
	return max(1, a.shown(a.focus)/2)
}

// first goes to the beginning of the list, or of what is read.
func (a *app) first() tea.Cmd {
	if a.reading {
		a.reader.top = 0
		return nil
	}
	if a.list().length() > 0 && a.windowMoved() {
		a.list().moveTo(0)
		return a.reload(true)
	}
	a.list().moveTo(0)
	return nil
}

// windowMoved reports whether the list in focus is shown from further back
// than its beginning.
func (a *app) windowMoved() bool {
	switch a.focus {
	case postsPane:
		return a.posts.start != store.Cursor{}
	case tasksPane:
		return a.tasks.start != store.Cursor{}
	}
	return a.comments.start != store.Cursor{}
}

// last goes to the end of the list, or of what is read.
func (a *app) last() tea.Cmd {
	if a.reading {
		a.reader.top = len(a.reader.lines)
		return nil
	}
	a.list().moveTo(a.list().length() - 1)
	q, seq := a.asked(), a.loading.seq
	switch {
	case a.search.on:
	case a.focus == postsPane && a.posts.more:
		return a.desk.morePosts(seq, q, tail, descendingEnd())
	case a.focus == commentsPane && a.comments.more && a.order == store.UrgentFirst:
		return a.desk.moreComments(seq, q, tail, ascendingEnd())
	case a.focus == commentsPane && a.comments.more:
		return a.desk.moreComments(seq, q, tail, descendingEnd())
	case a.focus == tasksPane && a.tasks.more && a.past:
		return a.desk.moreTasks(seq, q, tail, descendingEnd())
	case a.focus == tasksPane && a.tasks.more:
		return a.desk.moreTasks(seq, q, tail, ascendingEnd())
	}
	return nil
}

// next goes to the next row that is not handled yet; previous to the one
// before. Where there is none, it says so.
func (a *app) next() tea.Cmd {
	if !a.list().nextOpen(1, a.handled) {
		a.tell(a.say("reading.no_next"))
		return nil
	}
	return a.readNow()
}

func (a *app) previous() tea.Cmd {
	if !a.list().nextOpen(-1, a.handled) {
		a.tell(a.say("reading.no_previous"))
		return nil
	}
	return a.readNow()
}

// handled reports whether nobody here has to look at a row: it is decided on,
// or somebody else has it. Among what was found there are many such rows.
func (a *app) handled(id int64) bool {
	var it store.Item
	switch a.focus {
	case postsPane:
		if i := a.posts.index(id); i >= 0 {
			it = a.posts.rows[i].Item
		}
	case tasksPane:
		i := a.tasks.index(id)
		return i >= 0 && !a.tasks.rows[i].Done.IsZero()
	default:
		if i := a.comments.index(id); i >= 0 {
			it = a.comments.rows[i].Item
		}
	}
	return it.Pending == store.NotPending || it.Mark.ClaimedBy != "" && it.Mark.ClaimedBy != a.volunteer
}

// readNow counts what is read in full.
func (a *app) readNow() tea.Cmd {
	if a.reading {
		a.countRead()
	}
	return nil
}

// countRead remembers that the item in focus was read in full, and says how
// many were.
func (a *app) countRead() {
	it, ok := a.item()
	if !ok {
		return
	}
	if a.reader.seen == nil {
		a.reader.seen = map[int64]bool{}
	}
	a.reader.seen[it.ID] = true
	_, all := a.position()
	a.tell(a.say("desk.read", "N", len(a.reader.seen), "ALL", a.capped(all)))
}

// setFocus goes to a list.
func (a *app) setFocus(p pane) tea.Cmd {
	a.reading = false
	if a.focus != p {
		a.list().move(0)
		a.focus = p
	}
	return nil
}

func (a *app) focusPosts() tea.Cmd { return a.setFocus(postsPane) }

func (a *app) focusComments() tea.Cmd { return a.setFocus(commentsPane) }

func (a *app) focusTasks() tea.Cmd { return a.setFocus(tasksPane) }

func (a *app) nextPane() tea.Cmd { return a.setFocus((a.focus + 1) % readingPane) }

func (a *app) previousPane() tea.Cmd { return a.setFocus((a.focus + readingPane - 1) % readingPane) }

// enter opens what is in focus: an item in full, or what a task is about.
func (a *app) enter() tea.Cmd {
	if a.focus == tasksPane {
		t, ok := a.tasks.current()
		if !ok {
			return nil
		}
		return a.goToAbout(t)
	}
	if v := a.refusal(); v != nil {
		return a.open(newRefused(a.env, *v))
	}
	return a.readInFull()
}

// readInFull opens the item in focus in the reading pane.
func (a *app) readInFull() tea.Cmd {
	a.reading = true
	a.countRead()
	return a.readAhead()
}

// goToAbout goes to what a task is about: its item where that is listed, else
// the person, else what is known in the reading pane.
func (a *app) goToAbout(t store.Task) tea.Cmd {
	if i := a.comments.index(t.ItemID); t.ItemID != 0 && i >= 0 {
		a.focus = commentsPane
		a.comments.moveTo(i)
		return nil
	}
	if i := a.posts.index(t.ItemID); t.ItemID != 0 && i >= 0 {
		a.focus = postsPane
		a.posts.moveTo(i)
		return nil
	}
	if t.ItemID == 0 && t.MemberID != 0 {
		return a.open(newMember(a.env, t.MemberID))
	}
	a.reading = true
	return a.readAhead()
}

// back takes one step back: from reading, from a selection, from a search.
func (a *app) back() tea.Cmd {
	switch {
	case a.reading:
		a.reading = false
	case a.list().clear():
		a.tell("")
	case a.search.on || a.search.typing:
		return a.endSearch()
	default:
		a.tell("")
	}
	return nil
}

// quit goes back from reading; from the desk it ends tend.
func (a *app) quit() tea.Cmd {
	switch {
	case a.reading:
		a.reading = false
		return nil
	case a.search.on:
		return a.endSearch()
	case a.saving > 0:
		return a.open(newQuit(a.env, a.saving))
	case a.desk.feeds != nil: // what was just decided may not be counted yet
		return a.desk.loadQueued()
	}
	return a.leave()
}

// leave ends tend.
func (a *app) leave() tea.Cmd {
	if a.syncs.going != nil {
		a.syncs.going.cancel()
	}
	if a.handover != nil {
		return tea.Sequence(a.handover.keep(), tea.Quit)
	}
	return tea.Quit
}
