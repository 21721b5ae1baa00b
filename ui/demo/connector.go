package demo

import (
	"context"
	"strconv"
	"time"

	"tend/feeds/web"
	"tend/store"
)

// connector answers for all sources of the demo, without a network. Each feed
// counts the rounds it was asked in its cursor.
type connector struct {
	community community
	now       func() time.Time
	delay     time.Duration
	site      *site
}

// Pull implements feeds.Connector. Each sync brings the next round of what the
// data files have, until nothing is new; a source that failed fails again.
func (c *connector) Pull(ctx context.Context, src store.Source, feed store.Feed, save func(store.Arrivals) error) error {
	i := c.index(src)
	if i < 0 {
		return errStranger
	}
	if err := c.think(ctx, i); err != nil {
		return err
	}
	from := c.community.Sources[i]
	if from.Fails != "" {
		return &web.Failure{
			Failure: store.Failure{Code: store.FailureCode(from.Fails), Detail: from.Detail},
			Retry:   c.now().Add(retryIn(from)),
		}
	}
	round, _ := strconv.Atoi(feed.Cursor) // the first time it is empty
	round++
	feed.Cursor = strconv.Itoa(round)
	items := c.community.arrivals(from, feed.Role, c.now(), func(it item) bool { return it.Round == round })
	return save(store.Arrivals{
		Feed: feed, Title: from.Name, Home: from.URL, Items: items, Unchanged: len(items) == 0,
	})
}

// Page implements feeds.PageReader: of some posts the feed has only the
// beginning.
func (c *connector) Page(ctx context.Context, src store.Source, post store.Post) (string, error) {
	i := c.index(src)
	if i < 0 {
		return "", errStranger
	}
	if err := c.think(ctx, i); err != nil {
		return "", err
	}
	for _, it := range c.community.Posts {
		if it.Source == src.Name && it.Full != "" && postID(it.id()) == post.RemoteID {
			return paragraphs(it.Text) + it.Full, nil
		}
	}
	return "", nil
}

// think takes as long as a source on the network would, each its own time.
func (c *connector) think(ctx context.Context, source int) error {
	pause := time.NewTimer(c.delay * time.Duration(source+1) / time.Duration(len(c.community.Sources)))
	defer pause.Stop()
	select {
	case <-pause.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
