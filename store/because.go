package store

import (
	"context"
	"fmt"
	"strings"
)

// DecideBecause is Decide with the reason for the verdict, which the journal
// keeps beside it. An empty one is none.
func (s *Store) DecideBecause(ctx context.Context, who string, act Act, reason string, ids ...int64) (Batch, error) {
	return s.decideAll(ctx, who, act, strings.TrimSpace(reason), ids)
}

// GiveReason keeps the reason for the verdicts of a batch, as an entry of its
// own behind them. ErrNothing if the batch has no verdict on a comment's state.
func (s *Store) GiveReason(ctx context.Context, who string, batchID int64, reason string) (Batch, error) {
	reason = strings.TrimSpace(reason)
	return s.act(ctx, Batch{Volunteer: who, Act: ActReason}, func(d *deed) error {
		ids, err := readIDs(ctx, d.tx, `
			SELECT item_id
			FROM decisions
			WHERE batch_id = ? AND item_id IS NOT NULL AND act IN ('approve', 'hold', 'spam', 'trash')
			ORDER BY id`, batchID)
		if err != nil || reason == "" {
			return err
		}
		d.reason = reason
		return d.each(ids, func(id int64) error {
			t, err := d.target(ctx, id)
			if err != nil {
				return err
			}
			_, err = d.decide(ctx, t.entry(ActReason, t.mark))
			return err
		})
	})
}

// ReasonCount is how often a reason was given.
type ReasonCount struct {
	Reason string
	Act    Act
	Count  int
}

// ReasonsGiven counts the reasons that were given in a span for comments that
// were marked spam or trashed; the most frequent first, at most so many. Of
// two on the same comment the later one counts; what was taken back does not.
func (s *Store) ReasonsGiven(ctx context.Context, span Span, most int) ([]ReasonCount, error) {
	return readReasons(ctx, s.read, span, most)
}

func readReasons(ctx context.Context, r reader, span Span, most int) ([]ReasonCount, error) {
	rows, err := r.QueryContext(ctx, `
		SELECT d.reason, v.act, count(DISTINCT d.item_id)
		FROM decisions d INDEXED BY decisions_at
		JOIN decisions v ON v.item_id = d.item_id AND v.act IN ('spam', 'trash') AND v.id <= d.id
		WHERE d.at >= ? AND d.at < ? AND d.act IN ('spam', 'trash', 'reason') AND d.reason <> ''
		  AND NOT EXISTS (SELECT 1 FROM batches t WHERE t.undoes IN (d.batch_id, v.batch_id))
		  AND NOT EXISTS (
		    SELECT 1 FROM decisions n
		    WHERE n.item_id = d.item_id AND n.id > d.id AND n.act = 'reason' AND n.reason <> ''
		      AND NOT EXISTS (SELECT 1 FROM batches t WHERE t.undoes = n.batch_id))
		  AND NOT EXISTS (
		    SELECT 1 FROM decisions n
		    WHERE n.item_id = d.item_id AND n.id > v.id AND n.id <= d.id AND n.act IN ('spam', 'trash'))
		GROUP BY d.reason, v.act
		ORDER BY 3 DESC, 1, 2
		LIMIT ?`, span.From.Unix(), span.To.Unix(), most)
	if err != nil {
		return nil, fmt.Errorf("count reasons: %w", err)
	}
	defer rows.Close()
	var counts []ReasonCount
	for rows.Next() {
		var c ReasonCount
		if err := rows.Scan(&c.Reason, &c.Act, &c.Count); err != nil {
			return nil, fmt.Errorf("count reasons: %w", err)
		}
		counts = append(counts, c)
	}
	return counts, rows.Err()
}
