package rss

import (
	"bytes"
	"context"
	"crypto/sha256"
	"slices"
	"strings"
	"time"

	"tend/feeds/web"
	"tend/store"
)

const (
	// fullAfter is how long the validators of a feed of comments are trusted.
	// WordPress makes them from the date of the newest approved comment, so a
	// comment that is approved late answers "not modified".
	fullAfter = 15 * time.Minute

	// emptyTwice is how often a feed may have lost its items before that is
	// called a failure.
	emptyTwice = 2

	// remembered is how many remote IDs of the last pull a cursor keeps.
	remembered = 8

	accept = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, " +
		"application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1"
)

// Connector pulls feeds through a client.
type Connector struct {
	Client *web.Client
	Now    func() time.Time // nil: time.Now
}

// Pull implements feeds.Connector. It leaves the feed's due time alone.
func (c *Connector) Pull(ctx context.Context, _ store.Source, f store.Feed, save func(store.Arrivals) error) error {
	request := web.Request{URL: f.URL, Accept: accept, ETag: f.ETag, Modified: f.Modified}
	now := c.now()
	if mayLie(f) && now.Sub(f.FullAt) >= fullAfter {
		request.ETag, request.Modified = "", ""
	}
	// Saved while the body's turn lasts: so no more feeds are held in memory
	// than are worked on, however long the writer takes.
	return c.Client.Read(ctx, request, func(r *web.Response) error {
		if request.ETag == "" && request.Modified == "" {
			f.FullAt = now
		}
		got, failed := arrivals(f, r)
		if failed == nil || got.Unchanged {
			if err := save(got); err != nil {
				return err
			}
		}
		return failed
	})
}

// mayLie reports a feed whose validators are not to be trusted for long: one of
// comments, also if it was taken over from a list that did not say so.
func mayLie(f store.Feed) bool {
	return f.Role != store.RolePosts || strings.HasPrefix(f.Cursor, "comment:")
}

func (c *Connector) now() time.Time {
	if c.Now == nil {
		return time.Now()
	}
	return c.Now()
}

// arrivals makes of an answer what is to be stored. With an error, only what
// is unchanged is to be: that the feed is empty, once more.
func arrivals(f store.Feed, r *web.Response) (store.Arrivals, error) {
	same := r.NotModified
	if !r.NotModified {
		f.ETag, f.Modified = r.Header.Get("ETag"), r.Header.Get("Last-Modified")
		hash := sha256.Sum256(r.Body)
		same = bytes.Equal(f.BodyHash, hash[:])
		f.BodyHash = hash[:]
	}
	if same {
		if f.Empty > 0 {
			return emptied(f)
		}
		return store.Arrivals{Feed: f, Unchanged: true}, nil
	}
	reading, err := Read(r.Body, Meta{URL: r.URL, ContentType: r.ContentType, Role: f.Role})
	if err != nil {
		return store.Arrivals{}, err
	}
	if len(reading.Items) == 0 && f.Cursor != "" {
		return emptied(f)
	}
	out := store.Arrivals{
		Feed: f, Title: reading.Title, Home: reading.Home, Items: reading.Arrivals(), Damaged: reading.Damaged,
	}
	// A token is kept for the address that it came with.
	if r.Moved != "" && !strings.Contains(f.URL, "{secret}") && knows(f.Cursor, out.Items) {
		out.Moved = r.Moved
	}
	out.Feed.Empty = 0
	out.Feed.Cursor = cursorOf(out.Items)
	return out, nil
}

// emptied counts the pulls that found no item where there had been some. What
// is stored stays; the third time it is a failure.
func emptied(f store.Feed) (store.Arrivals, error) {
	f.Empty++
	out := store.Arrivals{Feed: f, Unchanged: true}
	if f.Empty <= emptyTwice {
		return out, nil
	}
	return out, failure(store.FailEmptied, "")
}

// cursorOf remembers some of the items a feed showed, so that a later pull
// knows the feed again when it has moved or lost its items.
func cursorOf(items []store.Arrival) string {
	var ids []string
	for _, it := range items[:min(len(items), remembered)] {
		ids = append(ids, strings.ReplaceAll(it.RemoteID, "\n", " "))
	}
	return strings.Join(ids, "\n")
}

// knows reports whether a feed at a new address is the one that was read
// before: it has a known item in it, or nothing was ever read.
func knows(cursor string, items []store.Arrival) bool {
	if cursor == "" {
		return len(items) > 0
	}
	known := strings.Split(cursor, "\n")
	return slices.ContainsFunc(items, func(a store.Arrival) bool { return slices.Contains(known, a.RemoteID) })
}
