package wordpress

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"net/url"
	"strings"

	"tend/feeds/web"
	"tend/store"
)

// Connection is what a checked login at a WordPress makes of a source.
type Connection struct {
	Settings  string // JSON for store.Source
	Name      string // as whom replies appear
	Role      string
	Powers    store.Powers
	Feeds     []store.Feed
	Transport string // "REST" or "XML-RPC", for the source's health
}

// Site is where a WordPress answers.
type Site struct {
	REST      string // root of the REST API, empty if none was found
	XMLRPC    string
	Authorize string // page on which a volunteer makes an application password
	Title     string
}

// Find looks for a WordPress's APIs at the address of any of its pages. It
// needs no login and changes nothing. ErrNone if the site shows none.
func Find(ctx context.Context, client *web.Client, address string) (Site, error) {
	page, err := client.Get(ctx, web.Request{URL: address, Accept: "text/html"})
	var failure *web.Failure
	if err != nil && !(errors.As(err, &failure) && failure.Status != 0) {
		return Site{}, err
	}
	base, err := url.Parse(address)
	if err != nil {
		return Site{}, fmt.Errorf("address: %w", err)
	}
	var roots []string
	if page != nil {
		if api := web.ReadPage(page).API; api != "" {
			roots = append(roots, api)
		}
	}
	homes := homesAbove(base)
	for _, home := range homes {
		roots = append(roots, home.JoinPath("wp-json/").String(), home.JoinPath("index.php").String()+"?rest_route=/")
	}
	var site Site
	for _, root := range roots {
		if index, ok := readIndex(ctx, client, root, base); ok {
			site = Site{REST: root, Authorize: index.authorize(), Title: web.Plain(index.Name)}
			homes = []*url.URL{homeOf(root)}
			break
		}
	}
	for _, home := range homes {
		address := home.JoinPath("xmlrpc.php").String()
		if sameSite(address, base) && answersXMLRPC(ctx, client, address) {
			site.XMLRPC = address
			break
		}
	}
	if site.REST == "" && site.XMLRPC == "" {
		return Site{}, ErrNone
	}
	return site, nil
}

// homesAbove returns the folders in which the WordPress of a page may live:
// the page's own and those above it, down to the site's root.
func homesAbove(page *url.URL) []*url.URL {
	home := &url.URL{Scheme: page.Scheme, Host: page.Host, Path: page.Path}
	if !strings.HasSuffix(home.Path, "/") {
		home = home.JoinPath("..")
	}
	homes := []*url.URL{home}
	for range 5 {
		if home.Path == "/" || home.Path == "" {
			return homes
		}
		home = home.JoinPath("..")
		homes = append(homes, home)
	}
	return append(homes, &url.URL{Scheme: page.Scheme, Host: page.Host, Path: "/"})
}

// homeOf returns the folder a WordPress lives in, by the root of its API.
func homeOf(root string) *url.URL {
	u, err := url.Parse(root)
	if err != nil {
		return &url.URL{}
	}
	u.RawQuery = ""
	return u.JoinPath("..") // above index.php, or wp-json
}

// ErrNone says that a site is no WordPress, or hides both of its APIs.
var ErrNone = errors.New("no WordPress answers there")

// index is the root of the REST API.
type index struct {
	Name           string   `json:"name"`
	Namespaces     []string `json:"namespaces"`
	Authentication struct {
		ApplicationPasswords struct {
			Endpoints struct {
				Authorization string `json:"authorization"`
			} `json:"endpoints"`
		} `json:"application-passwords"`
	} `json:"-"`
	RawAuthentication json.RawMessage `json:"authentication"` // an object, or [] where there is none
}

// authorize returns the address as tend may show and open it.
func (i index) authorize() string {
	return web.Resolve("", i.Authentication.ApplicationPasswords.Endpoints.Authorization)
}

func readIndex(ctx context.Context, client *web.Client, root string, base *url.URL) (index, bool) {
	var found index
	if !sameSite(root, base) {
		return found, false
	}
	resp, err := client.Get(ctx, web.Request{URL: root, Accept: "application/json"})
	if err != nil || json.Unmarshal(resp.Body, &found) != nil {
		return found, false
	}
	// What cannot be read of it only costs the page's address.
	_ = json.Unmarshal(found.RawAuthentication, &found.Authentication)
	for _, ns := range found.Namespaces {
		if ns == "wp/v2" {
			return found, true
		}
	}
	return found, false
}

// sameSite keeps credentials at the site: an API at another host is not used.
func sameSite(address string, base *url.URL) bool {
	u, err := url.Parse(address)
	return err == nil && u.Scheme == base.Scheme && strings.EqualFold(u.Host, base.Host)
}

func answersXMLRPC(ctx context.Context, client *web.Client, address string) bool {
	x := &xmlRPC{client: client, address: address}
	var methods []string
	err := x.callPlain(ctx, "system.listMethods", &methods)
	return err == nil && len(methods) > 0
}

