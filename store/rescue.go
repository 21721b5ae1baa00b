package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// rescue copies rows from a damaged cache to a new one.
type rescue struct {
	old   *sql.DB
	to    *Store
	saved int
}

// rescued are the tables in the order in which they are copied: the work of
// people first. What is derived is derived anew.
var rescued = []string{
	"sources", "batches", "decisions", "marks", "outbox", "drafts", "tasks", "people", "person_members",
	"handovers", "handover_drafts", "members", "strangers", "items", "texts", "articles", "feeds", "renderings", "aliases", "orphans", "baggage", "revisions", "forgotten", "settings",
	"dismissals", "cues",
}

func (r *rescue) run(ctx context.Context) error {
	if _, err := r.to.db.ExecContext(ctx, `PRAGMA foreign_keys = OFF`); err != nil {
		return err
	}
	for _, table := range rescued {
		if err := r.copyTable(ctx, table); err != nil {
			return fmt.Errorf("%s: %w", table, err)
		}
	}
	if err := r.dropTorn(ctx); err != nil {
		return err
	}
	if _, err := r.to.db.ExecContext(ctx, `UPDATE texts SET indexed = 0 WHERE indexed <> 0`); err != nil {
		return err
	}
	if _, err := r.to.db.ExecContext(ctx, `PRAGMA foreign_keys = ON`); err != nil {
		return err
	}
	return r.to.RebuildDesk(ctx)
}

// copyTable copies what can be read of a table: forwards until something
// cannot be read, backwards from its end, and then what lies between.
func (r *rescue) copyTable(ctx context.Context, table string) error {
	columns, key, err := r.columns(ctx, table)
	if err != nil || len(columns) == 0 {
		return err
	}
	read := "SELECT " + strings.Join(columns, ", ") + " FROM " + table
	whole, err := r.copyRows(ctx, table, columns, read+" ORDER BY "+strings.Join(key, ", "))
	if err != nil || whole {
		return err
	}
	_, err = r.copyRows(ctx, table, columns, read+" ORDER BY "+strings.Join(key, " DESC, ")+" DESC")
	if err != nil || len(key) != 1 {
		return err
	}
	return r.copyGaps(ctx, table, columns, read, key[0])
}

// gapSize is how many numbers copyGaps asks for at once.
const gapSize = 50

// copyGaps copies the rows with a number that lie between torn pages, so that
// each torn page costs its own rows only.
func (r *rescue) copyGaps(ctx context.Context, table string, columns []string, read, key string) error {
	first, err := r.number(ctx, "SELECT min("+key+") FROM "+table)
	if err != nil {
		return err
	}
	last, err := r.number(ctx, "SELECT max("+key+") FROM "+table)
	if err != nil {
		return err
	}
	for ; first <= last; first += gapSize {
		var there int64
		there, err = r.number(ctx, "SELECT count(*) FROM "+table+" WHERE "+key+" BETWEEN ? AND ?", first, first+gapSize-1)
		if err != nil {
			return err
		}
		if there == gapSize {
			continue
		}
		whole, err := r.copyRows(ctx, table, columns, read+" WHERE "+key+" BETWEEN ? AND ? ORDER BY "+key, first, first+gapSize-1)
		if err != nil {
			return err
		}
		if whole {
			continue
		}
		_, err = r.copyRows(ctx, table, columns, read+" WHERE "+key+" BETWEEN ? AND ? ORDER BY "+key+" DESC", first, first+gapSize-1)
		if err != nil {
			return err
		}
	}
	return nil
}

// number asks the new cache.
func (r *rescue) number(ctx context.Context, query string, args ...any) (n int64, err error) {
	var found sql.NullInt64
	err = r.to.db.QueryRowContext(ctx, query, args...).Scan(&found)
	return found.Int64, err
}

// columns returns what both caches have of a table, and its key.
func (r *rescue) columns(ctx context.Context, table string) (columns, key []string, err error) {
	had, _, err := tableColumns(ctx, r.old, table)
	if err != nil {
		return nil, nil, err
	}
	has, key, err := tableColumns(ctx, r.to.db, table)
	if err != nil {
		return nil, nil, err
	}
	for _, column := range has {
		if slices.Contains(had, column) {
			columns = append(columns, column)
		}
	}
	return columns, key, nil
}

