package feeds

import (
	"context"

	"tend/store"
)

// Connector reads one kind of source.
type Connector interface {
	// Pull reads one feed of a source and hands over what it brought; save
	// stores it whole, with its cursor, before it returns. An error that is a
	// *web.Failure says in which way the pull failed.
	Pull(ctx context.Context, src store.Source, feed store.Feed, save func(store.Arrivals) error) error
}
