package store

import (
	"context"
	"time"
)

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
