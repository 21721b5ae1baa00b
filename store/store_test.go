package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// opened returns a new cache whose clock stands at noon of a fixed day.
func opened(t *testing.T) *Store {
	t.Helper()
	return openedAt(t, filepath.Join(t.TempDir(), "tend.db"))
}

func openedAt(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), path, Options{Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func noon() time.Time { return time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC) }

// keepTask writes a row that a test can find again.
func keepTask(ctx context.Context, s *Store, title string) error {
	return s.inTx(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO tasks (title, created_by, created_at) VALUES (?, 'miriam', 0)`, title)
		return err
	})
}

func countTasks(t *testing.T, s *Store) (n int) {
	t.Helper()
	if err := s.read.QueryRowContext(t.Context(), `SELECT count(*) FROM tasks`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestOpenCreatesAPrivateCache(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "tend.db")
	s := openedAt(t, path)
	if err := keepTask(t.Context(), s, "water the raised beds"); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]os.FileMode{filepath.Dir(path): 0o700, path: 0o600, path + "-wal": 0o600} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("mode of %s = %o, want %o", name, got, want)
		}
	}
}

func TestOpenTakesOddPaths(t *testing.T) {
	for _, name := range []string{"a?b.db", "a#b.db", "a%20b.db", "a b&c=d.db", "Ü.db", "file:x.db"} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := openedAt(t, filepath.Join(dir, name))
			if err := keepTask(t.Context(), s, "x"); err != nil {
				t.Fatal(err)
			}
			files, err := filepath.Glob(filepath.Join(dir, "*.db"))
			if err != nil || len(files) != 1 || filepath.Base(files[0]) != name {
				t.Errorf("files = %q, %v, want only %q", files, err, name)
			}
		})
	}
}

func TestOpenTakesRelativePaths(t *testing.T) {
	t.Chdir(t.TempDir())
	s := openedAt(t, "here.db")
	if err := s.Backup(t.Context(), "copy.db"); err != nil {
		t.Error(err)
	}
	files, err := filepath.Glob("*.db")
	if err != nil || len(files) != 2 {
		t.Errorf("files = %q, %v, want here.db and copy.db", files, err)
	}
}

func TestOpenSetsEveryConnection(t *testing.T) {
	s := opened(t)
	for name, tt := range map[string]struct {
		db   *sql.DB
		want int
	}{
		"foreign_keys": {s.db, 1},
		"synchronous":  {s.db, 2},
		"page_size":    {s.read, 16384},
		"query_only":   {s.read, 1},
	} {
		var got int
		if err := tt.db.QueryRowContext(t.Context(), "PRAGMA "+name).Scan(&got); err != nil || got != tt.want {
			t.Errorf("%s = %d, %v, want %d", name, got, err, tt.want)
		}
	}
}

func TestPullLeavesActsDurable(t *testing.T) {
	s := opened(t)
	errStop := errors.New("stop")
	if err := s.inPull(t.Context(), func(*sql.Tx) error { return errStop }); !errors.Is(err, errStop) {
		t.Errorf("inPull = %v, want %v", err, errStop)
	}
	var got int
	if err := s.db.QueryRowContext(t.Context(), `PRAGMA synchronous`).Scan(&got); err != nil || got != 2 {
		t.Errorf("synchronous after a pull = %d, %v, want 2 (FULL)", got, err)
	}
}

func TestOpenRefusesANewerCacheUntouched(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tend.db")
	s := openedAt(t, path)
	if _, err := s.db.ExecContext(t.Context(), `PRAGMA user_version = 99`); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path, Options{}); !errors.Is(err, ErrNewer) {
		t.Errorf("Open = %v, want ErrNewer", err)
	}
	after, err := os.ReadFile(path)
	if err != nil || string(after) != string(before) {
		t.Errorf("the newer cache was touched (%v)", err)
	}
}

func TestOpenKeepsDamagedFilesAside(t *testing.T) {
	for name, spoil := range map[string]func(path string) error{
		"not SQLite": func(path string) error { return os.WriteFile(path, []byte("once upon a time"), 0o600) },
		"cut off":    func(path string) error { return os.Truncate(path, 40_000) },
		"overwritten": func(path string) error {
			f, err := os.OpenFile(path, os.O_WRONLY, 0)
			if err != nil {
				return err
			}
			defer func() { _ = f.Close() }()
			_, err = f.WriteAt(make([]byte, 3*16384), 4096)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "tend.db")
			for _, want := range []string{path + ".damaged", path + ".damaged2"} {
				if err := openedAt(t, path).Close(); err != nil {
					t.Fatal(err)
				}
				if err := spoil(path); err != nil {
					t.Fatal(err)
				}
				s := openedAt(t, path)
				if got := s.Damaged(); got != want {
					t.Errorf("Damaged() = %q, want %q", got, want)
				}
				if err := keepTask(t.Context(), s, "x"); err != nil {
					t.Errorf("the new cache does not work: %v", err)
				}
				if err := s.Close(); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func TestOpenTakesAnEmptyFileAsNew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tend.db")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	s := openedAt(t, path)
	if got := s.Damaged(); got != "" {
		t.Errorf("Damaged() = %q, want none", got)
	}
}

func TestLockedByAnotherProgram(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tend.db")
	s, other := openedAt(t, path), openedAt(t, path)
	s.patience = 0
	err := other.inTx(t.Context(), func(*sql.Tx) error {
		if err := keepTask(t.Context(), s, "x"); !errors.Is(err, ErrBusy) {
			t.Errorf("writing while another writes = %v, want ErrBusy", err)
		}
		if got := countTasks(t, s); got != 0 {
			t.Errorf("reading while another writes sees %d rows, want 0", got)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := keepTask(t.Context(), s, "x"); err != nil {
		t.Errorf("writing afterwards = %v, want nil", err)
	}
}

func TestWaitingForAnotherProgramObeysContext(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tend.db")
	s, other := openedAt(t, path), openedAt(t, path)
	err := other.inTx(t.Context(), func(*sql.Tx) error {
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		defer cancel()
		if err := keepTask(ctx, s, "x"); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("waiting with a deadline = %v, want %v", err, context.DeadlineExceeded)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestFullDisk(t *testing.T) {
	s := opened(t)
	if _, err := s.db.ExecContext(t.Context(), `PRAGMA max_page_count = 1`); err != nil {
		t.Fatal(err)
	}
	var err error
	for i := 0; err == nil && i < 1000; i++ {
		err = keepTask(t.Context(), s, string(make([]byte, 4096)))
	}
	if !errors.Is(err, ErrFull) {
		t.Errorf("writing to a full disk = %v, want ErrFull", err)
	}
	if _, err := s.db.ExecContext(t.Context(), `PRAGMA max_page_count = 1000000`); err != nil {
		t.Fatal(err)
	}
	if err := keepTask(t.Context(), s, "x"); err != nil {
		t.Errorf("writing once there is room = %v, want nil", err)
	}
}

// TestManySourcesAreLookedAtFromBothEnds wants a start that takes no longer
// with thousands of sources, and still sees that their table is torn.
func TestManySourcesAreLookedAtFromBothEnds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tend.db")
	s := openedAt(t, path)
	var root, page int64
	err := s.inTx(t.Context(), func(tx *sql.Tx) error {
		_, err := tx.ExecContext(t.Context(), `
			WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
			INSERT INTO sources (kind, name, url, added_at)
			SELECT 'feed', 'Source ' || i, 'https://example.org/' || i, 1 FROM n`, 4*checkedRows)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	err = s.read.QueryRowContext(t.Context(), `
		SELECT rootpage, (SELECT page_size FROM pragma_page_size)
		FROM sqlite_schema
		WHERE name = 'sources'`).Scan(&root, &page)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s := openedAt(t, path); s.Damaged() != "" {
		t.Errorf("a sound cache was kept aside as %s", s.Damaged())
	} else if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.WriteAt(bytes.Repeat([]byte{0xff}, int(page)), (root-1)*page)
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
	if s := openedAt(t, path); s.Damaged() == "" {
		t.Error("a torn table of sources was not noticed")
	}
}

func TestReadingACacheNeedsNoWriter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tend.db")
	if err := openedAt(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	s := openedAt(t, path)
	if _, err := s.Counts(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := s.db.Stats().OpenConnections; n != 0 {
		t.Errorf("after Open and Counts there are %d connections that write, want none", n)
	}
}

func TestOpenGivesACacheItsLog(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tend.db")
	s := openedAt(t, path)
	if err := s.read.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.db.ExecContext(t.Context(), `PRAGMA journal_mode = DELETE`); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	var log string
	if err := openedAt(t, path).read.QueryRowContext(t.Context(), `PRAGMA journal_mode`).Scan(&log); err != nil || log != "wal" {
		t.Errorf("journal_mode = %q, %v, want wal", log, err)
	}
}
