package store

import (
	"context"
	"fmt"
	"time"
)

// turning is how a verdict is turned round: what is withdrawn, what is revived
// and what is asked of the source instead.
type turning struct {
	before, after *onWay // for the journal
	withdraw      *outgoing
	revive        *outgoing
	reviveAs      VerdictState
	ask           *outgoing
}

// planTurn finds out how to get from the verdict cur, which a decision left,
// back to prev, which stood before. It changes nothing. ErrOvertaken if
// another verdict on the item's state stands in the way.
func (d *deed) planTurn(ctx context.Context, t target, prev, cur *onWay) (turning, error) {
	var turn turning
	if cur != nil {
		row, err := loadOutgoing(ctx, d.tx, cur.ID)
		if err != nil {
			return turn, err
		}
		turn.before = &onWay{ID: row.id, State: row.state}
		switch row.state {
		case Queued, Failed:
			turn.withdraw = &row
		case Sending, Unknown, Sent:
			turn.ask, err = d.inverse(ctx, row, t)
			turn.after = &onWay{State: Queued}
			return turn, err
		case Withdrawn, Overtaken:
		}
	}
	if prev == nil || (prev.State != Queued && prev.State != Failed) {
		return turn, nil
	}
	turn.after = &onWay{ID: prev.ID, State: prev.State}
	return turn, d.planRevival(ctx, t, prev, &turn)
}

// planRevival finds out how a verdict that was withdrawn goes on its way again:
// only if the comment is what it was, or will be by one that it then follows.
func (d *deed) planRevival(ctx context.Context, t target, prev *onWay, turn *turning) error {
	row, err := loadOutgoing(ctx, d.tx, prev.ID)
	if err != nil {
		return err
	}
	if row.state != Withdrawn {
		turn.after = nil
		return nil
	}
	if row.expected.Revision != t.revision {
		return ErrOvertaken
	}
	turn.revive, turn.reviveAs = &row, prev.State
	if !row.onState() {
		if row.after == 0 && row.expected.State != t.state {
			return ErrOvertaken
		}
		return nil
	}
	var without int64
	if turn.withdraw != nil {
		without = turn.withdraw.id
	}
	standing, err := d.standingBut(ctx, t.id, without)
	if err != nil {
		return err
	}
	if standing == nil {
		if row.expected.State != t.state {
			return ErrOvertaken
		}
		return nil
	}
	if want, _ := standing.act.want(); want != row.expected.State || standing.state == Failed {
		return standing.as(ErrOvertaken)
	}
	row.after = standing.id
	return nil
}

// inverse returns the verdict that takes o back at the source. It leaves now;
// but one that is being sent is followed, and so is one that will bring the
// item back to where o left it. Words are not sent again without an undo time.
func (d *deed) inverse(ctx context.Context, o outgoing, t target) (*outgoing, error) {
	inv := outgoing{at: d.batch.At, saw: t.state}
	if o.state != Sent {
		inv.after = o.id
	}
	switch o.act {
	case ActReply:
		inv.act, inv.text, inv.remoteID = ActRetract, o.text, o.remoteID
		return &inv, t.able(ActRetract)
	case ActRetract:
		inv.act, inv.text, inv.at = ActReply, o.text, time.Time{}
		return &inv, t.able(ActReply)
	}
	standing, err := d.standing(ctx, t.id)
	if err != nil {
		return nil, err
	}
	inv.saw, _ = o.act.want()
	switch {
	case standing == nil && t.state != inv.saw:
		return nil, ErrOvertaken
	case standing != nil && standing.id != o.id:
		if want, _ := standing.act.want(); want != inv.saw || standing.state == Failed {
			return nil, standing.as(ErrOvertaken)
		}
		inv.after = standing.id
	}
	act, ok := o.expected.State.verdict()
	if !ok || !t.powers[o.act].Undo {
		return nil, &PowerError{Act: act, Source: t.source, Login: t.login, Why: t.powers[o.act].Why}
	}
	inv.act = act
	return &inv, t.able(act)
}

// turnVerdict carries out what planTurn found; id is the decision's number.
func (d *deed) turnVerdict(ctx context.Context, t target, id int64, turn turning) error {
	if turn.withdraw != nil {
		if err := d.withdraw(ctx, turn.withdraw.id, CauseUndone); err != nil {
			return err
		}
		d.batch.Withdrawn++
	}
	if turn.revive != nil {
		return d.revive(ctx, *turn.revive, turn.reviveAs)
	}
	if turn.ask == nil {
		return nil
	}
	turn.ask.id = id
	return d.queue(ctx, *turn.ask, t)
}

// revive puts a withdrawn verdict back to where it was. One that was queued
// gets its undo time again, and waits no more for one that will not be sent.
func (d *deed) revive(ctx context.Context, o outgoing, as VerdictState) error {
	leaves := d.leaves()
	_, err := d.tx.ExecContext(ctx, `
		UPDATE outbox
		SET state = ?, cause = CASE ?1 WHEN 'failed' THEN 'refused' ELSE '' END,
		  send_after = ?, owner = ?, lease = '', leased_at = NULL, retry_at = NULL, ended_at = NULL,
		  after_id = (
		    SELECT a.id FROM outbox a
		    WHERE a.id = ? AND a.state NOT IN ('withdrawn', 'overtaken'))
		WHERE id = ?`, as, leaves.Unix(), d.run, o.after, o.id)
	if err != nil {
		return fmt.Errorf("revive verdict: %w", err)
	}
	if as == Queued {
		d.batch.SendAfter = leaves
	}
	if o.act != ActReply {
		return nil
	}
	return undraft(ctx, d.tx, o)
}
