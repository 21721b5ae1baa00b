package store

import (
	"context"
	"errors"
	"time"
)

// What callers branch on.
var (
	ErrNotFound  = errors.New("not found")
	ErrExists    = errors.New("already there")
	ErrNewer     = errors.New("this cache is from a newer tend")
	ErrBusy      = errors.New("another program is using the cache")
	ErrFull      = errors.New("the disk is full")
	ErrReadOnly  = errors.New("the cache cannot be written")
	ErrNothing   = errors.New("nothing to undo")
	ErrOvertaken = errors.New("something newer stands in the way")
	ErrHeld      = errors.New("held at the site")
	ErrQueued    = errors.New("verdicts are on their way")
	ErrNoPower   = errors.New("this source cannot do that")
)

// Options are what a store needs from outside. The zero Options are good.
type Options struct {
	Now func() time.Time // nil: time.Now
}

// Store is the open cache. It is safe for concurrent use.
type Store struct{}

// Open opens the cache at path and creates it, its folder (0700) and file
// (0600), if it is not there. A cache of an older tend is migrated; one of a
// newer tend is left alone with ErrNewer. A damaged file is kept aside as
// path.damaged, a new one is begun, and Store.Damaged names it.
func Open(ctx context.Context, path string, o Options) (*Store, error) { panic("stub") }

// Close ends all use of the cache.
func (s *Store) Close() error { panic("stub") }

// Damaged returns where a damaged cache was kept aside by Open, or "".
func (s *Store) Damaged() string { panic("stub") }

// Path returns where the cache is.
func (s *Store) Path() string { panic("stub") }

// Backup writes a whole, consistent copy of the cache to path, also while
// others write. The file must not exist yet.
func (s *Store) Backup(ctx context.Context, path string) error { panic("stub") }

// Recover makes a new cache at path from what can still be read of the damaged
// file from, and returns how many rows were saved.
func Recover(ctx context.Context, from, path string) (rows int, err error) { panic("stub") }

// Check examines the whole file; it takes seconds at a million items. It
// returns what is wrong, a sentence each; none means healthy.
func (s *Store) Check(ctx context.Context) ([]string, error) { panic("stub") }
