package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// Expired counts what went from a source, or would go, because it was done and
// older than the source keeps such things.
type Expired struct {
	Posts, Comments int
	Worked          int // of them those that somebody had decided on: the journal keeps that, and no text
}

// And returns both together.
func (e Expired) And(o Expired) Expired {
	return Expired{e.Posts + o.Posts, e.Comments + o.Comments, e.Worked + o.Worked}
}

// expiryTime is how long after one removal from a source the next is due.
const expiryTime = 20 * time.Hour

// Expire removes what is done at a source and older than keep: comments with
// all that answers them, then posts that no comment is left of. What is
// pending, held or put off stays, and so does what an open task, a draft, a
// claim or a verdict on its way is about. The journal keeps what was decided,
// by whom and when, without the words. No pull brings it back.
//
// Once a day is enough: until then a call does nothing, unless now is set.
func (s *Store) Expire(ctx context.Context, sourceID int64, keep time.Duration, now bool) (Expired, error) {
	e := s.expiry(sourceID, keep)
	begun, err := e.begin(ctx, now)
	if err != nil || !begun {
		return Expired{}, err
	}
	err = e.walk(ctx, func(kind Kind, after Cursor) (c Cursor, err error) {
		err = s.inPull(ctx, func(tx *sql.Tx) error {
			var page expiryPage
			if page, err = e.page(ctx, tx, kind, after); err != nil {
				return err
			}
			c = page.last
			return e.remove(ctx, tx, page)
		})
		return c, err
	})
	if err == nil {
		err = s.inPull(ctx, func(tx *sql.Tx) error { return e.leaveMembers(ctx, tx) })
	}
	if err != nil {
		return e.done, fmt.Errorf("remove what source %d no longer keeps: %w", sourceID, err)
	}
	return e.done, nil
}

// WouldExpire counts what Expire would remove, and removes nothing.
func (s *Store) WouldExpire(ctx context.Context, sourceID int64, keep time.Duration) (Expired, error) {
	e := s.expiry(sourceID, keep)
	err := e.walk(ctx, func(kind Kind, after Cursor) (Cursor, error) {
		page, err := e.page(ctx, s.read, kind, after)
		e.count(page)
		return page.last, err
	})
	if err != nil {
		return Expired{}, fmt.Errorf("count what source %d would not keep: %w", sourceID, err)
	}
	return e.done, nil
}

// expiry is one removal of old things from a source while it runs.
type expiry struct {
	*Store
	source  int64
	before  int64 // what is as old, or younger, stays
	gone    idSet // what was removed, or would be
	members idSet // whose it was
	done    Expired
}

func (s *Store) expiry(sourceID int64, keep time.Duration) *expiry {
	return &expiry{Store: s, source: sourceID, before: s.now().Add(-keep).Unix(), gone: idSet{}, members: idSet{}}
}

// begin notes up to when the source's past is no longer kept, and reports
// false if that was done a short while ago; in the future it was not, the clock
// was put back.
func (e *expiry) begin(ctx context.Context, now bool) (begun bool, err error) {
	err = e.inPull(ctx, func(tx *sql.Tx) error {
		at := e.now().Unix()
		res, err := tx.ExecContext(ctx, `
			UPDATE sources
			SET kept_from = max(kept_from, ?1), expired_at = ?2
			WHERE id = ?3 AND removed_at IS NULL AND (expired_at <= ?4 OR expired_at > ?2 OR ?5)`,
			e.before, at, e.source, at-int64(expiryTime/time.Second), now)
		if err != nil {
			return err
		}
		n, err := res.RowsAffected()
		begun = n > 0
		return err
	})
	return begun, err
}

// walk goes through the source's old things page by page, comments before the
// posts they hang on. step takes the page behind a cursor and returns the
// cursor of its end, a zero one at the end of all.
func (e *expiry) walk(ctx context.Context, step func(Kind, Cursor) (Cursor, error)) error {
	for _, kind := range []Kind{KindComment, KindPost} {
		for at := (Cursor{}); ; {
			next, err := step(kind, at)
			if err != nil {
				return err
			}
			if next == (Cursor{}) {
				break
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			at = next
		}
	}
	return nil
}

// count counts a page that goes, or would go.
func (e *expiry) count(p expiryPage) {
	for _, it := range p.going {
		e.gone[it.id] = true
		if it.worked {
			e.done.Worked++
		}
	}
	if p.kind == KindPost {
		e.done.Posts += len(p.going)
	} else {
		e.done.Comments += len(p.going)
	}
}
