package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// markRow is a mark as the cache and the journal keep it. Times are seconds.
type markRow struct {
	Done        int64  `json:"done,omitempty"`
	Until       int64  `json:"wait_until,omitempty"`
	Answer      bool   `json:"wait_answer,omitempty"`
	AnswerAfter int64  `json:"wait_after,omitempty"` // the newest item when waiting began
	Revision    int    `json:"revision,omitempty"`   // the item's when it was done or began to wait
	Moves       int    `json:"moves,omitempty"`
	ClaimedBy   string `json:"claimed_by,omitempty"`
	ClaimedAt   int64  `json:"claimed_at,omitempty"`
	Note        string `json:"note,omitempty"`
	By          string `json:"by,omitempty"`
	At          int64  `json:"at,omitempty"`
}

// tick returns the part of a mark that says done or waiting.
func (m markRow) tick() markRow {
	return markRow{Done: m.Done, Until: m.Until, Answer: m.Answer, AnswerAfter: m.AnswerAfter, Revision: m.Revision, Moves: m.Moves}
}

// withTick returns m with the done or waiting of another mark.
func (m markRow) withTick(of markRow) markRow {
	tick := of.tick()
	tick.ClaimedBy, tick.ClaimedAt, tick.Note, tick.By, tick.At = m.ClaimedBy, m.ClaimedAt, m.Note, m.By, m.At
	return tick
}

// empty reports whether the mark says nothing, whoever made it so.
func (m markRow) empty() bool {
	return m.tick() == (markRow{}) && m.ClaimedBy == "" && m.Note == ""
}

// loadMark returns an item's mark; the zero mark if it has none.
func loadMark(ctx context.Context, r reader, id int64) (markRow, error) {
	var m markRow
	err := r.QueryRowContext(ctx, `
		SELECT coalesce(done_at, 0), coalesce(wait_until, 0), wait_answer, wait_after, revision, moves,
		       claimed_by, coalesce(claimed_at, 0), note, by, at
		FROM marks
		WHERE item_id = ?`, id).Scan(&m.Done, &m.Until, &m.Answer, &m.AnswerAfter, &m.Revision, &m.Moves,
		&m.ClaimedBy, &m.ClaimedAt, &m.Note, &m.By, &m.At)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return m, fmt.Errorf("read mark: %w", err)
	}
	return m, nil
}

// saveMark writes an item's mark; one that says nothing is taken away. One from
// the journal may wait for what is newer than an item that was deleted since.
func saveMark(ctx context.Context, tx *sql.Tx, id int64, m markRow) error {
	if m.empty() {
		_, err := tx.ExecContext(ctx, `DELETE FROM marks WHERE item_id = ?`, id)
		return err
	}
	_, err := tx.ExecContext(ctx, `
		INSERT INTO marks (item_id, done_at, wait_until, wait_answer, wait_after, revision, moves,
		  claimed_by, claimed_at, note, by, at)
		VALUES (?, nullif(?, 0), nullif(?, 0), ?, min(?, (SELECT max(id) FROM items)), ?, ?, ?, nullif(?, 0), ?, ?, ?)
		ON CONFLICT (item_id) DO UPDATE SET
		  done_at = excluded.done_at, wait_until = excluded.wait_until, wait_answer = excluded.wait_answer,
		  wait_after = excluded.wait_after, revision = excluded.revision, moves = excluded.moves,
		  claimed_by = excluded.claimed_by, claimed_at = excluded.claimed_at, note = excluded.note,
		  by = excluded.by, at = excluded.at`,
		id, m.Done, m.Until, m.Answer, m.AnswerAfter, m.Revision, m.Moves,
		m.ClaimedBy, m.ClaimedAt, m.Note, m.By, m.At)
	if err != nil {
		return fmt.Errorf("write mark: %w", err)
	}
	return nil
}
