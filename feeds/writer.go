package feeds

import (
	"context"
	"sync"
	"time"

	"tend/store"
)

// batchRows is how many items are given to the store at once, at most about
// so many; it divides them into transactions. A transaction costs nearly the
// same for one feed as for twenty, so the first waits a moment for more; but a
// writer that has nothing to do begins with idleRows.
const (
	batchRows = 700
	idleRows  = 50
	batchTime = 30 * time.Millisecond
)

// collect is the one writer of a sync: it stores what the pulls bring, as much
// at once as is there, until all have ended. When the store fails, the pulls
// are stopped and waited for.
func (s *syncing) collect(ctx context.Context, stop func()) error {
	batches := make(chan []news)
	go s.gather(batches)
	kept := make(chan struct{}, 1)
	var beside sync.WaitGroup
	defer beside.Wait()
	defer close(kept)
	beside.Go(func() { s.writeBack(ctx, kept) })
	var failed error
	for batch := range batches {
		if failed != nil || ctx.Err() != nil {
			continue // only wait until the pulls have ended
		}
		if failed = s.keep(ctx, batch); failed != nil {
			stop()
		}
		select {
		case kept <- struct{}{}:
		default: // it is still at work
		}
	}
	return failed
}

// writeBack has the store's log written back whenever something was kept, so
// that the writer does not wait for the disk. What fails here, the writer does
// later itself, and says what is wrong.
func (s *syncing) writeBack(ctx context.Context, kept <-chan struct{}) {
	for range kept {
		if s.feeds.o.Store.WriteBack(ctx) != nil {
			return
		}
	}
}

// gather hands what the pulls bring to the writer in batches, until the last
// has ended. It fills one while the writer stores the one before, so that
// neither waits for the other; and no more than one, so that what was read but
// not stored yet stays little.
func (s *syncing) gather(batches chan<- []news) {
	defer close(batches)
	for first := range s.news {
		batch, rows := []news{first}, first.rows()
		var ready chan<- []news
		for in, moment := s.news, time.After(batchTime); len(batch) > 0; {
			switch {
			case rows >= batchRows:
				in, ready = nil, batches
			case rows >= idleRows:
				ready = batches
			}
			select {
			case n, open := <-in:
				if !open {
					in, ready = nil, batches
					continue
				}
				batch = append(batch, n)
				rows += n.rows()
			case <-moment:
				ready = batches
			case ready <- batch:
				batch = nil
			}
		}
	}
}

// rows is about how much there is to write.
func (n news) rows() int {
	if n.arrivals == nil {
		return 0
	}
	return 1 + len(n.arrivals.Items)
}

// keep stores a batch of news and tells about it.
func (s *syncing) keep(ctx context.Context, batch []news) error {
	arrivals := make([]store.Arrivals, 0, len(batch)/3+1) // most feeds tell their beginning and end besides
	for _, n := range batch {
		if n.arrivals != nil {
			arrivals = append(arrivals, *n.arrivals)
		}
	}
	var saved []store.Saved
	if len(arrivals) > 0 {
		var err error
		if saved, err = s.feeds.o.Store.Save(ctx, arrivals...); err != nil {
			return err
		}
	}
	for _, n := range batch {
		switch {
		case n.arrivals != nil:
			n.job.source.saved = sum(n.job.source.saved, saved[0])
			saved = saved[1:]
			s.noteDamage(n)
		case n.ended:
			if err := s.end(ctx, n); err != nil {
				return err
			}
		default:
			s.begin(n.job.source)
		}
	}
	return nil
}

// noteDamage remembers that only a part of a feed could be read.
func (s *syncing) noteDamage(n news) {
	if n.arrivals.Damaged != "" && n.job.source.failure.Code == "" {
		n.job.source.failure = store.Failure{Code: store.FailDamaged, Detail: n.arrivals.Damaged}
	}
}

// begin tells that a source's first feed is asked.
func (s *syncing) begin(src *progress) {
	if src.started {
		return
	}
	src.started = true
	s.tell(Event{Source: *src.Source, Started: true, Done: s.done, Total: s.total})
}

// end finishes with a feed, and with its source if it was the last. Without a
// network nothing is held against a feed.
func (s *syncing) end(ctx context.Context, n news) error {
	src := n.job.source
	if n.err != nil {
		f := failureOf(n.err)
		if src.failure.Code == "" || src.failure.Code == store.FailDamaged {
			src.failure = f.Failure
		}
		if !isOffline(f.Failure) {
			if err := s.feeds.o.Store.FeedFailed(ctx, *n.job.feed, s.feeds.backOff(*n.job.feed, f)); err != nil {
				return err
			}
		}
	}
	src.left--
	if src.left > 0 {
		return nil
	}
	s.done++
	s.tell(Event{Source: *src.Source, Saved: src.saved, Failure: src.failure, Done: s.done, Total: s.total})
	return nil
}
