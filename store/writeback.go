package store

import (
	"context"
	"fmt"
)

// backPages is how many pages of the log must wait for WriteBack to begin: a
// page that changes with every transaction is written once for many of them.
const backPages = 1024

// WriteBack brings what is in the log into the cache's file, if there is much.
// A writer does so itself when the log is four times as long, but waits for the
// disk meanwhile: so who writes much calls this beside it. It returns when all
// is done that was there when it began, or at once if somebody else is at it.
func (s *Store) WriteBack(ctx context.Context) error {
	var busy, pages, back int
	err := s.read.QueryRowContext(ctx, `PRAGMA wal_checkpoint(NOOP)`).Scan(&busy, &pages, &back)
	if err == nil && pages-back >= backPages {
		err = s.read.QueryRowContext(ctx, `PRAGMA wal_checkpoint(PASSIVE)`).Scan(&busy, &pages, &back)
	}
	if err != nil {
		return fmt.Errorf("write back: %w", explain(err))
	}
	return nil
}
