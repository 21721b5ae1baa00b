package store

import (
	"context"
	"strings"
)

// Claim says that who has these items, also those that somebody else had.
func (s *Store) Claim(ctx context.Context, who string, ids ...int64) (Batch, error) {
	return s.Assign(ctx, who, who, ids...)
}

// Assign says that whom has these items.
func (s *Store) Assign(ctx context.Context, who, whom string, ids ...int64) (Batch, error) {
	return s.claim(ctx, who, strings.TrimSpace(whom), ids)
}

// Unclaim lets go of items that somebody claimed.
func (s *Store) Unclaim(ctx context.Context, who string, ids ...int64) (Batch, error) {
	return s.claim(ctx, who, "", ids)
}

func (s *Store) claim(ctx context.Context, who, whom string, ids []int64) (Batch, error) {
	return s.act(ctx, Batch{Volunteer: who, Act: ActClaim}, func(d *deed) error {
		return d.each(ids, func(id int64) error {
			t, err := d.target(ctx, id)
			if err != nil {
				return err
			}
			if t.mark.ClaimedBy == whom {
				return d.earlier(ctx, ErrAlready, t.id, ActClaim)
			}
			after := t.mark
			after.ClaimedBy, after.ClaimedAt = whom, d.batch.At.Unix()
			if whom == "" {
				after.ClaimedAt = 0
			}
			return d.keepMark(ctx, t, after, nil)
		})
	})
}
