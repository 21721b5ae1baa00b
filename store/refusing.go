package store

import (
	"context"
	"fmt"
)

// Refusing returns the names of up to most sources that take nothing before
// somebody logs in again, those added first.
func (s *Store) Refusing(ctx context.Context, most int) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, `
		SELECT name
		FROM sources
		WHERE removed_at IS NULL AND stopped_at IS NOT NULL
		ORDER BY id
		LIMIT ?`, most)
	if err != nil {
		return nil, fmt.Errorf("sources that refuse: %w", err)
	}
	defer rows.Close()
	names := []string{}
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, fmt.Errorf("sources that refuse: %w", err)
		}
		names = append(names, name)
	}
	return names, rows.Err()
}
