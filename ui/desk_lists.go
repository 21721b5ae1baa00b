package ui

import (
	"math"

	tea "charm.land/bubbletea/v2"

	"tend/store"
)

// postFilter is what the posts pane shows; false if it shows none.
func (q asked) postFilter() (store.Filter, bool) {
	if q.query.Empty() {
		return store.Filter{Pending: true}, true
	}
	return q.query.Posts()
}

// commentFilter is what the comments pane shows; false if it shows none.
func (q asked) commentFilter() (store.Filter, bool) {
	if q.query.Empty() {
		return store.Filter{Pending: true, Order: q.order}, true
	}
	f, ok := q.query.Comments()
	f.Order = q.order
	return f, ok
}

// taskFilter is what the tasks pane shows; false if it shows none.
func (q asked) taskFilter() (store.TaskFilter, bool) {
	f, ok := q.query.Tasks()
	f.Done = f.Done || q.past
	return f, ok
}

// postPlace, commentPlace and taskPlace are the places of rows in the panes.
func (q asked) postPlace(p store.Post) store.Cursor {
	f, _ := q.postFilter()
	return f.Cursor(p.Item)
}

func (q asked) commentPlace(c store.Comment) store.Cursor {
	f, _ := q.commentFilter()
	return f.Cursor(c.Item)
}

func (q asked) taskPlace(t store.Task) store.Cursor {
	f, _ := q.taskFilter()
	return f.Cursor(t)
}

// readPosts returns a page of what the posts pane shows.
func (d *desk) readPosts(q asked) func(store.Page) ([]store.Post, error) {
	return func(p store.Page) ([]store.Post, error) {
		f, ok := q.postFilter()
		if !ok {
			return nil, nil
		}
		f, err := d.within(store.KindPost, f, q.far)
		if err != nil {
			return nil, err
		}
		return d.store.Posts(d.ctx, f, p)
	}
}

// readComments returns a page of what the comments pane shows.
func (d *desk) readComments(q asked) func(store.Page) ([]store.Comment, error) {
	return func(p store.Page) ([]store.Comment, error) {
		f, ok := q.commentFilter()
		if !ok {
			return nil, nil
		}
		f, err := d.within(store.KindComment, f, q.far)
		if err != nil {
			return nil, err
		}
		return d.store.Comments(d.ctx, f, p)
	}
}

// readTasks returns a page of what the tasks pane shows.
func (d *desk) readTasks(q asked) func(store.Page) ([]store.Task, error) {
	return func(p store.Page) ([]store.Task, error) {
		f, ok := q.taskFilter()
		if !ok {
			return nil, nil
		}
		tasks, err := d.store.Tasks(d.ctx, f, p)
		if err != nil {
			return nil, err
		}
		return d.withProposals(q, p, tasks)
	}
}

// readTaskWindow reads the tasks that the pane shows, and how many there are.
func (d *desk) readTaskWindow(m *deskLoadedMsg) (err error) {
	if m.proposals, err = d.store.Proposals(d.ctx); err != nil {
		return err
	}
	all := m.counts.Tasks + len(m.proposals.List)
	if m.asked.past {
		f, _ := m.asked.taskFilter()
		if all, err = d.store.CountTasks(d.ctx, f); err != nil {
			return err
		}
	}
	m.tasks, err = readWindow(m.asked.tasks, all, d.readTasks(m.asked))
	return err
}

// morePosts reads on at one end of the posts.
func (d *desk) morePosts(seq int, q asked, where end, at store.Cursor) tea.Cmd {
	return more(seq, where, at, q.postPlace, d.readPosts(q))
}

// moreComments reads on at one end of the comments.
func (d *desk) moreComments(seq int, q asked, where end, at store.Cursor) tea.Cmd {
	return more(seq, where, at, q.commentPlace, d.readComments(q))
}

// moreTasks reads on at one end of the tasks.
func (d *desk) moreTasks(seq int, q asked, where end, at store.Cursor) tea.Cmd {
	return more(seq, where, at, q.taskPlace, d.readTasks(q))
}

// The ends of lists that are in descending and in ascending order.
func descendingEnd() store.Cursor { return store.Cursor{Key: math.MinInt64, ID: math.MinInt64} }
func ascendingEnd() store.Cursor  { return store.Cursor{Key: math.MaxInt64, ID: math.MaxInt64} }

// more returns the command that reads a page in front of a place, or behind.
// In front one row more is asked for: it tells where the window begins.
func more[T any](
	seq int, where end, at store.Cursor, place func(T) store.Cursor, read func(store.Page) ([]T, error),
) tea.Cmd {
	return func() tea.Msg {
		p := store.Page{After: at, Limit: pageRows + 1}
		if where != back {
			p = store.Page{Before: at, Limit: pageRows + 1}
		}
		rows, err := read(p)
		m := pageLoadedMsg[T]{seq: seq, where: where, err: err}
		over := len(rows) > pageRows
		switch {
		case where != back && over:
			m.window.start = place(rows[0])
			rows = rows[1:]
		case over:
			m.window.more = true
			rows = rows[:pageRows]
		}
		m.window.rows = rows
		return m
	}
}

// readWindow reads the rows of a span, and whether there are more behind.
func readWindow[T any](s span, total int, read func(store.Page) ([]T, error)) (window[T], error) {
	w := window[T]{start: s.start, before: s.before, total: total}
	rows, err := read(store.Page{After: s.start, Limit: s.limit + 1})
	if err != nil {
		return w, err
	}
	if w.more = len(rows) > s.limit; w.more {
		rows = rows[:s.limit]
	}
	w.rows = rows
	return w, nil
}

// allIDs reads the IDs of every row of a list.
func (d *desk) allIDs(p pane, q asked) tea.Cmd {
	return func() tea.Msg {
		m := idsLoadedMsg{asked: q, pane: p}
		switch p {
		case postsPane:
			m.ids, m.err = readIDs(d.readPosts(q), func(p store.Post) int64 { return p.ID }, q.postPlace)
		case tasksPane:
			m.ids, m.err = readIDs(d.readTasks(q), func(t store.Task) int64 { return t.ID }, q.taskPlace)
		default:
			m.ids, m.err = readIDs(d.readComments(q), func(c store.Comment) int64 { return c.ID }, q.commentPlace)
		}
		return m
	}
}

// mostIDs is how many rows can be selected at once.
const mostIDs = 5000

// readIDs reads a list page by page and returns its IDs.
func readIDs[T any](
	read func(store.Page) ([]T, error), id func(T) int64, cursor func(T) store.Cursor,
) ([]int64, error) {
	const rows = 500
	var ids []int64
	var at store.Cursor
	for len(ids) < mostIDs {
		page, err := read(store.Page{After: at, Limit: rows})
		if err != nil {
			return nil, err
		}
		for _, row := range page {
			ids = append(ids, id(row))
		}
		if len(page) < rows {
			break
		}
		at = cursor(page[len(page)-1])
	}
	return ids, nil
}
