package feeds

import (
	"context"
	"net/url"
	"strings"

	"tend/feeds/login"
	"tend/feeds/rss"
	"tend/feeds/web"
	"tend/store"
)

// Discovery is what was found at an address.
type Discovery struct {
	Address string // as typed, with a scheme
	Title   string // the site's
	Kind    string // the kind of source that fits best: "feed", "wordpress", …
	Home    string
	API     string  // root of the site's REST API, if it names one
	Feeds   []Found // the recommended ones first

	own  string      // the address's origin, if it is on the own network
	user login.Basic // the one that the address was read with
}

// Found is one feed of a Discovery.
type Found struct {
	URL         string
	Role        store.Role
	Title       string
	Newest      []string // titles, or author and first words, of the three newest items
	Count       int      // items the feed shows now
	Recommended bool     // taken when nobody chooses
	Failure     store.Failure

	items []store.Arrival
	atom  bool // tells by its address that it is the Atom one of twins
}

// Discover looks for feeds at an address: a feed itself, or a page with links
// to feeds, or well-known paths of the platforms tend knows. The address of a
// site's feed of posts also finds that of its comments. It changes
// nothing. The address is allowed as exactly the host and port that it names,
// also on the own network. ErrSample if the sources are a sample's.
func (f *Feeds) Discover(ctx context.Context, address string, user login.Basic) (Discovery, error) {
	if f.o.Sample {
		return Discovery{}, ErrSample
	}
	d := discoverer{feeds: f, user: user}
	resp, err := d.ask(ctx, address)
	if err != nil {
		return Discovery{}, err
	}
	reading, err := rss.Read(resp.Body, rss.Meta{URL: resp.URL, ContentType: resp.ContentType})
	if err == nil {
		return d.beside(ctx, resp, reading), nil
	}
	if !isPage(resp, err) {
		return Discovery{}, err
	}
	page := web.ReadPage(resp)
	found := d.readAll(ctx, candidates(resp, page))
	if err := ctx.Err(); err != nil {
		return Discovery{}, err
	}
	found = recommend(withoutTwins(found))
	if len(found) == 0 {
		return Discovery{}, &web.Failure{Failure: store.Failure{Code: store.FailPage}, Status: resp.Status}
	}
	return d.discovery(titleOf(page, found), resp.URL, page.API, found), nil
}

// isPage reports whether what could not be read as a feed is a web page. Many
// pages begin without saying so.
func isPage(resp *web.Response, err error) bool {
	f, ok := asFailure(err)
	switch {
	case !ok:
		return false
	case f.Code == store.FailPage:
		return true
	}
	return f.Code == store.FailUnreadable && strings.Contains(strings.ToLower(resp.ContentType), "html")
}

// discoverer is one discovery under way.
type discoverer struct {
	feeds   *Feeds
	user    login.Basic
	address string
	own     string
}

func (d *discoverer) discovery(title, home, api string, found []Found) Discovery {
	if home == "" {
		home = d.address
	}
	return Discovery{
		Address: d.address, Title: title, Kind: KindFeed, Home: home, API: api, Feeds: found, own: d.own, user: d.user,
	}
}

// ask fetches what a volunteer typed: without a scheme by https, and if there
// is no such server by http. A password goes there in the open only on the own
// network, or where http was typed.
func (d *discoverer) ask(ctx context.Context, typed string) (*web.Response, error) {
	typed = strings.TrimSpace(typed)
	if rest, ok := strings.CutPrefix(typed, "feed:"); ok {
		typed = strings.TrimPrefix(rest, "//")
	}
	if strings.Contains(typed, "://") {
		return d.fetch(ctx, typed)
	}
	resp, err := d.fetch(ctx, "https://"+typed)
	f, failed := asFailure(err)
	if !failed || f.Status != 0 || d.user.Password != "" && d.own == "" {
		return resp, err
	}
	switch f.Code {
	case store.FailConnect, store.FailTLS, store.FailTimeout, store.FailUnreadable:
		plain, plainErr := d.fetch(ctx, "http://"+typed)
		if f, failed := asFailure(plainErr); !failed || f.Status != 0 {
			return plain, plainErr // a server is there, whatever it says
		}
	}
	return nil, err
}

// fetch fetches an address that a volunteer typed. Only when it turns out to
// be on the own network the client is allowed to go there, to exactly this
// host and port: not when it is somewhere else and leads there.
func (d *discoverer) fetch(ctx context.Context, typed string) (*web.Response, error) {
	u, err := url.Parse(typed)
	if err != nil || u.Host == "" {
		return nil, &web.Failure{Failure: store.Failure{Code: store.FailAddress, Detail: web.Line(typed)}, Err: err}
	}
	if u.User != nil {
		d.user.User = u.User.Username()
		d.user.Password, _ = u.User.Password()
		u.User = nil
	}
	d.address = u.String()
	resp, err := d.get(ctx, d.address)
	origin := u.Scheme + "://" + u.Host
	if f, ok := asFailure(err); ok && f.Code == store.FailAddress && !f.Moved && (u.Scheme == "http" || u.Scheme == "https") && d.own != origin {
		d.own = origin
		d.feeds.o.Client.Allow(u)
		resp, err = d.get(ctx, d.address)
	}
	return resp, err
}

// get fetches an address, with the login only where it was typed for.
func (d *discoverer) get(ctx context.Context, address string) (*web.Response, error) {
	r := web.Request{URL: address}
	if sameOrigin(address, d.address) {
		r.User, r.Password = d.user.User, d.user.Password
	}
	return d.feeds.o.Client.Get(ctx, r)
}

// sameOrigin reports whether two addresses have the same scheme, host and
// port.
func sameOrigin(a, b string) bool {
	ua, err := url.Parse(a)
	if err != nil {
		return false
	}
	ub, err := url.Parse(b)
	return err == nil && ua.Scheme == ub.Scheme && strings.EqualFold(ua.Host, ub.Host)
}

// titleOf returns the title of the site: as its posts' feed has it, else as
// the page has it.
func titleOf(page web.Page, found []Found) string {
	for _, f := range found {
		if f.Role == store.RolePosts && f.Title != "" {
			return f.Title
		}
	}
	return page.Title
}
