package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// cacheOf makes a cache of an older tend: its schema with the rows of
// testdata/vN.sql.
func cacheOf(t *testing.T, steps []migration) string {
	t.Helper()
	rows, err := os.ReadFile(filepath.Join("testdata", fmt.Sprintf("v%d.sql", len(steps))))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "tend.db")
	s := &Store{path: path, now: noon, db: openWriter(path), read: openReaders(path), finder: openFinders(path)}
	defer s.Close()
	err = s.inTx(t.Context(), func(tx *sql.Tx) error {
		for _, step := range steps {
			if err := step.run(t.Context(), tx); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(t.Context(), string(rows))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestEveryOlderCacheIsMigrated(t *testing.T) {
	steps, err := readMigrations()
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range steps {
		t.Run(fmt.Sprint("version ", step.number), func(t *testing.T) {
			s := openedAt(t, cacheOf(t, steps[:step.number]))
			if version, err := readVersion(t.Context(), s.read); err != nil || version != len(steps) {
				t.Errorf("version = %d, %v, want %d", version, err, len(steps))
			}
			wantHealthy(t, s)
			indexed(t, s)
			c, err := s.Comments(t.Context(), Filter{Words: "Kinder"}, Page{})
			if err != nil || len(c) != 1 || c[0].Author != "Jonas Albrecht" || c[0].Mark.Note != "ask the team" {
				t.Errorf("the comment = %+v, %v, want Jonas's with its note", c, err)
			}
			if _, err := s.Undo(t.Context(), "miriam"); err != nil {
				t.Errorf("Undo of an act that an older tend kept = %v", err)
			}
		})
	}
}

func TestCrashInsideAMigrationLeavesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tend.db")
	if err := createFile(path); err != nil {
		t.Fatal(err)
	}
	s := &Store{path: path, now: noon, db: openWriter(path), read: openReaders(path), finder: openFinders(path)}
	t.Cleanup(func() { s.Close() })
	errCrash := errors.New("crash")
	steps, err := readMigrations()
	if err != nil {
		t.Fatal(err)
	}
	err = s.inTx(t.Context(), func(tx *sql.Tx) error {
		if err := steps[0].run(t.Context(), tx); err != nil {
			return err
		}
		return errCrash
	})
	if !errors.Is(err, errCrash) {
		t.Fatal(err)
	}
	var tables int
	if err := s.read.QueryRowContext(t.Context(), `SELECT count(*) FROM sqlite_schema`).Scan(&tables); err != nil || tables != 0 {
		t.Errorf("tables left = %d, %v, want none", tables, err)
	}
	again := openedAt(t, path)
	if err := keepTask(t.Context(), again, "x"); err != nil {
		t.Errorf("the cache does not work after the crash: %v", err)
	}
}

func TestTwoProgramsMakeOneCache(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tend.db")
	errs := make(chan error)
	for range 4 {
		go func() { // each has connections of its own, as a program has
			s, err := Open(context.Background(), path, Options{})
			if err == nil {
				err = s.Close()
			}
			errs <- err
		}()
	}
	for range 4 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	wantHealthy(t, openedAt(t, path))
}

func TestEveryReferenceHasAnIndex(t *testing.T) {
	s := opened(t)
	rows, err := s.read.QueryContext(t.Context(), `
		SELECT t.name, f."from"
		FROM sqlite_schema t
		JOIN pragma_foreign_key_list(t.name) f
		WHERE t.type = 'table' AND NOT EXISTS (
		  SELECT 1
		  FROM pragma_index_list(t.name) l
		  JOIN pragma_index_info(l.name) c
		  WHERE c.seqno = 0 AND c.name = f."from"
		) AND NOT EXISTS (
		  SELECT 1
		  FROM pragma_table_info(t.name) c
		  WHERE c.pk = 1 AND c.name = f."from"
		)`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var table, column string
		if err := rows.Scan(&table, &column); err != nil {
			t.Fatal(err)
		}
		t.Errorf("%s.%s refers to another table and has no index", table, column)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

func TestMigratingIsSaidWhereThereIsSomethingToChange(t *testing.T) {
	steps, err := readMigrations()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		path string
		said int
	}{
		"none":    {filepath.Join(t.TempDir(), "tend.db"), 0},
		"older":   {cacheOf(t, steps[:len(steps)-1]), 1},
		"current": {cacheOf(t, steps), 0},
	} {
		said := 0
		s, err := Open(t.Context(), c.path, Options{Now: noon, Migrating: func() { said++ }})
		if err != nil {
			t.Fatal(err)
		}
		s.Close()
		if said != c.said {
			t.Errorf("opening a cache (%s) said %d times that it is migrated, want %d", name, said, c.said)
		}
	}
}
