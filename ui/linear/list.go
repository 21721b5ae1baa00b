package linear

import (
	"math"

	"tend/store"
)

// pane is one of the three lists.
type pane int

// The panes, in the order in which tab goes through them.
const (
	posts pane = iota
	comments
	tasks
)

// subject is a thing that a row is about.
type subject struct{ item, task int64 }

// row is a post, a comment or a task of a list, and its place there.
type row struct {
	subject
	item     store.Item
	comments int // under a post
	task     store.Task
	cursor   store.Cursor
}

// filter is what the list of posts or comments shows; false if it shows none
// whatever there is.
func (d *desk) filter() (f store.Filter, some bool) {
	switch {
	case d.query.Empty():
		f, some = store.Filter{Pending: true}, true
	case d.pane == posts:
		f, some = d.query.Posts()
	default:
		f, some = d.query.Comments()
	}
	if d.pane == comments {
		f.Order = d.order
	}
	return f, some
}

// taskFilter is what the list of tasks shows; false if it shows none.
func (d *desk) taskFilter() (store.TaskFilter, bool) {
	f, some := d.query.Tasks()
	f.Done = f.Done || d.past
	return f, some
}

// cursorOf and cursorOfTask are the places of things in the list.
func (d *desk) cursorOf(it store.Item) store.Cursor {
	f, _ := d.filter()
	return f.Cursor(it)
}

func (d *desk) cursorOfTask(t store.Task) store.Cursor {
	f, _ := d.taskFilter()
	return f.Cursor(t)
}

// rows reads a part of the list.
func (d *desk) rows(p store.Page) ([]row, error) {
	if d.pane == tasks {
		return d.taskRows(p)
	}
	f, some := d.filter()
	if !some {
		return nil, nil
	}
	var found []row
	if d.pane == posts {
		all, err := d.store.Posts(d.ctx, f, p)
		for _, post := range all {
			found = append(found, row{subject: subject{item: post.ID}, item: post.Item, comments: post.Comments, cursor: f.Cursor(post.Item)})
		}
		return found, err
	}
	all, err := d.store.Comments(d.ctx, f, p)
	for _, c := range all {
		found = append(found, row{subject: subject{item: c.ID}, item: c.Item, cursor: f.Cursor(c.Item)})
	}
	return found, err
}

// taskRows reads a part of the list of tasks.
func (d *desk) taskRows(p store.Page) ([]row, error) {
	f, some := d.taskFilter()
	if !some {
		return nil, nil
	}
	var found []row
	all, err := d.store.Tasks(d.ctx, f, p)
	for _, t := range all {
		found = append(found, row{subject: subject{task: t.ID}, task: t, cursor: f.Cursor(t)})
	}
	return found, err
}

// count finds out how long the list is, and where in it the row in focus
// stands.
func (d *desk) count() error {
	d.number = 0
	if d.pane == tasks {
		return d.countTasks()
	}
	kind, count := store.KindComment, d.store.CountComments
	if d.pane == posts {
		kind, count = store.KindPost, d.store.CountPosts
	}
	f, some := d.filter()
	if !some {
		d.total = 0
		return nil
	}
	var err error
	if d.total, err = count(d.ctx, f); err != nil || d.at.subject == (subject{}) {
		return err
	}
	before, err := d.store.Place(d.ctx, kind, f, d.at.cursor)
	d.number = before + 1
	return err
}

// countTasks counts tasks, which are never many.
func (d *desk) countTasks() error {
	all, err := d.taskRows(store.Page{Limit: store.CountCap})
	d.total = len(all)
	for i, r := range all {
		if r.subject == d.at.subject {
			d.number = i + 1
		}
	}
	return err
}

// firstOf returns the first row of a page, if there is one.
func (d *desk) firstOf(p store.Page) (row, bool, error) {
	p.Limit = 1
	all, err := d.rows(p)
	if err != nil || len(all) == 0 {
		return row{}, false, err
	}
	return all[0], true, nil
}

// goTo puts the focus on the row nearest to a place of the list; it stays where
// it was if there is none.
func (d *desk) goTo(p store.Page) (found bool, err error) {
	r, found, err := d.firstOf(p)
	if !found || err != nil {
		return false, err
	}
	d.at = r
	return true, d.count()
}

// end is the place behind the last row of the list.
func (d *desk) end() store.Cursor {
	f, _ := d.filter()
	t, _ := d.taskFilter()
	if d.pane == tasks && !t.Done || d.pane != tasks && f.Ascending() {
		return store.Cursor{Key: math.MaxInt64, ID: math.MaxInt64}
	}
	return store.Cursor{Key: math.MinInt64, ID: math.MinInt64}
}

// settle puts the focus where it belongs after the list has changed: on the
// same row if it is still there, else on the next one, else on the last.
func (d *desk) settle() error {
	next, more, err := d.firstOf(store.Page{After: d.at.cursor})
	if err != nil {
		return err
	}
	edge := d.end()
	if more {
		edge = next.cursor
	}
	last, some, err := d.firstOf(store.Page{Before: edge})
	switch {
	case err != nil:
		return err
	case some && last.subject == d.at.subject:
		d.at = last
	case more:
		d.at = next
	case some:
		d.at = last
	default:
		d.at = row{}
	}
	return d.count()
}

// settleOn is settle with the focus on another thing, if it is in the list.
func (d *desk) settleOn(s subject) error {
	if at := d.placeOf(s); at != (store.Cursor{}) {
		d.at = row{subject: s, cursor: at}
	}
	return d.settle()
}

// placeOf is where a thing stands in the list, if it is of its kind.
func (d *desk) placeOf(s subject) store.Cursor {
	switch {
	case s.task != 0 && d.pane == tasks:
		if t, err := d.store.Task(d.ctx, s.task); err == nil {
			return d.cursorOfTask(t)
		}
	case s.item != 0 && d.pane != tasks:
		it, err := d.store.Item(d.ctx, s.item)
		if err == nil && (it.Kind == store.KindPost) == (d.pane == posts) {
			return d.cursorOf(it)
		}
	}
	return store.Cursor{}
}
