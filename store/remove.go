package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
)

// removeSize is how many items of a removed source go in one transaction.
const removeSize = 200

// settingRemoving begins the name under which the cache notes that a removed
// source still has items to delete; its number follows.
const settingRemoving = "removing "

// RemoveSource removes a source. Marks, tasks and the journal stay; items that
// nobody worked on go. With queued verdicts it is refused with ErrQueued,
// unless drop withdraws them. Once the source is off every list the rest can
// be cut short: FinishRemovals makes up for it.
func (s *Store) RemoveSource(ctx context.Context, id int64, drop bool) error {
	if err := s.inTx(ctx, func(tx *sql.Tx) error { return s.hideSource(ctx, tx, id, drop) }); err != nil {
		return fmt.Errorf("remove source %d: %w", id, err)
	}
	if err := s.clearSource(ctx, id); err != nil {
		return fmt.Errorf("remove source %d: %w", id, err)
	}
	return nil
}

// FinishRemovals deletes what removals that were cut short have left. Where
// there is nothing to do it writes nothing.
func (s *Store) FinishRemovals(ctx context.Context) error {
	ids, err := readIDs(ctx, s.read, `
		SELECT CAST(substr(name, length(?1) + 1) AS INTEGER)
		FROM settings
		WHERE name GLOB ?1 || '*'`, settingRemoving)
	if err != nil {
		return fmt.Errorf("finish removals: %w", err)
	}
	for _, id := range ids {
		if err := s.clearSource(ctx, id); err != nil {
			return fmt.Errorf("finish the removal of source %d: %w", id, err)
		}
	}
	return nil
}

// hideSource takes a source and its items off every list.
func (s *Store) hideSource(ctx context.Context, tx *sql.Tx, id int64, drop bool) error {
	open, err := readIDs(ctx, tx, `
		SELECT id
		FROM outbox
		WHERE source_id = ? AND state IN ('queued', 'sending', 'unknown', 'failed')
		ORDER BY id DESC`, id)
	if err != nil {
		return err
	}
	if len(open) > 0 && !drop {
		return ErrQueued
	}
	if err := s.dropAll(ctx, tx, open); err != nil {
		return err
	}
	err = mustChange(tx.ExecContext(ctx, `
		UPDATE sources SET removed_at = ?
		WHERE id = ? AND removed_at IS NULL`, s.now().Unix(), id))
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM feeds WHERE source_id = ?`, id); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM desk WHERE source_id = ?`, id); err != nil {
		return err
	}
	if err := keepSetting(ctx, tx, removing(id), []byte{1}); err != nil {
		return err
	}
	twins, err := twinsOf(ctx, tx, id)
	if err != nil {
		return err
	}
	return s.refreshDesk(ctx, tx, twins...) // what it showed first, another shows now
}

// removing is the setting of one source that is being removed.
func removing(id int64) string { return settingRemoving + strconv.FormatInt(id, 10) }

// twinsOf returns the posts of other sources that are posts of this one, too:
// only one of them is on the desk.
func twinsOf(ctx context.Context, tx *sql.Tx, id int64) ([]int64, error) {
	return readIDs(ctx, tx, `
		SELECT DISTINCT t.id
		FROM items i
		CROSS JOIN items t ON t.url_key = i.url_key AND t.url_key <> 0 AND t.source_id <> i.source_id AND t.kind = 1
		WHERE i.source_id = ? AND i.kind = 1`, id)
}

// dropAll gives verdicts up, the last first: what they ticked off is pending
// again, and the words of replies are drafts, should the source come back.
func (s *Store) dropAll(ctx context.Context, tx *sql.Tx, ids []int64) error {
	st := settling{store: s, tx: tx, now: s.now()}
	for _, id := range ids {
		o, err := loadOutgoing(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := st.end(ctx, o, Withdrawn, CauseDropped, Answer{}); err != nil {
			return err
		}
		if err := st.giveUp(ctx, o); err != nil {
			return err
		}
	}
	return nil
}

// clearSource deletes the items of a removed source that nobody worked on,
// bit by bit, so that no human act waits for long. It ends where the source has
// come back meanwhile.
func (s *Store) clearSource(ctx context.Context, id int64) error {
	for last := int64(0); ; {
		var ids []int64
		err := s.inPull(ctx, func(tx *sql.Tx) (err error) {
			ids, err = readIDs(ctx, tx, `
				SELECT i.id
				FROM sources s
				CROSS JOIN items i ON i.source_id = s.id
				WHERE s.id = ? AND s.removed_at IS NOT NULL AND i.id > ?
				ORDER BY i.id
				LIMIT ?`, id, last, removeSize)
			if err != nil {
				return err
			}
			if len(ids) < removeSize {
				_, err := tx.ExecContext(ctx, `DELETE FROM settings WHERE name = ?`, removing(id))
				if err != nil {
					return err
				}
			}
			if err := dropUntouched(ctx, tx, ids); err != nil {
				return err
			}
			return unfeed(ctx, tx, ids)
		})
		if err != nil {
			return err
		}
		if len(ids) < removeSize {
			return nil
		}
		last = ids[len(ids)-1]
	}
}

// dropUntouched deletes those of the items that no human work hangs on. What
// else hangs on them is deleted with them.
func dropUntouched(ctx context.Context, tx *sql.Tx, ids []int64) error {
	return deleteItems(ctx, tx, listOf(ids), `
		DELETE FROM items
		WHERE id IN (SELECT value FROM json_each(?))
		  AND NOT EXISTS (SELECT 1 FROM marks WHERE item_id = items.id)
		  AND NOT EXISTS (SELECT 1 FROM decisions WHERE item_id = items.id)
		  AND NOT EXISTS (SELECT 1 FROM outbox WHERE item_id = items.id)
		  AND NOT EXISTS (SELECT 1 FROM drafts WHERE item_id = items.id)
		  AND NOT EXISTS (SELECT 1 FROM tasks WHERE item_id = items.id)`)
}

// deleteItems runs a statement that deletes items of a list. If the newest are
// among them, the next ones get their numbers: what waits for an answer must
// take those for newer than itself.
func deleteItems(ctx context.Context, tx *sql.Tx, list, statement string) error {
	was, err := newestItem(ctx, tx)
	if err != nil {
		return err
	}
	if err := runAll(ctx, tx, list, statement); err != nil {
		return err
	}
	is, err := newestItem(ctx, tx)
	if err != nil || is == was {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE marks SET wait_after = ?1 WHERE wait_answer AND wait_after > ?1`, is)
	if err != nil {
		return fmt.Errorf("keep what waits for an answer: %w", err)
	}
	return nil
}

// newestItem returns the highest number of an item, 0 if there is none.
func newestItem(ctx context.Context, r reader) (id int64, err error) {
	err = r.QueryRowContext(ctx, `SELECT coalesce(max(id), 0) FROM items`).Scan(&id)
	if err != nil {
		return 0, fmt.Errorf("read newest item: %w", err)
	}
	return id, nil
}

// unfeed forgets which feeds brought the items and how those rendered them.
// The numbers of feeds that are gone are given again: should the source come
// back, what its new feeds say must not be taken for an edit.
func unfeed(ctx context.Context, tx *sql.Tx, ids []int64) error {
	return runAll(ctx, tx, listOf(ids), `
		UPDATE items SET feed_id = 0 WHERE id IN (SELECT value FROM json_each(?))`, `
		DELETE FROM renderings WHERE item_id IN (SELECT value FROM json_each(?))`)
}
