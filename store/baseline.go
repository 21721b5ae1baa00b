package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"
)

// sourceFacts is what a pull must know of the source.
type sourceFacts struct {
	id           int64
	added        int64
	postsFrom    sql.NullInt64
	commentsFrom sql.NullInt64
	empty        bool  // nothing of it is here yet
	orphans      bool  // comments wait for what they answer
	forgotten    bool  // somebody was forgotten here
	keptFrom     int64 // what is older was removed, and does not come back
}

// The baseline lies so long before a source was added, or as far back as so
// many of its newest items reach: an old site does not flood the desk, a quiet
// one does not leave it empty.
const (
	baselineTime  = 14 * 24 * time.Hour
	baselineItems = 10
)

// readSource reads the source of the feed and reports whether it is still
// there.
func (in *intake) readSource(ctx context.Context) (bool, error) {
	var src sourceFacts
	err := in.tx.QueryRowContext(ctx, `
		SELECT s.id, s.added_at, s.posts_from, s.comments_from, s.kept_from,
		       NOT EXISTS (SELECT 1 FROM items WHERE source_id = s.id),
		       EXISTS (SELECT 1 FROM orphans WHERE source_id = s.id),
		       EXISTS (SELECT 1 FROM forgotten WHERE source_id = s.id)
		FROM feeds f
		JOIN sources s ON s.id = f.source_id
		WHERE f.id = +? AND s.removed_at IS NULL`, in.feed.ID).
		Scan(&src.id, &src.added, &src.postsFrom, &src.commentsFrom, &src.keptFrom, &src.empty, &src.orphans, &src.forgotten)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	in.source = src
	return err == nil, err
}

// findBaseline fixes the source's baselines at its first pull of posts and at
// its first pull of comments.
func (in *intake) findBaseline(ctx context.Context, d *delivery) error {
	if d.arrivals.Unchanged {
		return nil
	}
	posts, comments := in.source.postsFrom, in.source.commentsFrom
	if !posts.Valid {
		posts = in.baseline(d, KindPost, in.feed.Role == RolePosts)
	}
	if !comments.Valid {
		comments = in.baseline(d, KindComment, in.feed.Role != RolePosts)
	}
	if posts == in.source.postsFrom && comments == in.source.commentsFrom {
		return nil
	}
	in.source.postsFrom, in.source.commentsFrom = posts, comments
	_, err := in.tx.ExecContext(ctx, `
		UPDATE sources
		SET posts_from = ?, comments_from = ?
		WHERE id = ?`, posts, comments, in.source.id)
	return err
}

// baseline finds a baseline from the first items of a kind; none if there are
// no such items and the feed is not one for them.
func (in *intake) baseline(d *delivery, kind Kind, meant bool) sql.NullInt64 {
	var published []int64
	some := false
	for _, a := range d.items {
		if a.Kind != kind {
			continue
		}
		some = true
		if !a.Published.IsZero() {
			published = append(published, a.Published.Unix())
		}
	}
	if !some && !meant {
		return sql.NullInt64{}
	}
	from := in.source.added - int64(baselineTime/time.Second)
	slices.Sort(published)
	if len(published) > baselineItems {
		published = published[len(published)-baselineItems:]
	}
	if len(published) > 0 {
		from = min(from, published[0])
	}
	in.ageUndated(d, kind, from)
	return sql.NullInt64{Int64: from, Valid: true}
}

// ageUndated says of the undated items of a first pull that they are older
// than the baseline, but for the newest few: nobody knows how old they are.
func (in *intake) ageUndated(d *delivery, kind Kind, from int64) {
	left := baselineItems
	for _, a := range slices.Backward(d.items) {
		if a.Kind != kind || !a.Published.IsZero() {
			continue
		}
		if left--; left < 0 {
			if d.aged == nil {
				d.aged = make(map[*Arrival]int64)
			}
			d.aged[a] = from - 1
		}
	}
}
