package feeds

import (
	"context"
	"fmt"

	"tend/feeds/rss"
	"tend/feeds/wordpress"
	"tend/store"
)

// Connector reads one kind of source.
type Connector interface {
	// Pull reads one feed of a source and hands what it brought to save, once
	// or several times. A feed that did not change is saved too, as unchanged.
	// save may return before all is stored; its error ends the pull. An error
	// that is a *web.Failure says in which way the pull failed.
	//
	// Nothing in src or feed is a secret: the client knows by the feed's
	// address what opens it.
	Pull(ctx context.Context, src store.Source, feed store.Feed, save func(store.Arrivals) error) error
}

// KindFeed is the kind of a source that is read by its feeds alone.
const KindFeed = "feed"

// KindWordPress is the kind of a source that is read and moderated through
// WordPress's own API.
const KindWordPress = "wordpress"

// Kinds are the kinds of sources that there are.
func Kinds() []string { return []string{KindFeed, KindWordPress} }

// connector returns what reads a kind of source. It is the only place that
// tells kinds apart.
func (f *Feeds) connector(kind string) (Connector, error) {
	if c, ok := f.o.Connectors[kind]; ok {
		return c, nil
	}
	switch kind {
	case KindFeed:
		return &rss.Connector{Client: f.o.Client, Now: f.o.Now}, nil
	case KindWordPress:
		return &wordpress.Connector{Client: f.o.Client, Login: f.password, Now: f.o.Now}, nil
	default:
		return nil, fmt.Errorf("kind %q", kind)
	}
}
