package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
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
	ErrAlready   = errors.New("it is so already")
	ErrGone      = errors.New("it is gone at the site")
	ErrSent      = errors.New("a reply has been sent")
)

// Options are what a store needs from outside. The zero Options are good.
type Options struct {
	Now  func() time.Time // nil: time.Now
	Late time.Duration    // how long a pending comment may wait where its source has no limit of its own; 0: 3 days

	// Migrating is called before the cache of an older tend is changed, which
	// takes seconds where it is large; nil: nobody wants to know.
	Migrating func()
}

// Store is the open cache. It is safe for concurrent use.
type Store struct {
	path     string
	now      func() time.Time
	late     atomic.Int64  // Options.Late
	damaged  string        // where Open put a damaged cache aside
	db       *sql.DB       // the one connection that writes
	read     *sql.DB       // never waits for it
	finder   *sql.DB       // reads too, what searches ask of many items
	patience time.Duration // how long to wait for another program
	swept    time.Duration // how long a sweep waits for readers
	waiting  atomic.Int32  // human acts that wait or write: a pull gives way
	pulled   time.Duration // how long pulls have written since they rested; owned by who has the connection
	resting  atomic.Int64  // until when pulls rest, in microseconds since 1970
	news     news
	weights  atomic.Pointer[Weights]  // of the reasons in the five-minute order; nil: the usual ones
	rules    atomic.Pointer[rulebook] // by which comments get markers; nil: nobody has said
	suggests atomic.Pointer[Suggest]  // which follow-ups are proposed; nil: none
	run      string                   // names this run of the program in the outbox
}

// Open opens the cache at path and creates it, its folder (0700) and file
// (0600), if it is not there. A cache of an older tend is migrated; one of a
// newer tend is left alone with ErrNewer. A damaged file is kept aside as
// path.damaged, a new one is begun, and Store.Damaged names it.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	s, err := open(ctx, path, o)
	if !errors.Is(err, errDamaged) {
		return s, err
	}
	aside, err := keepAside(path)
	if err != nil {
		return nil, err
	}
	if s, err = open(ctx, path, o); err != nil {
		return nil, err
	}
	s.damaged = aside
	return s, nil
}

// open opens the cache at path, or says errDamaged.
func open(ctx context.Context, path string, o Options) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open cache: %w", err)
	}
	if err := createFile(path); err != nil {
		return nil, fmt.Errorf("open cache %s: %w", path, explain(err))
	}
	if err := checkHeader(path); err != nil {
		return nil, fmt.Errorf("open cache %s: %w", path, err)
	}
	s := &Store{path: path, now: o.Now, db: openWriter(path), read: openReaders(path), finder: openFinders(path), patience: 30 * time.Second, swept: sweepPatience, run: thisRun()}
	s.SetLate(o.Late)
	if s.now == nil {
		s.now = time.Now
	}
	if err := s.prepare(ctx, o.Migrating); err != nil {
		return nil, errors.Join(fmt.Errorf("open cache %s: %w", path, err), s.Close())
	}
	return s, nil
}

// prepare brings the schema up to date and looks whether the file is sound.
func (s *Store) prepare(ctx context.Context, migrating func()) error {
	if err := s.migrate(ctx, migrating); err != nil {
		return explain(err)
	}
	return explain(s.checkQuickly(ctx))
}

// Close ends all use of the cache.
func (s *Store) Close() error {
	return errors.Join(s.finder.Close(), s.read.Close(), s.db.Close())
}

// Damaged returns where a damaged cache was kept aside by Open, or "".
func (s *Store) Damaged() string { return s.damaged }

// SetLate sets Options.Late anew; 0 means 3 days.
func (s *Store) SetLate(late time.Duration) {
	s.late.Store(int64(cmp.Or(late, lateTime)))
}

// Path returns where the cache is.
func (s *Store) Path() string { return s.path }

// createFile makes the folder and an empty file that only their owner can
// read, before SQLite would make one that everybody can.
func createFile(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Chmod(path, 0o600)
}
