package store

import (
	"context"
	"fmt"
)

// Hits are the items that came last among those whose text has certain words.
type Hits struct {
	ids  string // the newest first
	More bool   // there are older ones
}

// Find returns the newest items whose text has these words or beginnings of
// words, at most so many. Whoever asks several things of them, as a screen
// does, reads the index once instead of once a question.
func (s *Store) Find(ctx context.Context, words string, most int) (Hits, error) {
	ids, err := readIDs(ctx, s.read, `
		SELECT docid
		FROM search
		WHERE search MATCH ?
		ORDER BY docid DESC
		LIMIT ?`, match(words), most+1)
	if err != nil {
		return Hits{}, fmt.Errorf("find %q: %w", words, err)
	}
	more := len(ids) > most
	if more {
		ids = ids[:most]
	}
	return Hits{ids: listOf(ids), More: more}, nil
}

// Among returns the filter for those of its items that are hits of its words.
// A list of it has one page, the first.
func (f Filter) Among(h Hits) Filter {
	f.among = h.ids
	return f
}

// listAmong says how to read the items of one kind among hits. They are asked
// one after the other, and so in the order they have: SQLite would sort them
// all before it gave out the first.
func (f Filter) listAmong(kind Kind) list {
	l := list{id: "i.id", key: "i.id", ordered: true, args: []any{f.among}}
	if f.onDesk() {
		l.from = `json_each(?) n CROSS JOIN desk d ON d.item_id = n.value CROSS JOIN items i ON i.id = d.item_id`
		l.and("d.kind = ?", kind)
		return l
	}
	l.from = `json_each(?) n CROSS JOIN items i ON i.id = n.value LEFT JOIN desk d ON d.item_id = i.id`
	l.and("i.kind = ?", kind)
	return l
}
