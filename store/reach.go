package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Reach returns the place up to which a list of f has to be looked at so that
// n of its rows are asked one by one; as f.Until it keeps a page quick even if
// nothing matches. The zero Cursor means that the whole list is short enough,
// or that every row of it matches.
func (s *Store) Reach(ctx context.Context, kind Kind, f Filter, n int) (Cursor, error) {
	if !f.AsksRows() {
		return Cursor{}, nil
	}
	f, err := s.Resolve(ctx, kind, f)
	if err != nil || f.ofOne() || few(f.found.members) || f.found.rare != "" || f.found.nothing {
		return Cursor{}, err
	}
	f = f.unasked()
	f.Until, f.found.members, f.found.posts = Cursor{}, nil, nil
	if !f.merged() {
		return s.nth(ctx, f.list(kind), n)
	}
	var nearest Cursor
	parts := f.parts()
	for _, one := range parts {
		l := one.list(kind)
		c, err := s.nth(ctx, l, max(1, n/len(parts)))
		if err != nil {
			return Cursor{}, err
		}
		if c != (Cursor{}) && (nearest == Cursor{} || (c.Key < nearest.Key) == l.ascending) {
			nearest = c
		}
	}
	return nearest, nil
}

// nth returns the place of a list's nth row; the zero one if it is shorter.
func (s *Store) nth(ctx context.Context, l list, n int) (Cursor, error) {
	query, args, _ := l.query(l.key+", "+l.id, "", Page{Limit: 1})
	var place Cursor
	err := s.read.QueryRowContext(ctx, query+" OFFSET ?", append(args, n-1)...).Scan(&place.Key, &place.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return Cursor{}, nil
	}
	if err != nil {
		return Cursor{}, fmt.Errorf("reach: %w", err)
	}
	return place, nil
}

// AsksRows reports whether f has something to ask of each row, so that among
// many rows there may be few.
func (f Filter) AsksRows() bool {
	n := f.Narrow
	if f.ranged() {
		n.Since, n.Before = time.Time{}, time.Time{}
	}
	return n != (Narrow{}) || len(f.States) > 0 || f.Words != "" && (f.onDesk() || f.Done || len(f.Sources) > 0)
}

// unasked returns f without what is asked of each row.
func (f Filter) unasked() Filter {
	var narrow Narrow
	if f.ranged() {
		narrow.Since, narrow.Before = f.Since, f.Before
	}
	f.Narrow, f.States = narrow, nil
	return f
}

// ranged reports whether f's list is ordered by the time of publication, so
// that an index knows where Since and Before lie in it.
func (f Filter) ranged() bool { return f.Words == "" && !(f.Order == UrgentFirst && f.onDesk()) }
