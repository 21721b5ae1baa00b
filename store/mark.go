package store

import (
	"context"
	"time"
)

// Mark is what volunteers think of an item. No pull ever touches it.
type Mark struct {
	Done         time.Time // zero if not ticked off
	DoneRevision int       // the revision it was ticked off at
	WaitUntil    time.Time // zero if it does not wait for a date
	WaitAnswer   bool      // waits until somebody answers
	ClaimedBy    string
	Note         string
	By           string // who marked last
	At           time.Time
}

// Done ticks items off for this desk only. A comment held at a source whose
// login may decide is refused with ErrHeld: such a comment needs a verdict.
func (s *Store) Done(ctx context.Context, who string, ids ...int64) (Batch, error) {
	panic("stub")
}

// Reopen takes the tick or the waiting off items, so that they are pending
// again.
func (s *Store) Reopen(ctx context.Context, who string, ids ...int64) (Batch, error) {
	panic("stub")
}

// WaitUntil takes items off the desk until the given time.
func (s *Store) WaitUntil(ctx context.Context, who string, until time.Time, ids ...int64) (Batch, error) {
	panic("stub")
}

// WaitForAnswer takes items off the desk until somebody answers them.
func (s *Store) WaitForAnswer(ctx context.Context, who string, ids ...int64) (Batch, error) {
	panic("stub")
}

// Claim says that who has these items; Unclaim lets go of them.
func (s *Store) Claim(ctx context.Context, who string, ids ...int64) (Batch, error) {
	panic("stub")
}

// Unclaim lets go of items that somebody claimed.
func (s *Store) Unclaim(ctx context.Context, who string, ids ...int64) (Batch, error) {
	panic("stub")
}

// Note keeps a note on an item; an empty text removes it.
func (s *Store) Note(ctx context.Context, who string, id int64, text string) (Batch, error) {
	panic("stub")
}
