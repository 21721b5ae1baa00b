package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Undo takes back who's newest batch and returns the batch that did so, with
// Undoes set. What has not left is withdrawn; for a verdict that was sent, the
// state before is asked for. ErrNothing if there is no batch, ErrOvertaken if
// somebody has changed the same things since, ErrSent if a reply has been sent
// that Retract could take back.
func (s *Store) Undo(ctx context.Context, who string) (Batch, error) {
	return s.act(ctx, Batch{Volunteer: who, Act: ActUndo}, func(d *deed) error {
		id, err := lastUndoable(ctx, d.tx, who)
		if err != nil {
			return err
		}
		return d.turn(ctx, id, leaveReplies)
	})
}

// UndoBatch takes back one batch, wherever it is in the journal, also another
// volunteer's: who has been asked. ErrOvertaken if a later act on the same
// things stands in the way, ErrSent as for Undo.
func (s *Store) UndoBatch(ctx context.Context, who string, batchID int64) (Batch, error) {
	return s.act(ctx, Batch{Volunteer: who, Act: ActUndo}, func(d *deed) error {
		return d.turn(ctx, batchID, leaveReplies)
	})
}

// Retract takes back a batch with its replies that were sent already: the
// source is asked to take them away. Others may have read them, so who has
// been asked before.
func (s *Store) Retract(ctx context.Context, who string, batchID int64) (Batch, error) {
	return s.act(ctx, Batch{Volunteer: who, Act: ActUndo}, func(d *deed) error {
		return d.turn(ctx, batchID, retractReplies)
	})
}

// Redo does again what who's last Undo took back. ErrNothing if there is none,
// or if something new was done since.
func (s *Store) Redo(ctx context.Context, who string) (Batch, error) {
	return s.act(ctx, Batch{Volunteer: who, Act: ActRedo}, func(d *deed) error {
		var id int64
		err := d.tx.QueryRowContext(ctx, `
			SELECT b.id
			FROM batches b
			WHERE b.volunteer = ? AND b.act = 'undo'
			  AND NOT EXISTS (SELECT 1 FROM batches t WHERE t.undoes = b.id)
			  AND NOT EXISTS (
			    SELECT 1 FROM batches n
			    WHERE n.volunteer = b.volunteer AND n.id > b.id AND n.act NOT IN ('undo', 'redo'))
			ORDER BY b.id DESC
			LIMIT 1`, who).Scan(&id)
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNothing
		}
		if err != nil {
			return fmt.Errorf("read the journal: %w", err)
		}
		return d.turn(ctx, id, retractReplies)
	})
}

// LastUndoable returns the batch that Undo would take back, or ErrNothing.
func (s *Store) LastUndoable(ctx context.Context, who string) (Batch, error) {
	id, err := lastUndoable(ctx, s.read, who)
	if err != nil {
		return Batch{}, err
	}
	return batchByID(ctx, s.read, id)
}

// lastUndoable finds the newest batch that can be undone and has not been,
// or says ErrNothing. The batch that is being written is an undo itself.
func lastUndoable(ctx context.Context, r reader, who string) (int64, error) {
	var id int64
	err := r.QueryRowContext(ctx, `
		SELECT b.id
		FROM batches b
		WHERE b.volunteer = ? AND b.act NOT IN ('undo', 'forget')
		  AND NOT EXISTS (SELECT 1 FROM batches t WHERE t.undoes = b.id)
		ORDER BY b.id DESC
		LIMIT 1`, who).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, ErrNothing
	}
	if err != nil {
		return 0, fmt.Errorf("read the journal: %w", err)
	}
	return id, nil
}

// replies says what an undo does about replies that have been sent.
type replies int

const (
	leaveReplies replies = iota
	retractReplies
)

