package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
)

// deskRows derives what the desk shows of the items in a list (?1) at a time
// (?2), with the weights of the reasons (?3 to ?10). It is the only place that
// knows what is pending:
//
// An item is on the desk if it is held or newer than its source's baseline,
// neither done nor answered by the team, not the team's own comment, not a post
// that another source has shown first, and no verdict on it is on its way. What
// was done or waits comes back when it is edited or held again, what waits also
// when its time has come; and a refused verdict brings everything back.
const deskRows = `
	WITH work AS MATERIALIZED (
	  SELECT i.id, i.kind, i.state, i.source_id, i.published_at, i.links, i.question,
	    coalesce(m.done_at, 0) AS done,
	    coalesce(m.wait_until, 0) AS until,
	    coalesce(m.wait_answer, 0) AS for_answer,
	    coalesce(m.revision, 0) AS read_revision, i.revision,
	    coalesce(m.moves, 0) AS read_moves, i.moves,
	    EXISTS (
	      SELECT 1 FROM outbox o
	      WHERE o.item_id = i.id AND o.state = 'failed'
	    ) AS refused,
	    CASE WHEN i.kind = 2 AND i.state = 0 THEN coalesce((
	      SELECT max(t.seen_at)
	      FROM items t
	      WHERE t.parent_id = i.id AND t.state = 0 AND t.id <> i.id
	        AND (EXISTS (SELECT 1 FROM team WHERE member_id = t.member_id)
	          OR EXISTS (
	            SELECT 1 FROM outbox o
	            WHERE o.source_id = t.source_id AND o.remote_id = t.remote_id
	              AND o.remote_id <> '' AND o.verdict = 'reply'))
	    ), 0) ELSE 0 END AS team_at,
	    coalesce(i.edited_at, 0) AS edited_at,
	    CASE WHEN coalesce(m.wait_answer, 0) THEN EXISTS (
	      SELECT 1 FROM items t
	      WHERE (t.parent_id = i.id OR t.post_id = i.id)
	        AND t.id > m.wait_after AND t.state IN (0, 1)
	        AND NOT EXISTS (SELECT 1 FROM team WHERE member_id = t.member_id)
	    ) ELSE 0 END AS answered,
	    i.member_id,
	    CASE WHEN i.kind = 2 AND i.member_id IS NOT NULL THEN (
	      SELECT e.published_at FROM items e
	      WHERE e.member_id = i.member_id
	        AND (e.published_at, e.id) < (i.published_at, i.id)
	      ORDER BY e.published_at DESC, e.id DESC
	      LIMIT 1
	    ) END AS before_at
	  FROM items i
	  JOIN sources s ON s.id = i.source_id
	  LEFT JOIN marks m ON m.item_id = i.id
	  WHERE i.id IN (SELECT value FROM json_each(?1))
	    AND s.removed_at IS NULL
	    AND i.state IN (0, 1)
	    AND (i.state = 1 OR i.published_at >= coalesce(
	      CASE i.kind WHEN 1 THEN s.posts_from ELSE s.comments_from END, s.added_at - 14 * 86400))
	    AND (i.kind = 2 OR i.url_key = 0 OR NOT EXISTS (
	      SELECT 1 FROM items t
	      CROSS JOIN sources ts ON ts.id = t.source_id
	      WHERE t.url_key = i.url_key AND t.url_key <> 0 AND t.id < i.id AND t.source_id <> i.source_id
	        AND t.kind = 1 AND t.state = 0 AND t.title = i.title AND ts.removed_at IS NULL
	        AND t.published_at >= coalesce(ts.posts_from, ts.added_at - 14 * 86400)))
	    AND (i.kind = 1 OR NOT EXISTS (SELECT 1 FROM team WHERE member_id = i.member_id))
	    AND (i.kind = 1 OR NOT EXISTS (
	      SELECT 1 FROM outbox o
	      WHERE o.source_id = i.source_id AND o.remote_id = i.remote_id
	        AND o.remote_id <> '' AND o.verdict = 'reply'))
	    AND NOT EXISTS (
	      SELECT 1 FROM outbox o
	      WHERE o.item_id = i.id AND o.state IN ('queued', 'sending', 'unknown')
	        AND NOT EXISTS (SELECT 1 FROM outbox a WHERE a.id = o.after_id AND a.state = 'failed'))
	), judged AS MATERIALIZED (
	  SELECT *,
	    (done OR until OR for_answer) AND state = 1 AND moves > read_moves AS reopened,
	    ((done OR until OR for_answer) AND revision > read_revision)
	      OR (team_at AND edited_at > team_at) AS changed,
	    NOT done AND ((until AND until <= ?2) OR answered) AS waited
	  FROM work
	), weighed AS MATERIALIZED (
	  SELECT *,
	    kind = 2 AND member_id IS NOT NULL AND before_at IS NULL AS newcomer,
	    kind = 2 AND links > 0 AS link,
	    kind = 2 AND question AS asks,
	    CASE WHEN before_at IS NULL THEN 0 ELSE (published_at - before_at) / 31557600 END AS years,
	    CASE WHEN done OR refused OR reopened OR changed OR waited THEN NULL
	         WHEN until > ?2 THEN until
	         WHEN for_answer THEN 9223372036854775807 END AS wait_until
	  FROM judged
	  WHERE refused OR reopened OR changed
	    OR (NOT done AND (kind = 1 OR state = 1 OR NOT team_at))
	)
	SELECT id AS item_id, kind, state = 1 AS held, source_id, published_at,
	  published_at
	    - (state = 1) * ?3 - refused * ?4 - reopened * ?5 - changed * ?6 - waited * ?7
	    - newcomer * ?8 - asks * ?9 - (years > 0) * ?10
	    - CASE WHEN kind = 2 THEN coalesce((SELECT sum(weight) FROM markers WHERE item_id = id), 0) ELSE 0 END AS urgent_at,
	  refused + reopened * 2 + changed * 4 + waited * 8 + newcomer * 16
	    + link * 32 + asks * 64 + (years > 0) * 128 AS reasons,
	  years, wait_until
	FROM weighed`

