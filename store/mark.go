package store

import (
	"context"
	"strings"
	"time"
)

// Mark is what volunteers think of an item. No pull ever touches it.
type Mark struct {
	Done         time.Time // zero if not ticked off
	DoneRevision int       // the revision it was ticked off at
	WaitUntil    time.Time // zero if it does not wait for a date
	WaitAnswer   bool      // waits until somebody answers
	ClaimedBy    string
	Claimed      time.Time // since when; zero if nobody has it
	Note         string
	By           string // who marked last
	At           time.Time
}

// Done ticks items off for this desk only. A comment held at a source whose
// login may decide is refused with ErrHeld: such a comment needs a verdict.
func (s *Store) Done(ctx context.Context, who string, ids ...int64) (Batch, error) {
	return s.act(ctx, Batch{Volunteer: who, Act: ActDone}, func(d *deed) error {
		return d.mark(ctx, ids, func(t target) (markRow, error) {
			if t.mark.Done != 0 && !t.onDesk {
				return markRow{}, d.earlier(ctx, ErrAlready, t.id, ActDone, ActApprove, ActHold, ActSpam, ActTrash, ActReply)
			}
			if t.state == Held && t.decidable() {
				return markRow{}, ErrHeld
			}
			return t.ticked(d.batch.At), nil
		})
	})
}

// Reopen takes the tick or the waiting off items, so that they are pending
// again.
func (s *Store) Reopen(ctx context.Context, who string, ids ...int64) (Batch, error) {
	return s.act(ctx, Batch{Volunteer: who, Act: ActReopen}, func(d *deed) error {
		return d.mark(ctx, ids, func(t target) (markRow, error) {
			if t.mark.tick() == (markRow{}).tick() {
				return markRow{}, d.earlier(ctx, ErrAlready, t.id, ActReopen)
			}
			return t.mark.withTick(markRow{}), nil
		})
	})
}

// WaitUntil takes items off the desk until the given time.
func (s *Store) WaitUntil(ctx context.Context, who string, until time.Time, ids ...int64) (Batch, error) {
	b := Batch{Volunteer: who, Act: ActWait, Until: time.Unix(until.Unix(), 0)}
	return s.act(ctx, b, func(d *deed) error {
		return d.mark(ctx, ids, func(t target) (markRow, error) {
			if t.mark.Until == until.Unix() {
				return markRow{}, d.earlier(ctx, ErrAlready, t.id, ActWait)
			}
			return t.mark.withTick(markRow{Until: until.Unix(), Revision: t.revision, Moves: t.moves}), nil
		})
	})
}

// WaitForAnswer takes items off the desk until somebody answers them.
func (s *Store) WaitForAnswer(ctx context.Context, who string, ids ...int64) (Batch, error) {
	return s.act(ctx, Batch{Volunteer: who, Act: ActWait}, func(d *deed) error {
		newest, err := newestItem(ctx, d.tx)
		if err != nil {
			return err
		}
		return d.mark(ctx, ids, func(t target) (markRow, error) {
			if t.mark.Answer && !t.onDesk {
				return markRow{}, d.earlier(ctx, ErrAlready, t.id, ActWait)
			}
			return t.mark.withTick(markRow{Answer: true, AnswerAfter: newest, Revision: t.revision, Moves: t.moves}), nil
		})
	})
}

// Note keeps a note on an item; an empty text removes it.
func (s *Store) Note(ctx context.Context, who string, id int64, text string) (Batch, error) {
	text = strings.TrimSpace(text)
	return s.act(ctx, Batch{Volunteer: who, Act: ActNote}, func(d *deed) error {
		return d.each([]int64{id}, func(id int64) error {
			t, err := d.target(ctx, id)
			if err != nil {
				return err
			}
			if t.mark.Note == text {
				return ErrAlready
			}
			after := t.mark
			after.Note = text
			return d.keepMark(ctx, t, after, nil)
		})
	})
}

// ticked returns the item's mark as done at its present state; nobody has it
// any longer.
func (t target) ticked(at time.Time) markRow {
	mark := t.mark.withTick(markRow{Done: at.Unix(), Revision: t.revision, Moves: t.moves})
	mark.ClaimedBy, mark.ClaimedAt = "", 0
	return mark
}

// mark gives every item the mark that next says. Items with a verdict on its
// way are left alone: they are decided on. So are those that somebody else has.
// A verdict or a reply that failed is given up.
func (d *deed) mark(ctx context.Context, ids []int64, next func(target) (markRow, error)) error {
	return d.each(ids, func(id int64) error {
		t, err := d.target(ctx, id)
		if err != nil {
			return err
		}
		if err := d.claimed(t.mark.ClaimedBy, t.mark.ClaimedAt); err != nil {
			return err
		}
		standing, err := d.standing(ctx, t.id)
		if err != nil {
			return err
		}
		if standing != nil && standing.state != Failed {
			return standing.blocks(d.batch.Volunteer)
		}
		after, err := next(t)
		if err != nil {
			return err
		}
		replaced, err := d.replace(ctx, t.id, standing)
		if err != nil {
			return err
		}
		return d.keepMark(ctx, t, after, replaced)
	})
}

// keepMark writes a mark and its entry in the journal, with the verdict that
// it replaced, if any.
func (d *deed) keepMark(ctx context.Context, t target, after markRow, replaced *onWay) error {
	after.By, after.At = d.batch.Volunteer, d.batch.At.Unix()
	if err := saveMark(ctx, d.tx, t.id, after); err != nil {
		return err
	}
	e := t.entry(d.batch.Act, after)
	e.before.Verdict = replaced
	_, err := d.decide(ctx, e)
	return err
}
