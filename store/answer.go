package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// Answer is what a source showed when it was looked at, or said when a verdict
// was sent. Its texts have passed the filter for text from outside.
type Answer struct {
	Outcome  Outcome
	State    State         // what the source shows now, of a verdict on the state
	By       string        // who was faster there, if it says so
	RemoteID string        // of a reply that was sent or found
	Why      string        // in the source's words
	Baggage  string        // JSON, newer than the one that came with the verdict
	After    time.Duration // how long to wait at least, when it has to wait
	Item     *Arrival      // the comment as the source shows it now, nil if it does not
}

// Outcome is what an Answer comes to.
type Outcome int

// The outcomes.
const (
	OutcomeUnclear   Outcome = iota // no answer, or none that can be understood
	OutcomeApplied                  // the request did what was wanted
	OutcomeUntouched                // all is as the volunteer saw it: it may be sent
	OutcomeAlready                  // all is as wanted; the reply is there
	OutcomeElse                     // somebody decided otherwise
	OutcomeEdited                   // the text is another one
	OutcomeGone                     // the comment, or the reply to take back, is gone
	OutcomeRefused                  // the source will not: trying again does not help
	OutcomeLogin                    // the login is not good: nothing of this source can be sent
	OutcomeLater                    // not now: surely nothing was applied
)

// Settle keeps what became of a verdict that NextVerdicts handed out. One that
// a volunteer took back before it was sent stays taken back.
func (s *Store) Settle(ctx context.Context, id int64, a Answer) error {
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		o, err := loadOutgoing(ctx, tx, id)
		if err != nil {
			return err
		}
		if o.state != Queued && o.state != Sending && o.state != Unknown {
			return nil
		}
		st := settling{store: s, tx: tx, now: s.now()}
		if err := st.settle(ctx, o, a); err != nil {
			return err
		}
		return s.refreshDesk(ctx, tx, o.itemID)
	})
	if err != nil {
		return fmt.Errorf("settle verdict %d: %w", id, err)
	}
	return nil
}

// settling is one transaction that ends verdicts.
type settling struct {
	store *Store
	tx    *sql.Tx
	now   time.Time
}

// settle is the table of what an answer means for a verdict.
func (st settling) settle(ctx context.Context, o outgoing, a Answer) error {
	want, onState := o.act.want()
	if a.Outcome == OutcomeApplied && onState && a.State != want {
		a.Outcome = OutcomeUnclear // a 200 that is not what was asked for
	}
	if err := st.keepBaggage(ctx, o, a); err != nil {
		return err
	}
	switch a.Outcome {
	case OutcomeApplied:
		if err := st.adopt(ctx, o, a.Item); err != nil {
			return err
		}
		return st.arrive(ctx, o, "", a)
	case OutcomeAlready:
		if o.tries > 0 || !onState {
			return st.arrive(ctx, o, "", a)
		}
		return st.overtake(ctx, o, CauseAlready, a)
	case OutcomeGone:
		if o.act == ActSpam || o.act == ActTrash || o.act == ActRetract {
			return st.arrive(ctx, o, CauseGone, a)
		}
		return st.overtake(ctx, o, CauseGone, a)
	case OutcomeElse:
		return st.overtake(ctx, o, CauseElse, a)
	case OutcomeEdited:
		return st.overtake(ctx, o, CauseEdited, a)
	case OutcomeRefused:
		return st.fail(ctx, o, a)
	case OutcomeLogin:
		return st.stop(ctx, o, a)
	case OutcomeUntouched:
		return st.wait(ctx, o, Queued, "", 0)
	case OutcomeLater:
		if o.state == Unknown {
			return st.wait(ctx, o, Unknown, CauseUnclear, max(a.After, st.patience(o)))
		}
		if a.After > 0 {
			return st.wait(ctx, o, Queued, CauseRest, max(a.After, st.patience(o)))
		}
		return st.wait(ctx, o, Queued, CauseWait, st.patience(o))
	case OutcomeUnclear:
	}
	if o.state == Queued { // only looked at: nothing was sent
		return st.wait(ctx, o, Queued, CauseWait, st.patience(o))
	}
	return st.wait(ctx, o, Unknown, CauseUnclear, st.patience(o))
}

// patience is how long to wait before the source is asked again: half as long
// as the verdict is old, so that it is asked less and less often.
func (st settling) patience(o outgoing) time.Duration {
	const least, most = 20 * time.Second, time.Hour
	return min(max(st.now.Sub(o.decided)/2, least), most)
}

// wait puts a verdict off.
func (st settling) wait(ctx context.Context, o outgoing, state VerdictState, cause Cause, pause time.Duration) error {
	var retry any
	if pause > 0 {
		retry = st.now.Add(pause).Unix()
	}
	_, err := st.tx.ExecContext(ctx, `
		UPDATE outbox
		SET state = ?, cause = ?, lease = '', leased_at = NULL, retry_at = ?
		WHERE id = ?`, state, cause, retry, o.id)
	return err
}

// end writes how a verdict ended.
func (st settling) end(ctx context.Context, o outgoing, state VerdictState, cause Cause, a Answer) error {
	_, err := st.tx.ExecContext(ctx, `
		UPDATE outbox
		SET state = ?, cause = ?, answer = ?, answered_by = ?,
		  remote_id = CASE verdict WHEN 'reply' THEN ? ELSE remote_id END,
		  lease = '', leased_at = NULL, retry_at = NULL, ended_at = ?
		WHERE id = ?`, state, cause, a.Why, a.By, a.RemoteID, st.now.Unix(), o.id)
	if err != nil {
		return fmt.Errorf("end verdict: %w", err)
	}
	return nil
}

// keepBaggage keeps what a connector must send back next time, while the
// comment waits for a moderator. Once it has been decided on, nothing stays of
// it: before the next verdict the source is looked at, and says it again.
func (st settling) keepBaggage(ctx context.Context, o outgoing, a Answer) error {
	if a.State != Held && (a.Baggage != "" || a.Outcome == OutcomeApplied) {
		_, err := st.tx.ExecContext(ctx, `DELETE FROM baggage WHERE item_id = ?`, o.itemID)
		return err
	}
	if a.Baggage == "" {
		return nil
	}
	_, err := st.tx.ExecContext(ctx, `
		INSERT INTO baggage (item_id, value)
		VALUES (?, ?)
		ON CONFLICT (item_id) DO UPDATE SET value = excluded.value`, o.itemID, a.Baggage)
	return err
}
