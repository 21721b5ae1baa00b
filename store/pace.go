package store

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// Pace is measured over so many acts at most, and not at all over fewer than
// so many; a longer gap is a pause, not work.
const (
	paceActs     = 200
	paceFewest   = 10
	pacePause    = 5 * time.Minute
	paceAssumed  = 90 * time.Second
	paceQuickest = time.Second
)

// ActedSince returns on how many things who decided since the given time. What
// was taken back does not count.
func (s *Store) ActedSince(ctx context.Context, who string, since time.Time) (int, error) {
	var n int
	err := s.read.QueryRowContext(ctx, `
		SELECT count(DISTINCT coalesce('i' || d.item_id, 't' || d.task_id, 'm' || d.member_id, 'd' || d.id))
		FROM decisions d
		WHERE d.at >= ? AND d.volunteer = ? AND d.act <> 'undo'
		  AND NOT EXISTS (SELECT 1 FROM batches t WHERE t.undoes = d.batch_id)`, since.Unix(), who).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("count what %s did: %w", who, err)
	}
	return n, nil
}

// Pace returns the median time between two acts of who that took something off
// the desk, over the last 200 that followed each other within five minutes; 90 s
// if there are too few.
func (s *Store) Pace(ctx context.Context, who string) (time.Duration, error) {
	rows, err := s.read.QueryContext(ctx, `
		SELECT at
		FROM batches
		WHERE volunteer = ? AND act IN ('done', 'wait', 'approve', 'spam', 'trash', 'reply', 'task done')
		ORDER BY id DESC
		LIMIT ?`, who, paceActs+1)
	if err != nil {
		return 0, fmt.Errorf("pace of %s: %w", who, err)
	}
	defer rows.Close()
	var gaps []time.Duration
	var later int64
	for rows.Next() {
		var at int64
		if err := rows.Scan(&at); err != nil {
			return 0, fmt.Errorf("pace of %s: %w", who, err)
		}
		gap := time.Duration(later-at) * time.Second
		if later != 0 && gap >= 0 && gap <= pacePause {
			gaps = append(gaps, max(gap, paceQuickest))
		}
		later = at
	}
	if err := rows.Err(); err != nil {
		return 0, fmt.Errorf("pace of %s: %w", who, err)
	}
	if len(gaps) < paceFewest {
		return paceAssumed, nil
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/2], nil
}
