package demo

import (
	"context"
	"errors"
	"slices"

	"tend/store"
)

// Powers implements feeds.Sender: what the login may do at the source.
func (c *connector) Powers(_ context.Context, src store.Source) (store.Powers, error) {
	i := c.index(src)
	if i < 0 || src.Login == "" {
		return nil, errStranger
	}
	return c.community.Sources[i].powers(), nil
}

// Look implements feeds.Sender.
func (c *connector) Look(ctx context.Context, src store.Source, d store.Dispatch) (store.Answer, error) {
	i := c.index(src)
	if i < 0 {
		return store.Answer{}, errStranger
	}
	if err := c.think(ctx, 0); err != nil {
		return store.Answer{}, err
	}
	return c.site.look(d), nil
}

// Send implements feeds.Sender.
func (c *connector) Send(_ context.Context, src store.Source, d store.Dispatch) (store.Answer, error) {
	if c.index(src) < 0 {
		return store.Answer{}, errStranger
	}
	return c.site.send(d), nil
}

// index finds a source of the demo; -1 if it is none.
func (c *connector) index(src store.Source) int {
	return slices.IndexFunc(c.community.Sources, func(s source) bool { return s.URL == src.URL })
}

// errStranger says that a volunteer added a source, which the demo cannot
// answer for.
var errStranger = errors.New("not a source of the demo")
