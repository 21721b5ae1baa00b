package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"
)

// KeepHandoverDraft keeps what who has made of a hand-over so far, so that it
// survives everything until it is kept. No words drop the draft.
func (s *Store) KeepHandoverDraft(ctx context.Context, who string, since time.Time, text string) error {
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		if strings.TrimSpace(text) == "" {
			return dropHandoverDraft(ctx, tx, who)
		}
		_, err := tx.ExecContext(ctx, `
			INSERT INTO handover_drafts (volunteer, since_at, body, at)
			VALUES (?, ?, ?, ?)
			ON CONFLICT (volunteer) DO UPDATE SET since_at = excluded.since_at, body = excluded.body, at = excluded.at`,
			who, since.Unix(), text, s.now().Unix())
		return err
	})
	if err != nil {
		return fmt.Errorf("keep the draft of a hand-over: %w", err)
	}
	return nil
}

// HandoverDraft returns the hand-over that who has begun, or ErrNotFound.
func (s *Store) HandoverDraft(ctx context.Context, who string) (Handover, error) {
	h, err := scanHandover(s.read.QueryRowContext(ctx, `
		SELECT 0, volunteer, at, since_at, body
		FROM handover_drafts
		WHERE volunteer = ?`, who))
	if err != nil {
		return h, fmt.Errorf("draft of a hand-over: %w", err)
	}
	return h, nil
}

func dropHandoverDraft(ctx context.Context, tx *sql.Tx, who string) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM handover_drafts WHERE volunteer = ?`, who)
	return err
}
