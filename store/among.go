package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
)

// Found is what one list has of the hits of its words, the newest first, each
// part up to CountCap.
type Found struct {
	Here, Elsewhere []int64 // on the desk, and not
	Total           int     // of both, capped at CountCap
}

// Among returns which of the hits of its words match the rest of f.
func (s *Store) Among(ctx context.Context, kind Kind, f Filter, h Hits) (Found, error) {
	f, err := s.resolveAll(ctx, kind, f)
	if err != nil || f.found.nothing {
		return Found{}, err
	}
	bare, err := s.bare(ctx, f)
	if err != nil {
		return Found{}, fmt.Errorf("sift hits: %w", err)
	}
	f.among = h.of(kind)
	all, err := s.sift(ctx, f.listAmong(kind, bare))
	if err != nil || all.Total < CountCap || f.onDesk() {
		return all, err
	}
	f.Pending = true
	here, err := s.sift(ctx, f.listAmong(kind, bare))
	all.Here = here.Here
	return all, err
}

// bare reports whether f asks nothing of its hits for which their items would
// have to be read.
func (s *Store) bare(ctx context.Context, f Filter) (bool, error) {
	if !f.wordsAlone() {
		return false, nil
	}
	var removed bool
	err := s.finder.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM sources WHERE removed_at IS NOT NULL)`).Scan(&removed)
	return !removed, err
}

// wordsAlone reports whether f asks nothing of an item but its words, and where
// on the desk it is.
func (f Filter) wordsAlone() bool {
	return f.Narrow == (Narrow{}) && !f.Done && len(f.States) == 0 && len(f.Sources) == 0 && !f.ofOne()
}

// sift reads the first items of a list of hits: those on the desk, and others.
func (s *Store) sift(ctx context.Context, l list) (found Found, err error) {
	query, args, _ := l.query(l.id+` AS id, d.item_id IS NOT NULL AND d.wait_until IS NULL AS here`, "", Page{Limit: CountCap})
	var here, elsewhere string
	err = s.finder.QueryRowContext(ctx, `
		SELECT count(*), json_group_array(id) FILTER (WHERE here), json_group_array(id) FILTER (WHERE NOT here)
		FROM (`+query+`)`, args...).Scan(&found.Total, &here, &elsewhere)
	if err == nil {
		err = errors.Join(json.Unmarshal([]byte(here), &found.Here), json.Unmarshal([]byte(elsewhere), &found.Elsewhere))
	}
	if err != nil {
		return found, fmt.Errorf("sift hits: %w", err)
	}
	return found, nil
}

// listAmong says how to read the items of one kind among hits. They are asked
// one after the other, and so in the order they have: SQLite would sort them
// all before it gave out the first.
func (f Filter) listAmong(kind Kind, bare bool) list {
	l := list{id: "n.value", key: "n.value", ordered: true, args: []any{f.among}}
	items, desk := ` CROSS JOIN items i ON i.id = n.value`, ` LEFT JOIN desk d ON d.item_id = n.value`
	if f.onDesk() {
		desk = ` CROSS JOIN desk d ON d.item_id = n.value`
	}
	switch {
	case bare:
		l.from = `json_each(?) n` + desk
		f.narrowDesk(&l)
		l.and("TRUE")
		return l
	case f.onDesk(): // most hits are not, and their items need not be read
		l.from = `json_each(?) n` + desk + items
	default:
		l.from = `json_each(?) n` + items + desk
	}
	l.and("i.kind = ?", kind)
	f.narrow(&l)
	f.Narrow.ask(&l, kind, f.found)
	return l
}

// Only returns the filter for exactly these items, in their order.
func Only(ids []int64) Filter { return Filter{among: listOf(ids)} }
