package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Marker is what one rule made of a comment.
type Marker struct {
	Rule string
	Word string // in the reasons' place; "" for a rule that only weighs or folds
	Fold bool   // the text is folded until somebody asks for it
}

// Folded returns why an item's text is folded until somebody asks for it: the
// word of the rule that says so, or its name; "" if none does.
func (it Item) Folded() string {
	for _, m := range it.Markers {
		if m.Fold && m.Word != "" {
			return m.Word
		}
		if m.Fold {
			return m.Rule
		}
	}
	return ""
}

// judge puts the rules to those of the given comments that are on the desk or
// wait to come back to it, and derives the place of those that weigh more or
// less now. A comment that leaves the desk keeps the markers it left with. Where
// there are no rules it does nothing.
func (s *Store) judge(ctx context.Context, tx *sql.Tx, ids []int64) error {
	book := s.rules.Load()
	if book == nil || len(book.rules) == 0 || len(ids) == 0 {
		return nil
	}
	if book.repeats > 0 {
		if err := keepPrints(ctx, tx, ids); err != nil {
			return fmt.Errorf("apply rules: %w", err)
		}
	}
	there, err := readIDs(ctx, tx, `
		SELECT d.item_id
		FROM json_each(?) n
		CROSS JOIN desk d ON d.item_id = n.value
		WHERE d.kind = 2`, listOf(ids))
	if err != nil || len(there) == 0 {
		return err
	}
	moved, err := book.mark(ctx, tx, there)
	if err != nil {
		return fmt.Errorf("apply rules: %w", err)
	}
	return s.refreshDesk(ctx, tx, moved...)
}

// touchTagged has the rules look again at what a person has on the desk: they
// may ask for a tag.
func (d *deed) touchTagged(ctx context.Context, person int64) error {
	ids, err := readIDs(ctx, d.tx, `
		SELECT k.item_id
		FROM person_members pm
		CROSS JOIN items i ON i.member_id = pm.member_id
		CROSS JOIN desk k ON k.item_id = i.id
		WHERE pm.person_id = ?`, person)
	d.items = append(d.items, ids...)
	return err
}

