package store

import (
	"fmt"
	"testing"
)

// wordIn returns in which columns of which tables a word can be read, in any
// case. It asks every table there is, so that a new one cannot be forgotten.
func wordIn(t *testing.T, s *Store, word string) []string {
	t.Helper()
	var found []string
	for _, column := range allColumns(t, s) {
		var n int
		query := fmt.Sprintf(`SELECT count(*) FROM %q WHERE instr(lower(CAST(%q AS TEXT)), lower(?)) > 0`, column.table, column.name)
		if err := s.read.QueryRowContext(t.Context(), query, word).Scan(&n); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		if n > 0 {
			found = append(found, column.table+"."+column.name)
		}
	}
	return found
}

// column is a column of a table.
type column struct{ table, name string }

// allColumns returns the columns of all tables, those of the index of words
// too.
func allColumns(t *testing.T, s *Store) []column {
	t.Helper()
	rows, err := s.read.QueryContext(t.Context(), `
		SELECT t.name, c.name
		FROM sqlite_schema t
		JOIN pragma_table_info(t.name) c
		WHERE t.type = 'table' AND t.sql NOT LIKE 'CREATE VIRTUAL%'`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []column
	for rows.Next() {
		var c column
		if err := rows.Scan(&c.table, &c.name); err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}
