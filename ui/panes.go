package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"tend/ui/when"
)

// drawPanes draws the three lists, the sources and the reading pane.
func (a *app) drawPanes(s *screen) {
	l := a.layout
	drawList(a, s, l.posts, postsPane, &a.posts, a.postsHeading(), a.postRow)
	drawList(a, s, l.comments, commentsPane, &a.comments, a.commentsHeading(), a.commentRow)
	drawList(a, s, l.tasks, tasksPane, &a.tasks, a.tasksHeading(), a.taskRow)
	if l.sources.h > 0 {
		s.draw(l.sources, a.sourcesLines(l.sources))
	}
	if l.reading.h > 0 {
		s.draw(l.reading, a.readingLines(l.reading))
	}
}

// drawList draws a heading and the rows that fit under it. In a narrow window
// the tabs take the heading's place.
func drawList[T any](
	a *app, s *screen, in region, p pane, l *list[T], h heading, row func(T, look, int) []string,
) {
	if in.h == 0 {
		return
	}
	focused := a.inFocus(p)
	if a.layout.class != narrow {
		h.number, h.focused = string(rune('1'+p)), focused
		s.put(in.x, in.y, a.heading(h, in.w))
		in.y, in.h = in.y+1, in.h-1
	}
	if len(l.rows) == 0 {
		s.draw(in, a.empty(p, in.w))
		return
	}
	y := 0
	for i := l.top; i < len(l.rows); i++ {
		id := l.id(l.rows[i])
		k := look{focused: focused && i == l.at, marked: l.marked[id], taken: l.taken[id]}
		lines := row(l.rows[i], k, in.w)
		if p == tasksPane {
			if name := a.groupAt(i, l.top); name != "" {
				lines = append([]string{a.groupLine(name, in.w)}, lines...)
			}
		}
		if y+len(lines) > in.h {
			return
		}
		for _, line := range lines {
			s.put(in.x, in.y+y, line)
			y++
		}
	}
}

// rowCursor is where the terminal's cursor stands for screen readers and
// magnifiers: at the beginning of the row in focus.
func (a *app) rowCursor() *tea.Cursor {
	in, line, per := a.layout.comments, a.comments.at-a.comments.top, 1
	switch a.place() {
	case postsPane:
		in, line = a.layout.posts, a.posts.at-a.posts.top
	case tasksPane:
		in, line = a.layout.tasks, a.tasks.at-a.tasks.top
		if a.grouped() {
			return tea.NewCursor(in.x, in.y+a.groupLines(a.tasks.top, a.tasks.at))
		}
	case readingPane:
		return tea.NewCursor(a.layout.reading.x, a.layout.reading.y)
	case commentsPane:
	}
	if n := a.shown(a.focus); a.layout.class != narrow {
		per = max(1, (in.h-1)/n)
		in.y++
	}
	return tea.NewCursor(in.x, in.y+line*per)
}

// inFocus reports whether a pane shows the focus: it has it, and nothing
// stands in front.
func (a *app) inFocus(p pane) bool { return a.place() == p && a.front() == nil }

// postsHeading is the heading of the posts.
func (a *app) postsHeading() heading {
	h := heading{name: a.say("desk.posts")}
	if n := a.summary.counts.Posts; n > 0 && !a.search.on {
		h.counts = append(h.counts, counted{a.count("desk.unread", n), a.theme.Muted})
	}
	return headingOf(a, h, postsPane, &a.posts)
}

// commentsHeading is the heading of the comments.
func (a *app) commentsHeading() heading {
	h := heading{name: a.say("desk.comments")}
	c := a.summary.counts
	if c.Held > 0 && !a.search.on {
		h.counts = append(h.counts, counted{a.count("desk.held", c.Held), a.theme.Held})
	}
	if c.Open > 0 && !a.search.on {
		h.counts = append(h.counts, counted{a.count("desk.open", c.Open), a.theme.Open})
	}
	return headingOf(a, h, commentsPane, &a.comments)
}

// tasksHeading is the heading of the tasks.
func (a *app) tasksHeading() heading {
	h := heading{name: a.say("desk.tasks")}
	c := a.summary.counts
	if a.past {
		h.counts = append(h.counts, counted{a.say("follow.done_ones"), a.theme.Accent})
		return headingOf(a, h, tasksPane, &a.tasks)
	}
	if c.Overdue > 0 && !a.search.on {
		h.counts = append(h.counts, counted{a.count("desk.overdue", c.Overdue), a.theme.Danger})
	}
	if c.Today > 0 && !a.search.on {
		h.counts = append(h.counts, counted{a.count("desk.today", c.Today), a.theme.Muted})
	}
	if c.Reminded > 0 && !a.search.on {
		h.counts = append(h.counts, counted{a.count("follow.reminding", c.Reminded), a.theme.Warning})
	}
	if c.Week > 0 && !a.search.on && a.place() == tasksPane {
		h.counts = append(h.counts, counted{a.count("follow.this_week", c.Week), a.theme.Muted})
	}
	if n := len(a.summary.proposals.List); n > 0 && !a.search.on {
		h.counts = append(h.counts, counted{a.count("suggest.count", n), a.theme.Muted})
	}
	return headingOf(a, h, tasksPane, &a.tasks)
}

