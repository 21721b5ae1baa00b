package feeds

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"time"

	"tend/feeds/login"
	"tend/feeds/web"
	"tend/store"
)

// Import adds every feed of a list as a source of its own, without asking the
// network, and returns those that were added. Addresses on the own network
// need private. ErrSample if the sources are a sample's.
func (f *Feeds) Import(ctx context.Context, list []Listed, private bool) (added []store.Source, left []Left, err error) {
	if f.o.Sample {
		return nil, nil, ErrSample
	}
	there, err := f.addresses(ctx)
	if err != nil {
		return nil, nil, err
	}
	for _, entry := range list {
		src, why, err := f.importOne(ctx, entry, private, there)
		if err != nil {
			return added, left, fmt.Errorf("import line %d: %w", entry.Line, err)
		}
		if why != "" {
			left = append(left, Left{Line: entry.Line, Entry: cmp.Or(entry.Name, hostOf(entry.URL)), Why: why})
			continue
		}
		added = append(added, src)
	}
	return added, left, nil
}

// addresses returns those of all feeds that are there, also of those that are
// not read as long as a login reads more.
func (f *Feeds) addresses(ctx context.Context) (map[string]bool, error) {
	sources, err := f.o.Store.Sources(ctx)
	if err != nil {
		return nil, err
	}
	there := make(map[string]bool)
	for _, src := range sources {
		feeds, err := f.o.Store.Feeds(ctx, src.ID)
		if err != nil {
			return nil, err
		}
		for _, feed := range feeds {
			there[feed.URL] = true
		}
		for _, feed := range parkedIn(src) {
			there[feed.URL] = true
		}
	}
	return there, nil
}

// importOne adds one feed of a list, or says why not.
func (f *Feeds) importOne(ctx context.Context, entry Listed, private bool, there map[string]bool) (store.Source, LeftReason, error) {
	u, err := url.Parse(entry.URL)
	if err != nil || u.Host == "" {
		return store.Source{}, LeftNoAddress, nil
	}
	own := web.Private(u)
	if own && !private {
		return store.Source{}, LeftPrivate, nil
	}
	var user login.Basic
	if u.User != nil {
		user.User = u.User.Username()
		user.Password, _ = u.User.Password()
		u.User = nil
	}
	src := store.Source{Kind: KindFeed, Name: cmp.Or(entry.Name, u.Host), URL: hideToken(u.String()).address, Login: user.User}
	if there[src.URL] {
		return store.Source{}, LeftExists, nil
	}
	if private {
		set, err := json.Marshal(settings{Own: u.Scheme + "://" + u.Host})
		if err != nil {
			return store.Source{}, "", err
		}
		src.Settings = string(set)
	}
	listed := []Found{{URL: u.String(), Role: store.RolePosts}}
	src, err = f.addUniquely(ctx, src, hidden(listed), time.Time{})
	if errors.Is(err, store.ErrExists) {
		return store.Source{}, LeftExists, nil
	}
	if err != nil {
		return store.Source{}, "", err
	}
	there[src.URL] = true
	return src, "", f.keepSecrets(ctx, src, listed, user)
}
