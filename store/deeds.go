package store

import (
	"context"
	"fmt"
)

// Deed is how often somebody did something.
type Deed struct {
	Volunteer string // "" for somebody at a source
	Act       Act
	Count     int
}

// readDeeds counts the journal of a span by volunteer and act. What was taken
// back does not count, nor does a verdict that has not arrived.
func readDeeds(ctx context.Context, r reader, span Span) ([]Deed, error) {
	rows, err := r.QueryContext(ctx, `
		SELECT d.volunteer, d.act, count(*)
		FROM decisions d INDEXED BY decisions_at
		LEFT JOIN outbox o ON o.id = coalesce(json_extract(d.after, '$.verdict.id'), d.id)
		WHERE d.at >= ? AND d.at < ? AND d.act NOT IN ('undo', 'redo', 'drop', 'lapse')
		  AND NOT EXISTS (SELECT 1 FROM batches t WHERE t.undoes = d.batch_id)
		  AND (o.id IS NULL OR o.state = 'sent')
		GROUP BY d.volunteer, d.act
		ORDER BY 3 DESC, 1, 2`, span.From.Unix(), span.To.Unix())
	if err != nil {
		return nil, fmt.Errorf("count deeds: %w", err)
	}
	defer rows.Close()
	var deeds []Deed
	for rows.Next() {
		var d Deed
		if err := rows.Scan(&d.Volunteer, &d.Act, &d.Count); err != nil {
			return nil, err
		}
		deeds = append(deeds, d)
	}
	return deeds, rows.Err()
}
