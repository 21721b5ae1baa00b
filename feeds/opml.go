package feeds

import (
	"context"
	"io"

	"tend/store"
)

// Listed is one feed of a list of feeds.
type Listed struct {
	Name string
	URL  string
	Line int // where it stands in the list
}

// Left is an entry of a list of feeds that was not taken, and why.
type Left struct {
	Line  int
	Entry string // its name or address, filtered
	Why   LeftReason
}

// LeftReason names why an entry was not taken; the message catalogue has a
// sentence for each.
type LeftReason string

// The reasons to leave an entry out.
const (
	LeftNoAddress LeftReason = "noaddress" // nothing in it can be read as an address
	LeftScheme    LeftReason = "scheme"    // exec:, filter:, file: and all that is not http or https
	LeftQuery     LeftReason = "query"     // newsboat's query: lines, which are no feeds
	LeftPrivate   LeftReason = "private"   // an address on the own network
	LeftExists    LeftReason = "exists"    // a source of that name or address is there
)

// ReadList reads OPML or newsboat's urls file. What cannot be used is left
// out, each with its line and the reason; the rest is read.
func ReadList(r io.Reader) (list []Listed, left []Left, err error) { panic("stub") }

// Import adds every feed of a list as a source of its own, without asking the
// network, and returns those that were added. Addresses on the own network
// need private.
func (f *Feeds) Import(ctx context.Context, list []Listed, private bool) (added []store.Source, left []Left, err error) {
	panic("stub")
}

// WriteOPML writes all sources with their feeds as OPML 2.0. Secrets stay out.
func (f *Feeds) WriteOPML(ctx context.Context, w io.Writer) error { panic("stub") }
