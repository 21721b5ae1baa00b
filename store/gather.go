package store

import (
	"context"
	"fmt"
)

// mostGathered is up to how many items are looked up one by one instead of
// looking through all for them.
const mostGathered = 4000

// gather returns the only items that can match f, as a list for json_each, or
// "" if they are not few: then enough of all items match for a page of them to
// be found soon along an index.
func (s *Store) gather(ctx context.Context, kind Kind, f Filter) (string, error) {
	for _, one := range f.few(kind) {
		var n int
		var ids string
		err := s.read.QueryRowContext(ctx, `
			SELECT count(*), json_group_array(id)
			FROM (`+one.query+` LIMIT ?)`, append(one.args, mostGathered+1)...).Scan(&n, &ids)
		if err != nil {
			return "", fmt.Errorf("gather: %w", err)
		}
		if n <= mostGathered {
			return ids, nil
		}
	}
	return "", nil
}

// fewQuery reads the IDs of all items that match one of the conditions of a
// Filter, from a table or an index of nothing else.
type fewQuery struct {
	query string
	args  []any
}

// few returns a query for each condition that few items are likely to match,
// the rarest first.
func (f Filter) few(kind Kind) []fewQuery {
	var list []fewQuery
	add := func(query string, args ...any) { list = append(list, fewQuery{query, args}) }
	if f.ClaimedBy != "" {
		add(`SELECT item_id AS id FROM marks WHERE claimed_by <> '' AND claimed_by LIKE ? || '%' ESCAPE '\'`, escapeLike(f.ClaimedBy))
	}
	if f.Waiting {
		add(`SELECT item_id AS id FROM desk WHERE wait_until IS NOT NULL`)
	}
	if f.Held && f.Order == UrgentFirst { // no index has both
		add(`SELECT item_id AS id FROM desk WHERE kind = 2 AND held = 1 AND wait_until IS NULL`)
	}
	if f.Pending && f.Order == UrgentFirst && len(f.Sources) == 1 {
		add(`SELECT item_id AS id FROM desk WHERE kind = ? AND source_id = ? AND wait_until IS NULL`, kind, f.Sources[0])
	}
	if f.Noted {
		add(`SELECT item_id AS id FROM marks WHERE note <> ''`)
	}
	if f.Tasked {
		add(`SELECT DISTINCT item_id AS id FROM tasks WHERE done_at IS NULL AND item_id IS NOT NULL`)
	}
	if len(f.found.members) > 0 && !f.ofOne() {
		add(`SELECT i.id FROM json_each(?) n CROSS JOIN items i ON i.member_id = n.value`, listOf(f.found.members))
	}
	if f.About != "" && kind == KindPost {
		add(`SELECT value AS id FROM json_each(?)`, listOf(f.found.posts))
	}
	if f.About != "" && kind == KindComment && !f.ofOne() {
		add(`SELECT i.id FROM json_each(?) n CROSS JOIN items i ON i.post_id = n.value`, listOf(f.found.posts))
	}
	return append(list, f.fewMarked()...)
}

// fewMarked is few for what rules and volunteers put on many items.
func (f Filter) fewMarked() []fewQuery {
	var list []fewQuery
	add := func(query string, args ...any) { list = append(list, fewQuery{query, args}) }
	if f.Marker != "" {
		add(`SELECT DISTINCT item_id AS id FROM markers
			WHERE marker <> '' AND marker COLLATE NOCASE >= ? AND marker COLLATE NOCASE < ? || char(1114111)`,
			f.Marker, f.Marker)
	}
	if f.Rule != "" {
		add(`SELECT item_id AS id FROM markers WHERE rule = ? COLLATE NOCASE`, f.Rule)
	}
	if f.Marked {
		add(`SELECT DISTINCT item_id AS id FROM markers WHERE marker <> ''`)
	}
	if f.Done {
		add(`SELECT item_id AS id FROM marks WHERE done_at IS NOT NULL`)
	}
	return list
}
