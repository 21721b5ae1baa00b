package feeds

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"tend/feeds/login"
	"tend/feeds/web"
	"tend/store"
)

// Choice says how a discovery becomes a source.
type Choice struct {
	Name  string      // empty: the site's title, made unique
	Kind  string      // empty: the discovery's
	Only  []string    // addresses of the feeds to take; empty: the recommended ones
	Since time.Time   // the baseline; zero: as the design says
	Login login.Basic // empty: the one of the address
}

// Add keeps a discovery as a source. It does not pull it. Tokens in addresses
// are kept with the logins, and stand as {secret} in the store.
func (f *Feeds) Add(ctx context.Context, d Discovery, c Choice) (store.Source, error) {
	kind := cmp.Or(c.Kind, d.Kind, KindFeed)
	if _, err := f.connector(kind); err != nil {
		return store.Source{}, fmt.Errorf("add %s: %w", Shown(d.Address), err)
	}
	c.Login = cmp.Or(c.Login, d.user)
	chosen := choose(d, c.Only)
	if len(chosen) == 0 {
		return store.Source{}, fmt.Errorf("add %s: none of its feeds was chosen", Shown(d.Address))
	}
	home, err := f.homeOf(ctx, d, chosen)
	if err != nil {
		return store.Source{}, fmt.Errorf("add %s: %w", Shown(d.Address), err)
	}
	src := store.Source{Kind: kind, Name: c.Name, URL: home, Login: c.Login.User}
	if d.own != "" {
		set, err := json.Marshal(settings{Own: d.own})
		if err != nil {
			return src, fmt.Errorf("add %s: %w", Shown(d.Address), err)
		}
		src.Settings = string(set)
	}
	if err := f.checkSecrets(ctx, chosen); err != nil {
		return src, fmt.Errorf("add %s: %w", Shown(d.Address), err)
	}
	var added store.Source
	if c.Name != "" {
		added, err = f.o.Store.AddSource(ctx, src, hidden(chosen), c.Since)
	} else {
		src.Name = cmp.Or(d.Title, hostOf(d.Address))
		added, err = f.addUniquely(ctx, src, hidden(chosen), c.Since)
	}
	if err != nil {
		return added, err
	}
	return added, f.keepSecrets(ctx, added, chosen, c.Login)
}

// homeOf returns the address that a source gets: where its feeds belong to, or
// if that is a source already which does not read them, such as the site of a
// feed about one topic, the address of its first feed.
func (f *Feeds) homeOf(ctx context.Context, d Discovery, chosen []Found) (string, error) {
	home := hideToken(d.Home).address
	sources, err := f.o.Store.Sources(ctx)
	if err != nil || !slices.ContainsFunc(sources, func(src store.Source) bool { return src.URL == home }) {
		return home, err
	}
	read, err := f.addresses(ctx)
	if err != nil || slices.ContainsFunc(chosen, func(c Found) bool { return read[hideToken(c.URL).address] }) {
		return home, err
	}
	return hideToken(chosen[0].URL).address, nil
}

// choose returns the feeds with the given addresses, or the recommended ones,
// or else the first that can be read.
func choose(d Discovery, only []string) []Found {
	var chosen []Found
	for _, f := range d.Feeds {
		if len(only) == 0 && f.Recommended || slices.Contains(only, f.URL) {
			chosen = append(chosen, f)
		}
	}
	if len(chosen) == 0 && len(only) == 0 && len(d.Feeds) > 0 && d.Feeds[0].Failure.Code == "" {
		chosen = d.Feeds[:1]
	}
	return chosen
}

// hidden returns feeds as the store may have them.
func hidden(chosen []Found) []store.Feed {
	feeds := make([]store.Feed, len(chosen))
	for i, found := range chosen {
		feeds[i] = store.Feed{Role: found.Role, URL: hideToken(found.URL).address}
	}
	return feeds
}

// checkSecrets returns ErrExists if a feed that differs from one of these in
// its token only is read already: there is one token for an address.
func (f *Feeds) checkSecrets(ctx context.Context, chosen []Found) error {
	read, err := f.addresses(ctx)
	if err != nil {
		return err
	}
	for _, found := range chosen {
		h := hideToken(found.URL)
		if h.token == "" || !read[h.address] {
			continue
		}
		if kept, err := f.o.Logins.Find(ctx, h.address, ""); err == nil && kept != h.token {
			return store.ErrExists
		}
	}
	return nil
}

