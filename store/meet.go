package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// meetVerdicts lets verdicts that have not left meet what a pull found out
// about their items: those that are not needed any more, or would overwrite
// what somebody else did, end here without a request. A pull calls it for
// every item whose state or text changed, before it derives the desk; now is
// the pull's own, by which it knows again what ended here.
func (s *Store) meetVerdicts(ctx context.Context, tx *sql.Tx, now time.Time, itemIDs ...int64) error {
	if len(itemIDs) == 0 {
		return nil
	}
	ids, err := readIDs(ctx, tx, `
		SELECT id
		FROM outbox
		WHERE item_id IN (SELECT value FROM json_each(?)) AND state IN ('queued', 'unknown')
		ORDER BY id`, listOf(itemIDs))
	if err != nil {
		return fmt.Errorf("read outbox: %w", err)
	}
	st := settling{store: s, tx: tx, now: now}
	for _, id := range ids {
		o, err := loadOutgoing(ctx, tx, id)
		if err != nil {
			return err
		}
		if o.state != Queued && o.state != Unknown {
			continue // ended with the one before
		}
		a, err := st.met(ctx, o)
		if err != nil || a.Outcome == OutcomeUntouched {
			if err != nil {
				return err
			}
			continue
		}
		if err := st.settle(ctx, o, a); err != nil {
			return err
		}
	}
	return nil
}

// met judges a verdict by what is known of its item now. OutcomeUntouched says
// that it goes on.
func (st settling) met(ctx context.Context, o outgoing) (Answer, error) {
	var now seen
	err := st.tx.QueryRowContext(ctx, `
		SELECT state, revision
		FROM items
		WHERE id = ?`, o.itemID).Scan(&now.State, &now.Revision)
	if err != nil {
		return Answer{}, fmt.Errorf("read item %d: %w", o.itemID, err)
	}
	follows, err := st.follows(ctx, o)
	if err != nil {
		return Answer{}, err
	}
	return Answer{Outcome: o.judge(now, follows), State: now.State}, nil
}

// judge compares what an item is with what a verdict expects. One that may
// have been applied already, or that takes a reply back, is not judged by the
// text; one that follows another is judged when its turn comes.
func (o outgoing) judge(now seen, follows bool) Outcome {
	want, onState := o.act.want()
	switch {
	case o.act == ActRetract:
		return OutcomeUntouched
	case now.State == Gone:
		return OutcomeGone
	case follows:
		return OutcomeUntouched
	case onState && now.State == want:
		return OutcomeAlready
	case o.state == Unknown:
		return OutcomeUntouched
	case now.Revision != o.expected.Revision:
		return OutcomeEdited
	case now.State != o.expected.State && (onState || now.State != Public):
		return OutcomeElse
	}
	return OutcomeUntouched
}

// follows reports whether a verdict waits for another that is on its way.
func (st settling) follows(ctx context.Context, o outgoing) (bool, error) {
	var waits bool
	err := st.tx.QueryRowContext(ctx, `
		SELECT EXISTS (
		  SELECT 1 FROM outbox
		  WHERE id = ? AND state IN ('queued', 'sending', 'unknown', 'failed'))`, o.after).Scan(&waits)
	if err != nil {
		return false, fmt.Errorf("read outbox: %w", err)
	}
	return waits, nil
}
