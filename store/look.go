package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// KeepLook stores what a look at one comment showed, as a pull would have:
// verdicts that it makes needless or late end, and an edit brings the comment
// back. A comment that is not here is left alone.
func (s *Store) KeepLook(ctx context.Context, sourceID int64, a Arrival) error {
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		in, k, err := s.lookAt(ctx, tx, sourceID, &a)
		if err != nil || k == nil {
			return err
		}
		if err := in.takeItems(ctx, []*Arrival{&a}); err != nil {
			return err
		}
		return in.settle(ctx)
	})
	if err != nil {
		return fmt.Errorf("keep the look at %s: %w", a.RemoteID, err)
	}
	return nil
}

// lookAt begins the intake of one arrival through its source's feed of
// comments, and returns the item it is; nil if it is not here.
func (s *Store) lookAt(ctx context.Context, tx *sql.Tx, sourceID int64, a *Arrival) (*intake, *knownItem, error) {
	var feed Feed
	err := tx.QueryRowContext(ctx, `
		SELECT id
		FROM feeds
		WHERE source_id = ? AND role = ?
		ORDER BY id
		LIMIT 1`, sourceID, RoleComments).Scan(&feed.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	in := s.newIntake(tx)
	in.feed, in.saved = &feed, &Saved{}
	if found, err := in.readSource(ctx); err != nil || !found {
		return nil, nil, err
	}
	if err := in.readKnown(ctx, []*Arrival{a}); err != nil {
		return nil, nil, err
	}
	return in, in.knownAs(a), nil
}

// decidedSince returns the items on which a verdict of ours arrived after the
// source was asked: what a pull says of them is older than what is known here.
func (in *intake) decidedSince(ctx context.Context, asked time.Time) (idSet, error) {
	if asked.IsZero() {
		return nil, nil
	}
	ids, err := readIDs(ctx, in.tx, `
		SELECT item_id
		FROM outbox
		WHERE ended_at >= ? AND source_id = ? AND state = 'sent'`, asked.Unix(), in.source.id)
	if err != nil {
		return nil, fmt.Errorf("read outbox: %w", err)
	}
	set := make(idSet, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set, nil
}

// adopt notes what a source made of a comment's text while it carried a
// verdict out: WordPress runs a text through its filters again. The text that
// was decided on stays, and the next pull sees no edit.
func (st settling) adopt(ctx context.Context, o outgoing, a *Arrival) error {
	if a == nil {
		return nil
	}
	in, k, err := st.store.lookAt(ctx, st.tx, o.sourceID, a)
	if err != nil || k == nil || k.id != o.itemID {
		return err
	}
	if k.feedID != in.feed.ID {
		return in.noteRendering(ctx, k, a)
	}
	hash, textHash := hashesOf(a)
	_, err = in.exec(ctx, `UPDATE items SET hash = ?, text_hash = ? WHERE id = ?`, hash, textHash, k.id)
	return err
}

// carriedOut reports whether a verdict of ours, of which no answer is known
// yet, made an item what it is now: then its new text is the source's work and
// no edit.
func (in *intake) carriedOut(ctx context.Context, itemID int64, now State) (bool, error) {
	act, ok := now.verdict()
	if !ok {
		return false, nil
	}
	var ours bool
	err := in.tx.QueryRowContext(ctx, `
		SELECT EXISTS (
		  SELECT 1 FROM outbox
		  WHERE item_id = ? AND verdict = ? AND state IN ('sending', 'unknown'))`, itemID, act).Scan(&ours)
	if err != nil {
		return false, fmt.Errorf("read outbox: %w", err)
	}
	return ours, nil
}
