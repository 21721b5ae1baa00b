package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// Handover is what a volunteer left for the next one, as it was kept.
type Handover struct {
	ID        int64
	Volunteer string
	At        time.Time
	Since     time.Time // what it tells of begins here
	Text      string    // Markdown
}

// firstHandover is how far back the first hand-over looks.
const firstHandover = 7 * 24 * time.Hour

// KeepHandover keeps a hand-over for the next volunteer. The next one tells of
// what comes after it.
func (s *Store) KeepHandover(ctx context.Context, who string, since time.Time, text string) (Handover, error) {
	h := Handover{Volunteer: who, At: time.Unix(s.now().Unix(), 0), Since: since, Text: text}
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, `
			INSERT INTO handovers (volunteer, at, since_at, body)
			VALUES (?, ?, ?, ?)`, who, h.At.Unix(), since.Unix(), text)
		if err != nil {
			return err
		}
		h.ID, err = res.LastInsertId()
		return err
	})
	if err != nil {
		return Handover{}, fmt.Errorf("keep hand-over: %w", err)
	}
	return h, nil
}

// LastHandover returns the hand-over that was kept last, or ErrNotFound.
func (s *Store) LastHandover(ctx context.Context) (Handover, error) {
	h, err := lastHandover(ctx, s.read)
	if err != nil {
		return h, fmt.Errorf("last hand-over: %w", err)
	}
	return h, nil
}

func lastHandover(ctx context.Context, r reader) (Handover, error) {
	var h Handover
	var at, since int64
	err := r.QueryRowContext(ctx, `
		SELECT id, volunteer, at, since_at, body
		FROM handovers
		ORDER BY id DESC
		LIMIT 1`).Scan(&h.ID, &h.Volunteer, &at, &since, &h.Text)
	if err != nil {
		return h, notFound(err)
	}
	h.At, h.Since = time.Unix(at, 0), time.Unix(since, 0)
	return h, nil
}
