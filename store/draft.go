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

// AddDraft puts words behind who's draft on an item, or begins it with them.
// Repeating it is harmless.
func (s *Store) AddDraft(ctx context.Context, who string, id int64, words string) error {
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		return redraft(ctx, tx, Draft{ItemID: id, Volunteer: who, Text: words, At: s.now()})
	})
	if err != nil {
		return fmt.Errorf("draft on %d: %w", id, err)
	}
	return nil
}

// draftGap stands between what was begun and the words that come behind it.
const draftGap = "\n\n"

// redraft makes the text of a reply that was not sent a draft again. It comes
// behind what its author has begun since, unless it is in that already.
func redraft(ctx context.Context, tx *sql.Tx, d Draft) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO drafts (item_id, volunteer, body, at)
		VALUES (?1, ?2, ?3, ?4)
		ON CONFLICT (item_id, volunteer) DO UPDATE
		SET body = body || ?5 || excluded.body, at = excluded.at
		WHERE instr(body, excluded.body) = 0`,
		d.ItemID, d.Volunteer, d.Text, d.At.Unix(), draftGap)
	if err != nil {
		return fmt.Errorf("keep reply as draft: %w", err)
	}
	return nil
}

// undraft takes the words of a reply that is on its way again out of its
// author's draft, if they are as redraft put them there.
func undraft(ctx context.Context, tx *sql.Tx, o outgoing) error {
	_, err := tx.ExecContext(ctx, `
		DELETE FROM drafts
		WHERE item_id = ? AND volunteer = ? AND body = ?`, o.itemID, o.volunteer, o.text)
	if err != nil {
		return fmt.Errorf("take reply out of the draft: %w", err)
	}
	_, err = tx.ExecContext(ctx, `
		UPDATE drafts
		SET body = substr(body, 1, length(body) - length(?3))
		WHERE item_id = ?1 AND volunteer = ?2
		  AND substr(body, -length(?3)) = ?3`, o.itemID, o.volunteer, draftGap+o.text)
	if err != nil {
		return fmt.Errorf("take reply out of the draft: %w", err)
	}
	return nil
}
