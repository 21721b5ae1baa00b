package store

import (
	"context"
	"database/sql"
	"time"
)

// keepPrints keeps the prints of comments anew, so that later ones can be
// compared with them.
func keepPrints(ctx context.Context, tx *sql.Tx, ids []int64) error {
	candidates, err := readCandidates(ctx, tx, `i.id IN (SELECT value FROM json_each(?))`, listOf(ids))
	if err != nil {
		return err
	}
	for i := range candidates {
		c := &candidates[i]
		if _, err := tx.ExecContext(ctx, `DELETE FROM prints WHERE item_id = ?`, c.id); err != nil {
			return err
		}
		for _, print := range printOf(c.plain()) {
			_, err := tx.ExecContext(ctx, `
				INSERT INTO prints (print, at, item_id)
				VALUES (?, ?, ?)
				ON CONFLICT DO NOTHING`, print, c.published, c.id)
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// repeated reports whether nearly the same text was written before, and not
// longer ago than within.
func repeated(ctx context.Context, r reader, c *candidate, within time.Duration) (bool, error) {
	print := printOf(c.plain())
	if print == nil {
		return false, nil
	}
	var found bool
	err := r.QueryRowContext(ctx, `
		SELECT EXISTS (
		  SELECT 1
		  FROM json_each(?1) n
		  CROSS JOIN prints p ON p.print = n.value AND p.at >= ?2 AND (p.at, p.item_id) < (?3, ?4)
		  GROUP BY p.item_id
		  HAVING count(*) >= ?5)`,
		listOf(print), c.published-int64(within/time.Second), c.published, c.id, printAgree).Scan(&found)
	return found, err
}
