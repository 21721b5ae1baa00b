package web

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"tend/store"
)

// Options are the client's limits; zero values mean the defaults in brackets.
type Options struct {
	Timeout   time.Duration    // for the whole exchange (30 s)
	MaxBody   int64            // decoded bytes (16 MiB)
	PerHost   int              // connections to one host (2)
	InFlight  int              // requests at once (200)
	UserAgent string           // (tend with its version and address)
	Now       func() time.Time // (time.Now)
}

// Client fetches addresses, politely and within limits. It is safe for
// concurrent use.
type Client struct{}

// New returns a client.
func New(o Options) *Client { panic("stub") }

// Allow lets the client go to exactly this host and port although it may be on
// the own network: the volunteer typed it.
func (c *Client) Allow(u *url.URL) { panic("stub") }

// Request is one GET.
type Request struct {
	URL      string
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
	URL         string // where the body came from, after redirects
	Moved       string // the new address, if every redirect was permanent; else ""
	Header      http.Header
	ContentType string
	Body        []byte
}

// Get fetches an address. Every answer but 200 and 304 comes back as a
// *Failure.
func (c *Client) Get(ctx context.Context, r Request) (*Response, error) { panic("stub") }

// Failure is why an address could not be read.
type Failure struct {
	store.Failure
	Status int
	Retry  time.Time // when the server said to come back; zero if it did not
	Err    error
}

// Error implements error.
func (f *Failure) Error() string { return string(f.Code) + " " + f.Detail }

// Unwrap returns the cause.
func (f *Failure) Unwrap() error { return f.Err }
