package store

import (
	"context"
	"fmt"
)

// Kept is how much of a source is here, each number capped at CountCap.
type Kept struct {
	Posts, Comments int
	Held            int // comments that wait for a moderator there
}

// CountKept counts what is kept of each of the sources. That takes longer than
// to read them, so that it is asked for those that are shown.
func (s *Store) CountKept(ctx context.Context, sources []Source) error {
	err := s.countEach(ctx, sources, `
		SELECT
		  (SELECT count(*) FROM (SELECT 1 FROM items WHERE source_id = ?1 AND kind = 1 LIMIT ?2)),
		  (SELECT count(*) FROM (SELECT 1 FROM items WHERE source_id = ?1 AND kind = 2 LIMIT ?2))`,
		func(k *Kept) []any { return []any{&k.Posts, &k.Comments} })
	if err != nil {
		return fmt.Errorf("count what is kept: %w", err)
	}
	return s.CountHeld(ctx, sources)
}

// CountHeld counts the comments that are held at each of the sources. Of what
// is held there is an index of its own; the planner would take the longer one.
func (s *Store) CountHeld(ctx context.Context, sources []Source) error {
	err := s.countEach(ctx, sources, `
		SELECT count(*)
		FROM (SELECT 1 FROM items INDEXED BY items_held WHERE source_id = ?1 AND state = 1 AND kind = 2 LIMIT ?2)`,
		func(k *Kept) []any { return []any{&k.Held} })
	if err != nil {
		return fmt.Errorf("count what is held: %w", err)
	}
	return nil
}

// countEach asks a query for each of the sources.
func (s *Store) countEach(ctx context.Context, sources []Source, query string, into func(*Kept) []any) error {
	count, err := s.read.PrepareContext(ctx, query)
	if err != nil {
		return err
	}
	defer count.Close()
	for i, src := range sources {
		if err := count.QueryRowContext(ctx, src.ID, CountCap).Scan(into(&sources[i].Health.Kept)...); err != nil {
			return err
		}
	}
	return nil
}

// CountTexts returns how many items there are of sources that are watched, at
// most limit.
func (s *Store) CountTexts(ctx context.Context, limit int) (int, error) {
	var n int
	err := s.read.QueryRowContext(ctx, `
		SELECT count(*)
		FROM (
		  SELECT 1
		  FROM sources s
		  CROSS JOIN items i ON i.source_id = s.id
		  WHERE s.removed_at IS NULL
		  LIMIT ?
		)`, limit).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("count texts: %w", err)
	}
	return n, nil
}
