package store

import (
	"context"
	"errors"
	"strings"
	"time"
)

// ClaimTime is how long somebody has what they claimed, unless it is handled
// before: somebody who did not come to it in a day is not at it.
const ClaimTime = 24 * time.Hour

// ErrClaimed says that somebody else is at a thing just now. Claiming it, too,
// makes it free.
var ErrClaimed = errors.New("somebody has it")

// Things are items and tasks that one act is about.
type Things struct {
	Items, Tasks []int64
}

// Claim says that who has these items for a day, also those that somebody else
// had.
func (s *Store) Claim(ctx context.Context, who string, ids ...int64) (Batch, error) {
	return s.ClaimThings(ctx, who, Things{Items: ids})
}

// Assign says that whom has these items for a day.
func (s *Store) Assign(ctx context.Context, who, whom string, ids ...int64) (Batch, error) {
	return s.AssignThings(ctx, who, whom, Things{Items: ids})
}

// Unclaim lets go of items that somebody claimed.
func (s *Store) Unclaim(ctx context.Context, who string, ids ...int64) (Batch, error) {
	return s.ReleaseThings(ctx, who, Things{Items: ids})
}

// ClaimThings says that who has these things. A task that somebody has until it
// is done goes over to who in the same way; everything else for a day.
func (s *Store) ClaimThings(ctx context.Context, who string, t Things) (Batch, error) {
	return s.claim(ctx, Batch{Volunteer: who, Act: ActClaim, Whom: who}, t)
}

// AssignThings says that whom has these things, as ClaimThings does. Nobody
// lets go of them.
func (s *Store) AssignThings(ctx context.Context, who, whom string, t Things) (Batch, error) {
	whom = strings.TrimSpace(whom)
	switch whom {
	case "":
		return s.ReleaseThings(ctx, who, t)
	case who:
		return s.ClaimThings(ctx, who, t)
	}
	return s.claim(ctx, Batch{Volunteer: who, Act: ActAssign, Whom: whom}, t)
}

// ReleaseThings lets go of things that somebody has.
func (s *Store) ReleaseThings(ctx context.Context, who string, t Things) (Batch, error) {
	return s.claim(ctx, Batch{Volunteer: who, Act: ActRelease}, t)
}

func (s *Store) claim(ctx context.Context, b Batch, things Things) (Batch, error) {
	return s.act(ctx, b, func(d *deed) error {
		if err := d.each(things.Items, func(id int64) error { return d.claimItem(ctx, id) }); err != nil {
			return err
		}
		return d.each(things.Tasks, func(id int64) error { return d.claimTask(ctx, id) })
	})
}

// claimItem gives an item to whom the batch says.
func (d *deed) claimItem(ctx context.Context, id int64) error {
	t, err := d.target(ctx, id)
	if err != nil {
		return err
	}
	if t.mark.ClaimedBy == d.batch.Whom {
		return d.earlier(ctx, ErrAlready, t.id, ActClaim, ActAssign, ActRelease)
	}
	after := t.mark
	after.ClaimedBy, after.ClaimedAt = d.batch.Whom, d.batch.At.Unix()
	if d.batch.Whom == "" {
		after.ClaimedAt = 0
	} else {
		d.batch.Until = d.batch.At.Add(ClaimTime)
	}
	return d.keepMark(ctx, t, after, nil)
}

// claimTask gives a task to whom the batch says.
func (d *deed) claimTask(ctx context.Context, id int64) error {
	row, err := loadTask(ctx, d.tx, id)
	if err != nil {
		return err
	}
	if row.DoneAt != 0 || row.ClaimedBy == d.batch.Whom {
		return d.earlierOnTask(ctx, ErrAlready, id)
	}
	after := row
	after.ClaimedBy, after.ClaimedAt = d.batch.Whom, 0
	if today := row.ClaimedBy == "" || row.ClaimedAt != 0; today && d.batch.Whom != "" {
		after.ClaimedAt = d.batch.At.Unix()
		d.batch.Until = d.batch.At.Add(ClaimTime)
	}
	if err := after.update(ctx, d.tx); err != nil {
		return err
	}
	return d.journalTask(ctx, d.batch.Act, &row, &after)
}

// claimed says ErrClaimed if somebody else than the volunteer claimed a thing.
// Where no time is known the claim does not end by itself and bars nothing.
func (d *deed) claimed(by string, at int64) error {
	since := moment(at)
	if by == "" || by == d.batch.Volunteer || at == 0 || !d.batch.At.Before(since.Add(ClaimTime)) {
		return nil
	}
	return &EarlierError{Why: ErrClaimed, Act: ActClaim, By: by, At: since}
}
