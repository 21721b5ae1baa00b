package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// announcedTime is how long before its day an event may be announced.
const announcedTime = 200 * 24 * time.Hour

// heed keeps what the texts of some items promise or announce: of the team's
// comments and of posts, if they are not too old for a proposal.
func (s *Store) heed(ctx context.Context, tx *sql.Tx, comments, posts []int64) error {
	by := s.suggests.Load()
	if by == nil {
		return nil
	}
	if by.Promise != nil && len(comments) > 0 {
		if err := s.heedPromises(ctx, tx, comments, by); err != nil {
			return fmt.Errorf("look for promises: %w", err)
		}
	}
	if by.Event != nil && len(posts) > 0 {
		if err := s.heedEvents(ctx, tx, posts, by); err != nil {
			return fmt.Errorf("look for events: %w", err)
		}
	}
	return nil
}

// heedPost keeps the event that a new post announces.
func (in *intake) heedPost(ctx context.Context, id int64, a *Arrival, published int64) error {
	day := a.ready.event
	if !a.ready.done || a.Published.IsZero() {
		day = in.store.eventIn(a, published)
	}
	if day.IsZero() {
		return nil
	}
	_, err := in.exec(ctx, `
		INSERT INTO cues (item_id, kind, at, due_at, words)
		VALUES (?, ?, ?, ?, '')`, id, ProposeEvent, published, day.Unix())
	if err != nil {
		return fmt.Errorf("keep the event of %s: %w", a.RemoteID, err)
	}
	return nil
}

// eventIn returns the day of an event that a post announces which was published
// at a time, if it is not too old for a proposal; zero if there is none.
func (s *Store) eventIn(a *Arrival, published int64) time.Time {
	by, now := s.suggests.Load(), s.now()
	if by == nil || by.Event == nil || a.Kind != KindPost || published < now.Add(-announcedTime).Unix() {
		return time.Time{}
	}
	day, found := by.Event(a.Title, a.Excerpt, moment(published).In(now.Location()))
	if !found {
		return time.Time{}
	}
	return day
}

// heedPromises looks into the team's comments. A reply that tend itself sent
// was looked into when it was written.
func (s *Store) heedPromises(ctx context.Context, tx *sql.Tx, ids []int64, by *Suggest) error {
	return s.heedTexts(ctx, tx, `
		SELECT i.id, '', t.body, i.published_at, EXISTS (SELECT 1 FROM cues c WHERE c.item_id = i.id AND c.kind = ?3)
		FROM json_each(?1) n
		CROSS JOIN items i ON i.id = n.value
		JOIN texts t ON t.id = i.id
		WHERE i.kind = 2 AND i.published_at >= ?2 AND EXISTS (SELECT 1 FROM team WHERE member_id = i.member_id)
		  AND NOT EXISTS (
		    SELECT 1 FROM outbox o
		    WHERE o.source_id = i.source_id AND o.remote_id = i.remote_id AND o.remote_id <> '')`,
		ids, proposePromises, ProposePromise, func(said saying, at time.Time) (cue, bool) {
			words, due, found := by.Promise(said.text, at)
			return cue{said.id, ProposePromise, at, due, words, 0}, found
		})
}

// heedEvents looks into the titles and first words of posts.
func (s *Store) heedEvents(ctx context.Context, tx *sql.Tx, ids []int64, by *Suggest) error {
	return s.heedTexts(ctx, tx, `
		SELECT i.id, i.title, i.excerpt, i.published_at, EXISTS (SELECT 1 FROM cues c WHERE c.item_id = i.id AND c.kind = ?3)
		FROM json_each(?1) n
		CROSS JOIN items i ON i.id = n.value
		WHERE i.kind = 1 AND i.published_at >= ?2`,
		ids, announcedTime, ProposeEvent, func(said saying, at time.Time) (cue, bool) {
			day, found := by.Event(said.title, said.text, at)
			return cue{said.id, ProposeEvent, at, day, "", 0}, found
		})
}

// saying is what an item says that is looked into.
type saying struct {
	id, at      int64
	title, text string
	cued        bool // a cue of its is kept
}

// heedTexts reads those of some items that are younger than an age, hands each
// to look, and keeps the cue that is found there or drops the one there was.
func (s *Store) heedTexts(ctx context.Context, tx *sql.Tx, query string, ids []int64, age time.Duration, kind ProposalKind,
	look func(said saying, at time.Time) (c cue, found bool),
) error {
	now := s.now()
	rows, err := tx.QueryContext(ctx, query, listOf(ids), now.Add(-age).Unix(), kind)
	if err != nil {
		return err
	}
	defer rows.Close()
	var all []saying
	for rows.Next() {
		var h saying
		if err := rows.Scan(&h.id, &h.title, &h.text, &h.at, &h.cued); err != nil {
			return err
		}
		all = append(all, h)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, h := range all {
		c, found := look(h, moment(h.at).In(now.Location()))
		switch {
		case found:
			err = keepCue(ctx, tx, c)
		case h.cued:
			err = dropCue(ctx, tx, h.id, kind)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// heedReply keeps what a reply of ours promises, about the comment that it
// answers. A proposal lasts as long as the reply is not taken back.
func (d *deed) heedReply(ctx context.Context, itemID, outboxID int64, text string) error {
	by := d.suggests.Load()
	if by == nil || by.Promise == nil {
		return nil
	}
	at := d.batch.At.In(d.now().Location())
	words, due, found := by.Promise(text, at)
	if !found {
		return nil
	}
	return keepCue(ctx, d.tx, cue{itemID, ProposePromise, at, due, words, outboxID})
}

// cue is what a text says that may call for a task later.
type cue struct {
	itemID   int64
	kind     ProposalKind
	at, due  time.Time
	words    string
	outboxID int64
}

func keepCue(ctx context.Context, tx *sql.Tx, c cue) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO cues (item_id, kind, at, due_at, words, outbox_id)
		VALUES (?, ?, ?, ?, ?, nullif(?, 0))
		ON CONFLICT (item_id, kind) DO UPDATE SET
		  at = excluded.at, due_at = excluded.due_at, words = excluded.words, outbox_id = excluded.outbox_id`,
		c.itemID, c.kind, c.at.Unix(), stamp(c.due), c.words, c.outboxID)
	return err
}

func dropCue(ctx context.Context, tx *sql.Tx, itemID int64, kind ProposalKind) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM cues WHERE item_id = ? AND kind = ?`, itemID, kind)
	return err
}
