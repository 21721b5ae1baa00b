package store

import (
	"context"
	"fmt"
	"math"
	"time"
)

// Counts is what the desk's headings say. Each number is capped at CountCap.
type Counts struct {
	Posts, Held, Open, Tasks, Overdue, Today int

	Week     int       // tasks due after today and until Sunday
	Reminded int       // open tasks whose reminder has come
	Waiting  int       // items that come back later
	Oldest   time.Time // published, of the oldest pending comment; zero if none

	NextWake     time.Time // when the next waiting item comes back or a claim ends; zero if none
	NextReminder time.Time // when somebody is next to be reminded of a task; zero if none
}

// CountCap is the number above which a count is no longer counted.
const CountCap = 1000

// Counts returns the desk's numbers at the time of the call.
func (s *Store) Counts(ctx context.Context) (Counts, error) {
	var c Counts
	var oldest, wake, claim int64
	err := s.read.QueryRowContext(ctx, `
		SELECT
		  (SELECT count(*) FROM (SELECT 1 FROM desk WHERE kind = 1 AND wait_until IS NULL LIMIT ?1)),
		  (SELECT count(*) FROM (SELECT 1 FROM desk WHERE kind = 2 AND held = 1 AND wait_until IS NULL LIMIT ?1)),
		  (SELECT count(*) FROM (SELECT 1 FROM desk WHERE kind = 2 AND held = 0 AND wait_until IS NULL LIMIT ?1)),
		  (SELECT count(*) FROM (SELECT 1 FROM desk WHERE wait_until IS NOT NULL LIMIT ?1)),
		  coalesce((SELECT min(published_at) FROM desk WHERE kind = 2 AND wait_until IS NULL), 0),
		  coalesce((SELECT min(wait_until) FROM desk WHERE wait_until < 9223372036854775807), 0),
		  min(
		    coalesce((SELECT min(claimed_at) FROM marks WHERE claimed_at IS NOT NULL), 9223372036854775807),
		    coalesce((SELECT min(claimed_at) FROM tasks WHERE claimed_at IS NOT NULL), 9223372036854775807))`, CountCap).
		Scan(&c.Posts, &c.Held, &c.Open, &c.Waiting, &oldest, &wake, &claim)
	if err != nil {
		return Counts{}, fmt.Errorf("count: %w", err)
	}
	c.Oldest, c.NextWake = moment(oldest), moment(wake)
	if claim < math.MaxInt64 {
		if end := moment(claim).Add(ClaimTime); c.NextWake.IsZero() || end.Before(c.NextWake) {
			c.NextWake = end
		}
	}
	return c, s.countTasks(ctx, s.read, s.now(), &c)
}

// CountComments returns how many comments match f, capped at CountCap.
func (s *Store) CountComments(ctx context.Context, f Filter) (int, error) {
	if f.Until == (Cursor{}) { // which is a place in its order
		f.Order = NewestFirst // the soonest to count
	}
	return s.countItems(ctx, f, KindComment, func(f Filter) list { return f.list(KindComment) })
}

// CountPosts returns how many posts match f, capped at CountCap.
func (s *Store) CountPosts(ctx context.Context, f Filter) (int, error) {
	return s.countItems(ctx, f, KindPost, func(f Filter) list { return f.list(KindPost) })
}

// Place returns how many rows stand before the cursor in a list, capped at
// CountCap, for "7 of 12".
func (s *Store) Place(ctx context.Context, kind Kind, f Filter, c Cursor) (int, error) {
	return s.countItems(ctx, f, kind, func(f Filter) list {
		l := f.list(kind)
		l.beyond(c, true)
		return l
	})
}

// countItems counts the rows of a list, source by source where its pages are
// read so.
func (s *Store) countItems(ctx context.Context, f Filter, kind Kind, of func(Filter) list) (int, error) {
	f, err := s.resolveAll(ctx, kind, f)
	if err != nil || f.found.nothing {
		return 0, err
	}
	filters := []Filter{f}
	if f.merged() {
		filters = f.parts()
	}
	sum := 0
	for _, one := range filters {
		query, args := of(one).count()
		var n int
		if err := s.read.QueryRowContext(ctx, query, args...).Scan(&n); err != nil {
			return 0, fmt.Errorf("count: %w", err)
		}
		sum += n
	}
	return min(sum, CountCap), nil
}