// keepSecrets keeps what opens the feeds of a source that was added just now.
// Without it the source could not be read: if it cannot be kept, the source
// goes again.
func (f *Feeds) keepSecrets(ctx context.Context, src store.Source, chosen []Found, l login.Basic) error {
	for _, found := range chosen {
		h := hideToken(found.URL)
		var err error
		if h.token != "" {
			err = f.o.Logins.Keep(h.address, "", h.token)
		}
		if l.User != "" && err == nil {
			err = f.o.Logins.Keep(h.address, l.User, l.Password)
		}
		if err != nil {
			return errors.Join(err, f.o.Store.RemoveSource(ctx, src.ID, false))
		}
	}
	return nil
}

// mostAlike is how many sources may have the same name but for a number.
const mostAlike = 99

// addUniquely adds a source, with a number behind its name if another has it.
// One that is only named after its host takes its address instead.
func (f *Feeds) addUniquely(ctx context.Context, src store.Source, feeds []store.Feed, since time.Time) (store.Source, error) {
	names := []string{src.Name}
	if src.Name == hostOf(src.URL) {
		names = append(names, web.Line(withoutScheme(src.URL)))
	}
	last := names[len(names)-1]
	for n := 2; n <= mostAlike; n++ {
		names = append(names, last+" "+strconv.Itoa(n))
	}
	for _, src.Name = range names {
		added, err := f.o.Store.AddSource(ctx, src, feeds, since)
		if !errors.Is(err, store.ErrExists) {
			return added, err
		}
	}
	return src, store.ErrExists
}

// withoutScheme is an address as people write it.
func withoutScheme(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	return strings.TrimRight(rest, "/")
}

// hiddenToken is an address whose tokens were taken out, and they, as web.Login
// has them: a line each.
type hiddenToken struct {
	address string
	token   string
}

// Shown returns an address as it may be said, printed and logged: without user,
// password and tokens. What is no address stays as it is.
func Shown(address string) string {
	scheme, rest, found := strings.Cut(address, "://")
	if !found {
		return address
	}
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	host := rest[:end]
	return hideToken(scheme + "://" + host[strings.LastIndexByte(host, '@')+1:] + rest[end:]).address
}

// hideToken takes the tokens out of an address: a JSON Web Token in its path,
// and those that a parameter names as such.
func hideToken(address string) hiddenToken {
	u, err := url.Parse(address)
	if err != nil {
		return hiddenToken{address: address}
	}
	var tokens []string
	for part := range strings.SplitSeq(u.EscapedPath(), "/") {
		token := strings.TrimSuffix(part, ".xml")
		if strings.HasPrefix(token, "eyJ") && strings.Count(token, ".") == 2 {
			address = strings.Replace(address, token, placeholder, 1)
			tokens = append(tokens, token)
			break
		}
	}
	pairs := strings.Split(u.RawQuery, "&")
	for i, pair := range pairs {
		key, value, _ := strings.Cut(pair, "=")
		if value == "" || value == placeholder || !isTokenName(key, u) {
			continue
		}
		token, err := url.QueryUnescape(value)
		if err != nil {
			token = value // as browsers take it
		}
		pairs[i] = key + "=" + placeholder
		tokens = append(tokens, token)
	}
	if u.RawQuery != "" {
		address = strings.Replace(address, "?"+u.RawQuery, "?"+strings.Join(pairs, "&"), 1)
	}
	return hiddenToken{address, strings.Join(tokens, "\n")}
}

// isTokenName reports parameters that hold what opens a feed.
func isTokenName(key string, u *url.URL) bool {
	switch strings.ToLower(key) {
	case "token", "key", "auth", "secret", "apikey", "api_key", "access_token", "feed_token", "rss_token", "private_token", "auth_token", "password":
		return true
	case "feed": // the name of a feed with WordPress, a token with Reddit
		return strings.HasSuffix(u.Hostname(), "reddit.com")
	}
	return false
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return u.Host
}
