package store

import (
	"context"
	"errors"
	"fmt"
)

// lapse lets go of what was claimed a day ago. The journal has it as nobody's
// act, so that it takes part in no undo.
func (s *Store) lapse(ctx context.Context) error {
	end := s.now().Add(-ClaimTime).Unix()
	var some bool
	err := s.read.QueryRowContext(ctx, `
		SELECT EXISTS (SELECT 1 FROM marks WHERE claimed_at <= ?1)
		    OR EXISTS (SELECT 1 FROM tasks WHERE claimed_at <= ?1)`, end).Scan(&some)
	if err != nil || !some {
		return err
	}
	_, err = s.act(ctx, Batch{Act: ActLapse}, func(d *deed) error {
		items, err := readIDs(ctx, d.tx, `SELECT item_id FROM marks WHERE claimed_at <= ? ORDER BY item_id`, end)
		if err != nil {
			return fmt.Errorf("read claims: %w", err)
		}
		tasks, err := readIDs(ctx, d.tx, `SELECT id FROM tasks WHERE claimed_at <= ? ORDER BY id`, end)
		if err != nil {
			return fmt.Errorf("read claims: %w", err)
		}
		if err := d.each(items, func(id int64) error { return d.lapseItem(ctx, id) }); err != nil {
			return err
		}
		return d.each(tasks, func(id int64) error {
			row, err := loadTask(ctx, d.tx, id)
			if err != nil {
				return err
			}
			after := row.withoutClaim()
			if err := after.update(ctx, d.tx); err != nil {
				return err
			}
			return d.journalTask(ctx, ActLapse, &row, &after)
		})
	})
	if errors.Is(err, ErrNothing) {
		return nil // another program was faster
	}
	return err
}

// lapseItem lets go of an item. Who marked it last stays as it was.
func (d *deed) lapseItem(ctx context.Context, id int64) error {
	t, err := d.target(ctx, id)
	if err != nil {
		return err
	}
	after := t.mark
	after.ClaimedBy, after.ClaimedAt = "", 0
	if err := saveMark(ctx, d.tx, t.id, after); err != nil {
		return err
	}
	_, err = d.decide(ctx, t.entry(ActLapse, after))
	return err
}
