package store

import (
	"context"
	"database/sql"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// news tells everybody in this program that the cache changed.
type news struct {
	mu      sync.Mutex
	hearers map[chan struct{}]bool
}

// tell leaves word with every hearer. One who has not looked since the last
// time finds it once.
func (n *news) tell() {
	n.mu.Lock()
	defer n.mu.Unlock()
	for hearer := range n.hearers {
		select {
		case hearer <- struct{}{}:
		default:
		}
	}
}

func (n *news) join() chan struct{} {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.hearers == nil {
		n.hearers = make(map[chan struct{}]bool)
	}
	hearer := make(chan struct{}, 1)
	n.hearers[hearer] = true
	return hearer
}

// leave closes a hearer's channel. Nobody tells it anything afterwards.
func (n *news) leave(hearer chan struct{}) {
	n.mu.Lock()
	defer n.mu.Unlock()
	delete(n.hearers, hearer)
	close(hearer)
}

// Changes tells of every change to the cache, by this program or another. A
// value on the channel means "something changed since you last looked", once
// for any number of changes. The channel is closed when ctx ends.
func (s *Store) Changes(ctx context.Context) <-chan struct{} {
	hearer := s.news.join()
	w := newWatch(s.path)
	go func() {
		defer s.news.leave(hearer)
		defer w.close()
		w.run(ctx, s.news.tell)
	}()
	return hearer
}

// watch notices what other programs write to the cache. The system says when
// its log is written, and data_version whether that was a change.
type watch struct {
	db      *sql.DB // one connection: its data_version cannot be compared with another's
	files   *fsnotify.Watcher
	version int64
}

// The log is written a little before a change can be seen, and nothing tells
// of that moment. So after each writing the watch looks again, later and later
// and then no more: while nobody writes, no timer runs.
const (
	firstLook = 5 * time.Millisecond
	lastLook  = 3 * time.Second
)

// blindLook is how often the watch looks where the system cannot tell it of
// writing.
const blindLook = 2 * time.Second

func newWatch(path string) *watch {
	w := &watch{db: openWatch(path)}
	w.changed(context.Background())
	files, err := fsnotify.NewWatcher()
	if err != nil {
		return w
	}
	if err := files.Add(path + "-wal"); err != nil {
		_ = files.Close()
		return w
	}
	w.files = files
	return w
}

func (w *watch) close() {
	if w.files != nil {
		_ = w.files.Close()
	}
	w.db.Close()
}

// run tells of changes until ctx ends.
func (w *watch) run(ctx context.Context, tell func()) {
	if w.files == nil {
		w.runBlind(ctx, tell)
		return
	}
	again := time.NewTimer(0)
	defer again.Stop()
	pause := firstLook
	for {
		select {
		case <-ctx.Done():
			return
		case _, open := <-w.files.Events:
			if !open {
				return
			}
			pause = firstLook
			again.Reset(pause)
		case _, open := <-w.files.Errors: // events were lost: look
			if !open {
				return
			}
			again.Reset(firstLook)
		case <-again.C:
			pause *= 2
			if pause < lastLook {
				again.Reset(pause)
			}
		}
		if w.changed(ctx) {
			tell()
		}
	}
}

// runBlind looks by the clock.
func (w *watch) runBlind(ctx context.Context, tell func()) {
	clock := time.NewTicker(blindLook)
	defer clock.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-clock.C:
			if w.changed(ctx) {
				tell()
			}
		}
	}
}

// changed reports whether anybody wrote since it was last asked.
func (w *watch) changed(ctx context.Context) bool {
	var version int64
	if err := w.db.QueryRowContext(ctx, `PRAGMA data_version`).Scan(&version); err != nil {
		return false
	}
	before := w.version
	w.version = version
	return version != before
}
