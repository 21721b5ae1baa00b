package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Proposals are the follow-ups that tend proposes now.
type Proposals struct {
	List []Proposal // promises first, then answers, the newest first; at most 30
	Next time.Time  // when another one may come by itself; zero if none is known to
}

// Proposals returns the follow-ups that tend proposes: about things that have
// no task, that nobody has claimed, and of which nobody dismissed it.
func (s *Store) Proposals(ctx context.Context) (Proposals, error) {
	by := s.suggests.Load()
	if by == nil {
		return Proposals{}, nil
	}
	found, err := s.findProposals(ctx, by)
	if err != nil {
		return Proposals{}, fmt.Errorf("proposals: %w", err)
	}
	var p Proposals
	if p.List, err = s.withItems(ctx, found); err != nil {
		return p, fmt.Errorf("proposals: %w", err)
	}
	if p.Next, err = s.nextProposal(ctx, by); err != nil {
		return p, fmt.Errorf("proposals: %w", err)
	}
	return p, nil
}

// manyLinks in a first comment are spam rather than somebody to welcome.
const manyLinks = "3"

// unanswered are clauses of items i that nobody of the team has answered, that
// nobody has claimed or put off, that no rule folds, and of which, or of whose
// author, no task is made.
const unanswered = `
	  AND NOT EXISTS (
	    SELECT 1 FROM items t
	    WHERE t.parent_id = i.id AND t.state IN (0, 1) AND EXISTS (SELECT 1 FROM team WHERE member_id = t.member_id))
	  AND NOT EXISTS (
	    SELECT 1 FROM outbox o
	    WHERE o.item_id = i.id AND o.verdict = 'reply' AND o.state IN ('queued', 'sending', 'unknown', 'sent'))
	  AND NOT EXISTS (
	    SELECT 1 FROM marks m
	    WHERE m.item_id = i.id AND (m.claimed_by <> '' OR m.wait_until IS NOT NULL OR m.wait_answer))
	  AND (i.question OR i.links < ` + manyLinks + `)
	  AND NOT EXISTS (SELECT 1 FROM markers k WHERE k.item_id = i.id AND k.fold)
	  AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.item_id = i.id)
	  AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.member_id = i.member_id AND t.done_at IS NULL)
	  AND NOT EXISTS (SELECT 1 FROM dismissals x WHERE x.item_id = i.id AND x.kind = 2)`

// proposePending finds comments on the desk that wait for an answer for too
// long: questions written before ?1, first comments before ?2, none before ?3.
const proposePending = `
	SELECT i.id, 2, d.published_at, NOT i.question, 0, ''
	FROM desk d
	CROSS JOIN items i ON i.id = d.item_id
	WHERE d.kind = 2 AND d.wait_until IS NULL AND d.reasons & 80
	  AND d.published_at >= ?3 AND d.published_at <= max(?1, ?2)
	  AND (d.published_at <= ?1 AND d.reasons & 64 OR d.published_at <= ?2 AND d.reasons & 16)` + unanswered + `
	ORDER BY d.published_at DESC, d.item_id DESC
	LIMIT ?4`

// proposeApproved finds those that were approved here, and so left the desk,
// but that nobody answered.
const proposeApproved = `
	SELECT i.id, 2, i.published_at, NOT i.question, 0, ''
	FROM outbox v
	CROSS JOIN items i ON i.id = v.item_id
	WHERE v.ended_at >= ?3 AND v.state = 'sent' AND v.verdict = 'approve' AND i.state = 0
	  AND NOT EXISTS (SELECT 1 FROM desk WHERE item_id = i.id)
	  AND i.published_at >= ?3
	  AND (i.published_at <= ?1 AND i.question OR i.published_at <= ?2 AND i.member_id IS NOT NULL AND NOT EXISTS (
	    SELECT 1 FROM items e
	    WHERE e.member_id = i.member_id AND (e.published_at, e.id) < (i.published_at, i.id)))` + unanswered + `
	ORDER BY v.ended_at DESC, v.id DESC
	LIMIT ?4`

// openPromises finds promises made since ?1 of which no task was made
// afterwards, in replies that were not taken back.
const openPromises = `
	  SELECT c.item_id, c.kind, c.at, 0, coalesce(c.due_at, 0), c.words
	  FROM cues c
	  WHERE c.kind = 1 AND c.at >= ?1
	    AND (c.outbox_id IS NULL OR EXISTS (
	      SELECT 1 FROM outbox o WHERE o.id = c.outbox_id AND o.state IN ('queued', 'sending', 'unknown', 'sent')))
	    AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.item_id = c.item_id AND t.created_at >= c.at)
	    AND NOT EXISTS (SELECT 1 FROM dismissals x WHERE x.item_id = c.item_id AND x.kind = 1 AND x.at >= c.at)`

