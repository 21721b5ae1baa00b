package store

import (
	"context"
	"slices"
)

// answeredShown is how many of the comments that one answers, directly or not,
// are shown with it although they stand far from it.
const answeredShown = 5

// withAnswered puts into the part of a thread what its middle answers, as far
// as it is not in it, in the place of the comments that are furthest before.
func (s *Store) withAnswered(ctx context.Context, rows []itemRow, around int64, limit int) ([]itemRow, error) {
	at := slices.IndexFunc(rows, func(r itemRow) bool { return r.ID == around })
	if at < limit/2 || rows[at].ParentID == 0 {
		return rows, nil // all that was written before is there
	}
	above, err := s.readItems(ctx, `
		WITH RECURSIVE above (item_id, far) AS (
		  SELECT ?1, 1
		  UNION ALL
		  SELECT i.parent_id, a.far + 1
		  FROM above a
		  JOIN items i ON i.id = a.item_id
		  WHERE i.parent_id IS NOT NULL AND a.far < ?2
		)`+selectThread+`
		WHERE i.id IN (SELECT item_id FROM above) AND i.kind = 2 AND i.state IN (0, 1)
		ORDER BY i.published_at, i.id`, rows[at].ParentID, answeredShown)
	if err != nil {
		return nil, err
	}
	answered := slices.Clone(above)
	above = slices.DeleteFunc(above, func(r itemRow) bool { return contains(rows, r.ID) })
	spare := len(above) // so many make room, the furthest before first
	rows = slices.DeleteFunc(rows, func(r itemRow) bool {
		if r.ID == around {
			spare = 0
		}
		if spare == 0 || contains(answered, r.ID) {
			return false
		}
		spare--
		return true
	})
	more := max(0, len(above)+len(rows)-limit)
	return append(above[min(more, len(above)):], rows...), nil
}

// contains reports whether an item is among rows.
func contains(rows []itemRow, id int64) bool {
	return slices.ContainsFunc(rows, func(r itemRow) bool { return r.ID == id })
}

// grown puts each comment below the one it answers, in the order in which they
// came, and says how deep each hangs.
func (s *Store) grown(ctx context.Context, thread []ThreadComment) ([]ThreadComment, error) {
	here := make(map[int64]bool, len(thread))
	for _, c := range thread {
		here[c.ID] = true
	}
	answers := make(map[int64][]ThreadComment, len(thread))
	for _, c := range thread {
		below := c.ParentID
		if !here[below] {
			below = 0
		}
		answers[below] = append(answers[below], c)
	}
	tree := make([]ThreadComment, 0, len(thread))
	var hang func(below int64, depth int)
	hang = func(below int64, depth int) {
		those := answers[below]
		delete(answers, below)
		for _, c := range those {
			c.Depth = depth
			tree = append(tree, c)
			hang(c.ID, depth+1)
		}
	}
	roots := answers[0]
	delete(answers, 0)
	for _, c := range roots {
		depth, err := s.depthOf(ctx, c.ParentID)
		if err != nil {
			return nil, err
		}
		c.Depth = depth
		tree = append(tree, c)
		hang(c.ID, depth+1)
	}
	for _, c := range thread { // of a ring nothing hangs on the post
		hang(c.ParentID, 1)
	}
	return tree, nil
}

// depthOf is how deep an answer to a comment hangs; 0 for an answer to none. A
// source can make comments answer each other in a ring; such a chain ends at
// depth 100.
func (s *Store) depthOf(ctx context.Context, answered int64) (depth int, err error) {
	if answered == 0 {
		return 0, nil
	}
	err = s.read.QueryRowContext(ctx, `
		WITH RECURSIVE above (id, depth) AS (
		  SELECT ?, 1
		  UNION ALL
		  SELECT i.parent_id, a.depth + 1
		  FROM above a
		  JOIN items i ON i.id = a.id
		  WHERE i.parent_id IS NOT NULL AND a.depth < 100
		)
		SELECT max(depth) FROM above`, answered).Scan(&depth)
	return depth, err
}
