// Package demo is the desk on a built-in sample community, a neighbourhood
// house with a blog, a forum and five volunteers. It needs no network and
// leaves the real cache alone.
//
// Its one rule: it cheats nowhere. The cache is a real one in a temporary
// folder, filled through the store's own door with its clock moved back, and R
// pulls from a connector like any other.
//
//	d, err := demo.Open(ctx, demo.Options{Lang: "de"})
//	defer d.Close()
//	… ui.Run with d.Store and d.Feeds
package demo

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"tend/feeds"
	"tend/feeds/login"
	"tend/store"
)

// Options are what a demo needs from outside. The zero Options are good.
type Options struct {
	Now   func() time.Time // nil: time.Now
	Lang  string           // "de": what the volunteers wrote is German
	Delay time.Duration    // how long the slowest source takes to answer a sync
}

// Demo is the sample community, open.
type Demo struct {
	Name      string // the community's
	Volunteer string // who sits at the desk this evening
	Store     *store.Store
	Feeds     *feeds.Feeds
	folder    string
}

// Open builds the sample community as it is at this moment.
func Open(ctx context.Context, o Options) (*Demo, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	c, err := load()
	if err != nil {
		return nil, fmt.Errorf("open demo: %w", err)
	}
	folder, err := os.MkdirTemp("", "tend-demo-")
	if err != nil {
		return nil, fmt.Errorf("open demo: %w", err)
	}
	d := &Demo{Name: c.Name, Volunteer: "Miriam", folder: folder}
	if err := d.open(ctx, c, o); err != nil {
		return nil, fmt.Errorf("open demo: %w", errors.Join(err, d.Close()))
	}
	return d, nil
}

// open builds the cache and opens it for use.
func (d *Demo) open(ctx context.Context, c community, o Options) error {
	path := filepath.Join(d.folder, "tend.db")
	if err := build(ctx, path, c, o); err != nil {
		return err
	}
	s, err := store.Open(ctx, path, store.Options{Now: o.Now})
	if err != nil {
		return err
	}
	d.Store = s
	logins := &login.Keeper{Folder: d.folder}
	answers := &connector{community: c, now: o.Now, delay: o.Delay, site: newSite(c)}
	kinds := map[string]feeds.Connector{}
	for _, src := range c.Sources {
		kinds[src.Kind] = answers
		if src.Login == "" {
			continue
		}
		if err := logins.Keep(src.URL, src.Login, "no secret"); err != nil {
			return err
		}
	}
	d.Feeds = feeds.New(feeds.Options{Store: s, Now: o.Now, Logins: logins, Connectors: kinds, Sample: true})
	if err := d.Feeds.Index(ctx); err != nil {
		return err
	}
	_, err = s.Wake(ctx)
	return err
}

// Close ends the demo and removes all that it wrote.
func (d *Demo) Close() error {
	var err error
	if d.Store != nil {
		err = d.Store.Close()
	}
	return errors.Join(err, os.RemoveAll(d.folder))
}

// build fills a new cache with the community's past.
func build(ctx context.Context, path string, c community, o Options) error {
	p := &past{community: c, start: o.Now(), lang: o.Lang}
	p.clock = p.start
	s, err := store.Open(ctx, path, store.Options{Now: func() time.Time { return p.clock }})
	if err != nil {
		return err
	}
	p.store = s
	return errors.Join(p.tell(ctx), s.Close())
}
