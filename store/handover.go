package store

import (
	"context"
	"database/sql"
	"fmt"
	"math"
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

// KeepHandover keeps a hand-over for the next volunteer, in place of who's
// draft of it. The next one tells of what comes after it.
func (s *Store) KeepHandover(ctx context.Context, who string, since time.Time, text string) (Handover, error) {
	h := Handover{Volunteer: who, At: time.Unix(s.now().Unix(), 0), Since: since, Text: text}
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, `
			INSERT INTO handovers (volunteer, at, since_at, body)
			VALUES (?, ?, ?, ?)`, who, h.At.Unix(), since.Unix(), text)
		if err != nil {
			return err
		}
		if h.ID, err = res.LastInsertId(); err != nil {
			return err
		}
		return dropHandoverDraft(ctx, tx, who)
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
	return scanHandover(r.QueryRowContext(ctx, selectHandovers+` ORDER BY id DESC LIMIT 1`))
}

// Handover returns the hand-over with the given number, or ErrNotFound.
func (s *Store) Handover(ctx context.Context, id int64) (Handover, error) {
	return s.handover(ctx, ` WHERE id = ?`, id)
}

// HandoverBefore returns the one that was kept before another, or ErrNotFound.
func (s *Store) HandoverBefore(ctx context.Context, id int64) (Handover, error) {
	return s.handover(ctx, ` WHERE id < ? ORDER BY id DESC LIMIT 1`, id)
}

// HandoverAfter returns the one that was kept after another, or ErrNotFound.
func (s *Store) HandoverAfter(ctx context.Context, id int64) (Handover, error) {
	return s.handover(ctx, ` WHERE id > ? ORDER BY id LIMIT 1`, id)
}

// UnreadHandover returns the newest hand-over that somebody else kept since
// who last did anything here, or ErrNotFound.
func (s *Store) UnreadHandover(ctx context.Context, who string) (Handover, error) {
	return s.handover(ctx, `
		WHERE id = (SELECT max(id) FROM handovers) AND volunteer <> ?1
		  AND at >= coalesce((SELECT at FROM batches WHERE volunteer = ?1 ORDER BY id DESC LIMIT 1), 0)`, who)
}

// Handovers returns a page of hand-overs, those kept last first.
func (s *Store) Handovers(ctx context.Context, p Page) ([]Handover, error) {
	before := p.After.ID
	if before == 0 {
		before = math.MaxInt64
	}
	rows, err := s.read.QueryContext(ctx, selectHandovers+` WHERE id < ? ORDER BY id DESC LIMIT ?`, before, p.limit())
	if err != nil {
		return nil, fmt.Errorf("hand-overs: %w", err)
	}
	defer rows.Close()
	var all []Handover
	for rows.Next() {
		h, err := scanHandover(rows)
		if err != nil {
			return nil, fmt.Errorf("hand-overs: %w", err)
		}
		all = append(all, h)
	}
	return all, rows.Err()
}

// selectHandovers reads hand-overs as scanHandover wants them.
const selectHandovers = `SELECT id, volunteer, at, since_at, body FROM handovers`

// handover returns the one hand-over that a fixed clause picks.
func (s *Store) handover(ctx context.Context, clause string, args ...any) (Handover, error) {
	h, err := scanHandover(s.read.QueryRowContext(ctx, selectHandovers+clause, args...))
	if err != nil {
		return h, fmt.Errorf("hand-over: %w", err)
	}
	return h, nil
}

// scanHandover reads one hand-over from a row, or says ErrNotFound.
func scanHandover(row interface{ Scan(...any) error }) (Handover, error) {
	var h Handover
	var at, since int64
	if err := row.Scan(&h.ID, &h.Volunteer, &at, &since, &h.Text); err != nil {
		return h, notFound(err)
	}
	h.At, h.Since = time.Unix(at, 0), time.Unix(since, 0)
	return h, nil
}
