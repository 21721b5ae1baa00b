package store

import (
	"context"
	"fmt"
	"slices"
)

// arrive ends a verdict that did what it should. The item is now in the state
// that was asked for.
func (st settling) arrive(ctx context.Context, o outgoing, cause Cause, a Answer) error {
	if err := st.end(ctx, o, Sent, cause, a); err != nil {
		return err
	}
	want, onState := o.act.want()
	if !onState {
		return nil
	}
	if cause == CauseGone {
		want = Gone
	}
	return st.move(ctx, o.itemID, want)
}

// overtake ends a verdict that came too late. Unless the source is as wanted
// anyway, its tick goes, and a reply's words are a draft again.
func (st settling) overtake(ctx context.Context, o outgoing, cause Cause, a Answer) error {
	if err := st.end(ctx, o, Overtaken, cause, a); err != nil {
		return err
	}
	state, known := a.State, true
	switch cause {
	case CauseAlready:
		state, _ = o.act.want()
	case CauseGone:
		state = Gone
	case CauseElse:
	default:
		known = false
	}
	if known {
		if err := st.move(ctx, o.itemID, state); err != nil {
			return err
		}
	}
	if err := st.release(ctx, o, cause == CauseAlready); err != nil || cause == CauseAlready {
		return err
	}
	return st.giveUp(ctx, o)
}

// fail ends, for now, a verdict that the source refused. It brings the item
// back until it is tried again or dropped. One that a volunteer wanted to take
// back while it was being sent has nothing left to take back.
func (st settling) fail(ctx context.Context, o outgoing, a Answer) error {
	_, err := st.tx.ExecContext(ctx, `
		UPDATE outbox
		SET state = 'failed', cause = ?, answer = ?, answered_by = ?, lease = '', leased_at = NULL, retry_at = NULL
		WHERE id = ?`, CauseRefused, a.Why, a.By, o.id)
	if err != nil {
		return fmt.Errorf("fail verdict: %w", err)
	}
	if err := st.untick(ctx, o); err != nil {
		return err
	}
	followers, err := st.followers(ctx, o)
	if err != nil {
		return err
	}
	for _, f := range followers {
		if f.act == ActReply {
			continue // it goes out after the next try
		}
		if err := st.end(ctx, f, Withdrawn, CauseBefore, Answer{}); err != nil {
			return err
		}
		if want, _ := f.act.want(); want != o.expected.State && f.onState() {
			continue
		}
		if err := st.end(ctx, o, Withdrawn, CauseUndone, a); err != nil {
			return err
		}
	}
	return nil
}

// stop stops a source whose login was refused. All its verdicts stay queued;
// not one more is sent until somebody has logged in.
func (st settling) stop(ctx context.Context, o outgoing, a Answer) error {
	back := Queued
	if o.state == Unknown {
		back = Unknown
	}
	if err := st.wait(ctx, o, back, CauseLogin, 0); err != nil {
		return err
	}
	_, err := st.tx.ExecContext(ctx, `
		UPDATE sources
		SET stopped_at = ?, stopped_why = ?
		WHERE id = ? AND stopped_at IS NULL`, st.now.Unix(), a.Why, o.sourceID)
	if err != nil {
		return fmt.Errorf("stop source: %w", err)
	}
	_, err = st.tx.ExecContext(ctx, `
		UPDATE outbox
		SET lease = '', leased_at = NULL
		WHERE source_id = ? AND state IN ('queued', 'unknown')`, o.sourceID)
	return err
}

// move keeps the state that a source shows of an item.
func (st settling) move(ctx context.Context, itemID int64, state State) error {
	_, err := st.tx.ExecContext(ctx, `
		UPDATE items
		SET state = ?1, moves = moves + 1
		WHERE id = ?2 AND state <> ?1`, state, itemID)
	if err != nil {
		return fmt.Errorf("keep state of item %d: %w", itemID, err)
	}
	return nil
}

// release ends what was to follow a verdict that did not arrive, the last
// first. kept says that the source is as wanted anyway: then a reply still goes
// out.
func (st settling) release(ctx context.Context, o outgoing, kept bool) error {
	followers, err := st.followers(ctx, o)
	if err != nil {
		return err
	}
	for _, f := range slices.Backward(followers) {
		switch {
		case f.act != ActReply:
			err = st.end(ctx, f, Withdrawn, CauseBefore, Answer{})
		case !kept:
			if err = st.end(ctx, f, Overtaken, CauseBefore, Answer{}); err == nil {
				err = st.giveUp(ctx, f)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// followers returns the queued verdicts that wait for another to arrive.
func (st settling) followers(ctx context.Context, o outgoing) ([]outgoing, error) {
	ids, err := readIDs(ctx, st.tx, `SELECT id FROM outbox WHERE after_id = ? AND state = 'queued' ORDER BY id`, o.id)
	if err != nil {
		return nil, err
	}
	followers := make([]outgoing, len(ids))
	for i, id := range ids {
		if followers[i], err = loadOutgoing(ctx, st.tx, id); err != nil {
			return nil, err
		}
	}
	return followers, nil
}

// giveUp takes back the tick of a verdict that will not be tried again; the
// words of a reply are a draft again.
func (st settling) giveUp(ctx context.Context, o outgoing) error {
	if err := st.untick(ctx, o); err != nil || o.act != ActReply {
		return err
	}
	return redraft(ctx, st.tx, Draft{ItemID: o.itemID, Volunteer: o.volunteer, Text: o.text, At: st.now})
}

// untickAll takes back the ticks of a verdict and of what is to follow it, the
// last first: each was given over the one before.
func (st settling) untickAll(ctx context.Context, o outgoing) error {
	followers, err := st.followers(ctx, o)
	if err != nil {
		return err
	}
	for _, f := range slices.Backward(followers) {
		if err := st.untickAll(ctx, f); err != nil {
			return err
		}
	}
	return st.untick(ctx, o)
}

// untick takes back the tick that a verdict gave, for it was not carried out.
// A mark that was changed since stays.
func (st settling) untick(ctx context.Context, o outgoing) error {
	before, after, err := st.decision(ctx, o)
	if err != nil {
		return err
	}
	return st.swapTick(ctx, o.itemID, after, before)
}

// tick gives the tick of a verdict again, for it is tried again.
func (st settling) tick(ctx context.Context, o outgoing) error {
	before, after, err := st.decision(ctx, o)
	if err != nil {
		return err
	}
	return st.swapTick(ctx, o.itemID, before, after)
}

// swapTick changes what a mark says of done and waiting from one to another,
// if it is the one.
func (st settling) swapTick(ctx context.Context, itemID int64, from, to markRow) error {
	mark, err := loadMark(ctx, st.tx, itemID)
	if err != nil || from.sameTick(to) || !mark.sameTick(from) {
		return err
	}
	mark = mark.withTick(to)
	mark.By, mark.At = to.By, to.At
	return saveMark(ctx, st.tx, itemID, mark)
}

// decision returns the marks before and after the decision behind a verdict.
func (st settling) decision(ctx context.Context, o outgoing) (before, after markRow, err error) {
	decisions, err := readDecisions(ctx, st.tx, selectDecisions+` WHERE d.id = ?`, o.id)
	if err != nil || len(decisions) == 0 {
		return before, after, err
	}
	b, a, err := decisions[0].stands()
	return b.mark(), a.mark(), err
}
