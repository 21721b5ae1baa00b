package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Decide keeps one verdict (approve, hold, spam or trash) on several comments
// as one batch. It also ticks them off. Nothing leaves this machine before
// Batch.SendAfter; until then Undo withdraws it.
func (s *Store) Decide(ctx context.Context, who string, act Act, ids ...int64) (Batch, error) {
	return s.decideAll(ctx, who, act, "", ids)
}

// decideAll is Decide for a reason; an empty one is none.
func (s *Store) decideAll(ctx context.Context, who string, act Act, reason string, ids []int64) (Batch, error) {
	want, ok := act.want()
	if !ok {
		return Batch{}, fmt.Errorf("%s: not a verdict on a comment's state", act)
	}
	return s.act(ctx, Batch{Volunteer: who, Act: act}, func(d *deed) error {
		d.reason = reason
		return d.each(ids, func(id int64) error {
			t, err := d.target(ctx, id)
			if err != nil {
				return err
			}
			if err := t.able(act); err != nil {
				return err
			}
			return d.decideState(ctx, t, act, want)
		})
	})
}

// decideState keeps a verdict on one comment's state. An earlier one of this
// volunteer that has not left is withdrawn.
func (d *deed) decideState(ctx context.Context, t target, act Act, want State) error {
	if err := d.claimed(t.mark.ClaimedBy, t.mark.ClaimedAt); err != nil {
		return err
	}
	standing, err := d.standing(ctx, t.id)
	if err != nil {
		return err
	}
	if err := d.free(ctx, t, standing, act, want); err != nil {
		return err
	}
	replaced, err := d.replace(ctx, t.id, standing)
	if err != nil {
		return err
	}
	mark := t.ticked(d.batch.At)
	if act == ActHold {
		mark = t.mark.withTick(markRow{})
	}
	mark.By, mark.At = d.batch.Volunteer, d.batch.At.Unix()
	if err := saveMark(ctx, d.tx, t.id, mark); err != nil {
		return err
	}
	e := t.entry(act, mark)
	e.before.Verdict = replaced
	if t.state == want {
		_, err := d.decide(ctx, e)
		return err
	}
	e.after.Verdict = &onWay{State: Queued}
	id, err := d.decide(ctx, e)
	if err != nil {
		return err
	}
	return d.queue(ctx, outgoing{id: id, act: act, saw: t.state}, t)
}

// free says why a verdict on a comment's state cannot be given now, if so.
// While one is being sent or taken back, the source's answer comes first.
func (d *deed) free(ctx context.Context, t target, standing *standingVerdict, act Act, want State) error {
	switch {
	case standing == nil && t.state == Gone:
		return ErrGone
	case standing == nil && t.state == want:
		return d.earlier(ctx, ErrAlready, t.id, act, ActModerated)
	case standing == nil || standing.state == Failed:
		return nil
	case standing.volunteer != d.batch.Volunteer:
		return standing.as(ErrOvertaken)
	case standing.follows:
		return ErrQueued
	case standing.act == act:
		return standing.as(ErrAlready)
	case standing.state != Queued:
		return ErrQueued
	}
	return nil
}

// replace withdraws what another decision on an item takes the place of: the
// verdict on its state, if it has not left or failed, and replies that failed.
// It returns, as it stood, what an undo brings back; otherwise nil.
func (d *deed) replace(ctx context.Context, itemID int64, standing *standingVerdict) (*onWay, error) {
	replaced, err := d.replaceReplies(ctx, itemID)
	if err != nil || standing == nil || standing.state == Sending || standing.state == Unknown {
		return replaced, err
	}
	return &onWay{ID: standing.id, State: standing.state}, d.withdraw(ctx, standing.id, CauseReplaced)
}

// replaceReplies withdraws the replies to an item that failed, and returns the
// newest. The words of each are a draft again.
func (d *deed) replaceReplies(ctx context.Context, itemID int64) (*onWay, error) {
	ids, err := readIDs(ctx, d.tx, `
		SELECT id
		FROM outbox
		WHERE item_id = ? AND state = 'failed' AND verdict = 'reply'
		ORDER BY id DESC`, itemID)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	for _, id := range ids {
		if err := d.withdraw(ctx, id, CauseReplaced); err != nil {
			return nil, err
		}
	}
	return &onWay{ID: ids[0], State: Failed}, nil
}

// standingVerdict is the newest verdict on a comment's state that is on its
// way, or failed.
type standingVerdict struct {
	id        int64
	act       Act
	state     VerdictState
	volunteer string
	at        int64
	follows   bool // it takes another one back, or waits for one to arrive
}

// as returns the verdict as the reason why another comes too late.
func (v standingVerdict) as(why error) error {
	return &EarlierError{Why: why, Act: v.act, By: v.volunteer, At: time.Unix(v.at, 0)}
}

// blocks returns why a mark has to wait for the verdict: it is ours, or
// somebody else's who was faster.
func (v standingVerdict) blocks(who string) error {
	if v.volunteer == who {
		return ErrQueued
	}
	return v.as(ErrOvertaken)
}

// standing returns the verdict on a comment's state that stands, or nil.
func (d *deed) standing(ctx context.Context, itemID int64) (*standingVerdict, error) {
	return d.standingBut(ctx, itemID, 0)
}

// standingBut returns the verdict that would stand without one of them.
func (d *deed) standingBut(ctx context.Context, itemID, but int64) (*standingVerdict, error) {
	var v standingVerdict
	err := d.tx.QueryRowContext(ctx, `
		SELECT o.id, o.verdict, o.state, d.volunteer, d.at, d.act = 'undo' OR EXISTS (
		  SELECT 1 FROM outbox a
		  WHERE a.id = o.after_id AND a.state IN ('queued', 'sending', 'unknown'))
		FROM outbox o
		JOIN decisions d ON d.id = o.id
		WHERE o.item_id = ? AND o.id <> ? AND o.state IN ('queued', 'sending', 'unknown', 'failed')
		  AND o.verdict NOT IN ('reply', 'retract')
		ORDER BY o.after_id IS NULL, o.id DESC
		LIMIT 1`, itemID, but).Scan(&v.id, &v.act, &v.state, &v.volunteer, &v.at, &v.follows)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read outbox: %w", err)
	}
	return &v, nil
}

// withdraw ends a verdict that has not left, and what was to follow it.
func (d *deed) withdraw(ctx context.Context, id int64, cause Cause) error {
	st := settling{store: d.Store, tx: d.tx, now: d.batch.At}
	o, err := loadOutgoing(ctx, d.tx, id)
	if err != nil {
		return err
	}
	followers, err := st.followers(ctx, o)
	if err != nil {
		return err
	}
	if err := st.end(ctx, o, Withdrawn, cause, Answer{}); err != nil {
		return err
	}
	for _, f := range followers {
		if err := d.withdraw(ctx, f.id, CauseBefore); err != nil {
			return err
		}
	}
	if o.act != ActReply {
		return nil
	}
	return redraft(ctx, d.tx, Draft{ItemID: o.itemID, Volunteer: o.volunteer, Text: o.text, At: d.batch.At})
}
