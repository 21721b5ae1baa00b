package ui

import (
	tea "charm.land/bubbletea/v2"

	"tend/ui/keyboard"
)

// wheelRows is how many lines one step of the wheel moves a list or a text.
const wheelRows = 3

// mouse handles what the mouse does: a click is the key for what is under it,
// a second one on the row in focus opens it, the wheel moves what is under the
// pointer, and the line between columns can be drawn aside.
func (a *app) mouse(msg tea.MouseMsg) tea.Cmd {
	at := msg.Mouse()
	if !a.config.Mouse || a.layout.tooSmall() {
		return nil
	}
	switch msg.(type) {
	case tea.MouseClickMsg:
		if at.Button == tea.MouseLeft {
			return tea.Batch(a.click(at.X, at.Y), a.settle())
		}
	case tea.MouseWheelMsg:
		switch at.Button {
		case tea.MouseWheelUp:
			return tea.Batch(a.wheel(at.X, at.Y, -1), a.settle())
		case tea.MouseWheelDown:
			return tea.Batch(a.wheel(at.X, at.Y, 1), a.settle())
		}
	case tea.MouseMotionMsg:
		if a.drawing != nil {
			a.columns = a.columns.moved(a.layout, *a.drawing, at.X)
			return a.settle()
		}
	case tea.MouseReleaseMsg:
		if a.drawing != nil {
			a.drawing = nil
			return a.desk.keepColumns(a.columns)
		}
	}
	return nil
}

// click does what a click at a place means.
func (a *app) click(x, y int) tea.Cmd {
	l := a.layout
	switch {
	case y == l.hints:
		return a.clickHint(x)
	case y == l.status:
		return a.clickStatus(x)
	case a.front() != nil:
		return a.clickDialog(x, y)
	case a.search.typing:
		return a.press(tea.KeyPressMsg{Code: tea.KeyEnter})
	case y == l.views && l.views > 0:
		return a.clickView(x)
	case y == l.tabs && l.tabs > 0:
		return a.clickTab(x)
	case l.sources.has(x, y):
		return a.showSources()
	case l.reading.has(x, y):
		if a.turnBranch(y-l.reading.y+a.reader.top) || a.reading || a.focusedSubject() == (subject{}) {
			return nil
		}
		return a.readInFull()
	}
	for i, divider := range l.dividers {
		if x == divider && l.body.has(x, y) {
			a.drawing = &i
			return nil
		}
	}
	for _, p := range []pane{postsPane, commentsPane, tasksPane} {
		if in := a.regionOf(p); in.has(x, y) {
			return a.clickPane(p, y-in.y)
		}
	}
	return nil
}

// has reports whether a place is in a region.
func (r region) has(x, y int) bool { return x >= r.x && x < r.x+r.w && y >= r.y && y < r.y+r.h }

// regionOf is where a list stands.
func (a *app) regionOf(p pane) region {
	switch p {
	case postsPane:
		return a.layout.posts
	case tasksPane:
		return a.layout.tasks
	}
	return a.layout.comments
}

// clickPane puts the focus on the row at a line of a pane, or on the pane; the
// row that has the focus already is opened.
func (a *app) clickPane(p pane, line int) tea.Cmd {
	had := a.place() == p
	cmd := a.setFocus(p)
	per := 1
	if a.layout.class != narrow {
		if line == 0 {
			return cmd
		}
		line--
		per = max(1, (a.regionOf(p).h-1)/a.shown(p))
	}
	i, row := a.list().screenTop()+line/per, a.list().focusRow()
	if p == tasksPane && a.grouped() {
		i = a.taskAt(line)
	}
	switch {
	case i >= a.list().length():
	case had && i == row:
		return tea.Batch(cmd, a.enter())
	default:
		a.list().moveTo(i)
	}
	return cmd
}

// screenTop is the index of the first row on the screen.
func (l *list[T]) screenTop() int { return l.top }

// focusRow is the index of the row in focus.
func (l *list[T]) focusRow() int { return l.at }

