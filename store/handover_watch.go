package store

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// Watched is somebody to keep an eye on.
type Watched struct {
	MemberID int64
	Name     string
	Source   string
	Spam     int // comments that ended as spam or in the trash since the last hand-over
	Wrote    int // comments since then, of somebody whom volunteers call troublesome
	Note     string

	person int64 // the same for members who are one person
}

// troublesome are the tags that call somebody so, in the languages of tend.
const troublesome = `["troublesome", "schwierig"]`

// handWatch fills in whose comments ended as spam or in the trash by somebody's
// decision.
func (s *Store) handWatch(ctx context.Context, f *HandoverFacts) error {
	rows, err := s.read.QueryContext(ctx, `
		SELECT coalesce(-p.id, m.id), m.id, coalesce(p.name, m.name), s.name, count(DISTINCT d.item_id) AS spam, coalesce(p.note, '')
		FROM decisions d
		JOIN items i ON i.id = d.item_id
		JOIN members m ON m.id = i.member_id AND m.forgotten_at IS NULL
		JOIN sources s ON s.id = i.source_id
		LEFT JOIN person_members pm ON pm.member_id = m.id
		LEFT JOIN people p ON p.id = pm.person_id
		WHERE d.at >= ? AND d.at <= ?
		  AND (d.act IN ('spam', 'trash')
		    OR (d.act = 'moderated' AND json_extract(d.after, '$.state') IN ('spam', 'trash')))
		  AND NOT EXISTS (SELECT 1 FROM batches b WHERE b.undoes = d.batch_id)
		  AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.id = d.id AND o.state IN ('withdrawn', 'overtaken', 'failed'))
		GROUP BY coalesce(-p.id, m.id)
		ORDER BY spam DESC, 3
		LIMIT ?`, f.From.Unix(), f.To.Unix(), handoverRows)
	if err != nil {
		return fmt.Errorf("whom to watch: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var w Watched
		if err := rows.Scan(&w.person, &w.MemberID, &w.Name, &w.Source, &w.Spam, &w.Note); err != nil {
			return err
		}
		f.Watch = append(f.Watch, w)
	}
	return rows.Err()
}

// arrivalTime is how long before the last hand-over something may have been
// written that only arrived since then.
const arrivalTime = 7 * 24 * time.Hour

// handTroublesome fills in who of those called troublesome wrote.
func (s *Store) handTroublesome(ctx context.Context, f *HandoverFacts) error {
	rows, err := s.read.QueryContext(ctx, `
		SELECT -p.id, m.id, p.name, s.name, count(*) AS wrote, p.note
		FROM people p
		JOIN person_members pm ON pm.person_id = p.id
		JOIN members m ON m.id = pm.member_id AND m.forgotten_at IS NULL
		CROSS JOIN items i ON i.member_id = m.id AND i.published_at >= ?2 AND i.seen_at >= ?1 AND i.kind = 2 AND i.state <> 4
		JOIN sources s ON s.id = i.source_id AND s.removed_at IS NULL
		WHERE EXISTS (SELECT 1 FROM json_each(?3) t WHERE instr(',' || p.tags || ',', ',' || t.value || ','))
		GROUP BY p.id
		ORDER BY wrote DESC, 3
		LIMIT ?4`, f.From.Unix(), f.From.Add(-arrivalTime).Unix(), troublesome, handoverRows)
	if err != nil {
		return fmt.Errorf("who is troublesome: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var w Watched
		if err := rows.Scan(&w.person, &w.MemberID, &w.Name, &w.Source, &w.Wrote, &w.Note); err != nil {
			return err
		}
		if i := slices.IndexFunc(f.Watch, func(o Watched) bool { return o.person == w.person }); i >= 0 {
			f.Watch[i].Wrote = w.Wrote
			continue
		}
		f.Watch = append(f.Watch, w)
	}
	return rows.Err()
}
