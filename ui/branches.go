package ui

import "tend/store"

// branches are the comments of threads whose replies are folded. What leads to
// the comment that is read is shown all the same.
type branches map[int64]bool

// folds is a thread as it is shown.
type folds struct {
	thread []store.ThreadComment
	path   []int  // from the comment that is read outwards: itself, what it answers, …
	shown  []bool // of each comment of the thread
	more   []int  // how many replies of each are hidden
}

// of says what of a thread is shown, where this is the comment that is read; 0
// if none of it is.
func (b branches) of(thread []store.ThreadComment, this int64) folds {
	f := folds{thread: thread, shown: make([]bool, len(thread)), more: make([]int, len(thread))}
	for i, c := range thread {
		if c.ID == this {
			f.path = append(f.above(i), i)
		}
	}
	for i, j := 0, len(f.path)-1; i < j; i, j = i+1, j-1 {
		f.path[i], f.path[j] = f.path[j], f.path[i]
	}
	for _, i := range f.path {
		f.shown[i] = true
	}
	for i := range thread {
		above, owner := f.above(i), -1
		f.shown[i] = f.shown[i] || !b.any(thread, above)
		for _, j := range above {
			if f.shown[j] {
				owner = j
			}
		}
		if !f.shown[i] && owner >= 0 {
			f.more[owner]++
		}
	}
	return f
}

// any reports whether the replies of one of these comments are folded.
func (b branches) any(thread []store.ThreadComment, at []int) bool {
	for _, i := range at {
		if b[thread[i].ID] {
			return true
		}
	}
	return false
}

// above is what the comment at an index answers, what that answers, and so on,
// the outermost first.
func (f folds) above(i int) []int {
	var above []int
	depth := f.thread[i].Depth
	for j := i - 1; j >= 0 && depth > 0; j-- {
		if f.thread[j].Depth < depth {
			above, depth = append([]int{j}, above...), f.thread[j].Depth
		}
	}
	return above
}

// replies are the indexes of everything below the comment at an index.
func (f folds) replies(i int) []int {
	var below []int
	for j := i + 1; j < len(f.thread) && f.thread[j].Depth > f.thread[i].Depth; j++ {
		below = append(below, j)
	}
	return below
}

// foldNext folds the branch nearest to the comment that is read in which there
// is something else to hide, and reports whether there was one.
func (b branches) foldNext(f folds) bool {
	onPath := map[int]bool{}
	for _, i := range f.path {
		onPath[i] = true
	}
	for _, i := range f.path {
		for _, j := range f.replies(i) {
			if f.shown[j] && !onPath[j] {
				b[f.thread[i].ID] = true
				return true
			}
		}
	}
	return false
}

// unfoldNext is the way back: it unfolds the outermost branch that something is
// hidden of, and reports whether there was one.
func (b branches) unfoldNext(f folds) bool {
	for n := len(f.path) - 1; n >= 0; n-- {
		if i := f.path[n]; b[f.thread[i].ID] && f.more[i] > 0 {
			delete(b, f.thread[i].ID)
			return true
		}
	}
	return false
}

// threadFolds is the thread of a page as it is shown.
func (r *reader) threadFolds(p page) folds { return r.branches.of(p.thread, p.item.ID) }

// turnBranch folds or unfolds the replies of the comment in whose lines of the
// thread a line of the page is, and reports whether there are any.
func (a *app) turnBranch(line int) bool {
	r := &a.reader
	id, ok := r.branchAt[line]
	if !ok || a.lagging() {
		return false
	}
	if r.branches[id] {
		delete(r.branches, id)
	} else {
		r.branches[id] = true
	}
	r.again()
	return true
}
