package feeds

import (
	"time"

	"tend/feeds/web"
	"tend/store"
)

// How often feeds are pulled by themselves, and how long a failing one waits
// at most. A volunteer may ask at any time.
const (
	usualPause   = 30 * time.Minute
	longestPause = 24 * time.Hour
	restPause    = time.Hour // when a server wants less but does not say how much
)

// schedule enters into what a pull brought that it worked, and when the feed
// is due again.
func (f *Feeds) schedule(a *store.Arrivals, j *job) {
	now := f.o.Now()
	a.Feed.ID, a.Feed.SourceID, a.Feed.URL = j.feed.ID, j.feed.SourceID, j.feed.URL
	a.Feed.Pulled = now
	if due := now.Add(f.spread(usualPause)); a.Feed.Due.Before(due) {
		a.Feed.Due = due
	}
	if latest := now.Add(longestPause); a.Feed.Due.After(latest) {
		a.Feed.Due = latest
	}
}

// backOff says when a feed that failed is tried again.
func (f *Feeds) backOff(feed store.Feed, failure *web.Failure) store.FeedFailure {
	kept := store.FeedFailure{
		Failure: failure.Failure,
		Rest:    failure.Code == store.FailWait,
		Gone:    failure.Code == store.FailGone,
	}
	pause := longestPause
	if feed.Failures < 6 {
		pause = min(usualPause<<feed.Failures, longestPause)
	}
	if kept.Rest {
		pause = max(pause, restPause)
	}
	kept.Retry = f.o.Now().Add(f.spread(pause))
	if !failure.Retry.IsZero() {
		kept.Retry = failure.Retry.Add(f.spread(time.Minute) - time.Minute)
	}
	return kept
}

// spread makes a pause up to a fifth longer, so that not all come back at
// once.
func (f *Feeds) spread(pause time.Duration) time.Duration {
	return pause + time.Duration(f.o.Jitter()*float64(pause)/5)
}
