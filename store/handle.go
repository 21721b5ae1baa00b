package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/mattn/go-sqlite3"
)

// The write handle has one connection, so that a human act waits for a pull
// inside this program by ctx and not by SQLite's sleep. Reads have their own
// handle, deferred and query-only: no reader ever waits for a writer. Prepared
// statements are kept: to prepare the desk's takes longer than to run it.
// SQLite prepares a statement anew with each value of a parameter that its
// planner may look at; where there is one good plan only, +? hides it.
const (
	writeOptions = "_foreign_keys=on&_synchronous=FULL&_txlock=immediate&_busy_timeout=1&_stmt_cache_size=100"
	readOptions  = "_query_only=on&_busy_timeout=1000&_stmt_cache_size=50"
	watchOptions = "_busy_timeout=1000"
)

// Pages of 16 KiB hold several texts each, and a log of 4096 of them is written
// back less often: both were measured to make a sync of many feeds cheaper, for
// the writer waits for the disk each time. The size of a page must be set
// before the log is. A cache of 8 MiB holds most of what a transaction of a
// pull changes; with SQLite's usual 2 MiB a page went to the disk many times
// over, 4 GB for a file of 140 MB.
const writePragmas = `
	PRAGMA page_size = 16384;
	PRAGMA journal_mode = WAL;
	PRAGMA wal_autocheckpoint = 4096;
	PRAGMA cache_size = -8192`

// handle makes connections to one file. It stands in for a registered driver,
// because pragmas without a place in the address need a hook.
type handle struct {
	address string
	pragmas string
}

// Connect opens one connection.
func (h handle) Connect(context.Context) (driver.Conn, error) {
	return h.Driver().Open(h.address)
}

// Driver returns SQLite's driver with this handle's pragmas.
func (h handle) Driver() driver.Driver {
	return &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error {
		_, err := c.Exec(h.pragmas, nil)
		return err
	}}
}

func openWriter(path string) *sql.DB {
	db := sql.OpenDB(handle{address(path, writeOptions), writePragmas})
	db.SetMaxOpenConns(1)
	return db
}

func openReaders(path string) *sql.DB {
	db := sql.OpenDB(handle{address(path, readOptions), "PRAGMA cache_size = -8192"})
	db.SetMaxOpenConns(4)
	db.SetMaxIdleConns(4)
	return db
}

// openFinders opens the connections that look words up. Each hit is asked for
// its kind and its place on the desk, which lie all over two indexes, 30 MiB at
// a million items of which all are on the desk, and 5 where they are few. In
// 24 MiB of their own rows and texts do not push them out, and a rare word
// reads a third of the pages. They are made when somebody searches, and two, so
// that no search waits for the end of one that was given up.
func openFinders(path string) *sql.DB {
	db := sql.OpenDB(handle{address(path, readOptions), "PRAGMA cache_size = -24576"})
	db.SetMaxOpenConns(2)
	db.SetMaxIdleConns(2)
	return db
}

// openWatch opens the one connection that looks for what other programs write.
// It reads no table: with none of the pragmas above it need not know them.
func openWatch(path string) *sql.DB {
	db := sql.OpenDB(handle{address(path, watchOptions), ""})
	db.SetMaxOpenConns(1)
	return db
}

// address escapes a path: with a bare ? in it, SQLite would open another file.
func address(path, options string) string {
	u := url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(path), RawQuery: options}
	return u.String()
}

