// Package rss reads RSS, Atom and JSON Feed as they are in the world, in
// stages: decode → repair → parse → translate → classify.
package rss

import (
	"context"

	"tend/feeds/web"
	"tend/store"
)

// Meta is what is known about a body before it is read.
type Meta struct {
	URL         string // where it was fetched from; relative addresses resolve against it
	ContentType string // the HTTP header, for its charset
}

// Reading is a feed as tend reads it.
type Reading struct {
	Title   string
	Home    string // the page the feed belongs to
	Self    string
	Role    store.Role // what most of its items are
	Items   []store.Arrival
	Damaged string // what was wrong, if only a part could be read
}

// Read reads a feed. An error is a *web.Failure: a page instead of a feed, too
// large, too deep, or unreadable with what and where.
func Read(body []byte, m Meta) (Reading, error) { panic("stub") }

// Connector pulls feeds through a client.
type Connector struct {
	Client *web.Client
}

// Pull implements feeds.Connector.
func (c *Connector) Pull(ctx context.Context, src store.Source, feed store.Feed, save func(store.Arrivals) error) error {
	panic("stub")
}
