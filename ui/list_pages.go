package ui

import (
	"slices"
	"time"

	"tend/store"
)

// span returns the part of the list that the window holds, so that it can be
// read again: at least a page of so many rows.
func (l *list[T]) span(page int) span {
	return span{start: l.start, before: l.before, limit: max(page, len(l.rows))}
}

// renew takes over what the window's part of the list is now. What vanished
// leaves at once, what changed changes in its place. What is new is counted
// and sorted in when the focus next moves, so that no row moves by itself.
func (l *list[T]) renew(w window[T], at time.Time) {
	before := l.news
	l.takeOver(w)
	if l.news > before {
		l.told = at.Add(newsTime)
	}
}

// takeOver is renew without saying so.
func (l *list[T]) takeOver(w window[T]) {
	l.total, l.more, l.found = w.total, w.more, w.pending
	if !l.loaded || len(l.rows) == 0 {
		l.show(w.rows)
		l.loaded = true
		return
	}
	now := make(map[int64]T, len(w.rows))
	for _, row := range w.rows {
		now[l.id(row)] = row
	}
	shown, line, at := l.rows[:0:0], l.at-l.top, l.at
	for i, row := range l.rows {
		if newer, ok := now[l.id(row)]; ok {
			shown = append(shown, newer)
			continue
		}
		if i < l.at {
			at--
		}
	}
	l.deselect(now, w.more)
	l.rows, l.at = shown, max(0, min(at, len(shown)-1))
	l.top = max(0, l.at-line)
	l.forget()
	l.news = len(w.rows) - len(shown)
	l.fresh = w.rows
	if len(shown) == 0 || l.news == 0 && slices.EqualFunc(shown, w.rows, func(a, b T) bool { return l.id(a) == l.id(b) }) {
		l.show(w.rows)
	}
}

// deselect lets go of rows that are not in the list any more, so that no verb
// reaches what nobody sees. now are the rows of the same part of the list as
// they were read again. With more behind them, the last rows may only have been
// pushed out of that part and stay selected.
func (l *list[T]) deselect(now map[int64]T, more bool) {
	gone := !more
	for _, row := range slices.Backward(l.rows) {
		id := l.id(row)
		_, still := now[id]
		gone = gone || still
		if gone && !still {
			delete(l.marked, id)
		}
	}
}

// replace takes over another list altogether, or the same one after an act
// that may bring rows back: everything is shown at once.
func (l *list[T]) replace(w window[T]) {
	l.total, l.more, l.found = w.total, w.more, w.pending
	l.start, l.before, l.loaded = w.start, w.before, true
	top := l.top
	l.show(w.rows)
	l.top = top
}

// join adds further rows at one end. A window that grows too long is cut at
// the other.
func (l *list[T]) join(where end, w window[T]) {
	l.asking = false
	if where == tail {
		l.rows, l.fresh, l.news, l.more = w.rows, nil, 0, false
		l.start, l.before, l.at = w.start, max(0, l.total-len(w.rows)), max(0, len(w.rows)-1)
		return
	}
	l.sortIn()
	add := slices.DeleteFunc(w.rows, func(row T) bool { return l.index(l.id(row)) >= 0 })
	if where == front {
		l.rows = append(slices.Clone(add), l.rows...)
		l.start, l.before = w.start, max(0, l.before-len(add))
		if w.start == (store.Cursor{}) {
			l.before = 0
		}
		l.at, l.top = l.at+len(add), l.top+len(add)
		if len(l.rows) > windowRows {
			l.rows, l.more = l.rows[:windowRows], true
		}
		return
	}
	l.rows, l.more = append(l.rows, add...), w.more
	if cut := len(l.rows) - windowRows; cut > 0 && cut <= l.top {
		l.start = l.place(l.rows[cut-1])
		l.rows = slices.Clone(l.rows[cut:])
		l.before, l.at, l.top = l.before+cut, l.at-cut, l.top-cut
	}
}

// want says which rows should be read next, because the focus comes near an
// end of the window behind which there are more.
func (l *list[T]) want() (where end, at store.Cursor, ok bool) {
	if l.asking || len(l.rows) == 0 {
		return 0, at, false
	}
	switch {
	case l.more && l.at >= len(l.rows)-nearRows:
		where, at = back, l.place(l.rows[len(l.rows)-1])
	case l.start != (store.Cursor{}) && l.at < nearRows:
		where, at = front, l.place(l.rows[0])
	default:
		return 0, at, false
	}
	l.asking = true
	return where, at, true
}
