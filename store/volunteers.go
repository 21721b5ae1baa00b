package store

import (
	"context"
	"fmt"
)

// mostVolunteers is how many names Volunteers returns at most.
const mostVolunteers = 200

// Volunteers returns the names under which somebody has acted here or was given
// something, and those of the team's members, each once and in order.
func (s *Store) Volunteers(ctx context.Context) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, `
		WITH RECURSIVE acted (name) AS (
		  SELECT min(volunteer) FROM batches WHERE volunteer > ''
		  UNION ALL
		  SELECT (SELECT min(volunteer) FROM batches WHERE volunteer > name) FROM acted WHERE name IS NOT NULL
		)
		SELECT name FROM acted WHERE name IS NOT NULL
		UNION
		SELECT claimed_by FROM tasks WHERE claimed_by <> '' AND done_at IS NULL
		UNION
		SELECT claimed_by FROM marks WHERE claimed_at IS NOT NULL AND claimed_by <> ''
		UNION
		SELECT m.name FROM team JOIN members m ON m.id = team.member_id WHERE m.name <> ''
		ORDER BY 1 COLLATE NOCASE
		LIMIT ?`, mostVolunteers)
	if err != nil {
		return nil, fmt.Errorf("volunteers: %w", err)
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, fmt.Errorf("volunteers: %w", err)
		}
		names = append(names, name)
	}
	return names, rows.Err()
}
