package store

import (
	"context"
	"fmt"
)

// addAnswers says of tasks about a comment who answered it since they were
// made: at the source, or from here. An answer closes no task by itself.
func addAnswers(ctx context.Context, r reader, tasks []Task) error {
	places := map[int64]int{}
	var ids []int64
	for i, t := range tasks {
		if t.AboutKind == KindComment {
			places[t.ID], ids = i, append(ids, t.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	rows, err := r.QueryContext(ctx, `
		SELECT t.id, coalesce(m.name, ''), a.published_at
		FROM json_each(?1) n
		CROSS JOIN tasks t ON t.id = n.value
		CROSS JOIN items a ON a.id = (
		  SELECT max(x.id)
		  FROM items x
		  WHERE x.parent_id = t.item_id AND x.state = 0 AND x.seen_at >= t.created_at
		    AND NOT EXISTS (
		      SELECT 1 FROM outbox o
		      WHERE o.source_id = x.source_id AND o.remote_id = x.remote_id AND o.remote_id <> '' AND o.verdict = 'reply'))
		LEFT JOIN members m ON m.id = a.member_id
		UNION ALL
		SELECT t.id, d.volunteer, o.ended_at
		FROM json_each(?1) n
		CROSS JOIN tasks t ON t.id = n.value
		CROSS JOIN outbox o ON o.item_id = t.item_id
		JOIN decisions d ON d.id = o.id
		WHERE o.verdict = 'reply' AND o.state = 'sent' AND o.ended_at >= t.created_at`, listOf(ids))
	if err != nil {
		return fmt.Errorf("answers: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, at int64
		var by string
		if err := rows.Scan(&id, &by, &at); err != nil {
			return fmt.Errorf("answers: %w", err)
		}
		if t := &tasks[places[id]]; moment(at).After(t.Answered) {
			t.AnsweredBy, t.Answered = by, moment(at)
		}
	}
	return rows.Err()
}
