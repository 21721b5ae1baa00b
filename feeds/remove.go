package feeds

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"tend/feeds/login"
	"tend/store"
)

// Remove removes a source, as store.RemoveSource does, and forgets what opened
// it: its password and the tokens in its addresses.
func (f *Feeds) Remove(ctx context.Context, src store.Source, drop bool) error {
	feeds, err := f.o.Store.Feeds(ctx, src.ID)
	if err != nil {
		return err
	}
	if err := f.o.Store.RemoveSource(ctx, src.ID, drop); err != nil {
		return err
	}
	var addresses []string
	for _, feed := range feeds {
		addresses = append(addresses, feed.URL)
	}
	for _, feed := range parkedIn(src) {
		addresses = append(addresses, feed.URL)
	}
	if err := f.forgetLogin(ctx, src, addresses); err != nil {
		return fmt.Errorf("forget the login of %s: %w", src.Name, err)
	}
	return nil
}

// forgetLogin forgets what opens a source and its feeds at these addresses.
// What another source is opened by as well stays.
func (f *Feeds) forgetLogin(ctx context.Context, src store.Source, addresses []string) error {
	shared, err := f.shared(ctx, src)
	if err != nil {
		return err
	}
	var all []error
	for _, address := range append(addresses, src.URL) {
		if src.Login != "" && !shared[login.Origin(address)] {
			all = append(all, f.o.Logins.Forget(address, src.Login))
		}
		if strings.Contains(address, placeholder) {
			all = append(all, f.o.Logins.Forget(address, ""))
		}
	}
	return errors.Join(all...)
}

// shared returns the origins at which another source has the same user.
func (f *Feeds) shared(ctx context.Context, src store.Source) (map[string]bool, error) {
	shared := map[string]bool{}
	if src.Login == "" {
		return shared, nil
	}
	sources, err := f.o.Store.Sources(ctx)
	if err != nil {
		return nil, err
	}
	for _, other := range sources {
		if other.ID == src.ID || other.Login != src.Login {
			continue
		}
		shared[login.Origin(other.URL)] = true
		feeds, err := f.o.Store.Feeds(ctx, other.ID)
		if err != nil {
			return nil, err
		}
		for _, feed := range feeds {
			shared[login.Origin(feed.URL)] = true
		}
	}
	return shared, nil
}
