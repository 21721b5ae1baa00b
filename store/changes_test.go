package store

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"
	"time"
)

// heard waits for word of a change.
func heard(t *testing.T, changes <-chan struct{}, of string) {
	t.Helper()
	select {
	case <-changes:
	case <-time.After(10 * time.Second):
		t.Fatalf("nothing was heard of %s", of)
	}
}

func TestChangesAreHeardEverywhere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tend.db")
	s, other := openedAt(t, path), openedAt(t, path)
	ctx, cancel := context.WithCancel(t.Context())
	here, there := s.Changes(ctx), other.Changes(ctx)
	if err := keepTask(ctx, s, "x"); err != nil {
		t.Fatal(err)
	}
	heard(t, here, "an act of this program")
	heard(t, there, "another program's act")
	cancel()
	for range here {
	}
	for range there {
	}
	if err := keepTask(t.Context(), s, "nobody listens"); err != nil {
		t.Fatal(err)
	}
}

func TestChangesAreHeardOnceForMany(t *testing.T) {
	s := opened(t)
	hearer := s.news.join()
	defer s.news.leave(hearer)
	for range 10 {
		if err := keepTask(t.Context(), s, "x"); err != nil {
			t.Fatal(err)
		}
	}
	heard(t, hearer, "ten acts")
	select {
	case <-hearer:
		t.Error("ten acts were told more than once")
	default:
	}
}

func TestNothingChangedIsNoNews(t *testing.T) {
	s := opened(t)
	hearer := s.news.join()
	defer s.news.leave(hearer)
	if _, err := s.Wake(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.inTx(t.Context(), func(*sql.Tx) error { return ErrNothing }); err == nil {
		t.Fatal("a failed act must say so")
	}
	select {
	case <-hearer:
		t.Error("acts that changed nothing were told")
	default:
	}
}
