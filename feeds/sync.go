package feeds

import (
	"context"

	"tend/feeds/web"
	"tend/store"
)

// Which says which sources a sync is for.
type Which struct {
	All     bool    // also feeds that are not due yet
	Sources []int64 // only these; empty means every source
}

// Event tells how a sync goes on. Events come one after the other.
type Event struct {
	Source  store.Source
	Started bool // the source's first feed was asked; otherwise it has ended
	Saved   store.Saved
	Failure store.Failure // why it failed, Code empty if it did not
	Done    int           // sources that have ended
	Total   int
}

// Result sums a sync up, in the order of the sources. Sources of which no feed
// was asked, because they rest or are stopped, are in it when the sync was for
// all feeds; their Failure says why.
type Result struct {
	Sources []SourceResult
	Saved   store.Saved
	Failed  int
	Expired store.Expired // what sources no longer keep
	Offline bool          // every source failed because there is no network
}

// SourceResult is what a sync brought from one source.
type SourceResult struct {
	Source  store.Source
	Saved   store.Saved
	Failure store.Failure
}

// Sync pulls the sources in which, telling events as it goes, and returns when
// all have ended. An error is the store's or ctx's; a source's failure is not
// an error. tell is called from the goroutine that called Sync, and may be nil.
func (f *Feeds) Sync(ctx context.Context, which Which, tell func(Event)) (Result, error) {
	alone := f.pulling.Add(1) == 1
	defer f.pulling.Add(-1)
	s, err := f.plan(ctx, which)
	if err != nil {
		return Result{}, err
	}
	if tell != nil {
		s.tell = tell
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	if alone && !s.reads { // the limit is the whole program's
		s.thrift = newThrift()
	}
	s.start(ctx)
	err = s.collect(ctx, stop)
	s.thrift.end()
	if err == nil {
		err = context.Cause(ctx)
	}
	r := s.result(which.All)
	if err == nil {
		r.Expired, err = s.expire(ctx)
	}
	return r, err
}

// syncing is one sync under way.
type syncing struct {
	feeds   *Feeds
	tell    func(Event)
	sources []*progress
	hosts   []*host
	news    chan news // from the pulls to the one writer
	done    int       // sources that have ended
	total   int       // sources of which a feed is asked
	reads   bool      // some feeds cannot say that nothing is new
	thrift  *thrift   // until something new has come; nil if that is sure
}

// progress is how far a sync has come with one source.
type progress struct {
	*store.Source
	left    int // feeds that have not ended
	asked   int
	started bool
	saved   store.Saved
	failure store.Failure
}

// job is one feed to pull.
type job struct {
	feed   *store.Feed
	source *progress
}

// news is what a pull tells the writer.
type news struct {
	job      *job
	arrivals *store.Arrivals // something to store
	ended    bool            // the feed is done with
	err      error           // why it failed
}

// plan finds out what a sync has to do.
func (f *Feeds) plan(ctx context.Context, which Which) (*syncing, error) {
	due, err := f.o.Store.DueFeeds(ctx, which.All, which.Sources...)
	if err != nil {
		return nil, err
	}
	sources, err := f.o.Store.Sources(ctx)
	if err != nil {
		return nil, err
	}
	s := &syncing{feeds: f, tell: func(Event) {}, news: make(chan news)}
	byID := make(map[int64]*progress)
	for i := range sources {
		src := &sources[i]
		if len(which.Sources) == 0 || contains(which.Sources, src.ID) {
			p := &progress{Source: src}
			byID[src.ID] = p
			s.sources = append(s.sources, p)
		}
	}
	byHost := make(map[string]*host)
	for _, feed := range due {
		src := byID[feed.SourceID]
		if src == nil {
			continue // removed in this moment
		}
		if src.asked == 0 {
			s.total++
			f.open(*src.Source)
		}
		src.asked++
		src.left++
		s.reads = s.reads || feed.ETag == "" && feed.Modified == ""
		s.queue(byHost, &job{feed: feed, source: src})
	}
	return s, nil
}

func contains(ids []int64, id int64) bool {
	for _, other := range ids {
		if other == id {
			return true
		}
	}
	return false
}

// result sums up. all says that also sources count that were not asked.
func (s *syncing) result(all bool) Result {
	r := Result{Sources: make([]SourceResult, 0, len(s.sources))}
	offline := 0
	for _, src := range s.sources {
		if src.asked == 0 {
			src.failure = src.Health.Failure
			if !src.Stopped.IsZero() {
				src.failure = store.Failure{Code: store.FailLogin}
			}
			if !all || src.failure.Code == "" {
				continue
			}
		}
		r.Sources = append(r.Sources, SourceResult{Source: *src.Source, Saved: src.saved, Failure: src.failure})
		r.Saved = sum(r.Saved, src.saved)
		if src.failure.Code != "" && src.failure.Code != store.FailDamaged {
			r.Failed++
		}
		if isOffline(src.failure) {
			offline++
		}
	}
	r.Offline = offline > 0 && offline == len(r.Sources)
	return r
}

// isOffline reports a failure for want of a network. One that names a host is
// an answer of the network: there is no such host.
func isOffline(f store.Failure) bool {
	return f.Code == store.FailOffline && f.Detail == ""
}

func sum(a, b store.Saved) store.Saved {
	return store.Saved{
		NewPosts:    a.NewPosts + b.NewPosts,
		NewComments: a.NewComments + b.NewComments,
		Changed:     a.Changed + b.Changed,
		Total:       a.Total + b.Total,
	}
}

// failureOf says why a pull failed.
func failureOf(err error) *web.Failure {
	if f, ok := asFailure(err); ok {
		return f
	}
	return &web.Failure{Failure: store.Failure{Code: store.FailOther, Detail: web.Line(err.Error())}, Err: err}
}
