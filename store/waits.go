package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"
)

// Waits says how long people waited for the team's first answer. Comments that
// still wait take part in the median as longer than any answer, so that an
// answer nobody gave makes no number look better.
type Waits struct {
	Hour, Day, Days, Longer int // answered within an hour, a day, three days, or later

	Median  time.Duration // 0 if Unknown, or if nobody asked
	Unknown bool          // half of them or more still wait
	Longest time.Duration // of those that were answered
	Oldest  time.Time     // published, of those that still wait; zero if none
}

// firstAnswer is a comment with the team's first answer to it.
type firstAnswer struct {
	said
	at int64
}

// said is a comment of the span.
type said struct {
	id, sourceID, published int64
	state                   State
}

// wait is how long the comment waited.
func (a firstAnswer) wait() time.Duration {
	return time.Duration(max(a.at-a.published, 0)) * time.Second
}

// readAnswers returns the comments of the span that the team has answered:
// at the source, as far as pulls have seen it, or from here and still there.
func readAnswers(ctx context.Context, tx *sql.Tx, span Span, out leftOut) ([]firstAnswer, error) {
	rows, err := tx.QueryContext(ctx, `
		WITH answers (item_id, at) AS MATERIALIZED (
		  SELECT a.parent_id, a.published_at
		  FROM json_each(?3) t
		  CROSS JOIN items a ON a.member_id = t.value
		  WHERE a.published_at >= ?1 AND a.state = 0 AND a.parent_id IS NOT NULL
		  UNION ALL
		  SELECT o.item_id, o.ended_at
		  FROM outbox o
		  WHERE o.ended_at >= ?1 AND o.verdict = 'reply' AND o.state = 'sent'
		    AND NOT EXISTS (
		      SELECT 1 FROM outbox b
		      WHERE b.source_id = o.source_id AND b.remote_id = o.remote_id AND b.remote_id <> ''
		        AND b.verdict = 'retract' AND b.state = 'sent')
		)
		SELECT c.id, c.source_id, c.published_at, min(a.at)
		FROM answers a
		CROSS JOIN items c ON c.id = a.item_id
		WHERE c.kind = 2 AND c.published_at >= ?1 AND c.published_at < ?2 AND c.state IN (0, 1)
		  AND coalesce(c.member_id, 0) NOT IN (SELECT value FROM json_each(?3))
		  AND c.source_id NOT IN (SELECT value FROM json_each(?4))
		GROUP BY c.id`, span.From.Unix(), span.To.Unix(), out.team, out.sources)
	if err != nil {
		return nil, fmt.Errorf("read answers: %w", err)
	}
	defer rows.Close()
	var answers []firstAnswer
	for rows.Next() {
		var a firstAnswer
		if err := rows.Scan(&a.id, &a.sourceID, &a.published, &a.at); err != nil {
			return nil, err
		}
		answers = append(answers, a)
	}
	return answers, rows.Err()
}

// tally tells the span's comments apart and says how long they waited.
func (r *Report) tally(ctx context.Context, tx *sql.Tx, out leftOut, answers []firstAnswer) error {
	ids := make([]int64, len(answers))
	for i, a := range answers {
		ids[i] = a.id
	}
	t := &r.Comments
	var all int
	for _, src := range r.Sources {
		all += src.Comments
	}
	var oldest int64
	err := tx.QueryRowContext(ctx, `
		SELECT
		  (SELECT count(*) FROM desk
		    WHERE kind = 2 AND wait_until IS NULL AND published_at >= ?1 AND published_at < ?2)
		  + (SELECT count(*) FROM desk INDEXED BY desk_wait
		    WHERE kind = 2 AND wait_until IS NOT NULL AND published_at >= ?1 AND published_at < ?2)
		  - (SELECT count(*) FROM json_each(?3) a JOIN desk d ON d.item_id = a.value),
		  (SELECT count(*)
		    FROM marks m INDEXED BY marks_done
		    CROSS JOIN items i ON i.id = m.item_id
		    WHERE m.done_at >= ?1 AND i.kind = 2 AND i.published_at >= ?1 AND i.published_at < ?2
		      AND i.state IN (0, 1) AND i.id NOT IN (SELECT value FROM json_each(?3))
		      AND coalesce(i.member_id, 0) NOT IN (SELECT value FROM json_each(?4))
		      AND i.source_id NOT IN (SELECT value FROM json_each(?5))
		      AND NOT EXISTS (SELECT 1 FROM desk d WHERE d.item_id = i.id)),
		  coalesce((SELECT published_at FROM desk
		    WHERE kind = 2 AND wait_until IS NULL AND published_at >= ?1 AND published_at < ?2
		      AND item_id NOT IN (SELECT value FROM json_each(?3))
		    ORDER BY published_at LIMIT 1), 0)`,
		r.From.Unix(), r.To.Unix(), listOf(ids), out.team, out.sources).Scan(&t.Open, &t.Done, &oldest)
	if err != nil {
		return fmt.Errorf("count what became of them: %w", err)
	}
	t.Answered = len(answers)
	t.Earlier = max(all-t.Answered-t.Done-t.Open, 0)
	r.Answers.Oldest = moment(oldest)
	r.Answers.measure(answers, t.Open)
	return nil
}

// measure sorts the answers by how long they took. waiting comments have none.
func (w *Waits) measure(answers []firstAnswer, waiting int) {
	const day = 24 * time.Hour
	waits := make([]time.Duration, len(answers))
	for i, a := range answers {
		waits[i] = a.wait()
		switch {
		case waits[i] <= time.Hour:
			w.Hour++
		case waits[i] <= day:
			w.Day++
		case waits[i] <= 3*day:
			w.Days++
		default:
			w.Longer++
		}
	}
	slices.Sort(waits)
	if len(waits) > 0 {
		w.Longest = waits[len(waits)-1]
	}
	middle := (len(waits) + waiting - 1) / 2
	switch {
	case len(waits)+waiting == 0:
	case middle >= len(waits):
		w.Unknown = true
	default:
		w.Median = waits[middle]
	}
}

// medianOf returns the middle one, 0 of none. Of an even number it is the
// lower one of the two: a time that somebody did wait.
func medianOf(waits []time.Duration) time.Duration {
	if len(waits) == 0 {
		return 0
	}
	slices.Sort(waits)
	return waits[(len(waits)-1)/2]
}
