package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func TestBackupIsWholeAndPrivate(t *testing.T) {
	s := listed(t)
	path := filepath.Join(t.TempDir(), "a?b.db")
	ctx, cancel := context.WithCancel(t.Context())
	stopped := make(chan error)
	go func() {
		for i := 0; ; i++ {
			if err := keepTask(ctx, s, fmt.Sprint(i)); err != nil {
				stopped <- err
				return
			}
		}
	}()
	err := s.Backup(t.Context(), path)
	cancel()
	if stop := <-stopped; !errors.Is(stop, context.Canceled) {
		t.Error(stop)
	}
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode = %v, %v, want 0600", info.Mode(), err)
	}
	if err := s.Backup(t.Context(), path); !errors.Is(err, ErrExists) {
		t.Errorf("Backup over a file = %v, want ErrExists", err)
	}
	b := openedAt(t, path)
	wantHealthy(t, b)
	if got, err := b.CountComments(t.Context(), Filter{}); err != nil || got != 15 {
		t.Errorf("comments in the backup = %d, %v, want 15", got, err)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.part"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func wantHealthy(t *testing.T, s *Store) {
	t.Helper()
	wrong, err := s.Check(t.Context())
	if err != nil || len(wrong) > 0 {
		t.Errorf("Check = %q, %v, want nothing wrong", wrong, err)
	}
}

func TestCheckFindsWhatIsWrong(t *testing.T) {
	for name, tt := range map[string]struct{ spoil, want string }{
		"a desk row too few": {
			`DELETE FROM desk WHERE item_id = 3`,
			"desk: 1 rows are not what the rest of the cache says",
		},
		"a wrong reason": {
			`UPDATE desk SET reasons = 1 WHERE item_id IN (3, 4)`,
			"desk: 2 rows are not what the rest of the cache says",
		},
		"a lost text":   {`DELETE FROM texts WHERE id = 3`, "items: 1 have no text"},
		"a lost parent": {`PRAGMA foreign_keys = OFF; DELETE FROM members WHERE name = 'Ines'`, "items: 5 rows name members that are not there"},
		"a lost count":  {`UPDATE members SET comments = 0 WHERE name = 'Ines'`, "members: 1 are counted wrong"},
	} {
		t.Run(name, func(t *testing.T) {
			s := listed(t)
			wantHealthy(t, s)
			if _, err := s.db.ExecContext(t.Context(), tt.spoil); err != nil {
				t.Fatal(err)
			}
			wrong, err := s.Check(t.Context())
			if err != nil || len(wrong) == 0 || wrong[0] != tt.want {
				t.Errorf("Check = %q, %v, want %q", wrong, err, tt.want)
			}
			if err := s.RebuildDesk(t.Context()); err != nil {
				t.Fatal(err)
			}
			if wrong, err := s.countWrong(t.Context(), []int64{1, 2, 3, 4, 5}); err != nil || wrong != 0 {
				t.Errorf("after RebuildDesk %d desk rows are wrong, %v", wrong, err)
			}
		})
	}
}

func TestRecoverSavesWhatCanBeRead(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "tend.db")
	s := openedAt(t, path)
	_, feeds := added(t, s, "Blog")
	var items []Arrival
	for i := range 2000 {
		items = append(items, comment(fmt.Sprint("c", i), "p", fmt.Sprint("Person ", i%50), float64(i)/1000))
	}
	pulled(t, s, feeds[1], items...)
	indexed(t, s)
	if _, err := s.Done(t.Context(), "miriam", 1, 1000, 2000); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	torn := append([]byte(nil), whole...)
	var texts []int // pages of comments: without one of the schema's nothing could be read
	for page := 0; page < len(torn); page += 16384 {
		if bytes.Count(torn[page:page+16384], []byte("<p>c")) > 20 {
			texts = append(texts, page)
		}
	}
	for _, page := range []int{texts[len(texts)/3], texts[len(texts)*2/3]} {
		copy(torn[page:page+16384], make([]byte, 16384))
	}
	for name, tt := range map[string]struct {
		bytes []byte
		least int
	}{
		"whole":             {whole, 2000},
		"torn in two pages": {torn, 500},
		"cut off":           {whole[:len(whole)*8/10/16384*16384], 500},
	} {
		t.Run(name, func(t *testing.T) {
			from, to := filepath.Join(t.TempDir(), "tend.db.damaged"), filepath.Join(t.TempDir(), "new.db")
			if err := os.WriteFile(from, tt.bytes, 0o600); err != nil {
				t.Fatal(err)
			}
			rows, err := Recover(t.Context(), from, to)
			if err != nil {
				t.Fatal(err)
			}
			after, err := os.ReadFile(from)
			if err != nil || string(after) != string(tt.bytes) {
				t.Errorf("the damaged file was touched (%v)", err)
			}
			s := openedAt(t, to)
			var saved int
			if err := s.read.QueryRowContext(t.Context(), `SELECT count(*) FROM items`).Scan(&saved); err != nil {
				t.Fatal(err)
			}
			if saved < tt.least || rows < saved {
				t.Errorf("Recover saved %d rows, %d items, want at least %d", rows, saved, tt.least)
			}
			if name == "whole" {
				wantHealthy(t, s)
			}
		})
	}
	if _, err := Recover(t.Context(), path, path); !errors.Is(err, ErrExists) {
		t.Errorf("Recover onto a file = %v, want ErrExists", err)
	}
}
