package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"
)

// itemRow is an item as it is read, with what only posts or only comments have.
type itemRow struct {
	Item
	postTitle string
	postURL   string
	comments  int
}

// itemColumns and itemJoins read items as scanItem wants them, beside the
// tables items i and desk d.
const (
	itemColumns = `
	  i.id, i.source_id, s.name, i.kind, i.remote_id, i.state, coalesce(i.post_id, 0), coalesce(i.parent_id, 0),
	  coalesce(i.member_id, 0), coalesce(a.name, ''), a.forgotten_at IS NOT NULL,
	  EXISTS (SELECT 1 FROM team WHERE member_id = i.member_id),
	  i.title, i.excerpt, i.url, i.published_at, i.dated, i.seen_at, i.revision, i.links,
	  d.item_id IS NOT NULL AND d.wait_until IS NULL, coalesce(d.held, 0), coalesce(d.urgent_at, 0),
	  coalesce(d.reasons, 0), coalesce(d.years, 0), s.late,
	  coalesce(m.done_at, 0), coalesce(m.wait_until, 0), coalesce(m.wait_answer, 0), coalesce(m.revision, 0),
	  coalesce(m.claimed_by, ''), coalesce(m.claimed_at, 0), coalesce(m.note, ''), coalesce(m.by, ''), coalesce(m.at, 0),
	  coalesce(p.title, ''), coalesce(p.url, ''),
	  CASE i.kind WHEN 1 THEN max(i.comments, (
	    SELECT count(*) FROM (SELECT 1 FROM items c WHERE c.post_id = i.id LIMIT 1000)
	  )) ELSE 0 END`
	itemJoins = `
	JOIN sources s ON s.id = i.source_id
	LEFT JOIN marks m ON m.item_id = i.id
	LEFT JOIN members a ON a.id = i.member_id
	LEFT JOIN items p ON p.id = i.post_id`
)

// lateTime is how long a pending comment may wait where nobody has set another
// limit.
const lateTime = 3 * 24 * time.Hour

// items returns one page of a list.
func (s *Store) items(ctx context.Context, l list, p Page) ([]itemRow, error) {
	query, args, backwards := l.query(itemColumns, itemJoins, p)
	rows, err := s.readItems(ctx, query, args...)
	if backwards {
		slices.Reverse(rows)
	}
	return rows, err
}

// itemRow returns one item, or ErrNotFound.
func (s *Store) itemRow(ctx context.Context, id int64) (itemRow, error) {
	rows, err := s.readItems(ctx, `
		SELECT `+itemColumns+`
		FROM items i
		LEFT JOIN desk d ON d.item_id = i.id`+itemJoins+`
		WHERE i.id = ?`, id)
	if err == nil && len(rows) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return itemRow{}, fmt.Errorf("item %d: %w", id, err)
	}
	return rows[0], nil
}

// readItems reads items with their newest verdicts.
func (s *Store) readItems(ctx context.Context, query string, args ...any) ([]itemRow, error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var items []itemRow
	now := s.now()
	for rows.Next() {
		row, err := scanItem(rows, now, time.Duration(s.late.Load()))
		if err != nil {
			return nil, err
		}
		items = append(items, row)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if err := s.addMarkers(ctx, items); err != nil {
		return nil, err
	}
	return items, s.addVerdicts(ctx, items)
}

// scanItem reads a row of itemColumns. limit is what makes a comment late
// where its source does not say.
func scanItem(rows *sql.Rows, now time.Time, limit time.Duration) (itemRow, error) {
	var r itemRow
	var seen, late, done, until, claimed, at int64
	var dated, pending, held bool
	var links int
	m := &r.Mark
	err := rows.Scan(&r.ID, &r.SourceID, &r.Source, &r.Kind, &r.RemoteID, &r.State, &r.PostID, &r.ParentID,
		&r.MemberID, &r.Author, &r.Forgotten, &r.Team,
		&r.Title, &r.Excerpt, &r.URL, &r.newest, &dated, &seen, &r.Revision, &links,
		&pending, &held, &r.urgent, &r.Reasons.Bits, &r.Reasons.Years, &late,
		&done, &until, &m.WaitAnswer, &m.DoneRevision, &m.ClaimedBy, &claimed, &m.Note, &m.By, &at,
		&r.postTitle, &r.postURL, &r.comments)
	if err != nil {
		return r, err
	}
	if dated {
		r.Published = moment(r.newest)
	}
	r.Seen = moment(seen)
	m.Done, m.WaitUntil, m.Claimed, m.At = moment(done), moment(until), moment(claimed), moment(at)
	if r.Reasons.Has(Link) {
		r.Reasons.Links = links
	}
	if pending {
		r.Pending = pendingAs(r.Kind, held)
		if late > 0 {
			limit = time.Duration(late) * time.Second
		}
		r.Late = r.Kind == KindComment && now.Sub(moment(r.newest)) > limit
	}
	return r, nil
}

// pendingAs says in which way something on the desk waits.
func pendingAs(kind Kind, held bool) Pending {
	switch {
	case kind == KindPost:
		return PendingNew
	case held:
		return PendingHeld
	}
	return PendingOpen
}

// addVerdicts gives items the newest verdict that has not ended.
func (s *Store) addVerdicts(ctx context.Context, items []itemRow) error {
	if len(items) == 0 {
		return nil
	}
	ids := make([]int64, len(items))
	for i := range items {
		ids[i] = items[i].ID
	}
	onWay, err := readIDs(ctx, s.read, `
		SELECT o.item_id
		FROM json_each(?) n
		CROSS JOIN outbox o ON o.item_id = n.value
		WHERE o.state IN ('queued', 'sending', 'unknown', 'failed')`, listOf(ids))
	if err != nil || len(onWay) == 0 {
		return err
	}
	verdicts, err := s.verdicts(ctx, `
		o.state IN ('queued', 'sending', 'unknown', 'failed')
		AND o.item_id IN (SELECT value FROM json_each(?))`, []any{s.run, listOf(onWay), 2 * len(onWay)})
	if err != nil {
		return err
	}
	for i := range items {
		for at := range verdicts {
			v := &verdicts[at]
			if v.ItemID == items[i].ID && (items[i].Verdict == nil || v.State == Failed) {
				items[i].Verdict = v // the newest, but one that failed before all
			}
		}
	}
	return nil
}

// notFound turns an answer without rows into ErrNotFound.
func notFound(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	return err
}
