package store

import (
	"context"
	"database/sql"
	"fmt"
)

// emptyWhatHangs removes all that hangs on items, whose row stays: every table
// that would lose its rows with an item's loses them now, so that a new one
// cannot be forgotten. A text is emptied instead, as each item has one, and the
// desk is derived.
func emptyWhatHangs(ctx context.Context, tx *sql.Tx, items string) error {
	rows, err := tx.QueryContext(ctx, `
		SELECT t.name, f."from"
		FROM sqlite_schema t
		JOIN pragma_foreign_key_list(t.name) f
		WHERE t.type = 'table' AND f."table" = 'items' AND f.on_delete = 'CASCADE' AND t.name NOT IN ('texts', 'desk')`)
	if err != nil {
		return fmt.Errorf("find what hangs on items: %w", err)
	}
	defer rows.Close()
	var steps []string
	for rows.Next() {
		var table, column string
		if err := rows.Scan(&table, &column); err != nil {
			return err
		}
		steps = append(steps, `DELETE FROM `+table+` WHERE `+column+` IN (SELECT value FROM json_each(?))`)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	steps = append(steps, `
		UPDATE texts SET title = '', author = '', body = '', html = ''
		WHERE id IN (SELECT value FROM json_each(?))`)
	return runAll(ctx, tx, items, steps...)
}
