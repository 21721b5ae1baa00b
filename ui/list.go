package ui

import (
	"slices"
	"time"

	"tend/store"
)

// Sizes of a list's window, in rows.
const (
	pageRows   = 60  // asked for at a time
	nearRows   = 30  // as close to an end of the window, the next page is asked for
	windowRows = 600 // kept at most
)

// newsTime is how long a heading says how many rows have arrived.
const newsTime = 10 * time.Second

// list is a window on a list of the store: the rows around the one in focus,
// read page by page. The row in focus is kept by ID, whatever comes and goes
// around it. What arrives while somebody reads is counted, and sorted in when
// they move on.
type list[T any] struct {
	id    func(T) int64
	place func(T) store.Cursor

	rows   []T
	start  store.Cursor // the place before the window; zero at the beginning
	before int          // rows of the list that stand before the window
	total  int          // rows of the whole list, capped
	more   bool         // there are rows behind the window
	found  int          // rows on the desk among what was found
	at     int          // index of the row in focus
	top    int          // index of the first row on the screen

	marked map[int64]bool // selected
	anchor int64          // where a range began; 0 if none is being drawn
	taken  map[int64]string
	fresh  []T       // what the list is now, if rows have arrived
	news   int       // how many have
	told   time.Time // until when the heading says so
	asking bool      // further rows are on their way
	loaded bool
}

// newList returns an empty list.
func newList[T any](id func(T) int64, place func(T) store.Cursor) list[T] {
	return list[T]{id: id, place: place, marked: map[int64]bool{}, taken: map[int64]string{}}
}

// current returns the row in focus.
func (l *list[T]) current() (T, bool) {
	if l.at < 0 || l.at >= len(l.rows) {
		var none T
		return none, false
	}
	return l.rows[l.at], true
}

// currentID returns the ID of the row in focus, 0 if there is none.
func (l *list[T]) currentID() int64 {
	row, ok := l.current()
	if !ok {
		return 0
	}
	return l.id(row)
}

// index returns where the row with an ID stands in the window, or -1.
func (l *list[T]) index(id int64) int {
	return slices.IndexFunc(l.rows, func(row T) bool { return l.id(row) == id })
}

// move puts the focus n rows further, or back.
func (l *list[T]) move(n int) { l.moveTo(l.at + n) }

// moveTo puts the focus on the row with that index, or the nearest there is.
// Leaving a row sorts in what has arrived.
func (l *list[T]) moveTo(i int) {
	l.at = max(0, min(i, len(l.rows)-1))
	l.sortIn()
	l.extend()
}

// toTop puts the focus on the first row of the window.
func (l *list[T]) toTop() { l.at, l.top = 0, 0 }

// sortIn shows what has arrived. The row in focus stays where it is on the
// screen.
func (l *list[T]) sortIn() {
	if l.fresh == nil {
		return
	}
	l.show(l.fresh)
}

// show replaces the window by rows and keeps the row in focus, by ID and by
// its place on the screen.
func (l *list[T]) show(rows []T) {
	id, line := l.currentID(), l.at-l.top
	after := l.idsFrom(l.at)
	l.rows, l.fresh, l.news = rows, nil, 0
	l.at = min(l.at, max(0, len(rows)-1))
	for _, id := range append([]int64{id}, after...) {
		if i := l.index(id); i >= 0 {
			l.at = i
			break
		}
	}
	l.top = max(0, l.at-line)
	l.forget()
}

// idsFrom returns the IDs of the rows from an index on.
func (l *list[T]) idsFrom(i int) []int64 {
	var ids []int64
	for ; i < len(l.rows); i++ {
		ids = append(ids, l.id(l.rows[i]))
	}
	return ids
}

// forget drops what is known of rows that are no longer in the window.
func (l *list[T]) forget() {
	here := make(map[int64]bool, len(l.rows))
	for _, row := range l.rows {
		here[l.id(row)] = true
	}
	for id := range l.taken {
		if !here[id] {
			delete(l.taken, id)
		}
	}
}

// remove takes rows away. The row behind the one in focus takes its place
// under the cursor; at the end the one before it.
func (l *list[T]) remove(ids ...int64) {
	at := l.at
	kept := l.rows[:0:0]
	for i, row := range l.rows {
		if !slices.Contains(ids, l.id(row)) {
			kept = append(kept, row)
			continue
		}
		if i < l.at {
			at--
		}
		l.total = max(0, l.total-1)
		delete(l.marked, l.id(row))
		delete(l.taken, l.id(row))
	}
	l.rows, l.at = kept, max(0, min(at, len(kept)-1))
	if l.fresh != nil {
		l.fresh = slices.DeleteFunc(l.fresh, func(row T) bool { return slices.Contains(ids, l.id(row)) })
	}
}

// scroll moves the window on the screen so that the row in focus is among the
// rows shown. If it has to move, it moves so many rows ahead.
func (l *list[T]) scroll(rows, ahead int) {
	rows = max(1, rows)
	l.top = max(0, min(l.top, len(l.rows)-rows))
	if l.at < l.top {
		l.top = max(0, l.at-ahead)
	}
	if l.at >= l.top+rows {
		l.top = max(0, min(l.at-rows+1+ahead, len(l.rows)-rows))
	}
}
