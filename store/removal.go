package store

import (
	"context"
	"fmt"
)

// Removal is what removing a source would do. Each number is capped at
// CountCap.
type Removal struct {
	Posts, Comments int // that would go, because nobody worked on them
	Kept            int // items that would stay, for what was done with them
	Notes, Tasks    int // that stay with them
}

// Removal says what removing a source would do, so that the question before it
// can tell.
func (s *Store) Removal(ctx context.Context, id int64) (Removal, error) {
	var r Removal
	// Notes and tasks are few, so they are looked up from their side.
	err := s.read.QueryRowContext(ctx, `
		WITH worked (id) AS (
		  SELECT item_id FROM marks
		  UNION SELECT item_id FROM decisions WHERE item_id IS NOT NULL
		  UNION SELECT item_id FROM outbox
		  UNION SELECT item_id FROM drafts
		  UNION SELECT item_id FROM tasks WHERE item_id IS NOT NULL
		)
		SELECT
		  (SELECT count(*) FROM (
		    SELECT 1 FROM items WHERE source_id = ?1 AND kind = 1 AND id NOT IN (SELECT id FROM worked) LIMIT ?2)),
		  (SELECT count(*) FROM (
		    SELECT 1 FROM items WHERE source_id = ?1 AND kind = 2 AND id NOT IN (SELECT id FROM worked) LIMIT ?2)),
		  (SELECT count(*) FROM (
		    SELECT 1 FROM worked w JOIN items i ON i.id = w.id WHERE i.source_id = ?1 LIMIT ?2)),
		  (SELECT count(*) FROM (
		    SELECT 1 FROM marks m JOIN items i ON i.id = m.item_id WHERE i.source_id = ?1 AND m.note <> '' LIMIT ?2)),
		  (SELECT count(*) FROM (
		    SELECT 1 FROM tasks t JOIN items i ON i.id = t.item_id WHERE i.source_id = ?1 AND t.done_at IS NULL LIMIT ?2))`,
		id, CountCap).Scan(&r.Posts, &r.Comments, &r.Kept, &r.Notes, &r.Tasks)
	if err != nil {
		return Removal{}, fmt.Errorf("removal of source %d: %w", id, err)
	}
	return r, nil
}
