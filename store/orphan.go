package store

import (
	"context"
	"fmt"
)

// keepOrphan remembers what a comment answers that is not here yet.
func (in *intake) keepOrphan(ctx context.Context, id int64, k kin) error {
	for rank, name := range k.missing {
		_, err := in.exec(ctx, `
			INSERT INTO orphans (source_id, name, item_id, rank)
			VALUES (?, ?, ?, ?)
			ON CONFLICT (source_id, name, item_id) DO NOTHING`, in.source.id, name, id, rank)
		if err != nil {
			return fmt.Errorf("keep orphan %d: %w", id, err)
		}
		in.source.orphans = true
	}
	return nil
}

// orphan is a comment that waits for what it answers.
type orphan struct {
	name   string
	id     int64
	rank   int
	urlKey int64
}

// adoptOrphans links the comments that waited for one of the new items.
func (in *intake) adoptOrphans(ctx context.Context, fresh []*Arrival) error {
	if !in.source.orphans {
		return nil
	}
	var names []string
	for _, a := range fresh {
		names = append(names, namesOf(a)...)
	}
	if len(names) == 0 {
		return nil
	}
	orphans, err := in.readOrphans(ctx, names)
	if err != nil {
		return err
	}
	adopted := idSet{}
	for _, o := range orphans {
		r := in.parents[o.name]
		if r == nil || r.id == o.id || adopted[o.id] || (r.kind == KindComment && r.urlKey != 0 && r.urlKey == o.urlKey) {
			continue
		}
		if err := in.adopt(ctx, o, r); err != nil {
			return err
		}
		adopted[o.id] = true
	}
	return nil
}

// readOrphans returns those that name one of the names, the best evidence
// first.
func (in *intake) readOrphans(ctx context.Context, names []string) ([]orphan, error) {
	rows, err := in.tx.QueryContext(ctx, `
		SELECT o.name, o.item_id, o.rank, i.url_key
		FROM json_each(?) n
		CROSS JOIN orphans o ON o.source_id = +? AND o.name = n.value
		JOIN items i ON i.id = o.item_id
		ORDER BY o.rank`, listOf(names), in.source.id)
	if err != nil {
		return nil, fmt.Errorf("find orphans: %w", err)
	}
	defer rows.Close()
	var orphans []orphan
	for rows.Next() {
		var o orphan
		if err := rows.Scan(&o.name, &o.id, &o.rank, &o.urlKey); err != nil {
			return nil, err
		}
		orphans = append(orphans, o)
	}
	return orphans, rows.Err()
}

// adopt links an orphan to what it answers, and forgets evidence that is no
// better.
func (in *intake) adopt(ctx context.Context, o orphan, r *relative) error {
	parentID, postID := r.id, r.postID
	if r.kind == KindPost {
		parentID, postID = 0, r.id
	}
	if err := in.link(ctx, o.id, parentID, postID); err != nil {
		return err
	}
	_, err := in.exec(ctx, `DELETE FROM orphans WHERE item_id = ? AND rank >= ?`, o.id, o.rank)
	return err
}

// link says what a comment belongs to; what hangs below it belongs to the same
// post.
func (in *intake) link(ctx context.Context, id, parentID, postID int64) error {
	_, err := in.exec(ctx, `
		UPDATE items
		SET parent_id = coalesce(nullif(?, 0), parent_id)
		WHERE id = ?`, parentID, id)
	if err != nil {
		return fmt.Errorf("link comment %d: %w", id, err)
	}
	_, err = in.exec(ctx, `
		WITH RECURSIVE below (id) AS (
		  SELECT ?1
		  UNION
		  SELECT i.id FROM items i JOIN below b ON i.parent_id = b.id
		)
		UPDATE items
		SET post_id = ?2
		WHERE ?2 <> 0 AND post_id IS NULL AND id IN (SELECT id FROM below)`, id, postID)
	if err != nil {
		return fmt.Errorf("link what hangs below comment %d: %w", id, err)
	}
	in.touch(id)
	return nil
}
