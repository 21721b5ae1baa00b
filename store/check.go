package store

import (
	"context"
	"fmt"
)

// checkSize is how many items' desk rows Check derives at once.
const checkSize = 1000

// Check examines the whole file; it takes seconds at a million items. It
// returns what is wrong, a sentence each; none means healthy.
func (s *Store) Check(ctx context.Context) ([]string, error) {
	var wrong []string
	for _, check := range []func(context.Context) ([]string, error){
		s.checkFile, s.checkReferences, s.checkTexts, s.checkMembers, s.checkDesk,
	} {
		found, err := check(ctx)
		if err != nil {
			return nil, fmt.Errorf("check: %w", explain(err))
		}
		wrong = append(wrong, found...)
		if len(wrong) > 0 && len(found) == len(wrong) {
			return wrong, nil // of a damaged file nothing else can be said
		}
	}
	return wrong, nil
}

// checkFile lets SQLite examine its pages and indexes.
func (s *Store) checkFile(ctx context.Context) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, `PRAGMA quick_check(20)`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var wrong []string
	for rows.Next() {
		var answer string
		if err := rows.Scan(&answer); err != nil {
			return nil, err
		}
		if answer != "ok" {
			wrong = append(wrong, answer)
		}
	}
	return wrong, rows.Err()
}

// checkReferences looks for rows that name others which are not there.
func (s *Store) checkReferences(ctx context.Context) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, `
		SELECT "table", parent, count(*)
		FROM pragma_foreign_key_check
		GROUP BY 1, 2`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var wrong []string
	for rows.Next() {
		var table, parent string
		var n int
		if err := rows.Scan(&table, &parent, &n); err != nil {
			return nil, err
		}
		wrong = append(wrong, fmt.Sprintf("%s: %d rows name %s that are not there", table, n, parent))
	}
	return wrong, rows.Err()
}

// checkTexts looks for items without their text.
func (s *Store) checkTexts(ctx context.Context) ([]string, error) {
	return s.checkNone(ctx, "items: %d have no text", `
		SELECT count(*)
		FROM items i
		WHERE NOT EXISTS (SELECT 1 FROM texts WHERE id = i.id)`)
}

// checkMembers counts what the members wrote.
func (s *Store) checkMembers(ctx context.Context) ([]string, error) {
	return s.checkNone(ctx, "members: %d are counted wrong", `
		SELECT count(*)
		FROM members m
		WHERE m.posts + m.comments < (SELECT count(*) FROM items WHERE member_id = m.id)`)
}

// checkNone returns a sentence unless a query counts nothing.
func (s *Store) checkNone(ctx context.Context, sentence, query string) ([]string, error) {
	var n int
	if err := s.read.QueryRowContext(ctx, query).Scan(&n); err != nil || n == 0 {
		return nil, err
	}
	return []string{fmt.Sprintf(sentence, n)}, nil
}

// checkDesk derives every desk row and compares. What has waited long enough
// but was not woken yet is no mistake.
func (s *Store) checkDesk(ctx context.Context) ([]string, error) {
	wrong := 0
	for last := int64(0); ; {
		ids, err := readIDs(ctx, s.read, `SELECT id FROM items WHERE id > ? ORDER BY id LIMIT ?`, last, checkSize)
		if err != nil {
			return nil, err
		}
		n, err := s.countWrong(ctx, ids)
		if err != nil {
			return nil, err
		}
		wrong += n
		if len(ids) < checkSize {
			break
		}
		last = ids[len(ids)-1]
	}
	if wrong == 0 {
		return nil, nil
	}
	return []string{fmt.Sprintf("desk: %d rows are not what the rest of the cache says", wrong)}, nil
}

func (s *Store) countWrong(ctx context.Context, ids []int64) (wrong int, err error) {
	const columns = `item_id, kind, held, source_id, published_at, urgent_at, reasons, years, wait_until`
	err = s.read.QueryRowContext(ctx, `
		WITH kept AS (
		  SELECT `+columns+` FROM desk
		  WHERE item_id IN (SELECT value FROM json_each(?1))
		), derived AS (
		  SELECT `+columns+` FROM (`+deskRows+`)
		)
		SELECT count(DISTINCT item_id)
		FROM (
		  SELECT * FROM (SELECT * FROM kept EXCEPT SELECT * FROM derived)
		  UNION ALL
		  SELECT * FROM (SELECT * FROM derived EXCEPT SELECT * FROM kept)
		)
		WHERE item_id NOT IN (SELECT item_id FROM desk WHERE wait_until <= ?2)`, s.deskArgs(ids)...).Scan(&wrong)
	return wrong, err
}
