package store

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
)

// Hits are the items that came last among those whose text has certain words.
type Hits struct {
	posts, comments string // lists for json_each, the newest first
	More            bool   // there are older ones
}

// add adds hits of one kind.
func (h *Hits) add(kind Kind, ids []int64) error {
	var known []int64
	if err := json.Unmarshal([]byte(h.of(kind)), &known); err != nil {
		return fmt.Errorf("find: %w", err)
	}
	all := slices.Concat(known, ids)
	slices.SortFunc(all, func(a, b int64) int { return cmp.Compare(b, a) })
	list := listOf(slices.Compact(all))
	if kind == KindComment {
		h.comments = list
	} else {
		h.posts = list
	}
	return nil
}

// of returns the hits of one kind.
func (h Hits) of(kind Kind) string {
	if kind == KindComment {
		return cmp.Or(h.comments, "[]")
	}
	return cmp.Or(h.posts, "[]")
}

// Listed is what one list shows.
type Listed struct {
	Kind   Kind
	Filter Filter
}
