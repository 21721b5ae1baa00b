package store

import (
	"context"
	"fmt"
)

// answer is a team member's reply at the source to a comment that was pending.
type answer struct {
	itemID   int64
	memberID int64
}

// pendingAnswered returns the comments that are on the desk and that the team
// answers with what was just stored.
func (in *intake) pendingAnswered(ctx context.Context) ([]answer, error) {
	if len(in.comments) == 0 {
		return nil, nil
	}
	rows, err := in.tx.QueryContext(ctx, `
		SELECT DISTINCT d.item_id, i.member_id
		FROM items i
		JOIN desk d ON d.item_id = i.parent_id
		WHERE i.id IN (SELECT value FROM json_each(?))
		  AND i.state = 0 AND EXISTS (SELECT 1 FROM team WHERE member_id = i.member_id)`, listOf(in.comments))
	if err != nil {
		return nil, fmt.Errorf("find what the team answered: %w", err)
	}
	defer rows.Close()
	var answers []answer
	for rows.Next() {
		var a answer
		if err := rows.Scan(&a.itemID, &a.memberID); err != nil {
			return nil, err
		}
		answers = append(answers, a)
	}
	return answers, rows.Err()
}

// journal writes what somebody did at the source: which pending comments the
// team answered there, and which comments were moved.
func (in *intake) journal(ctx context.Context, answers []answer) error {
	var left []answer
	for _, a := range answers {
		var there bool
		err := in.tx.QueryRowContext(ctx, `
			SELECT EXISTS (SELECT 1 FROM desk WHERE item_id = ?)`, a.itemID).Scan(&there)
		if err != nil {
			return err
		}
		if !there {
			left = append(left, a)
		}
	}
	if len(left) > 0 {
		batchID, err := in.batch(ctx, ActAnswered, len(left))
		if err != nil {
			return err
		}
		for _, a := range left {
			if err := in.decide(ctx, batchID, ActAnswered, a.itemID, a.memberID, "{}", "{}"); err != nil {
				return err
			}
		}
	}
	if len(in.moved) == 0 {
		return nil
	}
	batchID, err := in.batch(ctx, ActModerated, len(in.moved))
	if err != nil {
		return err
	}
	for _, m := range in.moved {
		if err := in.decide(ctx, batchID, ActModerated, m.id, 0, m.from.journal(), m.to.journal()); err != nil {
			return err
		}
	}
	return nil
}

// leaveOutOurs forgets those moves that a verdict of ours made: one whose
// answer is still awaited, or that was found to have arrived by this pull.
func (in *intake) leaveOutOurs(ctx context.Context) error {
	var others []move
	for _, m := range in.moved {
		act, _ := m.to.verdict()
		var ours bool
		err := in.tx.QueryRowContext(ctx, `
			SELECT EXISTS (
			  SELECT 1 FROM outbox
			  WHERE item_id = ? AND verdict = ?
			    AND (state = 'sending' OR (state = 'sent' AND ended_at = ?)))`, m.id, act, in.now).Scan(&ours)
		if err != nil {
			return fmt.Errorf("read outbox: %w", err)
		}
		if !ours {
			others = append(others, m)
		}
	}
	in.moved = others
	return nil
}

// batch begins the entries of one kind that a pull makes. They have no
// volunteer, so that nobody's undo takes them back.
func (in *intake) batch(ctx context.Context, act Act, count int) (int64, error) {
	res, err := in.exec(ctx, `
		INSERT INTO batches (volunteer, at, act, count)
		VALUES ('', ?, ?, ?)`, in.now, act, count)
	if err != nil {
		return 0, fmt.Errorf("write the journal: %w", err)
	}
	return res.LastInsertId()
}

func (in *intake) decide(ctx context.Context, batchID int64, act Act, itemID, memberID int64, before, after string) error {
	_, err := in.exec(ctx, `
		INSERT INTO decisions (batch_id, at, volunteer, act, item_id, member_id, source_id, since_at, revision, before, after)
		SELECT ?, ?, '', ?, id, nullif(?, 0), source_id, published_at, revision, ?, ?
		FROM items
		WHERE id = ?`, batchID, in.now, act, memberID, before, after, itemID)
	if err != nil {
		return fmt.Errorf("write the journal: %w", err)
	}
	return nil
}

// journal returns a state as the journal keeps it.
func (s State) journal() string {
	return `{"state":"` + s.String() + `"}`
}

// String returns the state's name.
func (s State) String() string {
	return [...]string{"public", "held", "spam", "trash", "gone"}[s]
}