// wheel moves what is under the pointer: the dialog, the text, or a list.
func (a *app) wheel(x, y, step int) tea.Cmd {
	key := tea.KeyPressMsg{Code: tea.KeyDown}
	if step < 0 {
		key.Code = tea.KeyUp
	}
	switch {
	case a.front() != nil:
		return a.updateFront(key)
	case a.layout.reading.has(x, y):
		a.reader.top = max(0, a.reader.top+step*wheelRows)
	default:
		for _, p := range []pane{postsPane, commentsPane, tasksPane} {
			if a.regionOf(p).has(x, y) {
				a.rows(p).wheel(step*wheelRows, a.shown(p))
			}
		}
	}
	return nil
}

// rows returns the list of a pane.
func (a *app) rows(p pane) rowMover {
	switch p {
	case postsPane:
		return &a.posts
	case tasksPane:
		return &a.tasks
	}
	return &a.comments
}

// wheel moves the window on the screen by n rows. The focus stays on its row
// as long as that is shown.
func (l *list[T]) wheel(n, shown int) {
	top := max(0, min(l.top+n, len(l.rows)-shown))
	if at := max(top, min(l.at, top+shown-1)); at != l.at {
		l.moveTo(at)
	}
	l.top = top
}

// clickHint runs the verb of the hint line that was clicked.
func (a *app) clickHint(x int) tea.Cmd {
	_, spots := a.hintSpots()
	return a.clickSpot(spots, x)
}

// clickStatus runs the key that the status line names.
func (a *app) clickStatus(x int) tea.Cmd {
	if a.front() != nil || a.search.typing {
		return nil
	}
	var spots []spot
	from := a.layout.left
	for _, p := range a.saidParts() {
		to := from + a.theme.Signs.Width(p.text)
		for _, k := range a.status.keys {
			if p.text == k.key {
				spots = append(spots, spot{from, to + 1 + a.theme.Signs.Width(k.word), k.key})
			}
		}
		from = to
	}
	return a.clickSpot(spots, x)
}

// spot is a part of a line that stands for a key.
type spot struct {
	from, to int // cells, to not included
	key      string
}

// clickSpot presses the key of the spot at a column.
func (a *app) clickSpot(spots []spot, x int) tea.Cmd {
	for _, s := range spots {
		if x < s.from || x >= s.to {
			continue
		}
		if k, ok := keyboard.Press(s.key); ok {
			return a.press(k)
		}
	}
	return nil
}

// clickView shows the saved view that was clicked.
func (a *app) clickView(x int) tea.Cmd {
	at := a.layout.left - 1
	for _, t := range a.viewTabs() {
		width := widthOf(a.theme.Signs, t.parts)
		if x >= at && x < at+width {
			return a.showView(t.name)
		}
		at += width
	}
	return nil
}

// clickTab goes to the pane whose tab was clicked.
func (a *app) clickTab(x int) tea.Cmd {
	for _, t := range a.tabs() {
		if x >= t.from && x < t.to {
			return a.setFocus(t.pane)
		}
	}
	return nil
}

// clickDialog puts the focus of a dialog's list on the row that was clicked;
// the row that has it already is chosen.
func (a *app) clickDialog(x, y int) tea.Cmd {
	d := a.dialogs[len(a.dialogs)-1]
	at := a.inside(d.frame())
	if !at.has(x, y) || a.now().Before(d.deaf) {
		return nil
	}
	v := d.view(a.room(at))
	clicked := v.entryAt(y - at.y)
	if clicked < 0 || v.focus < 0 {
		return nil
	}
	key, n := tea.KeyPressMsg{Code: tea.KeyDown}, clicked-v.focus
	switch {
	case n == 0:
		key, n = tea.KeyPressMsg{Code: tea.KeyEnter}, 1
	case n < 0:
		key, n = tea.KeyPressMsg{Code: tea.KeyUp}, -n
	}
	var cmds []tea.Cmd
	for range n {
		cmds = append(cmds, a.updateFront(key))
	}
	return tea.Batch(cmds...)
}

// entryAt returns which entry of a drawing's list stands at a line, -1 if none
// does.
func (d drawing) entryAt(line int) int {
	for i := len(d.entries) - 1; i >= 0; i-- {
		if e := d.entries[i]; line >= e.from && line < e.to {
			return i
		}
	}
	return -1
}
