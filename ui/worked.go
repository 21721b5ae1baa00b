package ui

import (
	"time"

	"tend/store"
	"tend/ui/when"
)

// pause is after how long without an act nobody is working through the
// comments any more.
const pause = 10 * time.Minute

// worked is how far the volunteer has come through the pending comments of a
// list since the first that left them. The zero value: nobody has begun.
type worked struct {
	list string         // the query whose comments these are; "" is the desk
	off  map[int64]bool // what was taken off; false: it came back
	last time.Time      // the newest act
}

// take counts comments that were taken off. In another list, and after a pause,
// it begins anew.
func (w *worked) take(list string, ids []int64, at time.Time) {
	if w.off == nil || w.list != list || !w.going(at) {
		w.list, w.off = list, map[int64]bool{}
	}
	for _, id := range ids {
		w.off[id] = true
	}
	w.last = at
}

// back counts comments that came back no longer, until they are taken again.
func (w *worked) back(ids ...int64) {
	for _, id := range ids {
		if w.off[id] {
			w.off[id] = false
		}
	}
}

// again counts those that had come back and are taken off again.
func (w *worked) again(ids []int64) {
	for _, id := range ids {
		if _, ours := w.off[id]; ours {
			w.off[id] = true
		}
	}
}

// count is how many were taken off and did not come back.
func (w *worked) count() int {
	n := 0
	for _, off := range w.off {
		if off {
			n++
		}
	}
	return n
}

// going reports whether somebody is working through the comments at that time.
func (w *worked) going(at time.Time) bool { return w.count() > 0 && at.Sub(w.last) < pause }

// workOn ends what is being worked through when there is nothing left of it, or
// something else is shown or in focus.
func (a *app) workOn() {
	if a.focus != commentsPane || a.worked.list != a.search.query.String() || a.workLeft() == 0 {
		a.worked = worked{}
	}
}

// work counts comments that were taken off the list that is shown.
func (a *app) work(ids []int64) {
	if a.focus != commentsPane {
		return
	}
	a.worked.take(a.search.query.String(), ids, a.now())
	if a.search.on { // its rows stay until they are read anew
		a.comments.found = max(0, a.comments.found-len(ids))
	}
}

// workBack counts those no longer that are pending again.
func (a *app) workBack(rows []store.Comment) {
	for _, c := range rows {
		if c.Pending != store.NotPending {
			a.worked.back(c.ID)
		}
	}
}

// workLeft is how many comments of the list that is shown are pending. A search
// finds others too.
func (a *app) workLeft() int {
	if a.search.on {
		return a.comments.found
	}
	return a.comments.total
}

// workTurned counts what an undo brought back, or a redo took off again.
func (a *app) workTurned(m turnedMsg) {
	if m.batch.Act == store.ActRedo {
		a.worked.again(m.items)
		return
	}
	a.worked.back(m.items...)
}

// working says how far the volunteer has come, and how long the rest will
// take, in the words the window has room for; "" if nobody is working through
// the comments.
func (a *app) working() string {
	if !a.worked.going(a.now()) {
		return ""
	}
	n, left := a.worked.count(), a.workLeft()
	all, work := a.capped(n+left), a.summary.pace*time.Duration(left)
	switch a.layout.class {
	case narrow:
		return a.say("evening.worked_short", "N", n, "ALL", all)
	case oneColumn:
		return a.say("evening.worked_medium", "N", n, "ALL", all, "SPAN", when.SpanShort(a.words, work))
	}
	return a.say("evening.worked_long", "N", n, "ALL", all, "SPAN", when.Span(a.words, work))
}