// turn turns a batch round: every decision of it, the last one first. Turning
// an undo round is a redo.
func (d *deed) turn(ctx context.Context, id int64, how replies) error {
	b, err := batchByID(ctx, d.tx, id)
	if err != nil {
		return err
	}
	switch {
	case b.Volunteer == "", b.Act == ActForget: // nothing of ours, or nothing that is left
		return ErrNothing
	case b.Undone:
		return d.turned(ctx, id)
	}
	decisions, err := readDecisions(ctx, d.tx, selectDecisions+`
		WHERE d.batch_id = ?
		ORDER BY d.id DESC`, id)
	if err != nil {
		return err
	}
	if how == leaveReplies {
		if err := d.noneSent(ctx, id); err != nil {
			return err
		}
	}
	d.undoes, d.batch.Undoes, d.batch.Of, d.batch.Until = id, id, b.Act, b.Until
	if b.Act == ActUndo {
		d.batch.Act, d.batch.Undoes = ActRedo, b.Undoes
	}
	if b.Of != "" {
		d.batch.Of = b.Of
	}
	d.about = b.Subject
	for _, dec := range decisions {
		err := d.reverse(ctx, dec)
		if skips(err) {
			d.batch.Skipped = append(d.batch.Skipped, Skipped{ID: dec.ItemID + dec.TaskID + dec.MemberID, Why: err})
			continue
		}
		if err != nil {
			return fmt.Errorf("decision %d: %w", dec.ID, err)
		}
	}
	return nil
}

// turned says who took a batch back already.
func (d *deed) turned(ctx context.Context, id int64) error {
	batches, err := readBatches(ctx, d.tx, selectBatches+` WHERE b.undoes = ?`, id)
	if err != nil || len(batches) == 0 {
		return errors.Join(ErrAlready, err)
	}
	return &EarlierError{Why: ErrAlready, Act: batches[0].Act, By: batches[0].Volunteer, At: batches[0].At}
}

// noneSent says ErrSent if a reply of the batch, or one that it sent on its way
// again, has been sent and its source could take it back.
func (d *deed) noneSent(ctx context.Context, id int64) error {
	var sent bool
	err := d.tx.QueryRowContext(ctx, `
		SELECT EXISTS (
		  SELECT 1
		  FROM decisions x
		  JOIN outbox o ON o.id = coalesce(json_extract(x.after, '$.verdict.id'), x.id)
		  JOIN sources s ON s.id = o.source_id
		  WHERE x.batch_id = ? AND o.verdict = 'reply' AND o.state IN ('sent', 'sending', 'unknown')
		    AND json_extract(s.powers, '$.retract.may'))`, id).Scan(&sent)
	if err != nil {
		return fmt.Errorf("read outbox: %w", err)
	}
	if sent {
		return ErrSent
	}
	return nil
}

// reverse puts back what was before a decision.
func (d *deed) reverse(ctx context.Context, dec Decision) error {
	before, after, err := dec.stands()
	if err != nil {
		return err
	}
	switch {
	case before.Task != nil || after.Task != nil:
		return d.reverseTask(ctx, dec, before, after)
	case before.Team != nil || after.Team != nil:
		return d.reverseTeam(ctx, dec, before, after)
	case before.Person != nil || after.Person != nil:
		return d.reversePerson(ctx, dec, before, after)
	case before.Apart != nil || after.Apart != nil:
		return d.reverseApart(ctx, dec, before, after)
	case before.Dismissed != nil || after.Dismissed != nil:
		return d.reverseDismissed(ctx, dec, before, after)
	}
	return d.reverseItem(ctx, dec, before, after)
}

// turnedAct returns what the journal calls the reversal of a decision: undo,
// or the first act again.
func turnedAct(dec Decision, after stand) Act {
	if dec.Act == ActUndo && after.Of != "" {
		return after.Of
	}
	return ActUndo
}

// turnedOf returns what a reversal remembers of the first act.
func turnedOf(dec Decision) Act {
	if dec.Act == ActUndo {
		return ""
	}
	return dec.Act
}