// Connect checks a login with a call that fails for visitors and says what it
// may do. An address with http is refused unless it is loopback: a password
// must not cross a network in the clear.
func (c *Connector) Connect(ctx context.Context, site Site, user, password string) (Connection, error) {
	if err := site.Safe(); err != nil {
		return Connection{}, err
	}
	var s Settings
	err := error(&web.Failure{Failure: store.Failure{Code: store.FailOther, Detail: "no API"}})
	var who account
	if site.REST != "" {
		s = Settings{REST: site.REST}
		who, err = c.check(ctx, s, user, password)
	}
	if refused := (*problem)(nil); err != nil && site.XMLRPC != "" && !(errors.As(err, &refused) && refused.Status == http.StatusUnauthorized && refused.Code != "") {
		second := Settings{XMLRPC: site.XMLRPC}
		blog, found := c.blog(ctx, second, user, password)
		if found == nil {
			second.Blog = blog
			if w, e := c.check(ctx, second, user, password); e == nil {
				s, who, err = second, w, nil
			}
		} else if s.REST == "" {
			err = found
		}
	}
	if err != nil {
		return Connection{}, pullFailure(err)
	}
	s.User, s.Name, s.Role, s.Moderates = who.ID, who.Name, who.Role, who.Moderates
	kept, err := json.Marshal(s)
	if err != nil {
		return Connection{}, fmt.Errorf("settings: %w", err)
	}
	conn := Connection{Settings: string(kept), Name: who.Name, Role: who.Role, Powers: who.powers(), Transport: s.transport(), Feeds: s.feeds()}
	return conn, nil
}

// AccessOf returns what a source keeps of its login: as whom replies appear,
// the role at the site, and the language the two speak.
func AccessOf(src store.Source) (name, role, transport string) {
	s, err := settings(src)
	if err != nil {
		return "", "", ""
	}
	return s.Name, s.Role, s.transport()
}

// transport names the language of the site that is spoken.
func (s Settings) transport() string {
	if s.REST == "" {
		return "XML-RPC"
	}
	return "REST"
}

// Safe returns ErrPlain where a password would cross a network in the clear.
func (site Site) Safe() error {
	for _, address := range []string{site.REST, site.XMLRPC} {
		u, err := url.Parse(address)
		if err != nil {
			return fmt.Errorf("address: %w", err)
		}
		ip, _ := netip.ParseAddr(u.Hostname())
		if u.Scheme == "http" && !ip.IsLoopback() && u.Hostname() != "localhost" {
			return ErrPlain
		}
	}
	return nil
}

// ErrPlain says that a site has no https, so that a login there would cross the
// network for everybody to read.
var ErrPlain = errors.New("no https")

func (c *Connector) check(ctx context.Context, s Settings, user, password string) (account, error) {
	t, err := c.transport(s, user, password)
	if err != nil {
		return account{}, err
	}
	return t.me(ctx)
}

// blog asks XML-RPC which of the login's blogs lives at this address.
func (c *Connector) blog(ctx context.Context, s Settings, user, password string) (int64, error) {
	x := &xmlRPC{client: c.Client, address: s.XMLRPC}
	var blogs []struct {
		ID     string `xmlrpc:"blogid"`
		XMLRPC string `xmlrpc:"xmlrpc"`
	}
	if err := x.callPlain(ctx, "wp.getUsersBlogs", &blogs, user, password); err != nil {
		return 0, err
	}
	for _, b := range blogs {
		if len(blogs) == 1 || b.XMLRPC == s.XMLRPC {
			return number("blog:" + b.ID), nil
		}
	}
	return 0, &problem{Text: "the login has no blog there"}
}

// feeds returns the two addresses that are pulled in place of a site's feeds.
func (s Settings) feeds() []store.Feed {
	posts, comments := s.XMLRPC+"#posts", s.XMLRPC+"#comments"
	if s.REST != "" {
		r := &rest{root: s.REST}
		posts, _ = r.address("wp/v2/posts", nil)
		comments, _ = r.address("wp/v2/comments", nil)
	}
	return []store.Feed{{Role: store.RolePosts, URL: posts}, {Role: store.RoleComments, URL: comments}}
}

// powers says what an account may do. Authors may decide under their own posts
// only; the site refuses the rest, comment by comment.
func (a account) powers() store.Powers {
	p := store.Powers{}
	for _, act := range []store.Act{store.ActApprove, store.ActHold, store.ActSpam, store.ActTrash} {
		p[act] = store.Power{May: a.Moderates || a.Writes, Undo: true, Why: a.Role}
	}
	p[store.ActReply] = store.Power{May: true, Undo: a.Moderates || a.Writes}
	p[store.ActRetract] = store.Power{May: a.Moderates || a.Writes, Why: a.Role}
	return p
}
