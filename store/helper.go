package store

import (
	"context"
	"database/sql"
	"fmt"
)

// Helper is somebody outside the team who answered others.
type Helper struct {
	Name    string
	Answers int

	person int64 // the same for members who are one person
}

// readHelpers returns those who answered others most often, the busiest first.
// Members that are one person count together.
func readHelpers(ctx context.Context, tx *sql.Tx, span Span, out leftOut) ([]Helper, error) {
	const most = 5
	rows, err := tx.QueryContext(ctx, `
		SELECT coalesce(p.name, m.name), sum(n.answers) AS answers, coalesce(-p.id, m.id)
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
		if err := rows.Scan(&h.Name, &h.Answers, &h.person); err != nil {
			return nil, err
		}
		helpers = append(helpers, h)
	}
	return helpers, rows.Err()
}

// helping are the tags that call somebody a helper, in the languages of tend.
const helping = `["helper", "hilft", "helfer", "helferin"]`

// mostAround is how many tagged helpers a report names beside those who
// answered most.
const mostAround = 20

// readTaggedHelpers returns the names of people whom volunteers call helpers
// and who wrote in a span, without the team and those in known; the names in
// no order that a reader would expect.
func readTaggedHelpers(ctx context.Context, tx *sql.Tx, span Span, out leftOut, known []Helper) ([]string, error) {
	named := make([]int64, len(known))
	for i, h := range known {
		named[i] = -h.person
	}
	rows, err := tx.QueryContext(ctx, `
		SELECT p.name
		FROM people p
		WHERE EXISTS (SELECT 1 FROM json_each(?3) t WHERE instr(',' || p.tags || ',', ',' || t.value || ','))
		  AND p.id NOT IN (SELECT value FROM json_each(?4))
		  AND EXISTS (
		    SELECT 1
		    FROM person_members pm
		    JOIN members m ON m.id = pm.member_id AND m.forgotten_at IS NULL
		    CROSS JOIN items i ON i.member_id = m.id
		    WHERE pm.person_id = p.id AND i.published_at >= ?1 AND i.published_at < ?2 AND i.state = 0
		      AND m.id NOT IN (SELECT value FROM json_each(?5))
		      AND i.source_id NOT IN (SELECT value FROM json_each(?6)))
		ORDER BY p.name COLLATE NOCASE, p.id
		LIMIT ?7`, span.From.Unix(), span.To.Unix(), helping, listOf(named), out.team, out.sources, mostAround)
	if err != nil {
		return nil, fmt.Errorf("read tagged helpers: %w", err)
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, fmt.Errorf("read tagged helpers: %w", err)
		}
		names = append(names, name)
	}
	return names, rows.Err()
}
