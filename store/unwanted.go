package store

import (
	"context"
	"fmt"
	"math"
	"strings"
)

// Unwanted are the items whose text has words that a list is not to show.
type Unwanted struct{ items idTable }

// nearlyAll says which part of the items a search may spare at the end of the
// index without being quicker: less than a tenth of them.
const nearlyAll = 10

// Unwanted looks up which items these lists, and what of them is on the desk,
// leave out for their words. All of them must be without the same. A word can
// be in most texts, and then the index takes a tenth of a second at a million:
// whoever asks several things without it, as a screen does, looks it up once
// and hands it to each list with Filter.Lacking. Lists that end at a place take
// half of that.
func (s *Store) Unwanted(ctx context.Context, lists ...Listed) (Unwanted, error) {
	var from, top int64
	err := s.read.QueryRowContext(ctx, `
		SELECT coalesce((SELECT min(item_id) FROM desk), ?), coalesce((SELECT max(id) FROM items), 0)`,
		int64(math.MaxInt64)).Scan(&from, &top)
	if err != nil {
		return Unwanted{}, fmt.Errorf("find the oldest: %w", err)
	}
	for _, one := range lists {
		if from < top/nearlyAll {
			break
		}
		lowest, err := s.lowest(ctx, one)
		if err != nil {
			return Unwanted{}, fmt.Errorf("find the oldest: %w", err)
		}
		from = min(from, lowest)
	}
	if from < top/nearlyAll {
		from = 0 // what is left is not worth looking for
	}
	items, err := s.having(ctx, matchAny(lists[0].Filter.Without), from)
	return Unwanted{append(items, 0)}, err
}

// lowest returns an ID below which nothing that is not on the desk is on a
// list that ends at a place: what was published lately has not arrived long
// ago. It is 0 for a list without an end.
func (s *Store) lowest(ctx context.Context, one Listed) (id int64, err error) {
	f := one.Filter
	switch {
	case f.onDesk():
		return math.MaxInt64, nil
	case f.Until == (Cursor{}) || f.merged():
		return 0, nil
	}
	l := f.unasked().list(one.Kind)
	err = s.read.QueryRowContext(ctx, `
		SELECT coalesce(min(id), 0)
		FROM (SELECT `+l.id+` AS id FROM `+l.from+` WHERE `+strings.Join(l.where, " AND ")+`)`, l.args...).Scan(&id)
	return id, err
}

// Lacking returns the filter with what is known of the words it leaves out.
func (f Filter) Lacking(u Unwanted) Filter {
	f.found.unwanted = u.items
	return f
}
