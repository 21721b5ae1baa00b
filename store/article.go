package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Article is the whole of a post as its page has it, for a feed that brings
// only the beginning. It is a fact, written by whoever fetched the page.
type Article struct {
	ItemID  int64
	HTML    string // allow-listed, as fetched
	Body    string // the visible text
	Fetched time.Time
}

// Article returns what was fetched of a post's page, or ErrNotFound.
func (s *Store) Article(ctx context.Context, itemID int64) (Article, error) {
	a := Article{ItemID: itemID}
	var fetched int64
	err := s.read.QueryRowContext(ctx, `
		SELECT html, body, fetched_at
		FROM articles
		WHERE item_id = ?`, itemID).Scan(&a.HTML, &a.Body, &fetched)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if err != nil {
		return Article{}, fmt.Errorf("article of item %d: %w", itemID, err)
	}
	a.Fetched = moment(fetched)
	return a, nil
}

// SaveArticle keeps what was fetched of a post's page, in the place of what was
// kept before; a.Fetched is now. The next Index makes it searchable.
// ErrNotFound if there is no such post, or none of whom anything may be known.
func (s *Store) SaveArticle(ctx context.Context, a Article) error {
	err := s.inPull(ctx, func(tx *sql.Tx) error {
		return mustChange(tx.ExecContext(ctx, `
			INSERT INTO articles (item_id, html, body, fetched_at)
			SELECT i.id, ?2, ?3, ?4
			FROM items i
			LEFT JOIN members m ON m.id = i.member_id
			WHERE i.id = ?1 AND i.kind = 1 AND m.forgotten_at IS NULL
			ON CONFLICT (item_id) DO UPDATE SET html = excluded.html, body = excluded.body, fetched_at = excluded.fetched_at`,
			a.ItemID, a.HTML, a.Body, s.now().Unix()))
	})
	if err != nil {
		return fmt.Errorf("keep article of item %d: %w", a.ItemID, err)
	}
	return nil
}