// inTx runs fn in a transaction that is on the disk when inTx returns: for
// what people do. While another program writes it waits, as long as ctx lets
// it and at most for its patience.
func (s *Store) inTx(ctx context.Context, fn func(*sql.Tx) error) error {
	s.waiting.Add(1)
	defer s.waiting.Add(-1)
	conn, err := s.writer(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return s.transact(ctx, conn, fn)
}

// inPull runs fn in a transaction that survives the program's end but not a
// power cut: what a pull brought can be pulled again. The next human act makes
// it durable too. When pulls have written for a while, the next waits until
// others had time to.
func (s *Store) inPull(ctx context.Context, fn func(*sql.Tx) error) error {
	if rest := time.Until(time.UnixMicro(s.resting.Load())); rest > 0 {
		if err := pause(ctx, min(rest, restTime)); err != nil {
			return err
		}
	}
	conn, err := s.writer(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, `PRAGMA synchronous = NORMAL`); err != nil {
		return explain(err)
	}
	started := time.Now()
	err = s.transact(ctx, conn, fn)
	_, back := conn.ExecContext(context.WithoutCancel(ctx), `PRAGMA synchronous = FULL`)
	if s.pulled += time.Since(started); s.pulled > saveTime {
		s.pulled = 0
		s.resting.Store(time.Now().Add(restTime).UnixMicro())
	}
	return errors.Join(err, explain(back))
}

// writer takes the connection that writes, for this caller alone.
func (s *Store) writer(ctx context.Context) (conn *sql.Conn, err error) {
	err = s.insist(ctx, func() error {
		conn, err = s.db.Conn(ctx)
		return err
	})
	return conn, explain(err)
}

// transact runs fn in a transaction on conn and commits if fn returns nil.
func (s *Store) transact(ctx context.Context, conn *sql.Conn, fn func(*sql.Tx) error) error {
	var tx *sql.Tx
	err := s.insist(ctx, func() (err error) {
		tx, err = conn.BeginTx(ctx, nil)
		return err
	})
	if err != nil {
		return explain(err)
	}
	defer tx.Rollback()
	before, err := countChanges(ctx, tx)
	if err != nil {
		return explain(err)
	}
	if err := fn(tx); err != nil {
		return explain(err)
	}
	after, err := countChanges(ctx, tx)
	if err != nil {
		return explain(err)
	}
	if err := tx.Commit(); err != nil {
		return explain(err)
	}
	if after != before {
		s.news.tell()
	}
	return nil
}

// countChanges returns how many rows the connection of a transaction changed
// so far, so that an act that changed nothing wakes nobody.
func countChanges(ctx context.Context, tx *sql.Tx) (n int, err error) {
	err = tx.QueryRowContext(ctx, `SELECT total_changes()`).Scan(&n)
	return n, err
}

// A writer asks so often whether another program has finished: SQLite's own
// wait would ask ever more seldom, and no context could end it. And pulls rest
// so long after each saveTime of writing that whoever asks finds them at rest;
// without, an act beside a pull in another program waited 100 ms and more, now
// it waits for one transaction.
const (
	pollTime = time.Millisecond
	restTime = 2 * pollTime
)

// insist tries again while another program writes.
func (s *Store) insist(ctx context.Context, try func() error) error {
	started := time.Now()
	for {
		err := try()
		if !isBusy(err) || time.Since(started) > s.patience {
			return err
		}
		if err := pause(ctx, pollTime); err != nil {
			return err
		}
	}
}

// pause waits, unless ctx ends before.
func pause(ctx context.Context, length time.Duration) error {
	timer := time.NewTimer(length)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// reader is what a query can be put to: a handle or a transaction.
type reader interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// explain turns what SQLite and the system say into what callers branch on.
func explain(err error) error {
	var fault sqlite3.Error
	if errors.Is(err, os.ErrPermission) {
		return fmt.Errorf("%w: %w", ErrReadOnly, err)
	}
	if !errors.As(err, &fault) {
		return err
	}
	switch fault.Code {
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return fmt.Errorf("%w: %w", ErrBusy, err)
	case sqlite3.ErrFull:
		return fmt.Errorf("%w: %w", ErrFull, err)
	case sqlite3.ErrReadonly, sqlite3.ErrPerm, sqlite3.ErrCantOpen:
		return fmt.Errorf("%w: %w", ErrReadOnly, err)
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB:
		return fmt.Errorf("%w: %w", errDamaged, err)
	}
	return err
}

func isBusy(err error) bool {
	var fault sqlite3.Error
	return errors.As(err, &fault) && fault.Code == sqlite3.ErrBusy
}
