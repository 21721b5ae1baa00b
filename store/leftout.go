package store

import (
	"context"
	"database/sql"
	"fmt"
)

// leftOut is what a report does not count: what the team wrote, and what came
// from sources that were removed. Both are few, so that a report counts
// everything along an index and then takes them away.
type leftOut struct {
	team    string // its members, as a list for SQL
	sources string // the removed ones, as a list for SQL
}

// readLeftOut returns what a report does not count now.
func readLeftOut(ctx context.Context, tx *sql.Tx) (leftOut, error) {
	team, err := readTeam(ctx, tx)
	if err != nil {
		return leftOut{}, err
	}
	removed, err := readIDs(ctx, tx, `SELECT id FROM sources WHERE removed_at IS NOT NULL`)
	if err != nil {
		return leftOut{}, fmt.Errorf("read removed sources: %w", err)
	}
	return leftOut{team, listOf(removed)}, nil
}

// said returns the comments of a span that are left out of it. Our own replies
// are among them where a source shows them under another name.
func (out leftOut) said(ctx context.Context, tx *sql.Tx, span Span) ([]said, error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT i.id, i.source_id, i.published_at, i.state
		FROM json_each(?3) t
		CROSS JOIN items i ON i.member_id = t.value
		WHERE i.kind = 2 AND i.published_at >= ?1 AND i.published_at < ?2
		UNION
		SELECT i.id, i.source_id, i.published_at, i.state
		FROM outbox o INDEXED BY outbox_remote
		CROSS JOIN items i ON i.source_id = o.source_id AND i.remote_id = o.remote_id
		WHERE o.remote_id <> '' AND o.verdict = 'reply'
		  AND i.kind = 2 AND i.published_at >= ?1 AND i.published_at < ?2
		UNION
		SELECT i.id, i.source_id, i.published_at, i.state
		FROM json_each(?4) r
		CROSS JOIN items i ON i.source_id = r.value
		WHERE i.kind = 2 AND i.published_at >= ?1 AND i.published_at < ?2`,
		span.From.Unix(), span.To.Unix(), out.team, out.sources)
	if err != nil {
		return nil, fmt.Errorf("read what is left out: %w", err)
	}
	defer rows.Close()
	var all []said
	for rows.Next() {
		var s said
		if err := rows.Scan(&s.id, &s.sourceID, &s.published, &s.state); err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, rows.Err()
}

// shown reports whether a report would count the comment.
func (s said) shown() bool { return s.state == Public || s.state == Held }

// spam reports whether a report would count the comment as spam.
func (s said) spam() bool { return s.state == Spam || s.state == Trash }

// readTeam returns the members of the team as a list for SQL. There are few,
// and two indexes know them: the view team reads every member.
func readTeam(ctx context.Context, r reader) (string, error) {
	ids, err := readIDs(ctx, r, `
		SELECT m.id
		FROM members m INDEXED BY members_team
		LEFT JOIN person_members pm ON pm.member_id = m.id
		LEFT JOIN people p ON p.id = pm.person_id
		WHERE m.team = 1 AND coalesce(p.team, 1) = 1
		UNION
		SELECT pm.member_id
		FROM people p
		JOIN person_members pm ON pm.person_id = p.id
		WHERE p.team = 1`)
	if err != nil {
		return "", fmt.Errorf("read team: %w", err)
	}
	return listOf(ids), nil
}
