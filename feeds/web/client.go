package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"sync"
	"time"
)

// Options are the client's limits; zero values mean the defaults in brackets.
type Options struct {
	Timeout   time.Duration    // for the whole exchange (30 s)
	MaxBody   int64            // decoded bytes (16 MiB)
	PerHost   int              // connections to one host (2)
	InFlight  int              // requests at once (200)
	Bodies    int              // bodies held at once (32), and an eighth of them if larger than 1 MiB
	Workers   int              // bodies worked on at once (2)
	UserAgent string           // (tend with its version)
	Proxy     *url.URL         // (none; the environment's proxy is not used)
	Now       func() time.Time // (time.Now)
}

// Client fetches addresses, politely and within limits. It is safe for
// concurrent use.
type Client struct {
	o       Options
	http    http.Client
	refused []netip.Prefix
	allowed sync.Map  // host:port → true
	logins  sync.Map  // address as requested → Login
	buffers sync.Pool // *bytes.Buffer, for bodies
	line    line
}

// New returns a client.
func New(o Options) *Client {
	c := &Client{o: o.withDefaults(), refused: refusedPrefixes()}
	c.line = newLine(c.o)
	c.http.Transport = c.transport()
	if c.o.Proxy != nil {
		c.Allow(c.o.Proxy)
	}
	if log.Writer() == io.Writer(os.Stderr) {
		// net/http writes to the standard logger what it thinks of servers,
		// and would write it onto the screen.
		log.SetOutput(io.Discard)
	}
	return c
}

func (o Options) withDefaults() Options {
	if o.Timeout == 0 {
		o.Timeout = 30 * time.Second
	}
	if o.MaxBody == 0 {
		o.MaxBody = 16 << 20
	}
	if o.PerHost == 0 {
		o.PerHost = 2
	}
	if o.InFlight == 0 {
		o.InFlight = 200
	}
	if o.Bodies == 0 {
		o.Bodies = 32
	}
	if o.Workers == 0 {
		o.Workers = 2
	}
	if o.UserAgent == "" {
		o.UserAgent = userAgent()
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

// Request is one GET.
type Request struct {
	URL      string // {secret} in it becomes what Login was told
	ETag     string // makes the request conditional
	Modified string
	User     string // Basic authentication; then no redirect to another origin is followed
	Password string
	Accept   string
}

// Response is the answer to a Request, its body decoded and limited.
type Response struct {
	Status      int
	NotModified bool
	URL         string // where the body came from, after redirects; never with a secret
	Moved       string // the new address, if every redirect was permanent; else ""
	Header      http.Header
	ContentType string
	Body        []byte
}

// Login is what opens one address: a name and password, or a token that
// stands in the address itself in the place of {secret}; of several, each in
// the next such place.
type Login struct {
	User     string
	Password string
	Secret   string // a line for each token
}

// Login tells the client what opens an address, so that nobody who only wants
// it read has to know. It is sent to that address and its origin, nowhere else.
func (c *Client) Login(address string, l Login) { c.logins.Store(address, l) }

// Get fetches an address. Every answer but 200 and 304 comes back as a
// *Failure.
func (c *Client) Get(ctx context.Context, r Request) (*Response, error) {
	var got *Response
	err := c.Read(ctx, r, func(resp *Response) error {
		got = resp
		got.Body = bytes.Clone(resp.Body)
		return nil
	})
	return got, err
}

// Read fetches an address and hands the answer to use, whose error it returns.
// Many may read at once: only a few bodies are held and worked on at the same
// time, so that a sync of a thousand feeds needs no more memory than that of
// ten. The body is use's only until it returns.
func (c *Client) Read(ctx context.Context, r Request, use func(*Response) error) error {
	login, address := c.open(&r)
	u, err := parseTarget(address)
	if err != nil {
		return err
	}
	host, err := c.line.host(ctx, u.Host)
	if err != nil {
		return err
	}
	defer host.leave()

	ctx, clock := startClock(ctx, c.o.Timeout)
	defer clock.end()
	resp, moves, err := c.send(ctx, r, u)
	if err != nil {
		return moves.note(c.explain(ctx, err, login))
	}
	defer func() { _ = resp.Body.Close() }()

	got := &Response{
		Status:      resp.StatusCode,
		NotModified: resp.StatusCode == http.StatusNotModified,
		URL:         login.hide(plainURL(resp.Request.URL)),
		Header:      resp.Header,
		ContentType: resp.Header.Get("Content-Type"),
	}
	if moves.permanent() {
		got.Moved = got.URL
	}
	if f := c.statusFailure(r, resp); f != nil {
		return moves.note(f)
	}
	if got.NotModified {
		return use(got)
	}
	return moves.note(c.hold(ctx, clock, host, resp, got, login, use))
}

// hold reads the body and has it used, waiting for its turn with both.
func (c *Client) hold(ctx context.Context, clock *clock, host *place, resp *http.Response, got *Response, login Login, use func(*Response) error) error {
	held, err := c.line.body(ctx, clock)
	if err != nil {
		return c.explain(ctx, err, login)
	}
	defer held.leave()
	b := c.buffer()
	defer c.giveBack(b)
	got.Body, err = c.readBody(ctx, clock, held, resp, b)
	if err != nil {
		return c.explainBody(ctx, err, login, resp.StatusCode)
	}
	clock.end()
	host.leave() // the exchange is over, the next may begin
	worker, err := c.line.worker(clock.parent)
	if err != nil {
		return err
	}
	defer worker.leave()
	return use(got)
}

// open puts into a request what opens its address.
func (c *Client) open(r *Request) (Login, string) {
	l, _ := c.logins.Load(r.URL)
	login, _ := l.(Login)
	if r.User == "" {
		r.User, r.Password = login.User, login.Password
	}
	return login, login.fill(r.URL)
}

// fill puts the tokens into an address.
func (l Login) fill(address string) string {
	for _, token := range l.tokens() {
		address = strings.Replace(address, placeholder, escape(token), 1)
	}
	return address
}

// hide puts {secret} back in the places of the tokens.
func (l Login) hide(s string) string {
	for _, token := range l.tokens() {
		for _, written := range []string{escape(token), url.QueryEscape(token), url.PathEscape(token), token} {
			s = strings.ReplaceAll(s, written, placeholder)
		}
	}
	return s
}

// tokens are those of an address, in the order of their places.
func (l Login) tokens() []string {
	return strings.FieldsFunc(l.Secret, func(r rune) bool { return r == '\n' })
}

// escape writes a token so that it means itself in a path and in a query.
func escape(token string) string {
	return strings.ReplaceAll(url.QueryEscape(token), "+", "%20")
}

// placeholder stands in an address where a token was.
const placeholder = "{secret}"

// plainURL returns an address without a user name in it.
func plainURL(u *url.URL) string {
	plain := *u
	plain.User = nil
	return plain.String()
}

// parseTarget reads an address that is to be fetched.
func parseTarget(address string) (*url.URL, error) {
	u, err := parseLeniently(address)
	if err != nil || u.Host == "" {
		return nil, failure(0, "address", Line(address), errors.New("not an address"))
	}
	if err := checkTarget(u); err != nil {
		return nil, err
	}
	return u, nil
}
