package store

import (
	"context"
	"fmt"
)

// expiryPage is a few old things of a source.
type expiryPage struct {
	kind  Kind
	going []expiring
	last  Cursor // of the page; zero if nothing comes after it
}

// ids returns the things of a page that chosen picks.
func (p expiryPage) ids(chosen func(expiring) bool) []int64 {
	var ids []int64
	for _, it := range p.going {
		if chosen(it) {
			ids = append(ids, it.id)
		}
	}
	return ids
}

// expiring is one thing that goes.
type expiring struct {
	id, member int64
	worked     bool // the journal names it
	undated    bool
}

// expirySize is how many comments or posts are looked at in one transaction,
// with all that answers them.
const expirySize = 100

// page returns those of the next old things that nothing holds back. A comment
// goes with all that answers it, or stays with it: without its answer it would
// be open again.
func (e *expiry) page(ctx context.Context, r reader, kind Kind, after Cursor) (expiryPage, error) {
	p := expiryPage{kind: kind}
	roots, err := e.roots(ctx, r, kind, after, &p)
	if err != nil || len(roots) == 0 {
		return p, err
	}
	rows, err := r.QueryContext(ctx, `
		WITH RECURSIVE tree (root, id) AS (
		  SELECT value, value FROM json_each(?1)
		  UNION
		  SELECT tree.root, i.id
		  FROM tree
		  CROSS JOIN items i ON i.parent_id = tree.id
		)
		SELECT tree.root, i.id, coalesce(i.member_id, 0), i.dated = 0,
		  EXISTS (SELECT 1 FROM decisions WHERE item_id = i.id)
		    OR EXISTS (SELECT 1 FROM outbox WHERE item_id = i.id)
		    OR EXISTS (SELECT 1 FROM marks WHERE item_id = i.id)
		    OR EXISTS (SELECT 1 FROM tasks WHERE item_id = i.id),
		  i.published_at < ?2 AND i.state <> 1
		    AND NOT EXISTS (SELECT 1 FROM desk WHERE item_id = i.id)
		    AND NOT EXISTS (SELECT 1 FROM drafts WHERE item_id = i.id)
		    AND NOT EXISTS (SELECT 1 FROM tasks WHERE item_id = i.id AND coalesce(done_at, ?2) >= ?2)
		    AND NOT EXISTS (SELECT 1 FROM outbox
		      WHERE item_id = i.id
		        AND (coalesce(ended_at, ?2) >= ?2 OR state IN ('queued', 'sending', 'unknown', 'failed')))
		    AND NOT EXISTS (SELECT 1 FROM decisions WHERE item_id = i.id AND at >= ?2)
		    AND NOT EXISTS (SELECT 1 FROM marks WHERE item_id = i.id AND claimed_by <> '')
		    AND (i.kind = 2 OR i.url_key = 0 OR NOT EXISTS (
		      SELECT 1 FROM items t WHERE t.url_key = i.url_key AND t.url_key <> 0 AND t.source_id <> i.source_id))
		FROM tree
		CROSS JOIN items i ON i.id = tree.id`, listOf(roots), e.before)
	if err != nil {
		return p, fmt.Errorf("read what is old: %w", err)
	}
	defer rows.Close()
	trees, held := map[int64][]expiring{}, map[int64]bool{}
	for rows.Next() {
		var root int64
		var it expiring
		var may bool
		if err := rows.Scan(&root, &it.id, &it.member, &it.undated, &it.worked, &may); err != nil {
			return p, err
		}
		trees[root] = append(trees[root], it)
		held[root] = held[root] || !may
	}
	if err := rows.Err(); err != nil {
		return p, err
	}
	if kind == KindPost {
		if err := e.holdDiscussed(ctx, r, roots, held); err != nil {
			return p, err
		}
	}
	for _, root := range roots {
		if !held[root] {
			p.going = append(p.going, trees[root]...)
		}
	}
	return p, nil
}

// roots returns the next old posts, or the next old comments that answer no
// comment, the oldest first.
func (e *expiry) roots(ctx context.Context, r reader, kind Kind, after Cursor, p *expiryPage) ([]int64, error) {
	rows, err := r.QueryContext(ctx, `
		SELECT id, published_at
		FROM items INDEXED BY items_source
		WHERE source_id = ? AND kind = ? AND published_at < ? AND (published_at, id) > (?, ?) AND parent_id IS NULL
		ORDER BY published_at, id
		LIMIT ?`, e.source, kind, e.before, after.Key, after.ID, expirySize)
	if err != nil {
		return nil, fmt.Errorf("look for what is old: %w", err)
	}
	defer rows.Close()
	var ids []int64
	for rows.Next() {
		var c Cursor
		if err := rows.Scan(&c.ID, &c.Key); err != nil {
			return nil, err
		}
		ids = append(ids, c.ID)
		p.last = c
	}
	if len(ids) < expirySize {
		p.last = Cursor{}
	}
	return ids, rows.Err()
}

// holdDiscussed keeps posts of which a comment stays.
func (e *expiry) holdDiscussed(ctx context.Context, r reader, posts []int64, held map[int64]bool) error {
	rows, err := r.QueryContext(ctx, `
		SELECT i.post_id, i.id
		FROM json_each(?) p
		CROSS JOIN items i ON i.post_id = p.value`, listOf(posts))
	if err != nil {
		return fmt.Errorf("look for comments: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var post, comment int64
		if err := rows.Scan(&post, &comment); err != nil {
			return err
		}
		held[post] = held[post] || !e.gone[comment]
	}
	return rows.Err()
}
