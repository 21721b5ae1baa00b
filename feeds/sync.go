package feeds

import (
	"context"
	"time"

	"tend/feeds/web"
	"tend/store"
)

// Options are what Feeds needs. Only Store is required.
type Options struct {
	Store  *store.Store
	Client *web.Client      // nil: one with web's defaults
	Now    func() time.Time // nil: time.Now
}

// Feeds syncs the sources of one store.
type Feeds struct{}

// New returns a Feeds for the store in o.
func New(o Options) *Feeds { panic("stub") }

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

// Result sums a sync up, in the order of the sources.
type Result struct {
	Sources []SourceResult
	Saved   store.Saved
	Failed  int
	Offline bool // every source failed because there is no network
}

// SourceResult is what a sync brought from one source.
type SourceResult struct {
	Source  store.Source
	Saved   store.Saved
	Failure store.Failure
}

// Sync pulls the sources in which, telling events as it goes, and returns when
// all have ended. An error is the store's or ctx's; a source's failure is not
// an error.
func (f *Feeds) Sync(ctx context.Context, which Which, tell func(Event)) (Result, error) {
	panic("stub")
}

// Index extracts and indexes the texts that have not been yet, a few at a time
// so that nobody waits for it, until none is left or ctx ends.
func (f *Feeds) Index(ctx context.Context) error { panic("stub") }
