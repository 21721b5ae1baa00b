package store

import (
	"cmp"
	"context"
	"slices"
)

// mergedSources is up to how many sources' pages are merged. Of more, nearly
// every row of the whole list is likely to be one of theirs.
const mergedSources = 50

// page returns one page of the items of one kind that match f.
func (s *Store) page(ctx context.Context, f Filter, kind Kind, p Page) ([]itemRow, error) {
	f, err := s.resolveAll(ctx, kind, f)
	if err != nil || f.found.nothing {
		return nil, err
	}
	if !f.merged() {
		return s.items(ctx, f.list(kind), p)
	}
	var rows []itemRow
	for _, one := range f.parts() {
		part, err := s.items(ctx, one.list(kind), p)
		if err != nil {
			return nil, err
		}
		rows = append(rows, part...)
	}
	slices.SortFunc(rows, func(a, b itemRow) int { return f.compare(a.Item, b.Item, kind) })
	if len(rows) <= p.limit() {
		return rows, nil
	}
	if p.After == (Cursor{}) && p.Before != (Cursor{}) {
		return rows[len(rows)-p.limit():], nil
	}
	return rows[:p.limit()], nil
}

// merged reports whether f is read source by source, or member by member:
// their rows lie together in the index, and among all others they may be rare.
func (f Filter) merged() bool {
	if f.Words != "" || f.ofOne() || f.found.rare != "" {
		return false
	}
	return few(f.Sources) || few(f.found.members)
}

// few reports whether there are several, but so few that they are read one by
// one.
func few(ids []int64) bool { return len(ids) > 1 && len(ids) <= mergedSources }

// parts returns the filters whose rows together are those of f.
func (f Filter) parts() []Filter {
	if !few(f.found.members) {
		return f.bySource()
	}
	filters := make([]Filter, len(f.found.members))
	for i, id := range f.found.members {
		filters[i] = f
		filters[i].MemberID, filters[i].found.members = id, nil
	}
	return filters
}

// bySource returns a filter for each source.
func (f Filter) bySource() []Filter {
	filters := make([]Filter, len(f.Sources))
	for i, id := range f.Sources {
		filters[i] = f
		filters[i].Sources = []int64{id}
	}
	return filters
}

// compare says which of two items comes first in a list of f.
func (f Filter) compare(a, b Item, kind Kind) int {
	x, y := f.Cursor(a), f.Cursor(b)
	order := cmp.Or(cmp.Compare(x.Key, y.Key), cmp.Compare(x.ID, y.ID))
	if f.list(kind).ascending {
		return order
	}
	return -order
}
