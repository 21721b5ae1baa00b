// Package wordpress reads and moderates a WordPress through its own API: held
// comments are in no feed. It speaks REST where it can and XML-RPC where that
// is blocked or the blog lives at WordPress.com; both behind one transport.
//
// What real servers answered, and surprised with, shaped it: any change of a
// status by REST overwrites the commenter's address and agent unless both are
// sent along; an unknown status is answered with 200; a wrong password looks
// like a visitor; totals count what the login may not see; nothing says when a
// status changed. So every answer is compared with what was wanted, pages are
// followed by their Link and never by counting, and held comments that left
// the list are looked up one by one.
package wordpress

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"tend/feeds/web"
	"tend/store"
)

// Connector pulls from and sends to WordPress.
type Connector struct {
	Client *web.Client
	// Login returns the user name and application password of a source.
	Login func(ctx context.Context, src store.Source) (user, password string, err error)
	Now   func() time.Time
}

// Settings is what the connector keeps with its source.
type Settings struct {
	REST   string `json:"rest,omitempty"`   // the API's root, empty where it is blocked
	XMLRPC string `json:"xmlrpc,omitempty"` // address of xmlrpc.php
	Blog   int64  `json:"blog,omitempty"`   // the blog's number for XML-RPC
	User   int64  `json:"user,omitempty"`   // the login's own number
	Name   string `json:"name,omitempty"`   // as whom a reply appears
	Role   string `json:"role,omitempty"`   // the login's role there
	// Moderates says that the login sees raw texts and addresses.
	Moderates bool `json:"moderates,omitempty"`
}

// transport speaks to one WordPress in one of its two languages. Lists come
// newest first; more says that a further page may have something.
type transport interface {
	me(ctx context.Context) (account, error)
	posts(ctx context.Context, q postQuery) (list []post, more bool, err error)
	comments(ctx context.Context, status string, page int) (list []comment, more bool, err error)
	lookUp(ctx context.Context, ids []int64) ([]comment, error)
	one(ctx context.Context, id int64) (comment, error)
	set(ctx context.Context, c comment, want store.State) (comment, error)
	reply(ctx context.Context, postID, parentID int64, text string) (comment, error)
	answers(ctx context.Context, postID, parentID, user int64) ([]comment, error)
}

// account is who the login is at the site.
type account struct {
	ID        int64
	Name      string
	Role      string
	Moderates bool // may decide on every comment
	Writes    bool // may decide on comments under own posts
}

// post is a post or page as WordPress gives it.
type post struct {
	ID        int64
	Title     string // HTML
	HTML      string
	URL       string
	GUID      string
	Author    string
	AuthorID  int64
	Published time.Time
	Modified  time.Time
	Type      string // the collection of the API it is in: posts, pages, …
}

// postQuery asks for a page of posts, or for exactly those with IDs.
type postQuery struct {
	Page       int
	ChangedAt  time.Time // only those changed after it, oldest change first
	IDs        []int64
	Collection string // posts, pages or another type; empty: posts
}

// comment is a comment as WordPress gives it.
type comment struct {
	ID, Post, Parent, User int64
	Author                 string
	AuthorURL              string
	Contact                string
	IP, Agent              string
	Published              time.Time
	HTML                   string
	Raw                    string // as typed, where the login may see it
	URL                    string
	State                  store.State
	Type                   string // comment, trackback, pingback
	PostType               string // the collection its post is in
}

// baggage is what a verdict must send back so that WordPress keeps it.
type baggage struct {
	IP    string `json:"ip,omitempty"`
	Agent string `json:"agent,omitempty"`
}

// perPage is how many rows a request asks for; WordPress allows 100.
const perPage = 100

// settings reads what the source keeps for the connector.
func settings(src store.Source) (Settings, error) {
	var s Settings
	if src.Settings == "" {
		return s, nil
	}
	if err := json.Unmarshal([]byte(src.Settings), &s); err != nil {
		return s, fmt.Errorf("settings of %s: %w", src.Name, err)
	}
	return s, nil
}

// dial returns the better transport the source has, with its login.
func (c *Connector) dial(ctx context.Context, src store.Source) (transport, Settings, error) {
	s, err := settings(src)
	if err != nil {
		return nil, s, err
	}
	user, password, err := c.Login(ctx, src)
	if err != nil {
		return nil, s, &web.Failure{Failure: store.Failure{Code: store.FailLogin}, Err: err}
	}
	t, err := c.transport(s, user, password)
	return t, s, err
}

func (c *Connector) transport(s Settings, user, password string) (transport, error) {
	switch {
	case s.REST != "":
		return &rest{client: c.Client, root: s.REST, user: user, password: password, edit: s.Moderates}, nil
	case s.XMLRPC != "":
		return &xmlRPC{client: c.Client, address: s.XMLRPC, blog: s.Blog, user: user, password: password}, nil
	}
	return nil, &web.Failure{Failure: store.Failure{Code: store.FailOther, Detail: "no API"}}
}

// The remote IDs are the ones that the site's feeds lead to as well, so that a
// source that first was a feed keeps its items and their marks.
func commentID(n int64) string { return "comment:" + strconv.FormatInt(n, 10) }

func postID(n int64) string { return "post:" + strconv.FormatInt(n, 10) }

// number returns N of "comment:N" or "post:N", 0 if it is neither.
func number(remoteID string) int64 {
	_, digits, ok := strings.Cut(remoteID, ":")
	if !ok {
		return 0
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n < 0 {
		return 0
	}
	return n
}