// mark writes what the rules make of comments anew and returns those whose
// place in the order is another now.
func (b *rulebook) mark(ctx context.Context, tx *sql.Tx, ids []int64) ([]int64, error) {
	before, err := readMarked(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	candidates, err := readCandidates(ctx, tx, `i.id IN (SELECT value FROM json_each(?))`, listOf(ids))
	if err != nil {
		return nil, err
	}
	var moved []int64
	for i := range candidates {
		c := &candidates[i]
		c.earlier = func(c *candidate, within time.Duration) (bool, error) { return repeated(ctx, tx, c, within) }
		now, err := b.of(c)
		if err != nil {
			return nil, err
		}
		if slices.Equal(now, before[c.id]) {
			continue
		}
		if weighed(now) != weighed(before[c.id]) {
			moved = append(moved, c.id)
		}
		if err := keepMarked(ctx, tx, c.id, now); err != nil {
			return nil, err
		}
	}
	return moved, nil
}

// marked is a row of the markers.
type marked struct {
	place  int
	weight int64
	Marker
}

// of returns what the rules make of a comment, in the order of the rules.
func (b *rulebook) of(c *candidate) ([]marked, error) {
	var rows []marked
	for i := range b.rules {
		r := &b.rules[i]
		fits, err := r.fits(c)
		if err != nil {
			return nil, fmt.Errorf("rule %s: %w", r.Name, err)
		}
		if fits {
			rows = append(rows, marked{i, int64(r.Weight / time.Second), Marker{r.Name, r.Rule.Marker, r.Fold}})
		}
	}
	return rows, nil
}

// weighed is how much rows of markers weigh together.
func weighed(rows []marked) (sum int64) {
	for _, row := range rows {
		sum += row.weight
	}
	return sum
}

// readMarked returns the markers of items, by item.
func readMarked(ctx context.Context, r reader, ids []int64) (map[int64][]marked, error) {
	rows, err := r.QueryContext(ctx, `
		SELECT k.item_id, k.place, k.weight, k.rule, k.marker, k.fold
		FROM json_each(?) n
		CROSS JOIN markers k ON k.item_id = n.value
		ORDER BY k.item_id, k.place`, listOf(ids))
	if err != nil {
		return nil, fmt.Errorf("read markers: %w", err)
	}
	defer rows.Close()
	all := map[int64][]marked{}
	for rows.Next() {
		var id int64
		var m marked
		if err := rows.Scan(&id, &m.place, &m.weight, &m.Rule, &m.Word, &m.Fold); err != nil {
			return nil, fmt.Errorf("read markers: %w", err)
		}
		all[id] = append(all[id], m)
	}
	return all, rows.Err()
}

// keepMarked replaces the markers of an item.
func keepMarked(ctx context.Context, tx *sql.Tx, id int64, rows []marked) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM markers WHERE item_id = ?`, id); err != nil {
		return err
	}
	for _, m := range rows {
		_, err := tx.ExecContext(ctx, `
			INSERT INTO markers (item_id, place, rule, marker, weight, fold)
			VALUES (?, ?, ?, ?, ?, ?)`, id, m.place, m.Rule, m.Word, m.weight, m.Fold)
		if err != nil {
			return err
		}
	}
	return nil
}

// readCandidates reads comments as rules look at them, oldest first. What the
// team wrote is none.
func readCandidates(ctx context.Context, r reader, where string, args ...any) ([]candidate, error) {
	rows, err := r.QueryContext(ctx, `
		SELECT i.id, s.name, i.state, i.published_at, i.links, coalesce(m.name, ''), coalesce(m.contact, ''),
		  coalesce(m.url, ''), coalesce(p.tags, ''), t.title, t.body, t.html,
		  i.member_id IS NOT NULL AND NOT EXISTS (
		    SELECT 1 FROM items e
		    WHERE e.member_id = i.member_id AND (e.published_at, e.id) < (i.published_at, i.id))
		FROM items i
		JOIN sources s ON s.id = i.source_id
		JOIN texts t ON t.id = i.id
		LEFT JOIN members m ON m.id = i.member_id
		LEFT JOIN person_members pm ON pm.member_id = i.member_id
		LEFT JOIN people p ON p.id = pm.person_id
		WHERE `+where+`
		  AND i.kind = 2 AND NOT EXISTS (SELECT 1 FROM team WHERE member_id = i.member_id)
		ORDER BY i.published_at, i.id`, args...)
	if err != nil {
		return nil, fmt.Errorf("read comments: %w", err)
	}
	defer rows.Close()
	var candidates []candidate
	for rows.Next() {
		var c candidate
		var tags, title, body string
		err := rows.Scan(&c.id, &c.source, &c.state, &c.published, &c.links, &c.name, &c.contact, &c.site, &tags,
			&title, &body, &c.html, &c.newcomer)
		if err != nil {
			return nil, fmt.Errorf("read comments: %w", err)
		}
		c.contact, c.site = strings.ToLower(c.contact), strings.ToLower(c.site)
		c.tags, c.text = splitTags(tags), title+"\n"+body
		candidates = append(candidates, c)
	}
	return candidates, rows.Err()
}

// addMarkers gives items their markers. Without rules none is shown.
func (s *Store) addMarkers(ctx context.Context, items []itemRow) error {
	book := s.rules.Load()
	if book == nil || len(book.rules) == 0 || len(items) == 0 {
		return nil
	}
	ids := make([]int64, len(items))
	for i := range items {
		ids[i] = items[i].ID
	}
	all, err := readMarked(ctx, s.read, ids)
	if err != nil {
		return err
	}
	for i := range items {
		for _, m := range all[items[i].ID] {
			items[i].Markers = append(items[i].Markers, m.Marker)
		}
	}
	return nil
}
