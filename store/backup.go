package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/mattn/go-sqlite3"
)

// backupSize is how many pages are copied before ctx is asked.
const backupSize = 1024

// Backup writes a whole, consistent copy of the cache to path, also while
// others write. The file must not exist yet (ErrExists); it appears whole or
// not at all.
func (s *Store) Backup(ctx context.Context, path string) error {
	if exists(path) {
		return fmt.Errorf("backup to %s: %w", path, ErrExists)
	}
	part := path + ".part"
	f, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("backup: %w", explain(err))
	}
	defer func() { _ = os.Remove(part) }()
	if err := f.Close(); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	if err := s.copyTo(ctx, part); err != nil {
		return fmt.Errorf("backup to %s: %w", path, explain(err))
	}
	// A link never takes the place of a file that is there.
	if err := os.Link(part, path); errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("backup to %s: %w", path, ErrExists)
	} else if err != nil {
		return os.Rename(part, path)
	}
	return nil
}

// copyTo copies the cache as it is now to an empty file. The transaction that
// stays open meanwhile is what makes the copy consistent.
func (s *Store) copyTo(ctx context.Context, path string) error {
	conn, err := s.read.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, `BEGIN`); err != nil {
		return err
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), `ROLLBACK`) //nolint:errcheck // nothing was written
	if _, err := readVersion(ctx, conn); err != nil {              // from here on nothing moves
		return err
	}
	to := sql.OpenDB(handle{address(path, ""), ""})
	defer to.Close()
	copied, err := to.Conn(ctx)
	if err != nil {
		return err
	}
	defer copied.Close()
	return copied.Raw(func(dest any) error {
		return conn.Raw(func(src any) error {
			return copyPages(ctx, dest.(*sqlite3.SQLiteConn), src.(*sqlite3.SQLiteConn))
		})
	})
}

func copyPages(ctx context.Context, dest, src *sqlite3.SQLiteConn) error {
	b, err := dest.Backup("main", src, "main")
	if err != nil {
		return err
	}
	for done := false; !done; {
		if err := ctx.Err(); err != nil {
			return errors.Join(err, b.Finish())
		}
		if done, err = b.Step(backupSize); err != nil {
			return errors.Join(err, b.Finish())
		}
	}
	return b.Finish()
}
