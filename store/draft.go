package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Draft is a reply being written. Each volunteer has one for each item; it
// survives everything until it is sent or dropped.
type Draft struct {
	ItemID    int64
	Volunteer string
	Text      string
	At        time.Time
	Subject   string // the item's author or title
}

// KeepDraft keeps what who has written so far in answer to an item. No words
// drop the draft.
func (s *Store) KeepDraft(ctx context.Context, who string, id int64, text string) error {
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		if strings.TrimSpace(text) == "" {
			return dropDraft(ctx, tx, who, id)
		}
		return keepDraft(ctx, tx, Draft{ItemID: id, Volunteer: who, Text: text, At: s.now()})
	})
	if err != nil {
		return fmt.Errorf("keep draft on %d: %w", id, err)
	}
	return nil
}

// Draft returns who's draft on an item, or ErrNotFound.
func (s *Store) Draft(ctx context.Context, who string, id int64) (Draft, error) {
	drafts, err := readDrafts(ctx, s.read, `d.volunteer = ? AND d.item_id = ?`, who, id)
	if err != nil {
		return Draft{}, fmt.Errorf("draft on %d: %w", id, err)
	}
	if len(drafts) == 0 {
		return Draft{}, fmt.Errorf("draft on %d: %w", id, ErrNotFound)
	}
	return drafts[0], nil
}

// Drafts returns who's drafts, newest first, also those on items that have
// been done or are gone meanwhile.
func (s *Store) Drafts(ctx context.Context, who string) ([]Draft, error) {
	drafts, err := readDrafts(ctx, s.read, `d.volunteer = ?`, who)
	if err != nil {
		return nil, fmt.Errorf("drafts: %w", err)
	}
	return drafts, nil
}

// DropDraft takes who's draft on an item away. Repeating it is harmless.
func (s *Store) DropDraft(ctx context.Context, who string, id int64) error {
	return s.KeepDraft(ctx, who, id, "")
}

func readDrafts(ctx context.Context, r reader, where string, args ...any) ([]Draft, error) {
	rows, err := r.QueryContext(ctx, `
		SELECT d.item_id, d.volunteer, d.body, d.at,
		       coalesce(CASE i.kind WHEN 1 THEN nullif(i.title, '') END, m.name, i.title)
		FROM drafts d
		JOIN items i ON i.id = d.item_id
		LEFT JOIN members m ON m.id = i.member_id
		WHERE `+where+`
		ORDER BY d.at DESC, d.item_id DESC`, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var drafts []Draft
	for rows.Next() {
		var d Draft
		var at int64
		if err := rows.Scan(&d.ItemID, &d.Volunteer, &d.Text, &at, &d.Subject); err != nil {
			return nil, err
		}
		d.At = time.Unix(at, 0)
		drafts = append(drafts, d)
	}
	return drafts, rows.Err()
}

// keepDraft writes a draft. An item that is not there is ErrNotFound.
func keepDraft(ctx context.Context, tx *sql.Tx, d Draft) error {
	var there int
	err := tx.QueryRowContext(ctx, `SELECT 1 FROM items WHERE id = ?`, d.ItemID).Scan(&there)
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		INSERT INTO drafts (item_id, volunteer, body, at)
		VALUES (?, ?, ?, ?)
		ON CONFLICT (item_id, volunteer) DO UPDATE SET body = excluded.body, at = excluded.at`,
		d.ItemID, d.Volunteer, d.Text, d.At.Unix())
	return err
}

func dropDraft(ctx context.Context, tx *sql.Tx, who string, id int64) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM drafts WHERE item_id = ? AND volunteer = ?`, id, who)
	return err
}

// redraft makes the text of a reply that was not sent a draft again, unless
// its author has begun another one.
func redraft(ctx context.Context, tx *sql.Tx, d Draft) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO drafts (item_id, volunteer, body, at)
		VALUES (?, ?, ?, ?)
		ON CONFLICT (item_id, volunteer) DO NOTHING`,
		d.ItemID, d.Volunteer, d.Text, d.At.Unix())
	if err != nil {
		return fmt.Errorf("keep reply as draft: %w", err)
	}
	return nil
}
