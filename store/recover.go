package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Recover makes a new cache at path from what can still be read of the damaged
// file from, which stays as it is, and returns how many rows were saved. Its
// texts want to be indexed again. ErrExists if there is a file at path.
func Recover(ctx context.Context, from, path string) (rows int, err error) {
	if exists(path) {
		return 0, fmt.Errorf("recover to %s: %w", path, ErrExists)
	}
	part := path + ".part"
	defer removeCache(part)
	if err := copyDamaged(from, part); err != nil {
		return 0, fmt.Errorf("recover: %w", explain(err))
	}
	old := sql.OpenDB(handle{address(part, "_busy_timeout=1000"), "PRAGMA query_only = ON"})
	defer old.Close()
	s, err := Open(ctx, path, Options{})
	if err != nil {
		return 0, fmt.Errorf("recover: %w", err)
	}
	defer s.Close()
	r := rescue{old: old, to: s}
	if err := r.run(ctx); err != nil {
		removeCache(path)
		return 0, fmt.Errorf("recover %s: %w", from, explain(err))
	}
	return r.saved, nil
}

// copyDamaged copies a damaged cache with its log, and puts empty pages where
// its end was cut off: SQLite reads nothing of a file that is too short.
func copyDamaged(from, to string) error {
	if err := copyFile(from+"-wal", to+"-wal"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := copyFile(from, to); err != nil {
		return err
	}
	f, err := os.OpenFile(to, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	header := make([]byte, headerSize)
	if _, err := io.ReadFull(f, header); err != nil {
		return errDamaged
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	return f.Truncate(max(info.Size(), sizeIn(header)))
}

func copyFile(from, to string) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = src.Close() }()
	dest, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	if _, err := io.Copy(dest, src); err != nil {
		return errors.Join(err, dest.Close())
	}
	return dest.Close()
}

// removeCache removes a cache with its log.
func removeCache(path string) {
	for _, end := range []string{"", "-wal", "-shm"} {
		_ = os.Remove(path + end)
	}
}
