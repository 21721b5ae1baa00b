package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
)

// indexSize is how many texts become searchable in one transaction: long ones
// take half a millisecond each, and a human act waits for all of them.
const indexSize = 100

// Unextracted returns up to limit items whose visible text has not been
// extracted or indexed yet: those that came last, so that the newest are
// searchable first, in the order of their arrival.
func (s *Store) Unextracted(ctx context.Context, limit int) ([]Text, error) {
	rows, err := s.read.QueryContext(ctx, `
		SELECT id, title, author, html, body
		FROM texts
		WHERE indexed < 2
		ORDER BY id DESC
		LIMIT ?`, limit)
	if err != nil {
		return nil, fmt.Errorf("read texts to index: %w", err)
	}
	defer rows.Close()
	var texts []Text
	for rows.Next() {
		var t Text
		if err := rows.Scan(&t.ID, &t.Title, &t.Author, &t.HTML, &t.Body); err != nil {
			return nil, fmt.Errorf("read texts to index: %w", err)
		}
		texts = append(texts, t)
	}
	slices.Reverse(texts) // the index takes rising numbers in one go
	return texts, rows.Err()
}

// Indexing reports whether there are texts that cannot be searched yet.
func (s *Store) Indexing(ctx context.Context) (bool, error) {
	var left bool
	err := s.read.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM texts WHERE indexed < 2)`).Scan(&left)
	if err != nil {
		return false, fmt.Errorf("look for texts to index: %w", err)
	}
	return left, nil
}

// Index keeps extracted visible texts and makes them searchable, 100 in a
// transaction, so that no human act waits for long. A text that a pull changed
// since it was read is left for the next time.
func (s *Store) Index(ctx context.Context, texts []Text) error {
	for part := range slices.Chunk(texts, indexSize) {
		err := s.inPull(ctx, func(tx *sql.Tx) error { return indexTexts(ctx, tx, part) })
		if err != nil {
			return fmt.Errorf("index texts: %w", err)
		}
	}
	return nil
}

func indexTexts(ctx context.Context, tx *sql.Tx, texts []Text) error {
	keep, err := tx.PrepareContext(ctx, `
		UPDATE texts
		SET body = ?, indexed = 2
		WHERE id = ? AND indexed < 2 AND html = ? AND title = ?`)
	if err != nil {
		return err
	}
	defer keep.Close()
	find, err := tx.PrepareContext(ctx, `
		INSERT INTO search (docid, title, author, body)
		SELECT rowid, title, author, body
		FROM indexed_texts
		WHERE rowid = +?`)
	if err != nil {
		return err
	}
	defer find.Close()
	for _, t := range texts {
		res, err := keep.ExecContext(ctx, t.Body, t.ID, t.HTML, t.Title)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			continue
		}
		if _, err := find.ExecContext(ctx, t.ID); err != nil {
			return err
		}
	}
	return nil
}
