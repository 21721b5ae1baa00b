package store

import "context"

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
