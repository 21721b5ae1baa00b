package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Source is something a volunteer watches: a site, a feed, an account.
type Source struct {
	ID       int64
	Kind     string // "feed", "wordpress", …; feeds/connector.go knows them
	Name     string // unique among the sources that are not removed
	URL      string // where a person would go; secrets in it are written {secret}
	Login    string // user name of the login, empty without one
	Powers   Powers // what the login may do
	Settings string // JSON, the connector's own
	Baseline time.Time
	Added    time.Time
	Stopped  time.Time     // a refused login stopped it; zero otherwise
	Why      string        // why it was stopped
	Late     time.Duration // pending comments older than this are late; 0 means 3 days

	Health Health
}

// AddSource keeps a new source with its feeds. The same URL added again after
// its removal revives the old source with its items and marks. since, if not
// zero, fixes the baseline; otherwise the first pull finds it (design.md,
// section 1). ErrExists if a source of that name or address is there.
func (s *Store) AddSource(ctx context.Context, src Source, feeds []Feed, since time.Time) (Source, error) {
	var added Source
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		id, err := s.insertSource(ctx, tx, src, since)
		if err != nil {
			return err
		}
		for _, f := range feeds {
			f.SourceID = id
			if err := insertFeed(ctx, tx, f); err != nil {
				return err
			}
		}
		added, err = sourceByID(ctx, tx, id)
		return err
	})
	if err != nil {
		return Source{}, fmt.Errorf("add source %s: %w", src.Name, err)
	}
	return added, nil
}

// insertSource keeps a source, or revives the one that had its address, and
// returns its ID.
func (s *Store) insertSource(ctx context.Context, tx *sql.Tx, src Source, since time.Time) (int64, error) {
	powers, err := json.Marshal(src.Powers)
	if err != nil {
		return 0, err
	}
	var id int64
	var removed bool
	err = tx.QueryRowContext(ctx, `
		SELECT id, removed_at IS NOT NULL
		FROM sources
		WHERE (url = ? AND url <> '') OR (lower(name) = lower(?) AND removed_at IS NULL)
		ORDER BY removed_at IS NOT NULL, id DESC
		LIMIT 1`, src.URL, src.Name).Scan(&id, &removed)
	switch {
	case err == nil && !removed:
		return 0, ErrExists
	case err == nil:
		return id, s.reviveSource(ctx, tx, id, src, string(powers))
	case !errors.Is(err, sql.ErrNoRows):
		return 0, err
	}
	err = tx.QueryRowContext(ctx, `
		INSERT INTO sources (kind, name, url, settings, login, powers, late, posts_from, comments_from, added_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		RETURNING id`,
		src.Kind, src.Name, src.URL, cmp.Or(src.Settings, "{}"), src.Login, string(powers),
		int64(src.Late/time.Second), stamp(since), stamp(since), s.now().Unix()).Scan(&id)
	return id, err
}

// reviveSource brings a removed source back, with its items and marks. Its
// baseline stays: what was new then is new still. What another source showed in
// its place leaves the desk. What its old login might do goes with that login.
func (s *Store) reviveSource(ctx context.Context, tx *sql.Tx, id int64, src Source, powers string) error {
	_, err := tx.ExecContext(ctx, `
		UPDATE sources
		SET kind = ?, name = ?, login = ?, powers = ?, late = ?, settings = ?,
		    removed_at = NULL, stopped_at = NULL, stopped_why = ''
		WHERE id = ?`, src.Kind, src.Name, src.Login, powers, int64(src.Late/time.Second), cmp.Or(src.Settings, "{}"), id)
	if err != nil {
		return err
	}
	ids, err := readIDs(ctx, tx, `SELECT id FROM items WHERE source_id = ?`, id)
	if err != nil {
		return err
	}
	twins, err := twinsOf(ctx, tx, id)
	if err != nil {
		return err
	}
	for part := range slices.Chunk(append(ids, twins...), rebuildSize) {
		if err := s.refreshDesk(ctx, tx, part...); err != nil {
			return err
		}
	}
	return nil
}

