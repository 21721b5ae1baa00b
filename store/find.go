package store

import (
	"context"
	"errors"
	"fmt"
	"math"

	"golang.org/x/sync/errgroup"
)

// Find returns the newest items whose text has these words or beginnings of
// words, at most so many. Whoever asks several things of them, as a screen
// does, reads the index once instead of once a question.
func (s *Store) Find(ctx context.Context, words string, most int) (h Hits, err error) {
	var n int
	err = s.finder.QueryRowContext(ctx, `
		SELECT count(*), json_group_array(docid) FILTER (WHERE NOT comment), json_group_array(docid) FILTER (WHERE comment)
		FROM (
		  SELECT n.docid, EXISTS (SELECT 1 FROM items INDEXED BY items_comments WHERE id = n.docid AND kind = 2) AS comment
		  FROM (
		    SELECT docid
		    FROM search
		    WHERE search MATCH ?
		    ORDER BY docid DESC
		    LIMIT ?
		  ) n
		)`, match(words), most+1).Scan(&n, &h.posts, &h.comments)
	if err != nil {
		return h, fmt.Errorf("find: %w", err)
	}
	h.More = n > most
	return h, nil
}

// shortList is how many items are looked up at once rather than one by one
// among hits: as many as an index gives in the time of a search.
const shortList = 20_000

// FindIn is Find among the items that match the rest of these filters, however
// far back they lie.
//
// Which side drives is decided by what was counted. Short lists drive: the
// words are read down to the oldest of them. Among more, the newest hits drive:
// if they are all there are, or if as many of them match as are ever counted,
// they are the answer, but for what is on the desk, which is asked like a short
// list. Only where fewer of them match, all of a longer list is read, along the
// index that lists have, and the words down to its end.
func (s *Store) FindIn(ctx context.Context, words string, most int, lists ...Listed) (hits Hits, err error) {
	short, err := s.shortLists(ctx, lists)
	if err != nil {
		return hits, err
	}
	if len(short) < len(lists) {
		if hits, err = s.Find(ctx, words, most); err != nil || !hits.More {
			return hits, err
		}
		if err := s.unfound(ctx, hits, short, lists); err != nil {
			return hits, err
		}
	}
	return hits, s.findOlder(ctx, &hits, words, most, short)
}

// shortLists reads the items of those lists that are short, all at the same time,
// and looks up for each what its filter's names stand for.
func (s *Store) shortLists(ctx context.Context, lists []Listed) (map[Kind]idTable, error) {
	items := make([]idTable, len(lists))
	all, ctx := errgroup.WithContext(ctx)
	for i := range lists {
		one := &lists[i]
		all.Go(func() (err error) {
			if one.Filter, err = s.resolveAll(ctx, one.Kind, one.Filter); err != nil {
				return err
			}
			if one.Filter.wordsAlone() && !one.Filter.onDesk() {
				return nil // all there is
			}
			items[i], err = s.table(ctx, *one, shortList+1)
			return err
		})
	}
	err := all.Wait()
	short := make(map[Kind]idTable)
	for i, some := range items {
		if some != nil && some.count() <= shortList {
			short[lists[i].Kind] = some
		}
	}
	return short, err
}

// unfound adds the items of longer lists among which hits may be missing.
func (s *Store) unfound(ctx context.Context, hits Hits, short map[Kind]idTable, lists []Listed) error {
	for _, one := range lists {
		if short[one.Kind] != nil {
			continue
		}
		found, err := s.Among(ctx, one.Kind, one.Filter, hits)
		if err != nil {
			return err
		}
		if found.Total == CountCap {
			if one.Filter.onDesk() || len(found.Here) == CountCap {
				continue
			}
			one.Filter.Pending = true
		}
		if short[one.Kind], err = s.table(ctx, one, -1); err != nil {
			return err
		}
	}
	return nil
}

// findOlder adds the newest hits among some items of each kind, at most so
// many.
func (s *Store) findOlder(ctx context.Context, hits *Hits, words string, most int, items map[Kind]idTable) error {
	from := int64(math.MaxInt64)
	for _, some := range items {
		if lowest := some.lowest(); lowest > 0 {
			from = min(from, lowest)
		}
	}
	if from == math.MaxInt64 {
		return nil
	}
	texts, err := s.having(ctx, match(words), from)
	for kind, some := range items {
		err = errors.Join(err, hits.add(kind, texts.newestIn(some, most)))
	}
	return err
}
