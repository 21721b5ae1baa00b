package ui

import "tend/store"

// Tasks stand in groups: overdue, today, this week, later, without a date. The
// groups have headings of their own where the pane is in focus and has room.

// groupRoom is how many rows the pane needs for headings in its list.
const groupRoom = 10

// grouped reports whether the list of tasks has headings.
func (a *app) grouped() bool {
	return a.focus == tasksPane && !a.past && !a.search.on && a.layout.class != narrow && a.layout.tasks.h > groupRoom
}

// groupAt is the heading above the row with an index, when the row with the
// index top is the first one on the screen; "" if none stands there.
func (a *app) groupAt(i, top int) string {
	if !a.grouped() || i >= len(a.tasks.rows) {
		return ""
	}
	g, only := a.tasks.rows[i].Group(a.now()), proposed(a.tasks.rows[i])
	if i > top && a.tasks.rows[i-1].Group(a.now()) == g && proposed(a.tasks.rows[i-1]) == only {
		return ""
	}
	if only {
		return a.say("suggest.suggested_group")
	}
	return a.say([...]string{
		store.GroupOverdue: "follow.group_overdue", store.GroupToday: "follow.group_today", store.GroupWeek: "follow.group_week",
		store.GroupLater: "follow.group_later", store.GroupUndated: "follow.group_undated",
	}[g])
}

// groupLine draws a heading of the list.
func (a *app) groupLine(name string, width int) string {
	return newStrip(&a.theme).gap(a.layout.left).field(a.theme.Muted, name, width-a.layout.left-a.layout.right).String()
}

// groupLines is how many lines the rows from top to the one with an index take,
// that one included, with their headings.
func (a *app) groupLines(top, i int) int {
	n := 0
	for j := top; j <= i; j++ {
		n++
		if a.groupAt(j, top) != "" {
			n++
		}
	}
	return n
}

// taskAt is the index of the task at a line under the pane's heading. The
// heading of a group stands for its first task.
func (a *app) taskAt(line int) int {
	i := a.tasks.top
	for i < len(a.tasks.rows)-1 && a.groupLines(a.tasks.top, i) <= line {
		i++
	}
	return i
}

// tasksShown is how many tasks there is room for from the first one on the
// screen, with their headings.
func (a *app) tasksShown() int {
	room, n := a.layout.tasks.h-1, 0
	for i := a.tasks.top; i < len(a.tasks.rows) && a.groupLines(a.tasks.top, i) <= room; i++ {
		n++
	}
	return max(1, n)
}

// scrollTasks moves the window on the screen so that the task in focus is among
// those shown.
func (a *app) scrollTasks() {
	l := &a.tasks
	if !a.grouped() {
		l.scroll(a.shown(tasksPane), a.ahead(tasksPane))
		return
	}
	room := a.layout.tasks.h - 1
	l.top = max(0, min(l.top, l.at))
	for l.top < l.at && a.groupLines(l.top, l.at) > room {
		l.top++
	}
	for l.top > 0 && a.groupLines(l.top-1, len(l.rows)-1) <= room {
		l.top--
	}
}