func tableColumns(ctx context.Context, db *sql.DB, table string) (columns, key []string, err error) {
	rows, err := db.QueryContext(ctx, `SELECT name, pk FROM pragma_table_info(?) ORDER BY pk, cid`, table)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var place int
		if err := rows.Scan(&name, &place); err != nil {
			return nil, nil, err
		}
		columns = append(columns, `"`+name+`"`)
		if place > 0 {
			key = append(key, `"`+name+`"`)
		}
	}
	return columns, key, rows.Err()
}

// copyRows copies the rows of a query until it ends or cannot go on, and
// reports whether it came to its end. Rows that are there already stay.
func (r *rescue) copyRows(ctx context.Context, table string, columns []string, query string, args ...any) (whole bool, err error) {
	rows, err := r.old.QueryContext(ctx, query, args...)
	if err != nil {
		return false, ctx.Err() // nothing of it can be read
	}
	defer rows.Close()
	insert := "INSERT OR IGNORE INTO " + table + " (" + strings.Join(columns, ", ") + ") VALUES (?" +
		strings.Repeat(", ?", len(columns)-1) + ")"
	for more := true; more; {
		err := r.to.inPull(ctx, func(tx *sql.Tx) (err error) {
			more, err = r.copyPart(ctx, tx, rows, insert, len(columns))
			return err
		})
		if err != nil {
			return false, err
		}
	}
	return rows.Err() == nil, ctx.Err()
}

// copyPart copies rows of one transaction and reports whether there are more.
func (r *rescue) copyPart(ctx context.Context, tx *sql.Tx, rows *sql.Rows, insert string, columns int) (more bool, err error) {
	stmt, err := tx.PrepareContext(ctx, insert)
	if err != nil {
		return false, err
	}
	defer stmt.Close()
	values, places := make([]any, columns), make([]any, columns)
	for i := range values {
		places[i] = &values[i]
	}
	for range rebuildSize {
		if !rows.Next() {
			return false, nil
		}
		if err := rows.Scan(places...); err != nil {
			return false, err
		}
		res, err := stmt.ExecContext(ctx, values...)
		if isTorn(err) {
			continue
		}
		if err != nil {
			return false, err
		}
		if n, err := res.RowsAffected(); err == nil {
			r.saved += int(n)
		}
	}
	return true, nil
}

// isTorn says that a row is none that the schema can have.
func isTorn(err error) bool {
	var fault sqlite3.Error
	return errors.As(err, &fault) && (fault.Code == sqlite3.ErrConstraint || fault.Code == sqlite3.ErrMismatch)
}

// dropTorn takes away what names rows that were lost, until nothing does: the
// reference where the row can stand without it, otherwise the row.
func (r *rescue) dropTorn(ctx context.Context) error {
	for dropped := true; dropped; {
		dropped = false
		for _, table := range rescued {
			n, err := r.dropTornOf(ctx, table)
			if err != nil {
				return fmt.Errorf("%s: %w", table, err)
			}
			dropped = dropped || n > 0
		}
	}
	return nil
}

func (r *rescue) dropTornOf(ctx context.Context, table string) (dropped int64, err error) {
	type reference struct {
		column, parent string
		needed         bool
	}
	rows, err := r.to.db.QueryContext(ctx, `
		SELECT f."from", f."table", i."notnull" OR i.pk > 0
		FROM pragma_foreign_key_list(?1) f
		JOIN pragma_table_info(?1) i ON i.name = f."from"`, table)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	var references []reference
	for rows.Next() {
		var ref reference
		if err := rows.Scan(&ref.column, &ref.parent, &ref.needed); err != nil {
			return 0, err
		}
		references = append(references, ref)
	}
	if err := rows.Err(); err != nil {
		return 0, err
	}
	rows.Close()
	for _, ref := range references {
		query := "UPDATE " + table + " SET " + ref.column + " = NULL"
		if ref.needed {
			query = "DELETE FROM " + table
		}
		res, err := r.to.db.ExecContext(ctx, query+" WHERE "+ref.column+" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "+
			ref.parent+" p WHERE p.id = "+table+"."+ref.column+")")
		if err != nil {
			return dropped, err
		}
		n, err := res.RowsAffected()
		if err != nil {
			return dropped, err
		}
		dropped += n
	}
	return dropped, nil
}
