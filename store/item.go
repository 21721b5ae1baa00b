package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Kind tells a post from a comment.
type Kind int

// The kinds of items; the numbers are stored.
const (
	KindPost    Kind = 1
	KindComment Kind = 2
)

// State is what a source shows of an item. The numbers are stored.
type State int

// The states an item can be in at its source.
const (
	Public State = iota
	Held         // waits at the source for a moderator
	Spam
	Trash
	Gone // only by evidence about this very item, never by absence from a feed
)

// Pending says in which way an item waits on the desk, if at all.
type Pending int

// The ways to be pending.
const (
	NotPending  Pending = iota
	PendingNew          // a post after the baseline, not done
	PendingHeld         // a comment waiting at the source for a moderator
	PendingOpen         // a public comment nobody has answered or ticked off
)

// Item is a post or a comment as a list shows it: the facts a source gave and
// the mark a volunteer put on it. Its text is in Text.
type Item struct {
	ID       int64
	SourceID int64
	Source   string // the source's name
	Kind     Kind
	RemoteID string // unique within the source
	State    State
	PostID   int64 // the post a comment belongs to; 0 if unknown or a post
	ParentID int64 // the comment it answers; 0 if none is known

	MemberID  int64 // its author; 0 if the source names none
	Author    string
	Team      bool // the author is marked team
	Forgotten bool // the author was forgotten, and the text with them

	Title     string // of a post; of a comment, what the source calls it
	Excerpt   string // the first words of the visible text, on one line
	URL       string
	Published time.Time // zero if the source gave no readable date
	Seen      time.Time // first pull that brought it
	Revision  int       // 1, and one more for each edit the source showed

	Pending Pending
	Reasons Reasons
	Markers []Marker // what the volunteers' rules made of it, in their order
	Late    bool     // pending for longer than the source's limit
	Mark    Mark
	Verdict *Verdict // the newest verdict that has not ended, nil if none

	newest int64 // its places in the orders of a list
	urgent int64
}

// Item returns the item with the given ID, whatever its kind, or ErrNotFound.
func (s *Store) Item(ctx context.Context, id int64) (Item, error) {
	row, err := s.itemRow(ctx, id)
	return row.Item, err
}

// Text returns an item's content, or ErrNotFound.
func (s *Store) Text(ctx context.Context, id int64) (Text, error) {
	t := Text{ID: id}
	err := s.read.QueryRowContext(ctx, `
		SELECT title, author, html, body
		FROM texts
		WHERE id = ?`, id).Scan(&t.Title, &t.Author, &t.HTML, &t.Body)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	if err != nil {
		return Text{}, fmt.Errorf("text of item %d: %w", id, err)
	}
	return t, nil
}

// Bodies returns the visible texts of items, by their IDs.
func (s *Store) Bodies(ctx context.Context, ids []int64) (map[int64]string, error) {
	rows, err := s.read.QueryContext(ctx, `
		SELECT t.id, t.body
		FROM json_each(?) n
		CROSS JOIN texts t ON t.id = n.value`, listOf(ids))
	if err != nil {
		return nil, fmt.Errorf("read texts: %w", err)
	}
	defer rows.Close()
	bodies := make(map[int64]string, len(ids))
	for rows.Next() {
		var id int64
		var body string
		if err := rows.Scan(&id, &body); err != nil {
			return nil, fmt.Errorf("read texts: %w", err)
		}
		bodies[id] = body
	}
	return bodies, rows.Err()
}

// Revisions returns the older texts of an item that somebody decided on,
// newest first.
func (s *Store) Revisions(ctx context.Context, id int64) ([]Revision, error) {
	rows, err := s.read.QueryContext(ctx, `
		SELECT revision, title, html, seen_at
		FROM revisions
		WHERE item_id = ?
		ORDER BY revision DESC`, id)
	if err != nil {
		return nil, fmt.Errorf("revisions of item %d: %w", id, err)
	}
	defer rows.Close()
	var revisions []Revision
	for rows.Next() {
		var r Revision
		var seen int64
		if err := rows.Scan(&r.Number, &r.Title, &r.HTML, &seen); err != nil {
			return nil, fmt.Errorf("revisions of item %d: %w", id, err)
		}
		r.Seen = moment(seen)
		revisions = append(revisions, r)
	}
	return revisions, rows.Err()
}

// Text is an item's content.
type Text struct {
	ID     int64
	Title  string
	Author string
	HTML   string // allow-listed, as pulled
	Body   string // the visible text; empty until it has been extracted
}

// Revision is an older text of an item, kept because somebody decided on it.
type Revision struct {
	Number int
	Title  string
	HTML   string
	Seen   time.Time
}
