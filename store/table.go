package store

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"strings"

	"golang.org/x/sync/errgroup"
)

// idTable is a set of items that may be most of all there are: a byte for each
// ID, 1 if it is in the set. As a blob it answers SQL for one row in the time
// of a comparison, where a list of a million IDs would become a table first.
type idTable []byte

// readTable returns the IDs that a query gives, in any order. Its one column is
// called id. All of them come as one text: row by row, Go would take ten times
// as long as SQLite does to find them.
func readTable(ctx context.Context, db reader, query string, args ...any) (idTable, error) {
	var list string
	err := db.QueryRowContext(ctx, `SELECT coalesce(group_concat(id), '') FROM (`+query+`)`, args...).Scan(&list)
	if err != nil {
		return nil, err
	}
	t := idTable{}
	id := 0
	for i := range len(list) {
		if digit := list[i]; digit != ',' {
			id = 10*id + int(digit-'0')
			continue
		}
		t.add(id)
		id = 0
	}
	if list != "" {
		t.add(id)
	}
	return t, nil
}

// add puts an ID into the set.
func (t *idTable) add(id int) {
	if id >= len(*t) {
		*t = append(*t, make([]byte, id+1-len(*t))...)
	}
	(*t)[id] = 1
}

// count returns how many IDs are in the set.
func (t idTable) count() int { return bytes.Count(t, []byte{1}) }

// lowest returns the lowest ID of the set, 0 of an empty one.
func (t idTable) lowest() int64 { return int64(max(0, bytes.IndexByte(t, 1))) }

// newestIn returns the highest IDs that are in both sets, at most so many, the
// highest first.
func (t idTable) newestIn(other idTable, most int) []int64 {
	var ids []int64
	for id := min(len(t), len(other)) - 1; id >= 0 && len(ids) < most; id-- {
		if t[id]+other[id] == 2 {
			ids = append(ids, int64(id))
		}
	}
	return ids
}

// readInParts is from how many items on the index is read in two parts at the
// same time. It is unpacked for each of them, which takes a third of all, and
// the one with the older items passes over the others: so it has two fifths.
const readInParts = 200_000

// having returns the items whose text answers a query of the index, from an ID
// on: the index is read from its newest items to there.
func (s *Store) having(ctx context.Context, match string, from int64) (idTable, error) {
	var top int64
	if err := s.finder.QueryRowContext(ctx, `SELECT coalesce(max(id), 0) FROM items`).Scan(&top); err != nil {
		return nil, fmt.Errorf("find: %w", err)
	}
	if top-from < readInParts {
		return s.havingParted(ctx, match, from, from)
	}
	return s.havingParted(ctx, match, from, from+(top-from)*2/5)
}

// havingParted is having in two parts, of which the newer one begins at an ID.
func (s *Store) havingParted(ctx context.Context, match string, from, newerFrom int64) (idTable, error) {
	const query = `SELECT docid AS id FROM search WHERE search MATCH ? AND docid >= ? AND docid < ?`
	var newer, older idTable
	both, ctx := errgroup.WithContext(ctx)
	both.Go(func() (err error) {
		newer, err = readTable(ctx, s.finder, query, match, newerFrom, int64(math.MaxInt64))
		return err
	})
	if newerFrom > from {
		both.Go(func() (err error) {
			older, err = readTable(ctx, s.read, query, match, from, newerFrom)
			return err
		})
	}
	if err := both.Wait(); err != nil {
		return nil, fmt.Errorf("find: %w", err)
	}
	if len(newer) < len(older) {
		return older, nil // there is nothing newer
	}
	copy(newer, older)
	return newer, nil
}

// table returns the items of a list without its words, in the list's order at
// most so many; all of them if most is negative.
func (s *Store) table(ctx context.Context, one Listed, most int) (idTable, error) {
	f := one.Filter
	if f.found.nothing {
		return idTable{}, nil
	}
	f.Words = ""
	l := f.list(one.Kind)
	t, err := readTable(ctx, s.finder, `
		SELECT `+l.id+` AS id
		FROM `+l.from+`
		WHERE `+strings.Join(l.where, " AND ")+`
		LIMIT ?`, append(l.args, most)...)
	if err != nil {
		return nil, fmt.Errorf("find: %w", err)
	}
	return t, nil
}
