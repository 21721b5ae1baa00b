package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// staleTime is how old a verdict may be when its source takes verdicts again
// after a login: above that, a volunteer says whether it still holds.
const staleTime = 24 * time.Hour

// SendNow lets verdicts leave at once, also those that an earlier run of the
// program left or that wait for a volunteer's word.
func (s *Store) SendNow(ctx context.Context, ids ...int64) error {
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `
			UPDATE outbox
			SET send_after = ?1, retry_at = NULL, owner = ?2, cause = CASE state WHEN 'queued' THEN '' ELSE cause END
			WHERE state IN ('queued', 'unknown') AND id IN (SELECT value FROM json_each(?3))`,
			s.now().Unix(), s.run, listOf(ids))
		return err
	})
	if err != nil {
		return fmt.Errorf("send now: %w", err)
	}
	return nil
}

// RestartWindows gives the undo time again to verdicts that would have left
// after the given moment: the last one at which the program was awake. A
// laptop that slept must not wake up to what could not be taken back.
func (s *Store) RestartWindows(ctx context.Context, awake time.Time) error {
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `
			UPDATE outbox
			SET send_after = ?
			WHERE state = 'queued' AND owner = ? AND lease = '' AND send_after > ?`,
			s.now().Add(UndoTime+time.Second).Unix(), s.run, awake.Unix())
		return err
	})
	if err != nil {
		return fmt.Errorf("restart undo times: %w", err)
	}
	return nil
}

// Retry lets verdicts that failed be sent once more, and has the source asked
// at once about those whose outcome is unknown. It returns how many there were.
func (s *Store) Retry(ctx context.Context, ids ...int64) (int, error) {
	tried := 0
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		tried = 0
		st := settling{store: s, tx: tx, now: s.now()}
		for _, id := range ids {
			o, err := loadOutgoing(ctx, tx, id)
			if err != nil {
				return err
			}
			if o.state != Failed && o.state != Unknown && o.state != Queued {
				continue
			}
			if err := st.again(ctx, o); err != nil {
				return err
			}
			tried++
			if err := s.refreshDesk(ctx, tx, o.itemID); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("retry: %w", err)
	}
	return tried, nil
}

// again puts a verdict back on its way, at once.
func (st settling) again(ctx context.Context, o outgoing) error {
	_, err := st.tx.ExecContext(ctx, `
		UPDATE outbox
		SET state = CASE state WHEN 'failed' THEN 'queued' ELSE state END,
		  cause = CASE state WHEN 'unknown' THEN cause ELSE '' END,
		  answer = '', answered_by = '', send_after = ?, owner = ?, retry_at = NULL
		WHERE id = ?`, st.now.Unix(), st.store.run, o.id)
	if err != nil {
		return fmt.Errorf("verdict %d: %w", o.id, err)
	}
	if o.state != Failed {
		return nil
	}
	return st.tick(ctx, o)
}

// Drop gives verdicts up, by their own IDs, with what was to follow them: the
// comment stays as it is at the source and comes back if it is pending there.
// One that is being sent cannot be dropped.
func (s *Store) Drop(ctx context.Context, who string, ids ...int64) (Batch, error) {
	return s.act(ctx, Batch{Volunteer: who, Act: ActDrop}, func(d *deed) error {
		return d.each(ids, func(id int64) error {
			o, err := loadOutgoing(ctx, d.tx, id)
			if err != nil {
				return err
			}
			switch o.state {
			case Sending:
				return ErrQueued
			case Queued, Failed, Unknown:
			default:
				return ErrAlready
			}
			t, err := d.target(ctx, o.itemID)
			if err != nil {
				return err
			}
			st := settling{store: s, tx: d.tx, now: d.batch.At}
			if err := st.untickAll(ctx, o); err != nil {
				return err
			}
			if err := d.withdraw(ctx, o.id, CauseDropped); err != nil {
				return err
			}
			mark, err := loadMark(ctx, d.tx, t.id)
			if err != nil {
				return err
			}
			e := t.entry(ActDrop, mark)
			e.before.Verdict = &onWay{ID: o.id, State: o.state}
			_, err = d.decide(ctx, e)
			return err
		})
	})
}

// ResumeSource lets a stopped source take verdicts again, after a login. What
// was decided more than a day ago waits for a volunteer's word: SendNow or
// Drop. It returns how many wait so.
func (s *Store) ResumeSource(ctx context.Context, id int64) (ask int, err error) {
	err = s.inTx(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE sources SET stopped_at = NULL, stopped_why = '' WHERE id = ?`, id)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `
			UPDATE outbox
			SET cause = '', retry_at = NULL
			WHERE source_id = ? AND state = 'queued'`, id)
		if err != nil {
			return err
		}
		res, err := tx.ExecContext(ctx, `
			UPDATE outbox
			SET send_after = NULL, cause = ?
			WHERE source_id = ? AND state = 'queued'
			  AND (SELECT at FROM decisions WHERE decisions.id = outbox.id) < ?`, CauseAsk, id, s.now().Add(-staleTime).Unix())
		if err != nil {
			return err
		}
		n, err := res.RowsAffected()
		ask = int(n)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("resume source %d: %w", id, err)
	}
	return ask, nil
}
