package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"
)

// Dispatch is a verdict as a connector carries it out. Whoever sends first
// looks what the source shows: only if that is what the volunteer saw,
// MarkSending allows one request. So nothing is overwritten, and nothing is
// applied twice.
type Dispatch struct {
	ID       int64
	Act      Act
	State    VerdictState // Queued, or Unknown: it may have been applied already
	ItemID   int64
	RemoteID string // the comment's
	Post     string // remote ID of the post it belongs to; empty if unknown
	Want     State  // for a verdict on the state
	Saw      State  // what the source showed when it was decided
	SawHash  int64  // of the text that was decided on
	Text     string // of a reply
	ReplyID  string // remote ID of the reply that a retract takes back
	Nonce    string // the same at every try, and no other verdict's
	Baggage  string // JSON, what the connector gave with the comment
	Since    time.Time
	Tries    int // requests sent so far
}

// Round says which verdicts NextVerdicts is asked for.
type Round struct {
	Source  int64
	Earlier bool // also what earlier runs of the program left: only when a volunteer asks for it
	Limit   int  // at most this many; 0 means 50
}

// NextVerdicts hands out verdicts whose time has come, in the order in which
// they were decided. Each is lent to this caller until Settle or Release, for
// two minutes at most. Nothing is handed out for a source that is stopped, and
// nothing before the verdict that it follows has arrived.
func (s *Store) NextVerdicts(ctx context.Context, r Round) ([]Dispatch, error) {
	if r.Limit <= 0 {
		r.Limit = 50
	}
	var next []Dispatch
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		if err := s.reclaim(ctx, tx); err != nil {
			return err
		}
		var err error
		if next, err = s.ready(ctx, tx, r); err != nil {
			return err
		}
		ids := make([]int64, len(next))
		for i := range next {
			ids[i] = next[i].ID
		}
		_, err = tx.ExecContext(ctx, `
			UPDATE outbox
			SET lease = ?1, owner = ?1, leased_at = ?2
			WHERE id IN (SELECT value FROM json_each(?3))`, s.run, s.now().Unix(), listOf(ids))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("next verdicts: %w", err)
	}
	return next, nil
}

// longestPause is longer than anything is put off: a source may ask for a day,
// and what failed often rests for a fifth more. What is due later than that was
// put off by a clock that has been put back since.
const longestPause = 30 * time.Hour

// ready reads what is r. With a clock that was put back, a verdict is not
// kept waiting for the hour to come round again.
func (s *Store) ready(ctx context.Context, tx *sql.Tx, r Round) ([]Dispatch, error) {
	now := s.now()
	rows, err := tx.QueryContext(ctx, `
		SELECT o.id, o.verdict, o.state, o.item_id, i.remote_id, coalesce(p.remote_id, ''), o.expected, o.body,
		       coalesce(nullif(o.remote_id, ''), a.remote_id, ''), o.nonce, coalesce(b.value, ''), d.at, o.tries
		FROM outbox o
		JOIN decisions d ON d.id = o.id
		JOIN items i ON i.id = o.item_id
		JOIN sources s ON s.id = o.source_id
		LEFT JOIN items p ON p.id = i.post_id
		LEFT JOIN baggage b ON b.item_id = i.id
		LEFT JOIN outbox a ON a.id = o.after_id
		WHERE o.source_id = ?1 AND s.stopped_at IS NULL AND s.removed_at IS NULL
		  AND o.state IN ('queued', 'unknown') AND o.lease = ''
		  AND (o.send_after <= ?2 OR o.send_after > ?3)
		  AND (coalesce(o.retry_at, 0) <= ?2 OR o.retry_at > ?7)
		  AND (o.owner = ?4 OR ?5)
		  AND (a.id IS NULL OR a.state = 'sent' OR (a.state = 'overtaken' AND a.cause = 'already'))
		ORDER BY o.id
		LIMIT ?6`, r.Source, now.Unix(), now.Add(UndoTime+time.Second).Unix(), s.run, r.Earlier, r.Limit,
		now.Add(longestPause).Unix())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var next []Dispatch
	for rows.Next() {
		var o Dispatch
		var expected string
		var at int64
		err := rows.Scan(&o.ID, &o.Act, &o.State, &o.ItemID, &o.RemoteID, &o.Post, &expected, &o.Text,
			&o.ReplyID, &o.Nonce, &o.Baggage, &at, &o.Tries)
		if err != nil {
			return nil, err
		}
		var saw seen
		if err := json.Unmarshal([]byte(expected), &saw); err != nil {
			return nil, fmt.Errorf("verdict %d: %w", o.ID, err)
		}
		o.Want, _ = o.Act.want()
		o.Saw, o.SawHash, o.Since = saw.State, saw.Hash, time.Unix(at, 0)
		next = append(next, o)
	}
	return next, rows.Err()
}

// reclaim takes back what was lent to a run of the program that has ended, or
// that took longer than the lease. What was being sent is unknown then: the
// source is asked before it is tried again.
func (s *Store) reclaim(ctx context.Context, tx *sql.Tx) error {
	now := s.now()
	rows, err := tx.QueryContext(ctx, `
		SELECT lease, min(leased_at)
		FROM outbox
		WHERE state IN ('queued', 'sending', 'unknown') AND lease <> ''
		GROUP BY lease`)
	if err != nil {
		return err
	}
	defer rows.Close()
	var dead []string
	for rows.Next() {
		var lease string
		var since int64
		if err := rows.Scan(&lease, &since); err != nil {
			return err
		}
		if lease != s.run && ended(lease) {
			dead = append(dead, lease)
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		UPDATE outbox
		SET state = CASE state WHEN 'sending' THEN 'unknown' ELSE state END,
		  cause = CASE state WHEN 'sending' THEN 'unclear' ELSE cause END,
		  lease = '', leased_at = NULL, retry_at = NULL
		WHERE state IN ('queued', 'sending', 'unknown') AND lease <> ''
		  AND (lease IN (SELECT value FROM json_each(?1)) OR leased_at <= ?2 OR leased_at > ?3)`,
		listOf(dead), now.Add(-leaseTime).Unix(), now.Add(leaseTime).Unix())
	return err
}

// MarkSending keeps the intent to send before the one request that may change
// something leaves. ErrOvertaken if the verdict was taken back meanwhile, or
// the lease was lost: then nothing may be sent.
func (s *Store) MarkSending(ctx context.Context, id int64) error {
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, `
			UPDATE outbox
			SET state = 'sending', cause = '', tries = tries + 1, leased_at = ?
			WHERE id = ? AND state IN ('queued', 'unknown') AND lease = ?`, s.now().Unix(), id, s.run)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 1 {
			return err
		}
		return ErrOvertaken
	})
	if err != nil {
		return fmt.Errorf("send verdict %d: %w", id, err)
	}
	return nil
}

// Release gives verdicts back that were handed out but not sent.
func (s *Store) Release(ctx context.Context, ids ...int64) error {
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `
			UPDATE outbox
			SET lease = '', leased_at = NULL
			WHERE id IN (SELECT value FROM json_each(?)) AND state IN ('queued', 'unknown') AND lease = ?`, listOf(ids), s.run)
		return err
	})
	if err != nil {
		return fmt.Errorf("release verdicts: %w", err)
	}
	return nil
}
