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

// Helper is somebody outside the team who answered others.
type Helper struct {
	Name    string
	Answers int
}

// readHelpers returns those who answered others most often, the busiest first.
// Members that are one person count together.
func readHelpers(ctx context.Context, tx *sql.Tx, span Span, out leftOut) ([]Helper, error) {
	const most = 5
	rows, err := tx.QueryContext(ctx, `
		SELECT coalesce(p.name, m.name), sum(n.answers) AS answers
		FROM (
		  SELECT c.member_id, count(*) AS answers
		  FROM items c INDEXED BY items_said
		  JOIN items q ON q.id = c.parent_id
		  WHERE c.kind = 2 AND c.published_at >= ?1 AND c.published_at < ?2 AND c.state = 0
		    AND c.parent_id IS NOT NULL AND c.member_id IS NOT NULL
		    AND c.member_id NOT IN (SELECT value FROM json_each(?3))
		    AND c.source_id NOT IN (SELECT value FROM json_each(?5))
		    AND q.kind = 2 AND q.member_id <> c.member_id
		    AND q.member_id NOT IN (SELECT value FROM json_each(?3))
		  GROUP BY c.member_id
		) n
		JOIN members m ON m.id = n.member_id AND m.forgotten_at IS NULL
		LEFT JOIN person_members pm ON pm.member_id = m.id
		LEFT JOIN people p ON p.id = pm.person_id
		GROUP BY coalesce(-p.id, m.id)
		ORDER BY answers DESC, 1
		LIMIT ?4`, span.From.Unix(), span.To.Unix(), out.team, most, out.sources)
	if err != nil {
		return nil, fmt.Errorf("read helpers: %w", err)
	}
	defer rows.Close()
	var helpers []Helper
	for rows.Next() {
		var h Helper
		if err := rows.Scan(&h.Name, &h.Answers); err != nil {
			return nil, err
		}
		helpers = append(helpers, h)
	}
	return helpers, rows.Err()
}
