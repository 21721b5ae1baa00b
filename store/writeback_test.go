package store

import (
	"database/sql"
	"fmt"
	"strings"
	"testing"
)

// behind returns how many pages of the log are not in the cache's file.
func behind(t *testing.T, s *Store) int {
	t.Helper()
	var busy, pages, back int
	err := s.read.QueryRowContext(t.Context(), `PRAGMA wal_checkpoint(NOOP)`).Scan(&busy, &pages, &back)
	if err != nil {
		t.Fatal(err)
	}
	return pages - back
}

func TestLongLogIsWrittenBackBesideAWriter(t *testing.T) {
	s := opened(t)
	_, feeds := added(t, s, "Blog")
	pulled(t, s, feeds[0], post("short", 1))
	before := behind(t, s)
	if err := s.WriteBack(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := behind(t, s); got != before {
		t.Errorf("pages behind = %d, want a short log of %d left alone", got, before)
	}
	items := make([]Arrival, 300)
	for i := range items {
		items[i] = post(fmt.Sprint("long", i), 1)
		items[i].HTML = "<p>" + strings.Repeat("apples and pears ", 4000) + "</p>"
	}
	pulled(t, s, feeds[0], items...)
	if got := behind(t, s); got < backPages {
		t.Fatalf("pages behind = %d, want a long log", got)
	}
	err := s.inPull(t.Context(), func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(t.Context(), `UPDATE feeds SET cursor = 'beside'`); err != nil {
			return err
		}
		return s.WriteBack(t.Context())
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := behind(t, s); got >= 100 {
		t.Errorf("pages behind = %d, want only what the transaction beside it wrote", got)
	}
	wantHealthy(t, s)
}
