package store

import (
	"context"
	"fmt"
	"time"
)

// reverseItem puts an item's mark and verdict back to what they were before a
// decision. It changes nothing if somebody has decided otherwise since.
func (d *deed) reverseItem(ctx context.Context, dec Decision, before, after stand) error {
	t, err := d.target(ctx, dec.ItemID)
	if err != nil {
		return err
	}
	mark, ok := t.mark.back(before.mark(), after.mark())
	if !ok {
		return d.later(ctx, dec)
	}
	if err := d.unhindered(ctx, dec, before, after); err != nil {
		return err
	}
	e := t.entry(turnedAct(dec, after), mark)
	e.after.Of = turnedOf(dec)
	turn, err := d.planTurn(ctx, t, before.Verdict, after.Verdict)
	if err != nil {
		return err
	}
	e.before.Verdict, e.after.Verdict = turn.before, turn.after
	if err := saveMark(ctx, d.tx, t.id, mark); err != nil {
		return err
	}
	id, err := d.decide(ctx, e)
	if err != nil {
		return err
	}
	return d.turnVerdict(ctx, t, id, turn)
}

// mark returns the mark of a stand, the zero mark if it has none.
func (s stand) mark() markRow {
	if s.Mark == nil {
		return markRow{}
	}
	return *s.Mark
}

// back returns the mark with everything that changed from before to after put
// back; false if just that was changed again since. What did not change then
// may have changed since: it stays.
func (m markRow) back(before, after markRow) (markRow, bool) {
	back, whole := m, m.By == after.By && m.At == after.At
	if !before.sameTick(after) && !m.sameTick(before) {
		if !m.sameTick(after) {
			return m, false
		}
		back = back.withTick(before)
	}
	if before.ClaimedBy != after.ClaimedBy && m.ClaimedBy != before.ClaimedBy {
		if m.ClaimedBy != after.ClaimedBy {
			return m, false
		}
		back.ClaimedBy, back.ClaimedAt = before.ClaimedBy, before.ClaimedAt
	}
	if before.Note != after.Note && m.Note != before.Note {
		if m.Note != after.Note {
			return m, false
		}
		back.Note = before.Note
	}
	if whole {
		back.By, back.At = before.By, before.At
	}
	return back, true
}

// sameTick reports whether two marks say the same of done and waiting.
func (m markRow) sameTick(of markRow) bool {
	return m.Done == of.Done && m.Until == of.Until && m.Answer == of.Answer
}

// later returns who has decided on the same item after dec.
func (d *deed) later(ctx context.Context, dec Decision) error {
	about, err := readDecisions(ctx, d.tx, selectDecisions+`
		WHERE d.item_id = ? AND d.id > ? AND d.batch_id <> ?
		ORDER BY d.id DESC
		LIMIT 1`, dec.ItemID, dec.ID, d.batch.ID)
	if err != nil {
		return err
	}
	if len(about) == 0 {
		return ErrOvertaken
	}
	return &EarlierError{Why: ErrOvertaken, Act: about[0].Act, By: about[0].Volunteer, At: about[0].At}
}

// unhindered says ErrOvertaken if another verdict on the item's state stands
// than the one that the decision left there. A reply goes beside any verdict.
func (d *deed) unhindered(ctx context.Context, dec Decision, before, after stand) error {
	way := after.Verdict
	if way == nil {
		way = before.Verdict
	}
	if way == nil {
		return nil
	}
	row, err := loadOutgoing(ctx, d.tx, way.ID)
	if err != nil || row.act == ActReply || row.act == ActRetract {
		return err
	}
	standing, err := d.standing(ctx, dec.ItemID)
	if err != nil || standing == nil || standing.id == way.ID {
		return err
	}
	return standing.as(ErrOvertaken)
}

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
// back to prev, which stood before. It changes nothing.
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
			turn.ask, err = row.inverse(t, d.batch.At)
			turn.after = &onWay{State: Queued}
			return turn, err
		case Withdrawn, Overtaken:
		}
	}
	if prev == nil || (prev.State != Queued && prev.State != Failed) {
		return turn, nil
	}
	row, err := loadOutgoing(ctx, d.tx, prev.ID)
	if err != nil || row.state != Withdrawn {
		return turn, err
	}
	if row.expected.Revision != t.revision || (row.after == 0 && row.expected.State != t.state) {
		return turn, ErrOvertaken
	}
	turn.revive, turn.reviveAs, turn.after = &row, prev.State, &onWay{ID: row.id, State: prev.State}
	return turn, nil
}

// inverse returns the verdict that takes o back at the source. It leaves now;
// but one that is being sent is followed, and words are not sent again without
// an undo time.
func (o outgoing) inverse(t target, now time.Time) (*outgoing, error) {
	inv := outgoing{at: now, saw: t.state}
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
	inv.saw, _ = o.act.want()
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
		    WHERE a.id = outbox.after_id AND a.state NOT IN ('withdrawn', 'overtaken'))
		WHERE id = ?`, as, leaves.Unix(), d.run, o.id)
	if err != nil {
		return fmt.Errorf("revive verdict: %w", err)
	}
	if as == Queued {
		d.batch.SendAfter = leaves
	}
	if o.act != ActReply {
		return nil
	}
	_, err = d.tx.ExecContext(ctx, `
		DELETE FROM drafts WHERE item_id = ? AND volunteer = ? AND body = ?`, o.itemID, o.volunteer, o.text)
	return err
}