// headingOf adds to a heading what all lists have: how many are new, selected
// and shown, or how many were found.
func headingOf[T any](a *app, h heading, p pane, l *list[T]) heading {
	if l.news > 0 && a.now().Before(l.told) {
		h.counts = append(h.counts, counted{a.count("desk.new", l.news), a.theme.Accent})
	}
	if a.search.on {
		h.counts = append(h.counts, a.found(p)...)
	}
	if a.place() != p && p != commentsPane {
		return h
	}
	if n := len(l.marked); n > 0 {
		h.right = append(h.right, a.count("desk.selected", n))
	}
	if shown := a.shown(p); len(l.rows) > shown || l.more || l.before > 0 {
		from := l.before + l.top + 1
		to := min(from+shown-1, l.before+len(l.rows))
		h.right = append(h.right, a.say("desk.range", "FROM", from, "TO", to, "ALL", a.capped(l.total)))
	}
	return h
}

// shown returns how many rows of a list there is room for.
func (a *app) shown(p pane) int {
	in, per := a.layout.posts, 1
	switch p {
	case commentsPane:
		in = a.layout.comments
		if !a.layout.dense || a.search.quoting() {
			per = 2
		}
	case tasksPane:
		in = a.layout.tasks
		if a.grouped() {
			return a.tasksShown()
		}
	case postsPane:
		if a.search.quoting() {
			per = 2
		}
	}
	if a.layout.class == narrow {
		return max(1, in.h)
	}
	return max(1, (in.h-1)/per)
}

// empty says why a list has no rows, and what can be done.
func (a *app) empty(p pane, width int) []string {
	var say []string
	switch {
	case !a.summary.loaded:
		return nil
	case a.search.on && a.search.cut && !a.search.far && p == commentsPane:
		say = []string{a.say("desk.no_match_near", "X", a.words.Number(searchReach))}
	case a.search.on && p == commentsPane && (a.posts.total+a.tasks.total > 0 || !a.search.quoting()):
		c := a.summary.counts
		say = []string{a.say("desk.no_comment", "ALL", a.capped(c.Held+c.Open))}
	case a.search.on && p == commentsPane:
		say = []string{a.say("desk.no_match")}
	case a.search.on:
		return nil
	case p == postsPane:
		say = []string{a.say("desk.all_read")}
	case p == tasksPane && a.past:
		say = []string{a.say("follow.none_done")}
	case p == tasksPane:
		say = []string{a.say("desk.no_tasks")}
	case a.summary.synced.IsZero():
		say = []string{a.say("desk.nothing_yet")}
	default:
		say = []string{a.say("desk.nothing_waits", "AGO", when.Ago(a.words, a.summary.synced, a.now()))}
		if n := a.summary.acted; n > 0 {
			say = append(say, a.say("desk.decided", "N", n))
		}
	}
	lines := make([]string, len(say))
	for i, text := range say {
		lines[i] = newStrip(&a.theme).gap(a.layout.left).field(a.theme.Muted, text, width-a.layout.left-a.layout.right).String()
	}
	return lines
}

// tab is a tab of a narrow window, and where it stands.
type tab struct {
	pane     pane
	text     string
	from, to int // cells, to not included
}

// tabs are the tabs of a narrow window.
func (a *app) tabs() []tab {
	c := a.summary.counts
	tabs := []tab{
		{pane: postsPane, text: a.say("desk.tab_posts") + a.tabCount(c.Posts)},
		{pane: commentsPane, text: a.say("desk.tab_comments") + a.tabCount(c.Held+c.Open)},
		{pane: tasksPane, text: a.say("desk.tab_tasks") + a.tabCount(c.Tasks)},
	}
	whole := 0
	for _, t := range tabs {
		whole += 3 + a.theme.Signs.Width(t.text)
	}
	gap := 2
	if whole > a.width-1 {
		gap = 1
	}
	at := 1
	for i, t := range tabs {
		tabs[i].from, tabs[i].to = at, at+1+a.theme.Signs.Width(t.text)
		at = tabs[i].to + gap
	}
	return tabs
}

// tabLine names the three panes in a narrow window.
func (a *app) tabLine() string {
	s := newStrip(&a.theme)
	for _, t := range a.tabs() {
		style, arrow := a.theme.Heading, " "
		if a.focus == t.pane {
			style = a.theme.HeadingFocus
			if a.front() == nil {
				arrow = a.theme.Signs.Pane
			}
		}
		s.fill(t.from).add(a.theme.Focus, arrow).add(style, strings.ToUpper(t.text))
	}
	return s.String()
}

// tabCount writes a count behind a tab's name; nothing if it is zero.
func (a *app) tabCount(n int) string {
	if n == 0 {
		return ""
	}
	return " " + a.capped(n)
}
