package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
)

// Connect gives a source another way to reach it, after a login or its end:
// kind, login, powers, settings and feeds. Its items, marks and tasks stay, and
// a feed that it keeps goes on where it was. Verdicts that waited for a login
// may leave again; those decided more than a day ago wait for a volunteer's
// word, and ask says how many.
func (s *Store) Connect(ctx context.Context, src Source, feeds []Feed) (ask int, err error) {
	powers, err := json.Marshal(src.Powers)
	if err != nil {
		return 0, fmt.Errorf("powers of %s: %w", src.Name, err)
	}
	urls := make([]string, len(feeds))
	for i, f := range feeds {
		urls[i] = f.URL
	}
	kept, err := json.Marshal(urls)
	if err != nil {
		return 0, fmt.Errorf("feeds of %s: %w", src.Name, err)
	}
	err = s.inTx(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `
			UPDATE sources
			SET kind = ?, login = ?, powers = ?, settings = ?
			WHERE id = ?`, src.Kind, src.Login, string(powers), src.Settings, src.ID)
		if err != nil {
			return err
		}
		// The new ones come before the old ones go, or they would get their
		// numbers, and what they say would be compared with what those said.
		for _, f := range feeds {
			f.SourceID = src.ID
			if err := insertFeed(ctx, tx, f); err != nil {
				return err
			}
		}
		_, err = tx.ExecContext(ctx, `
			DELETE FROM feeds
			WHERE source_id = ? AND url NOT IN (SELECT value FROM json_each(?))`, src.ID, string(kept))
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("connect %s: %w", src.Name, err)
	}
	return s.ResumeSource(ctx, src.ID)
}
