package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// welcomeTime is how soon a newcomer's first comment should be answered.
const welcomeTime = 48 * time.Hour

// countNewcomers fills in who wrote for the first time, and how many of them
// soon had an answer.
func (r *Report) countNewcomers(ctx context.Context, tx *sql.Tx, out leftOut, answers []firstAnswer) error {
	var soon []int64
	for _, a := range answers {
		if a.wait() <= welcomeTime {
			soon = append(soon, a.id)
		}
	}
	err := tx.QueryRowContext(ctx, `
		WITH firsts (item_id, at) AS MATERIALIZED (
		  SELECT id, min(published_at)
		  FROM items INDEXED BY items_said
		  WHERE kind = 2 AND published_at >= ?1 AND published_at < ?2 AND state IN (0, 1)
		    AND member_id IN (SELECT id FROM members INDEXED BY members_first WHERE first_at >= ?1 AND first_at < ?2)
		    AND member_id NOT IN (SELECT value FROM json_each(?3))
		    AND source_id NOT IN (SELECT value FROM json_each(?4))
		  GROUP BY member_id
		)
		SELECT count(item_id), count(*) FILTER (WHERE item_id IN (SELECT value FROM json_each(?5)))
		FROM firsts`, r.From.Unix(), r.To.Unix(), out.team, out.sources, listOf(soon)).Scan(&r.Newcomers, &r.Welcomed)
	if err != nil {
		return fmt.Errorf("count newcomers: %w", err)
	}
	return nil
}
