package store

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// reportStore returns a copy of the benchmarks' cache whose items lie in three
// years, with a team that answers and 20,000 entries in the journal. A cache
// that is kept has its copy beside it.
func reportStore(b *testing.B) *Store {
	b.Helper()
	path := filepath.Join(b.TempDir(), "report.db")
	if kept := os.Getenv("TEND_BENCH_CACHE"); kept != "" {
		path = kept + ".report"
	}
	_, err := os.Stat(path)
	made := err == nil
	if !made {
		if err := benchStore(b).Backup(b.Context(), path); err != nil {
			b.Fatal(err)
		}
	}
	s, err := Open(b.Context(), path, Options{Now: noon})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	if !made {
		benchYears(b, s)
	}
	return s
}

// benchYears spreads what a cache holds over three years, and fills its
// journal.
func benchYears(b *testing.B, s *Store) {
	b.Helper()
	ids, err := readIDs(b.Context(), s.read, `SELECT item_id FROM desk WHERE kind = 2 AND held = 0 LIMIT 20000`)
	if err != nil {
		b.Fatal(err)
	}
	for len(ids) > 0 {
		n := min(len(ids), 200)
		if _, err := s.Done(b.Context(), []string{miriam, deniz}[len(ids)/200%2], ids[:n]...); err != nil {
			b.Fatal(err)
		}
		ids = ids[n:]
	}
	err = s.inTx(b.Context(), func(tx *sql.Tx) error {
		for _, change := range []string{
			`UPDATE items SET published_at = 1782907200 - (id * 7919) % 94608000`,
			`UPDATE items SET parent_id = id - 1, published_at = 1782907200 - ((id - 1) * 7919) % 94608000 + id % 200000 WHERE kind = 2 AND id % 5 = 2`,
			`UPDATE members SET team = id % 500 = 0, first_at = coalesce((SELECT min(published_at) FROM items WHERE member_id = members.id), first_at)`,
			`UPDATE items SET member_id = 1 WHERE id % 200 = 0`, // one who has written thousands
			`UPDATE members SET contact = 'p' || (id / 3) || '@example.org', url = 'https://p' || (id / 4) || '.example'`,
			`UPDATE desk SET published_at = (SELECT published_at FROM items WHERE id = item_id)`,
			`UPDATE marks SET done_at = (SELECT published_at + 5000 FROM items WHERE id = item_id)`,
			`UPDATE decisions SET since_at = (SELECT published_at FROM items WHERE id = item_id), at = (SELECT published_at + 5000 FROM items WHERE id = item_id)`,
		} {
			if _, err := tx.ExecContext(b.Context(), change); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}

func BenchmarkReport(b *testing.B) {
	s := reportStore(b)
	for name, days := range map[string]int{"month": 30, "year": 365, "everything": 20000} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				r, err := s.Report(b.Context(), Span{noon().AddDate(0, 0, -days), noon()})
				if err != nil || r.Comments.All() == 0 {
					b.Fatal(r.Comments, err)
				}
			}
		})
	}
	b.Run("overview", func(b *testing.B) {
		month := Span{noon().AddDate(0, 0, -30), noon()}
		for b.Loop() {
			_, reported := s.Report(b.Context(), month)
			_, waited := s.Waits(b.Context(), month.Before())
			_, counted := s.CommentsByDay(b.Context(), Span{noon().AddDate(0, 0, -168), noon()})
			if err := errors.Join(reported, waited, counted); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("hand-over", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.HandoverFacts(b.Context(), time.UTC); err != nil {
				b.Fatal(err)
			}
		}
	})
}
