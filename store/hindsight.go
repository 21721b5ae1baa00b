package store

import (
	"context"
	"fmt"
	"time"
)

// Hindsight is how many follow-ups would have been proposed for what was
// written in a span, each up to CountCap.
type Hindsight struct {
	Questions, Newcomers, Promises, Events int
}

// TrySuggest says what by would have proposed since a time. It reads the texts
// of the team and of posts anew, at most the 20,000 newest, and changes nothing.
func (s *Store) TrySuggest(ctx context.Context, by Suggest, since time.Time) (Hindsight, error) {
	var h Hindsight
	var err error
	if by.Question > 0 {
		h.Questions, err = s.countLate(ctx, `i.question`, since, by.Question)
	}
	if err == nil && by.Newcomer > 0 {
		h.Newcomers, err = s.countLate(ctx, `i.member_id IS NOT NULL AND NOT EXISTS (
		  SELECT 1 FROM items e
		  WHERE e.member_id = i.member_id AND (e.published_at, e.id) < (i.published_at, i.id))`, since, by.Newcomer/2)
	}
	if err == nil && by.Promise != nil {
		h.Promises, err = s.countPromises(ctx, by, since)
	}
	if err == nil && by.Event != nil {
		h.Events, err = s.countEvents(ctx, by, since)
	}
	if err != nil {
		return h, fmt.Errorf("try suggestions: %w", err)
	}
	return h, nil
}

// countLate counts the comments of some sort that the team had not answered
// after so long. ticked off or not: what was done since is not known for then.
func (s *Store) countLate(ctx context.Context, sort string, since time.Time, after time.Duration) (n int, err error) {
	err = s.read.QueryRowContext(ctx, `
		SELECT count(*) FROM (
		  SELECT 1
		  FROM items i
		  JOIN sources s ON s.id = i.source_id AND s.removed_at IS NULL
		  WHERE i.kind = 2 AND i.published_at >= ?1 AND i.published_at <= ?2 AND i.state IN (0, 1) AND `+sort+`
		    AND NOT EXISTS (SELECT 1 FROM team WHERE member_id = i.member_id)
		    AND NOT EXISTS (
		      SELECT 1 FROM items t
		      WHERE t.parent_id = i.id AND t.published_at <= i.published_at + ?3
		        AND EXISTS (SELECT 1 FROM team WHERE member_id = t.member_id))
		    AND NOT EXISTS (
		      SELECT 1 FROM decisions x
		      JOIN outbox o ON o.id = x.id
		      WHERE x.item_id = i.id AND o.verdict = 'reply' AND o.state = 'sent' AND x.at <= i.published_at + ?3)
		  LIMIT ?4)`,
		since.Unix(), s.now().Add(-after).Unix(), int64(after/time.Second), CountCap).Scan(&n)
	return n, err
}

// countPromises counts the texts of the team that promise something, replies
// on their way among them.
func (s *Store) countPromises(ctx context.Context, by Suggest, since time.Time) (n int, err error) {
	count := func(text string, at time.Time) {
		if _, _, found := by.Promise(text, at); found {
			n++
		}
	}
	err = s.readTexts(ctx, `
		SELECT t.body, i.published_at
		FROM items i
		JOIN texts t ON t.id = i.id
		WHERE i.kind = 2 AND i.published_at >= ? AND i.member_id IN (SELECT member_id FROM team)
		  AND NOT EXISTS (
		    SELECT 1 FROM outbox o
		    WHERE o.source_id = i.source_id AND o.remote_id = i.remote_id AND o.remote_id <> '')
		ORDER BY i.published_at DESC
		LIMIT ?`, since, count)
	if err != nil {
		return 0, err
	}
	err = s.readTexts(ctx, `
		SELECT o.body, d.at
		FROM decisions d
		JOIN outbox o ON o.id = d.id
		WHERE d.at >= ? AND d.act = 'reply' AND o.state IN ('queued', 'sending', 'unknown', 'sent')
		ORDER BY d.at DESC
		LIMIT ?`, since, count)
	return min(n, CountCap), err
}

// countEvents counts the events since a time that posts announced.
func (s *Store) countEvents(ctx context.Context, by Suggest, since time.Time) (n int, err error) {
	rows, err := s.read.QueryContext(ctx, `
		SELECT title, excerpt, published_at
		FROM items
		WHERE kind = 1 AND published_at >= ? AND state = 0
		ORDER BY published_at DESC
		LIMIT ?`, since.Add(-announcedTime).Unix(), trialMost)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	now := s.now()
	for rows.Next() {
		var title, text string
		var at int64
		if err := rows.Scan(&title, &text, &at); err != nil {
			return 0, err
		}
		day, found := by.Event(title, text, moment(at).In(now.Location()))
		if found && !day.Before(since) && day.Before(now.AddDate(0, 0, -1)) {
			n++
		}
	}
	return min(n, CountCap), rows.Err()
}

// readTexts hands the texts of a query and their times to look.
func (s *Store) readTexts(ctx context.Context, query string, since time.Time, look func(string, time.Time)) error {
	rows, err := s.read.QueryContext(ctx, query, since.Unix(), trialMost)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		var at int64
		if err := rows.Scan(&text, &at); err != nil {
			return err
		}
		look(text, moment(at).In(s.now().Location()))
	}
	return rows.Err()
}