// refreshDesk derives the desk rows of the given items anew. Every transaction
// that changes an item, its mark, its verdicts or who belongs to the team calls
// it before it commits.
func (s *Store) refreshDesk(ctx context.Context, tx *sql.Tx, ids ...int64) error {
	if len(ids) == 0 {
		return nil
	}
	if err := s.clearDesk(ctx, tx, ids); err != nil {
		return fmt.Errorf("refresh the desk: %w", err)
	}
	_, err := tx.ExecContext(ctx, `
		INSERT INTO desk (item_id, kind, held, source_id, published_at, urgent_at, reasons, years, wait_until)
		SELECT item_id, kind, held, source_id, published_at, urgent_at, reasons, years, wait_until
		FROM (`+deskRows+`)
		WHERE true
		ON CONFLICT (item_id) DO UPDATE SET
		  kind = excluded.kind, held = excluded.held, published_at = excluded.published_at,
		  urgent_at = excluded.urgent_at, reasons = excluded.reasons, years = excluded.years,
		  wait_until = excluded.wait_until
		WHERE kind <> excluded.kind OR held <> excluded.held OR published_at <> excluded.published_at
		   OR urgent_at <> excluded.urgent_at OR reasons <> excluded.reasons OR years <> excluded.years
		   OR wait_until IS NOT excluded.wait_until`, s.deskArgs(ids)...)
	if err != nil {
		return fmt.Errorf("refresh the desk: %w", err)
	}
	return nil
}

// clearDesk takes those of the given items off the desk that no longer belong
// there. Only rows that are there are looked at: what a pull brings for the
// first time has none, and to derive it once is enough.
func (s *Store) clearDesk(ctx context.Context, tx *sql.Tx, ids []int64) error {
	there, err := readIDs(ctx, tx, `
		SELECT d.item_id
		FROM json_each(?) n
		CROSS JOIN desk d ON d.item_id = n.value`, listOf(ids))
	if err != nil || len(there) == 0 {
		return err
	}
	_, err = tx.ExecContext(ctx, `
		DELETE FROM desk
		WHERE item_id IN (SELECT value FROM json_each(?1))
		  AND item_id NOT IN (SELECT item_id FROM (`+deskRows+`))`, s.deskArgs(there)...)
	return err
}

// deskArgs are the arguments of deskRows.
func (s *Store) deskArgs(ids []int64) []any {
	return append([]any{listOf(ids), s.now().Unix()}, s.weighing().args()...)
}

// Wake puts waiting items whose date has come back on the desk and returns how
// many; what was claimed a day ago is let go of. Called at start and when
// Counts.NextWake is reached. Where there is nothing to do it writes nothing.
func (s *Store) Wake(ctx context.Context) (int, error) {
	if err := s.lapse(ctx); err != nil {
		return 0, fmt.Errorf("wake: %w", err)
	}
	var some bool
	err := s.read.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM desk WHERE wait_until <= ?)`, s.now().Unix()).Scan(&some)
	if err != nil || !some {
		return 0, err
	}
	woken := 0
	err = s.inTx(ctx, func(tx *sql.Tx) error {
		ids, err := readIDs(ctx, tx, `SELECT item_id FROM desk WHERE wait_until <= ?`, s.now().Unix())
		if err != nil {
			return err
		}
		woken = len(ids)
		return s.refreshDesk(ctx, tx, ids...)
	})
	if err != nil {
		return 0, fmt.Errorf("wake: %w", err)
	}
	return woken, nil
}

// rebuildSize is how many items RebuildDesk derives in one transaction, so that
// no human act waits for long.
const rebuildSize = 500

// RebuildDesk derives the desk anew from facts and work.
func (s *Store) RebuildDesk(ctx context.Context) error {
	for last := int64(0); ; {
		var ids []int64
		err := s.inPull(ctx, func(tx *sql.Tx) (err error) {
			ids, err = readIDs(ctx, tx, `SELECT id FROM items WHERE id > ? ORDER BY id LIMIT ?`, last, rebuildSize)
			if err != nil {
				return err
			}
			return s.refreshDesk(ctx, tx, ids...)
		})
		if err != nil {
			return fmt.Errorf("rebuild the desk: %w", err)
		}
		if len(ids) < rebuildSize {
			return nil
		}
		last = ids[len(ids)-1]
	}
}

// listOf writes IDs or names as the list that json_each reads.
func listOf[T int64 | string | [2]int64](values []T) string {
	if len(values) == 0 {
		return "[]" // null would be a list of one
	}
	list, err := json.Marshal(values)
	if err != nil {
		panic(err) // numbers and texts can always be written
	}
	return string(list)
}

// readIDs returns the first column of a query.
func readIDs(ctx context.Context, db reader, query string, args ...any) ([]int64, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var ids []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}
