package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// finish stores what the last part of the arrivals brings with it: what is
// gone, further feeds, and the feed's own health.
func (in *intake) finish(ctx context.Context, a *Arrivals) error {
	for _, remoteID := range a.Gone {
		if err := in.loseItem(ctx, remoteID); err != nil {
			return err
		}
	}
	for _, f := range a.Found {
		f.SourceID = in.source.id
		if err := insertFeed(ctx, in.tx, f); err != nil {
			return err
		}
	}
	return in.keepFeed(ctx, a)
}

// loseItem says that an item is gone at its source.
func (in *intake) loseItem(ctx context.Context, remoteID string) error {
	var id int64
	var kind Kind
	var state State
	err := in.tx.QueryRowContext(ctx, `
		SELECT id, kind, state
		FROM items
		WHERE source_id = ?1 AND (remote_id = ?2
		   OR id = (SELECT item_id FROM aliases WHERE source_id = ?1 AND alias = ?2)
		   OR id = (SELECT id FROM items WHERE url_key = ?3 AND url_key <> 0 AND source_id = ?1 AND by_url AND url = ?2))`,
		in.source.id, remoteID, urlKey(remoteID)).Scan(&id, &kind, &state)
	if errors.Is(err, sql.ErrNoRows) || state == Gone {
		return nil
	}
	if err != nil {
		return fmt.Errorf("lose %s: %w", remoteID, err)
	}
	return in.moveTo(ctx, id, kind, state, Gone)
}

// keepFeed stores a feed's validators and that its pull worked. What it failed
// with before is over; only what could not be read of a body holds as long as
// the body is the same.
func (in *intake) keepFeed(ctx context.Context, a *Arrivals) error {
	f := a.Feed
	var failure Failure
	if a.Damaged != "" {
		failure = Failure{FailDamaged, a.Damaged}
	}
	pulled := in.now
	if !f.Pulled.IsZero() {
		pulled = f.Pulled.Unix()
	}
	_, err := in.exec(ctx, `
		UPDATE feeds
		SET etag = ?, modified = ?, body_hash = ?, cursor = ?, due_at = ?, pulled_at = ?, full_at = ?,
		    failures = 0, failing_since = NULL,
		    failure = CASE WHEN failure LIKE 'damaged %' AND body_hash = ? AND ? = '' THEN failure ELSE ? END, rest = 0, emptied = ?, gone = 0
		WHERE id = ?`,
		f.ETag, f.Modified, f.BodyHash, f.Cursor, max(f.Due.Unix(), 0), pulled, stamp(f.FullAt),
		f.BodyHash, failure.String(), failure.String(), f.Empty, f.ID)
	if err != nil {
		return fmt.Errorf("keep the feed's health: %w", err)
	}
	if a.Moved == "" {
		return nil
	}
	_, err = in.exec(ctx, `UPDATE OR IGNORE feeds SET url = ? WHERE id = ?`, a.Moved, f.ID)
	return err
}
