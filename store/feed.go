package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// Feed is one address of a source, with its validators and health.
type Feed struct {
	ID       int64
	SourceID int64
	Role     Role
	URL      string // with {secret} in place of a token
	ItemID   int64  // the post whose comments it carries; 0 for the whole source
	ETag     string
	Modified string
	BodyHash []byte
	Cursor   string
	Due      time.Time
	Pulled   time.Time // last answer that worked, also a 304; zero if never
	FullAt   time.Time // last pull without validators
	Failures int       // in a row
	Failure  Failure
	Rest     bool // the failure was a request to wait
	Empty    int  // pulls in a row that found a feed emptied
	Gone     bool // 410: no further pulls
}

// Role says what a feed of a source carries.
type Role string

// The roles of a feed.
const (
	RolePosts       Role = "posts"
	RoleComments    Role = "comments"
	RolePostComment Role = "thread" // one post's comments; watched while fresh
)

// Feeds returns a source's feeds.
func (s *Store) Feeds(ctx context.Context, sourceID int64) ([]Feed, error) {
	var feeds []Feed
	err := readFeeds(ctx, s.read, func(f *Feed) { feeds = append(feeds, *f) },
		selectFeeds+` WHERE f.source_id = ? ORDER BY f.id`, sourceID)
	if err != nil {
		return nil, fmt.Errorf("feeds of source %d: %w", sourceID, err)
	}
	return feeds, nil
}

// DueFeeds returns the feeds that are due now, of the given sources or of all;
// with all set also those that are not due, unless their source is stopped or
// they are gone. Feeds that were asked to wait are left out in any case, and
// so is the feed of a post's comments once the post is old, until the source
// counts new comments there. With a clock that was put back, a feed is not kept
// waiting for the hour to come round again.
func (s *Store) DueFeeds(ctx context.Context, all bool, sources ...int64) ([]*Feed, error) {
	now := s.now()
	var feeds []*Feed
	err := readFeeds(ctx, s.read, func(f *Feed) { feeds = append(feeds, f) }, selectFeeds+`
		JOIN sources s ON s.id = f.source_id
		LEFT JOIN items i ON i.id = f.item_id
		WHERE (f.due_at <= ?1 OR f.due_at > ?6 OR (?2 AND NOT f.rest))
		  AND NOT f.gone
		  AND s.removed_at IS NULL AND s.stopped_at IS NULL
		  AND (?3 OR f.source_id IN (SELECT value FROM json_each(?4)))
		  AND (f.role <> 'thread' OR f.due_at = 0 OR i.published_at >= ?5)
		ORDER BY f.source_id, f.id`,
		now.Unix(), all, len(sources) == 0, listOf(sources), now.Add(-freshTime).Unix(), now.Add(longestPause).Unix())
	if err != nil {
		return nil, fmt.Errorf("due feeds: %w", err)
	}
	return feeds, nil
}

// freshTime is how long the feed of a post's comments is watched.
const freshTime = 14 * 24 * time.Hour

// LastSync returns when a pull last worked for any source, zero if never.
func (s *Store) LastSync(ctx context.Context) (time.Time, error) {
	var at int64
	err := s.read.QueryRowContext(ctx, `SELECT coalesce(max(pulled_at), 0) FROM feeds`).Scan(&at)
	if err != nil {
		return time.Time{}, fmt.Errorf("last sync: %w", err)
	}
	return moment(at), nil
}

// FeedFailed keeps a feed's error and when it is tried again. rest says that
// the source asked to wait; gone that it will never answer again (410).
func (s *Store) FeedFailed(ctx context.Context, f Feed, failure FeedFailure) error {
	now := s.now().Unix()
	err := s.inPull(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `
			UPDATE feeds
			SET failure = ?, failures = failures + 1, failing_since = coalesce(failing_since, ?),
			    due_at = ?, rest = ?, gone = ?, emptied = ?
			WHERE id = ?`,
			failure.Failure.String(), now, max(failure.Retry.Unix(), 0), failure.Rest, failure.Gone, f.Empty, f.ID)
		return err
	})
	if err != nil {
		return fmt.Errorf("keep the failure of feed %d: %w", f.ID, err)
	}
	return nil
}

// FeedFailure is why a pull of a feed did not work.
type FeedFailure struct {
	Failure Failure
	Retry   time.Time
	Rest    bool
	Gone    bool
}

// insertFeed keeps a new feed, unless its source has that address already.
func insertFeed(ctx context.Context, tx *sql.Tx, f Feed) error {
	var itemID any
	if f.ItemID != 0 {
		itemID = f.ItemID
	}
	_, err := tx.ExecContext(ctx, `
		INSERT INTO feeds (source_id, role, url, item_id, etag, modified, body_hash, cursor)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (source_id, url) DO NOTHING`,
		f.SourceID, f.Role, f.URL, itemID, f.ETag, f.Modified, f.BodyHash, f.Cursor)
	if err != nil {
		return fmt.Errorf("feed %s: %w", f.URL, err)
	}
	return nil
}

// selectFeeds reads feeds as readFeeds wants them.
const selectFeeds = `
	SELECT f.id, f.source_id, f.role, f.url, coalesce(f.item_id, 0), f.etag, f.modified, f.body_hash, f.cursor,
	       f.due_at, coalesce(f.pulled_at, 0), coalesce(f.full_at, 0), f.failures, f.failure, f.rest, f.emptied, f.gone
	FROM feeds f`

// readFeeds reads what selectFeeds selects and hands each feed to use.
func readFeeds(ctx context.Context, db reader, use func(*Feed), query string, args ...any) error {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		f := &Feed{}
		var due, pulled, full int64
		var failure string
		err := rows.Scan(&f.ID, &f.SourceID, &f.Role, &f.URL, &f.ItemID, &f.ETag, &f.Modified, &f.BodyHash, &f.Cursor,
			&due, &pulled, &full, &f.Failures, &failure, &f.Rest, &f.Empty, &f.Gone)
		if err != nil {
			return err
		}
		f.Due, f.Pulled, f.FullAt, f.Failure = moment(due), moment(pulled), moment(full), parseFailure(failure)
		use(f)
	}
	return rows.Err()
}
