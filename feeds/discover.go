package feeds

import (
	"context"
	"time"

	"tend/feeds/login"
	"tend/store"
)

// Discovery is what was found at an address.
type Discovery struct {
	Address string // as typed, with a scheme
	Title   string // the site's
	Kind    string // the kind of source that fits best: "feed", "wordpress", …
	Home    string
	Feeds   []Found // the recommended ones first
}

// Found is one feed of a Discovery.
type Found struct {
	URL         string
	Role        store.Role
	Title       string
	Newest      []string // titles, or author and first words, of the three newest items
	Count       int      // items the feed shows now
	Recommended bool     // taken when nobody chooses
	Failure     store.Failure
}

// Choice says how a discovery becomes a source.
type Choice struct {
	Name  string    // empty: the site's title, made unique
	Kind  string    // empty: the discovery's
	Only  []string  // addresses of the feeds to take; empty: the recommended ones
	Since time.Time // the baseline; zero: as the design says
	Login login.Basic
}

// Discover looks for feeds at an address: a feed itself, or a page with links
// to feeds, or well-known paths of the platforms tend knows. It changes
// nothing. The address is allowed as exactly the host and port that it names,
// also on the own network.
func (f *Feeds) Discover(ctx context.Context, address string, user login.Basic) (Discovery, error) {
	panic("stub")
}

// Add keeps a discovery as a source. It does not pull it.
func (f *Feeds) Add(ctx context.Context, d Discovery, c Choice) (store.Source, error) {
	panic("stub")
}