// selectSources reads sources as readSources wants them.
const selectSources = `
	SELECT id, kind, name, url, login, powers, settings, late, added_at,
	       coalesce(posts_from, comments_from, 0), coalesce(stopped_at, 0), stopped_why
	FROM sources`

// Sources returns all sources in the order in which they were added, with
// their health, but for what CountKept counts.
func (s *Store) Sources(ctx context.Context) ([]Source, error) {
	var most int
	err := s.read.QueryRowContext(ctx, `SELECT count(*) FROM sources`).Scan(&most)
	if err != nil {
		return nil, fmt.Errorf("sources: %w", err)
	}
	sources, err := readSources(ctx, s.read, most, selectSources+` WHERE removed_at IS NULL ORDER BY id`)
	if err != nil {
		return nil, fmt.Errorf("sources: %w", err)
	}
	return sources, s.addHealth(ctx, sources)
}

// FindSource returns the source with that name (letter case does not matter)
// or ID, or ErrNotFound.
func (s *Store) FindSource(ctx context.Context, nameOrID string) (Source, error) {
	sources, err := readSources(ctx, s.read, 0, selectSources+` WHERE removed_at IS NULL ORDER BY id`)
	if err != nil {
		return Source{}, fmt.Errorf("source %s: %w", nameOrID, err)
	}
	at := slices.IndexFunc(sources, func(src Source) bool { return strings.EqualFold(src.Name, nameOrID) })
	if at < 0 {
		at = slices.IndexFunc(sources, func(src Source) bool { return strconv.FormatInt(src.ID, 10) == nameOrID })
	}
	if at < 0 {
		return Source{}, fmt.Errorf("source %s: %w", nameOrID, ErrNotFound)
	}
	found := sources[at : at+1]
	err = s.addHealth(ctx, found)
	return found[0], err
}

// RenameSource gives a source another name. ErrExists if it is taken.
func (s *Store) RenameSource(ctx context.Context, id int64, name string) error {
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		var taken bool
		err := tx.QueryRowContext(ctx, `
			SELECT EXISTS (
			  SELECT 1 FROM sources
			  WHERE lower(name) = lower(?) AND removed_at IS NULL AND id <> ?)`, name, id).Scan(&taken)
		if err != nil {
			return err
		}
		if taken {
			return ErrExists
		}
		return mustChange(tx.ExecContext(ctx, `
			UPDATE sources SET name = ?
			WHERE id = ? AND removed_at IS NULL`, name, id))
	})
	if err != nil {
		return fmt.Errorf("rename source %d: %w", id, err)
	}
	return nil
}

// sourceByID returns a source without its health, or ErrNotFound.
func sourceByID(ctx context.Context, db reader, id int64) (Source, error) {
	sources, err := readSources(ctx, db, 1, selectSources+` WHERE id = ?`, id)
	if err != nil {
		return Source{}, err
	}
	if len(sources) == 0 {
		return Source{}, ErrNotFound
	}
	return sources[0], nil
}

// readSources reads what selectSources selects; there is room for most of them
// from the beginning.
func readSources(ctx context.Context, db reader, most int, query string, args ...any) ([]Source, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	sources := make([]Source, 0, most)
	var powers string
	var late, added, baseline, stopped int64
	for rows.Next() {
		sources = append(sources, Source{})
		src := &sources[len(sources)-1]
		err := rows.Scan(&src.ID, &src.Kind, &src.Name, &src.URL, &src.Login, &powers, &src.Settings, &late,
			&added, &baseline, &stopped, &src.Why)
		if err != nil {
			return nil, err
		}
		if powers != "{}" && powers != "null" { // a feed has none, and there may be thousands
			if err := json.Unmarshal([]byte(powers), &src.Powers); err != nil {
				return nil, fmt.Errorf("powers of source %d: %w", src.ID, err)
			}
		}
		src.Late = time.Duration(late) * time.Second
		src.Added, src.Baseline, src.Stopped = moment(added), moment(baseline), moment(stopped)
	}
	return sources, rows.Err()
}

// mustChange turns a change of no row into ErrNotFound.
func mustChange(result sql.Result, err error) error {
	if err != nil {
		return err
	}
	n, err := result.RowsAffected()
	if err == nil && n == 0 {
		err = ErrNotFound
	}
	return err
}
