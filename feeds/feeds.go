package feeds

import (
	"errors"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"tend/feeds/login"
	"tend/feeds/web"
	"tend/store"
)

// Options are what Feeds needs. Only Store is required.
type Options struct {
	Store  *store.Store
	Client *web.Client      // nil: one with web's defaults
	Now    func() time.Time // nil: time.Now
	Logins *login.Keeper    // nil: one beside the store
	Jitter func() float64   // from 0 to 1, spreads what would come at once; nil: random

	// Connectors read kinds of sources that feeds does not know by itself,
	// such as the demo's community, or in place of its own.
	Connectors map[string]Connector

	// Sample says that all sources are a sample's, which no network knows:
	// Discover, Import and FindDoor return ErrSample.
	Sample bool

	WritePause time.Duration // between two changes at one source (1 s)

	Keep map[string]time.Duration // how long a source keeps what is done, by its name in lower case; others keep all
}

// ErrSample says that the sources are a sample's, so that nothing can be added
// to them and nothing asks the network.
var ErrSample = errors.New("a sample without a network")

// Feeds syncs the sources of one store.
type Feeds struct {
	o       Options
	pulling atomic.Int32 // syncs under way
	indexes sync.Mutex   // held while texts are indexed
	pace    sync.Map     // source ID → *rate.Limiter for what changes something there
	keep    atomic.Pointer[map[string]time.Duration]
	stepped func(step) // a test's; told where the sending of a verdict is
}

// New returns a Feeds for the store in o.
func New(o Options) *Feeds {
	if o.Client == nil {
		o.Client = web.New(web.Options{Now: o.Now})
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Logins == nil {
		o.Logins = &login.Keeper{Folder: filepath.Dir(o.Store.Path())}
	}
	if o.Jitter == nil {
		o.Jitter = rand.Float64
	}
	f := &Feeds{o: o}
	f.SetKeep(o.Keep)
	return f
}
