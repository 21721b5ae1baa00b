package store

import (
	"context"
	"fmt"
	"strings"
)

// shareOfDesk says from which part of all items on the desk counts as large.
const shareOfDesk = 8

// largeDesk reports whether so many items of a kind are on the desk that those
// that match are found sooner among all items: an index that is read from one
// end to the other gives twenty rows in the time of one that is looked up.
func (s *Store) largeDesk(ctx context.Context, kind Kind) (large bool, err error) {
	err = s.read.QueryRowContext(ctx, `
		SELECT EXISTS (
		  SELECT 1 FROM desk
		  WHERE kind = ? AND wait_until IS NULL
		  LIMIT 1 OFFSET (SELECT 1 + coalesce(max(id), 0) FROM items) / ?)`, kind, shareOfDesk).Scan(&large)
	if err != nil {
		return false, fmt.Errorf("measure the desk: %w", err)
	}
	return large, nil
}

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
	list = append(list, f.fewMarked()...)
	if f.onDesk() && f.sifted() && (!f.found.large || f.Order == UrgentFirst) {
		l := f.sieve().list(kind)
		add(`SELECT `+l.id+` AS id FROM `+l.from+` WHERE `+strings.Join(l.where, " AND "), l.args...)
	}
	return list
}

// sifted reports whether something is asked of each row of a whole list that no
// index has.
func (f Filter) sifted() bool {
	return f.Words == "" && len(f.Sources) == 0 && !f.ofOne() && !few(f.found.members) &&
		(f.AsksRows() || len(f.found.members) > 0)
}

// ofItems reports whether an item's own row has to be asked, not the desk's
// alone.
func (f Filter) ofItems() bool {
	f.Reasons = 0
	return f.AsksRows() || len(f.found.members) > 0
}

// sieve is f in the order in which all that match are found soonest, with what
// is known before the words that are left out are looked up: without a place at
// which it ends, which is one in another order.
func (f Filter) sieve() Filter {
	f.Order, f.Without, f.Until = NewestFirst, "", Cursor{}
	return f
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
