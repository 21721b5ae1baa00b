package store

import (
	"context"
	"fmt"
)

// troubled returns sources that do not work as they should, those added first,
// and how many there are. Offline, that may be all of them: no more than most
// are read.
func (s *Store) troubled(ctx context.Context, most int) ([]Source, int, error) {
	ids, err := readIDs(ctx, s.read, `
		SELECT id
		FROM sources
		WHERE removed_at IS NULL AND (stopped_at IS NOT NULL OR id IN (
		  SELECT source_id
		  FROM feeds
		  WHERE role <> 'thread' AND (gone = 1 OR (failures > 0 AND rest = 0))))
		ORDER BY id`)
	if err != nil {
		return nil, 0, fmt.Errorf("which sources are in trouble: %w", err)
	}
	few := ids[:min(len(ids), most)]
	sources, err := readSources(ctx, s.read, 0, selectSources+`
		WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`, listOf(few))
	if err != nil {
		return nil, 0, fmt.Errorf("sources in trouble: %w", err)
	}
	return sources, len(ids), s.addHealth(ctx, sources)
}
