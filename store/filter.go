package store

// Filter says which items a list shows. The zero Filter matches everything.
type Filter struct {
	Pending  bool    // only what is on the desk
	Held     bool    // only what is held at its source
	Open     bool    // only public pending comments
	Waiting  bool    // only what waits until a date or for an answer
	Done     bool    // only what was ticked off
	States   []State // only what its source shows so; empty means any state
	Sources  []int64 // only these sources; empty means all
	MemberID int64   // only this member's; 0 means everybody's
	PostID   int64   // only under this post; 0 means anywhere
	Words    string  // only items whose text has these words or beginnings of words
	Narrow           // what rows are asked one by one
	Until    Cursor  // only rows up to this place; the zero one means all
	Order    Order

	among string // only these items in their order, a list for json_each; "" means all
	found found  // what Narrow's names stand for
}

// Order is the order of a list.
type Order int

// The orders of a list. Search results always come in order of arrival,
// newest first.
const (
	NewestFirst Order = iota
	UrgentFirst       // the five-minute order: held, newcomers, questions and age weighed
	OldestFirst
)

// Page asks for a part of a list. The cursor is the last (or first) row of the
// neighbouring page; a zero cursor means the beginning.
type Page struct {
	After  Cursor // rows behind this one
	Before Cursor // rows before this one; they still come in the list's order
	Limit  int    // at most this many; 0 means 50
}

// limit returns how many rows the page may have.
func (p Page) limit() int {
	if p.Limit <= 0 {
		return 50
	}
	return p.Limit
}

// Cursor is a place between two rows of a list.
type Cursor struct {
	Key int64 // the value the list is ordered by
	ID  int64
}

// Cursor returns the place of it in a list with the order of f.
func (f Filter) Cursor(it Item) Cursor {
	switch {
	case f.Words != "":
		return Cursor{Key: it.ID, ID: it.ID}
	case f.Order == UrgentFirst && f.onDesk():
		return Cursor{Key: it.urgent, ID: it.ID}
	}
	return Cursor{Key: it.newest, ID: it.ID}
}

// Ascending reports whether a list of f begins with its smallest cursor.
func (f Filter) Ascending() bool {
	return f.Words == "" && (f.Order == OldestFirst || f.Order == UrgentFirst && f.onDesk())
}

// onDesk reports whether f asks only for what is on the desk or waits to come
// back to it.
func (f Filter) onDesk() bool { return f.Pending || f.Held || f.Open || f.Waiting }
