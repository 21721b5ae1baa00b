package linear

import (
	"context"
	"time"

	"tend/feeds"
)

// afterStart is how long the first sync of its own waits: the network may come
// back later than the desk.
const afterStart = 10 * time.Second

// nextSync fires when the desk is to sync by itself; never, if it does not, or
// nobody sits here. Whoever has synced last counts, another program too.
func (d *desk) nextSync() <-chan time.Time {
	if d.config.SyncEvery == 0 || d.feeds == nil || d.syncing != nil || d.in.manner == Script {
		return nil
	}
	synced, err := d.store.LastSync(d.ctx)
	if err != nil || synced.IsZero() {
		return nil
	}
	next := synced.Add(d.config.SyncEvery)
	if next.Before(d.rested) {
		next = d.rested
	}
	return time.After(next.Sub(d.now()))
}

// syncItself brings in what is new and says only what it brought. Verdicts of
// an earlier evening stay.
func (d *desk) syncItself() {
	ctx, cancel := context.WithCancel(d.ctx)
	d.syncing = cancel
	d.start(func() []string {
		r, err := d.feeds.Sync(ctx, feeds.Which{All: true}, nil)
		if err != nil || r.Saved.NewComments+r.Saved.NewPosts == 0 {
			return nil // R says what is wrong
		}
		_ = d.feeds.Index(ctx) // so does the next search
		return []string{d.broughtNews(r)}
	}, func() {
		cancel()
		d.syncing = nil
		d.rested = d.now().Add(d.config.SyncEvery)
		d.refresh()
	})
}
