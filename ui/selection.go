package ui

// toggle selects the row in focus, or lets go of it.
func (l *list[T]) toggle() {
	id := l.currentID()
	if id == 0 {
		return
	}
	if l.marked[id] {
		delete(l.marked, id)
		return
	}
	l.marked[id] = true
}

// draw begins a range at the row in focus, or ends the one being drawn.
func (l *list[T]) draw() {
	if l.anchor != 0 {
		l.anchor = 0
		return
	}
	l.anchor = l.currentID()
	l.extend()
}

// extend selects everything between the beginning of the range and the row in
// focus.
func (l *list[T]) extend() {
	from := l.index(l.anchor)
	if l.anchor == 0 || from < 0 {
		return
	}
	for i := min(from, l.at); i <= max(from, l.at); i++ {
		l.marked[l.id(l.rows[i])] = true
	}
}

// clear lets go of all selected rows and reports whether there were any.
func (l *list[T]) clear() bool {
	had := len(l.marked) > 0 || l.anchor != 0
	clear(l.marked)
	l.anchor = 0
	return had
}

// chosen returns the IDs that a verb acts on: the selected rows, in the order
// of the list as far as it is known, else the one in focus. While that one is
// being read, it is the only one.
func (l *list[T]) chosen(reading bool) []int64 {
	if len(l.marked) == 0 || reading {
		if id := l.currentID(); id != 0 {
			return []int64{id}
		}
		return nil
	}
	ids := make([]int64, 0, len(l.marked))
	for _, row := range l.rows {
		if l.marked[l.id(row)] {
			ids = append(ids, l.id(row))
		}
	}
	for id := range l.marked {
		if l.index(id) < 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

// take shows that rows are being decided on, and moves the focus to the next
// row that is not; at the end to the one before.
func (l *list[T]) take(ids []int64, verb string) {
	for _, id := range ids {
		if l.index(id) >= 0 {
			l.taken[id] = verb
		}
	}
	l.anchor = 0
	if l.taken[l.currentID()] == "" {
		return
	}
	for _, step := range []int{1, -1} {
		for i := l.at; i >= 0 && i < len(l.rows); i += step {
			if l.taken[l.id(l.rows[i])] == "" {
				l.at = i
				return
			}
		}
	}
}
