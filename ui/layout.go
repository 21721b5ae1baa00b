package ui

// The smallest window in which the screen can be drawn.
const (
	minWidth  = 40
	minHeight = 12
)

// pane names a region of the screen that can be in focus.
type pane int

// The panes, in the order of tab.
const (
	postsPane pane = iota
	commentsPane
	tasksPane
	readingPane
)

// class is how many columns the window has room for.
type class int

// The classes of windows.
const (
	narrow       class = iota // one pane at a time under a line of tabs
	oneColumn                 // three panes, stacked
	twoColumns                // lists, reading
	threeColumns              // posts, tasks and sources; comments; reading
)

// region is a rectangle of the screen. One without rows is not shown.
type region struct{ x, y, w, h int }

// layout says where everything stands in a window of a certain size. It
// depends on nothing else than its shape.
type layout struct {
	width, height int
	class         class
	dense         bool // comments take one line, or a narrow one

	tabs                                     int // the row of the tabs; 0 if there are none
	views                                    int // the row of the saved views; 0 if there is none
	posts, comments, tasks, sources, reading region
	body                                     region // all of the above
	column                                   region // where sheets rise
	dividers                                 []int  // columns of the dashed lines
	below                                    region // under the panes: the tour
	hints, status                            int    // their rows
	left, right                              int    // cells before and behind the text
}

// shape is what a layout depends on.
type shape struct {
	width, height         int
	focus                 pane // the list in focus
	reading               bool // the reading pane is in focus, or open in full
	posts, tasks, sources int  // rows that there are to show
	below                 int  // rows under the panes that they leave free
	columns               columns
}

// newLayout divides the window.
func newLayout(s shape) layout {
	l := layout{
		width: s.width, height: s.height, left: 3, right: 2,
		hints: s.height - 2, status: s.height - 1,
	}
	switch {
	case s.width < 72 || s.height < 18:
		l.class = narrow
	case s.width < 108:
		l.class = oneColumn
	case s.width < 168:
		l.class = twoColumns
	default:
		l.class = threeColumns
	}
	if l.class == narrow {
		l.divideNarrow(s)
		return l
	}
	top, bottom := 2, s.height-3
	if s.height < 22 {
		bottom = s.height - 2
	}
	if s.height < 20 {
		top = 1
	}
	l.views = top - 1
	bottom -= s.below
	l.below = region{0, bottom, s.width, s.below}
	l.body = region{0, top, s.width, bottom - top}
	l.column = l.body
	switch l.class {
	case oneColumn:
		l.divideOne(s)
	case twoColumns:
		l.divideTwo(s)
	case threeColumns:
		l.divideThree(s)
	}
	return l
}

// tooSmall reports whether nothing can be drawn but a sentence that says so.
func (l layout) tooSmall() bool { return l.width < minWidth || l.height < minHeight }

// divideNarrow shows the pane in focus alone, under the line of tabs. A
// comment in full takes the place of title and tabs too.
func (l *layout) divideNarrow(s shape) {
	l.left, l.right, l.tabs, l.dense = 1, 1, 1, true
	l.below = region{0, s.height - 2 - s.below, s.width, s.below}
	l.body = region{0, 2, s.width, max(0, s.height-4-s.below)}
	l.column = region{0, 1, s.width, max(0, s.height-3)}
	switch {
	case s.reading:
		l.reading = region{0, 0, s.width, max(0, s.height-2-s.below)}
		l.tabs = 0
	case s.focus == postsPane:
		l.posts = l.body
	case s.focus == tasksPane:
		l.tasks = l.body
	default:
		l.comments = l.body
	}
}

// divideOne stacks the three panes; a comment in full takes the whole body.
func (l *layout) divideOne(s shape) {
	l.dense = true
	if s.reading {
		l.reading = l.body
		return
	}
	l.stack(l.body, s.focus, 3, 3, 3)
}

// divideTwo stacks the panes at the left and reads at the right.
func (l *layout) divideTwo(s shape) {
	l.dense = s.height < 30
	w := s.columns.two(s.width)
	lists := l.body
	lists.w = w
	l.dividers = []int{w}
	l.reading = region{w + 1, l.body.y, s.width - w - 1, l.body.h}
	l.column = l.reading
	comments := 6
	if l.dense {
		comments = 3
	}
	l.stack(lists, s.focus, 3, comments, 4)
}

// divideThree gives the comments a column of their own and puts the sources
// under posts and tasks.
func (l *layout) divideThree(s shape) {
	l.dense = s.height < 30
	a, b := s.columns.three(s.width)
	y, h := l.body.y, l.body.h
	l.dividers = []int{a, a + 1 + b}
	l.comments = region{a + 1, y, b, h}
	l.reading = region{a + b + 2, y, s.width - a - b - 2, h}
	l.column = l.reading
	tasks := 1 + min(max(s.tasks, 1), max(3, h/4))
	sources := 0
	if s.sources > 0 {
		sources = 1 + min(s.sources, max(2, h/5))
	}
	posts := 1 + min(max(s.posts, 1), max(1, h-tasks-sources-3))
	if s.focus == tasksPane { // the pane in focus gets what is left
		tasks = min(1+max(s.tasks, 1), max(4, h-sources-6))
		posts = 1 + min(max(s.posts, 1), max(1, h-tasks-sources-3))
	}
	l.posts = region{0, y, a, posts}
	l.tasks = region{0, y + posts + 1, a, tasks}
	if y := y + posts + tasks + 2; sources > 0 && y+sources <= l.body.y+h {
		l.sources = region{0, y, a, sources}
	}
}

// stack puts posts, comments and tasks one under the other. The pane in focus
// gets the rows that are left, the others have a heading and the given rows;
// when that leaves little, posts and tasks are lowered to two rows, then one.
func (l *layout) stack(in region, focus pane, posts, comments, tasks int) {
	const headings, blanks, least = 3, 2, 5
	rows := [3]int{posts, comments, tasks}
	left := func() int {
		n := in.h - headings - blanks
		for p, r := range rows {
			if pane(p) != focus {
				n -= r
			}
		}
		return n
	}
	for left() < least && max(rows[postsPane], rows[commentsPane], rows[tasksPane]) > 1 {
		for p := range rows {
			rows[p] = max(1, rows[p]-1)
		}
	}
	rows[focus] = max(1, left())
	if !l.dense {
		rows[commentsPane] -= rows[commentsPane] % 2
	}
	y := in.y
	for p, r := range rows {
		at := region{in.x, y, in.w, 1 + r}
		switch pane(p) {
		case postsPane:
			l.posts = at
		case commentsPane:
			l.comments = at
		case tasksPane:
			l.tasks = at
		}
		y += r + 2
	}
}
