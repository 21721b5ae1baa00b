package feeds

import (
	"context"
	"errors"
	"sync"

	"tend/feeds/web"
	"tend/store"
)

// start pulls all feeds and closes s.news when the last has ended, also when
// ctx ends before.
func (s *syncing) start(ctx context.Context) {
	var all sync.WaitGroup
	for _, h := range s.hosts {
		h.turn(s.feeds.o.Jitter())
		for range min(perHost, len(h.jobs)) {
			all.Go(func() { s.work(ctx, h) })
		}
	}
	go func() {
		all.Wait()
		close(s.news)
	}()
}

// work pulls feeds of a host one after the other until none is left.
func (s *syncing) work(ctx context.Context, h *host) {
	for j := h.take(); j != nil && ctx.Err() == nil; j = h.take() {
		if down := h.down.Load(); down != nil {
			if s.send(ctx, news{job: j, ended: true, err: down}) != nil {
				return
			}
			continue
		}
		if s.send(ctx, news{job: j}) != nil {
			return
		}
		err := s.pull(ctx, j)
		if ctx.Err() != nil {
			return
		}
		f, _ := asFailure(err)
		h.note(f)
		if s.send(ctx, news{job: j, ended: true, err: err}) != nil {
			return
		}
	}
}

// pull pulls one feed.
func (s *syncing) pull(ctx context.Context, j *job) error {
	c, err := s.feeds.connector(j.source.Kind)
	if err != nil {
		return err
	}
	if err := s.feeds.unlock(ctx, *j.source.Source, *j.feed); err != nil {
		return err
	}
	return c.Pull(ctx, *j.source.Source, *j.feed, func(a store.Arrivals) error {
		if !a.Unchanged {
			s.thrift.end()
		}
		s.feeds.schedule(&a, j)
		s.feeds.o.Store.Ready(&a)
		return s.send(ctx, news{job: j, arrivals: &a})
	})
}

// send gives the writer something to do. It waits while the writer is busy, so
// that what was read but not stored yet stays little.
func (s *syncing) send(ctx context.Context, n news) error {
	select {
	case s.news <- n:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// asFailure returns err as a Failure of the web, if it is one.
func asFailure(err error) (*web.Failure, bool) {
	var f *web.Failure
	ok := errors.As(err, &f)
	return f, ok
}
