package store

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// Hits are the items that came last among those whose text has certain words.
type Hits struct {
	posts, comments string // lists for json_each, the newest first
	More            bool   // there are older ones
}

// Find returns the newest items whose text has these words or beginnings of
// words, at most so many. Whoever asks several things of them, as a screen
// does, reads the index once instead of once a question.
func (s *Store) Find(ctx context.Context, words string, most int) (Hits, error) {
	return s.find(ctx, match(words), "", nil, most)
}

// FindIn is Find among the items that match the rest of these filters, however
// far back they lie.
func (s *Store) FindIn(ctx context.Context, words string, most int, lists ...Listed) (Hits, error) {
	var parts []string
	var args []any
	for _, one := range lists {
		f, err := s.resolveAll(ctx, one.Kind, one.Filter)
		if err != nil {
			return Hits{}, err
		}
		if f.found.nothing {
			continue
		}
		f.Words, f.Order = "", NewestFirst
		l := f.list(one.Kind)
		parts = append(parts, `SELECT `+l.id+` FROM `+l.from+` WHERE `+strings.Join(l.where, " AND "))
		args = append(args, l.args...)
	}
	if len(parts) == 0 {
		return Hits{}, nil
	}
	return s.find(ctx, match(words), `AND +docid IN (`+strings.Join(parts, " UNION ALL ")+`)`, args, most)
}

// Listed is what one list shows.
type Listed struct {
	Kind   Kind
	Filter Filter
}

// find reads the index.
func (s *Store) find(ctx context.Context, match, within string, args []any, most int) (h Hits, err error) {
	var n int
	err = s.finder.QueryRowContext(ctx, `
		SELECT count(*), json_group_array(docid) FILTER (WHERE NOT comment), json_group_array(docid) FILTER (WHERE comment)
		FROM (
		  SELECT n.docid, EXISTS (SELECT 1 FROM items INDEXED BY items_comments WHERE id = n.docid AND kind = 2) AS comment
		  FROM (
		    SELECT docid
		    FROM search
		    WHERE search MATCH ? `+within+`
		    ORDER BY docid DESC
		    LIMIT ?
		  ) n
		)`, append(append([]any{match}, args...), most+1)...).Scan(&n, &h.posts, &h.comments)
	if err != nil {
		return h, fmt.Errorf("find: %w", err)
	}
	h.More = n > most
	return h, nil
}

// of returns the hits of one kind.
func (h Hits) of(kind Kind) string {
	if kind == KindComment {
		return cmp.Or(h.comments, "[]")
	}
	return cmp.Or(h.posts, "[]")
}

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
	if f.Narrow != (Narrow{}) || f.Done || len(f.States) > 0 || len(f.Sources) > 0 || f.ofOne() {
		return false, nil
	}
	var removed bool
	err := s.finder.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM sources WHERE removed_at IS NOT NULL)`).Scan(&removed)
	return !removed, err
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
	join := ` LEFT JOIN desk d ON d.item_id = n.value`
	if f.onDesk() {
		join = ` CROSS JOIN desk d ON d.item_id = n.value`
	}
	l.from = `json_each(?) n` + join
	if bare {
		f.narrowDesk(&l)
		l.and("TRUE")
		return l
	}
	l.from = `json_each(?) n CROSS JOIN items i ON i.id = n.value` + join
	l.and("i.kind = ?", kind)
	f.narrow(&l)
	f.Narrow.ask(&l, kind, f.found)
	return l
}

// Only returns the filter for exactly these items, in their order.
func Only(ids []int64) Filter { return Filter{among: listOf(ids)} }