// proposeCued finds promises made since ?1 and events whose day lies between ?2
// and ?3, of which no task was made afterwards.
const proposeCued = `
	SELECT * FROM (` + openPromises + `
	  ORDER BY c.at DESC
	  LIMIT ?4)
	UNION ALL
	SELECT * FROM (
	  SELECT c.item_id, c.kind, c.due_at, 0, 0, c.words
	  FROM cues c
	  WHERE c.kind = 3 AND c.due_at > ?2 AND c.due_at <= ?3
	    AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.item_id = c.item_id AND t.created_at >= c.due_at)
	    AND NOT EXISTS (SELECT 1 FROM dismissals x WHERE x.item_id = c.item_id AND x.kind = 3)
	  ORDER BY c.due_at DESC
	  LIMIT ?4)`

// findProposals finds what to propose, without the items.
func (s *Store) findProposals(ctx context.Context, by *Suggest) ([]Proposal, error) {
	now := s.now()
	before := func(d time.Duration) int64 { return now.Add(-d).Unix() }
	question, newcomer := int64(-1), int64(-1)
	if by.Question > 0 {
		question = before(by.Question)
	}
	if by.Newcomer > 0 {
		newcomer = before(by.Newcomer / 2)
	}
	var found []Proposal
	for _, query := range []string{proposePending, proposeApproved} {
		if question < 0 && newcomer < 0 {
			break
		}
		answers, err := s.readProposals(ctx, query, question, newcomer, before(proposeAnswers), mostProposals)
		if err != nil {
			return nil, err
		}
		for _, p := range answers {
			p.Due = p.Since.Add(cmp.Or(by.Question, by.Newcomer))
			if p.Newcomer {
				p.Due = p.Since.Add(by.Newcomer)
			}
			found = append(found, p)
		}
	}
	promises, yesterday := before(proposePromises), now.AddDate(0, 0, -1).Unix()
	if by.Promise == nil {
		promises = now.AddDate(1, 0, 0).Unix()
	}
	if by.Event == nil {
		yesterday = 0
	}
	cued, err := s.readProposals(ctx, proposeCued, promises, before(proposeEvents), yesterday, mostProposals)
	return append(found, cued...), err
}

func (s *Store) readProposals(ctx context.Context, query string, args ...any) ([]Proposal, error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []Proposal
	for rows.Next() {
		var p Proposal
		var since, due int64
		if err := rows.Scan(&p.Item.ID, &p.Kind, &since, &p.Newcomer, &due, &p.Words); err != nil {
			return nil, err
		}
		p.Since, p.Due = moment(since), moment(due)
		list = append(list, p)
	}
	return list, rows.Err()
}

// withItems puts proposals in order, one for each item, and reads what they are
// about. What its source no longer shows is left out.
func (s *Store) withItems(ctx context.Context, found []Proposal) ([]Proposal, error) {
	slices.SortStableFunc(found, func(a, b Proposal) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), b.Since.Compare(a.Since), cmp.Compare(b.Item.ID, a.Item.ID))
	})
	ids := make([]int64, len(found))
	for i, p := range found {
		ids[i] = p.Item.ID
	}
	if len(ids) == 0 {
		return nil, nil
	}
	rows, err := s.readItems(ctx, `
		SELECT `+itemColumns+`
		FROM items i
		LEFT JOIN desk d ON d.item_id = i.id`+itemJoins+`
		WHERE i.id IN (SELECT value FROM json_each(?)) AND s.removed_at IS NULL AND i.state IN (0, 1)`, listOf(ids))
	if err != nil {
		return nil, err
	}
	items := make(map[int64]Item, len(rows))
	for _, row := range rows {
		items[row.ID] = row.Item
	}
	var list []Proposal
	for _, p := range found {
		it, there := items[p.Item.ID]
		if there && len(list) < mostProposals {
			p.Item = it
			list = append(list, p)
			delete(items, it.ID)
		}
	}
	return list, nil
}

// nextProposal is when the next comment on the desk has waited long enough, or
// the next event is over.
func (s *Store) nextProposal(ctx context.Context, by *Suggest) (time.Time, error) {
	now, next := s.now(), time.Time{}
	for _, one := range []struct {
		on    bool
		after time.Duration
		query string
	}{
		{by.Question > 0, by.Question, `
			SELECT published_at FROM desk
			WHERE kind = 2 AND wait_until IS NULL AND reasons & 80 AND reasons & 64 AND published_at > ?
			ORDER BY published_at LIMIT 1`},
		{by.Newcomer > 0, by.Newcomer / 2, `
			SELECT published_at FROM desk
			WHERE kind = 2 AND wait_until IS NULL AND reasons & 80 AND reasons & 16 AND published_at > ?
			ORDER BY published_at LIMIT 1`},
		{by.Event != nil, 24 * time.Hour, `
			SELECT due_at FROM cues WHERE kind = 3 AND due_at > ? ORDER BY due_at LIMIT 1`},
	} {
		if !one.on {
			continue
		}
		var at int64
		err := s.read.QueryRowContext(ctx, one.query, now.Add(-one.after).Unix()).Scan(&at)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return next, err
		}
		if due := moment(at).Add(one.after); next.IsZero() || due.Before(next) {
			next = due
		}
	}
	return next, nil
}
