package store

import (
	"context"
	"fmt"
)

// SourceCounts is how many sources there are, by how they are. Those that were
// never read count as well.
type SourceCounts struct {
	Well, Failing, Resting int
}

// All is how many sources there are.
func (c SourceCounts) All() int { return c.Well + c.Failing + c.Resting }

// CountSources counts the sources by how they are: failing are those that are
// stopped, too. It reads only what is not well, so that thousands of sources
// cost a start nothing.
func (s *Store) CountSources(ctx context.Context) (c SourceCounts, err error) {
	var all int
	err = s.read.QueryRowContext(ctx, `
		SELECT (SELECT count(*) FROM sources WHERE removed_at IS NULL),
		       coalesce(sum(state <> 2), 0), coalesce(sum(state = 2), 0)
		FROM (
		  SELECT max(t.state) AS state
		  FROM (
		    SELECT source_id, CASE WHEN gone = 1 THEN 3 WHEN rest = 1 THEN 2 ELSE 1 END AS state
		    FROM feeds
		    WHERE role <> 'thread' AND (gone = 1 OR rest = 1 OR failures > 0)
		    UNION ALL
		    SELECT id, 3
		    FROM sources
		    WHERE stopped_at IS NOT NULL
		  ) t
		  JOIN sources s ON s.id = t.source_id AND s.removed_at IS NULL
		  GROUP BY t.source_id
		)`).Scan(&all, &c.Failing, &c.Resting)
	if err != nil {
		return c, fmt.Errorf("count sources: %w", err)
	}
	c.Well = all - c.Failing - c.Resting
	return c, nil
}

// Source returns the source with an ID and its health, or ErrNotFound.
func (s *Store) Source(ctx context.Context, id int64) (Source, error) {
	sources, err := s.someSources(ctx, ` AND id = ?`, id)
	if err == nil && len(sources) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return Source{}, fmt.Errorf("source %d: %w", id, err)
	}
	return sources[0], nil
}

// FirstSources returns those sources that were added first, with their health.
func (s *Store) FirstSources(ctx context.Context, most int) ([]Source, error) {
	sources, err := s.someSources(ctx, ` ORDER BY id LIMIT ?`, most)
	if err != nil {
		return nil, fmt.Errorf("first sources: %w", err)
	}
	return sources, nil
}

// SourcesWithLogin returns the sources that somebody logged in to, in the order
// in which they were added: only they take verdicts.
func (s *Store) SourcesWithLogin(ctx context.Context) ([]Source, error) {
	sources, err := s.someSources(ctx, ` AND login <> '' ORDER BY id`)
	if err != nil {
		return nil, fmt.Errorf("sources with a login: %w", err)
	}
	return sources, nil
}

// someSources returns some of the sources that are watched, with their health.
func (s *Store) someSources(ctx context.Context, which string, args ...any) ([]Source, error) {
	sources, err := readSources(ctx, s.read, 0, selectSources+` WHERE removed_at IS NULL`+which, args...)
	if err != nil {
		return nil, err
	}
	return sources, s.addHealth(ctx, sources)
}

// SourceName is a source as it is looked for by name.
type SourceName struct {
	ID   int64
	Kind string
	Name string
	URL  string
}

// SourceNames returns what all sources are called, in the order in which they
// were added. There may be thousands: they are read when somebody looks for
// one.
func (s *Store) SourceNames(ctx context.Context) ([]SourceName, error) {
	rows, err := s.read.QueryContext(ctx, `
		SELECT id, kind, name, url
		FROM sources
		WHERE removed_at IS NULL
		ORDER BY id`)
	if err != nil {
		return nil, fmt.Errorf("names of sources: %w", err)
	}
	defer rows.Close()
	var names []SourceName
	for rows.Next() {
		var n SourceName
		if err := rows.Scan(&n.ID, &n.Kind, &n.Name, &n.URL); err != nil {
			return nil, fmt.Errorf("names of sources: %w", err)
		}
		names = append(names, n)
	}
	return names, rows.Err()
}
