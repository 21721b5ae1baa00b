package store

import (
	"context"
	"database/sql"
	"time"
)

// Reasons is the set of reasons why an item is on the desk. The bits are
// stored; Links counts the links beside them.
type Reasons struct {
	Bits  ReasonBits
	Links int // how many links the text has, when Link is set
	Years int // how long a returning member was away, when Returning is set
}

// ReasonBits are the reasons as a stored bit set, strongest first as shown.
type ReasonBits int

// The reasons, in the order in which a row names them.
const (
	Refused   ReasonBits = 1 << iota // a verdict the source refused
	Reopened                         // held again at the source, or answered since it was done
	Changed                          // edited after it was decided on
	Waited                           // back from waiting
	Newcomer                         // first comment of this member here
	Link                             // contains links
	Question                         // asks a question outside quotes and links
	Returning                        // back after at least a year
)

// Has reports whether all bits of b are among the reasons.
func (r Reasons) Has(b ReasonBits) bool { return r.Bits&b == b }

// Filter says which items a list shows. The zero Filter matches everything.
type Filter struct {
	Pending  bool    // only what is on the desk
	Held     bool    // only what is held at its source
	Open     bool    // only public pending comments
	Waiting  bool    // only what waits until a date or for an answer
	Done     bool    // only what was ticked off
	Sources  []int64 // only these sources; empty means all
	MemberID int64   // only this member's; 0 means everybody's
	PostID   int64   // only under this post; 0 means anywhere
	Words    string  // only items whose text has these words or beginnings of words
	Order    Order
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

// Cursor is a place between two rows of a list.
type Cursor struct {
	Key int64 // the value the list is ordered by
	ID  int64
}

// Cursor returns the place of it in a list with the order of f.
func (f Filter) Cursor(it Item) Cursor { panic("stub") }

// Counts is what the desk's headings say. Each number is capped at CountCap.
type Counts struct {
	Posts, Held, Open, Tasks, Overdue, Today int
	Waiting                                  int       // items that come back later
	Oldest                                   time.Time // published, of the oldest pending comment; zero if none
	NextWake                                 time.Time // when the next waiting item comes back; zero if none
}

// CountCap is the number above which a count is no longer counted.
const CountCap = 1000

// Counts returns the desk's numbers at the time of the call.
func (s *Store) Counts(ctx context.Context) (Counts, error) { panic("stub") }

// CountComments returns how many comments match f, capped at CountCap.
func (s *Store) CountComments(ctx context.Context, f Filter) (int, error) { panic("stub") }

// CountPosts returns how many posts match f, capped at CountCap.
func (s *Store) CountPosts(ctx context.Context, f Filter) (int, error) { panic("stub") }

// Place returns how many rows stand before the cursor in a list, capped at
// CountCap, for "7 of 12".
func (s *Store) Place(ctx context.Context, kind Kind, f Filter, c Cursor) (int, error) {
	panic("stub")
}

// Wake puts waiting items whose date has come back on the desk and returns how
// many. Called at start and when Counts.NextWake is reached.
func (s *Store) Wake(ctx context.Context) (int, error) { panic("stub") }

// RebuildDesk derives the desk anew from facts and work.
func (s *Store) RebuildDesk(ctx context.Context) error { panic("stub") }

// refreshDesk derives the desk rows of the given items anew. Every transaction
// that changes an item, its mark, its verdicts or who belongs to the team calls
// it before it commits.
func (s *Store) refreshDesk(ctx context.Context, tx *sql.Tx, ids ...int64) error { panic("stub") }
