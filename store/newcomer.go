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
func (r *Report) countNewcomers(ctx context.Context, tx *sql.Tx, team string, answers []firstAnswer) error {
	welcomed := map[int64]bool{}
	for _, a := range answers {
		welcomed[a.id] = a.wait() <= welcomeTime
	}
	rows, err := tx.QueryContext(ctx, `
		SELECT (
		  SELECT i.id
		  FROM items i
		  WHERE i.member_id = m.id AND i.kind = 2 AND i.state IN (0, 1)
		    AND i.published_at >= ?1 AND i.published_at < ?2
		  ORDER BY i.published_at, i.id
		  LIMIT 1) AS first
		FROM members m
		WHERE m.first_at >= ?1 AND m.first_at < ?2
		  AND m.id NOT IN (SELECT value FROM json_each(?3))
		  AND m.source_id IN (SELECT id FROM sources WHERE removed_at IS NULL)
		  AND first IS NOT NULL`, r.From.Unix(), r.To.Unix(), team)
	if err != nil {
		return fmt.Errorf("count newcomers: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var first int64
		if err := rows.Scan(&first); err != nil {
			return err
		}
		r.Newcomers++
		if welcomed[first] {
			r.Welcomed++
		}
	}
	return rows.Err()
}

// Helper is somebody outside the team who answered others.
type Helper struct {
	Name    string
	Answers int
}

// readHelpers returns those who answered others most often, the busiest first.
// Members that are one person count together.
func readHelpers(ctx context.Context, tx *sql.Tx, span Span, team string) ([]Helper, error) {
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
		    AND c.source_id IN (SELECT id FROM sources WHERE removed_at IS NULL)
		    AND q.kind = 2 AND q.member_id <> c.member_id
		    AND q.member_id NOT IN (SELECT value FROM json_each(?3))
		  GROUP BY c.member_id
		) n
		JOIN members m ON m.id = n.member_id AND m.forgotten_at IS NULL
		LEFT JOIN person_members pm ON pm.member_id = m.id
		LEFT JOIN people p ON p.id = pm.person_id
		GROUP BY coalesce(-p.id, m.id)
		ORDER BY answers DESC, 1
		LIMIT ?4`, span.From.Unix(), span.To.Unix(), team, most)
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

// readTeam returns the members of the team as a list for SQL. There are few,
// and two indexes know them: the view team reads every member.
func readTeam(ctx context.Context, r reader) (string, error) {
	ids, err := readIDs(ctx, r, `
		SELECT m.id
		FROM members m INDEXED BY members_team
		LEFT JOIN person_members pm ON pm.member_id = m.id
		LEFT JOIN people p ON p.id = pm.person_id
		WHERE m.team = 1 AND coalesce(p.team, 1) = 1
		UNION
		SELECT pm.member_id
		FROM people p
		JOIN person_members pm ON pm.person_id = p.id
		WHERE p.team = 1`)
	if err != nil {
		return "", fmt.Errorf("read team: %w", err)
	}
	return listOf(ids), nil
}
