package store

import (
	"context"
	"fmt"
)

// dismissedRow says whether a proposal about an item was dismissed, as the
// journal keeps it.
type dismissedRow struct {
	Kind      ProposalKind `json:"kind"`
	Dismissed bool         `json:"dismissed"`
}

// Dismiss takes a proposal about an item away for good; Undo brings it back.
// ErrAlready if that was done before.
func (s *Store) Dismiss(ctx context.Context, who string, kind ProposalKind, id int64) (Batch, error) {
	return s.act(ctx, Batch{Volunteer: who, Act: ActDismiss}, func(d *deed) error {
		return d.each([]int64{id}, func(id int64) error {
			return d.setDismissed(ctx, id, dismissedRow{kind, true}, ActDismiss, "")
		})
	})
}

// setDismissed writes whether a proposal was dismissed.
func (d *deed) setDismissed(ctx context.Context, id int64, after dismissedRow, act, of Act) error {
	t, err := d.target(ctx, id)
	if err != nil {
		return err
	}
	query := `DELETE FROM dismissals WHERE item_id = ?1 AND kind = ?2`
	if after.Dismissed {
		query = `INSERT INTO dismissals (item_id, kind, by, at) VALUES (?1, ?2, ?3, ?4) 
			ON CONFLICT (item_id, kind) DO UPDATE SET by = excluded.by, at = excluded.at
			WHERE kind = 1 AND at < excluded.at` // another promise may have been made since
	}
	res, err := d.tx.ExecContext(ctx, query, id, after.Kind, d.batch.Volunteer, d.batch.At.Unix())
	if err != nil {
		return fmt.Errorf("dismiss: %w", err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return ErrAlready
	}
	e := t.entry(act, t.mark)
	e.before = stand{Dismissed: &dismissedRow{after.Kind, !after.Dismissed}}
	e.after = stand{Dismissed: &after, Of: of}
	_, err = d.decide(ctx, e)
	return err
}

// reverseDismissed brings a proposal back, or takes it away again.
func (d *deed) reverseDismissed(ctx context.Context, dec Decision, before, after stand) error {
	return d.setDismissed(ctx, dec.ItemID, *before.Dismissed, turnedAct(dec, after), turnedOf(dec))
}
