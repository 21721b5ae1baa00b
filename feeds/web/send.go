package web

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"tend/store"
)

// maxRedirects is how often one request is sent elsewhere.
const maxRedirects = 10

// headerBuffer has room for the headers of most requests and answers. There are
// hundreds of connections; bodies are read past it.
const headerBuffer = 1 << 10

// accepted is what tend can read, best first.
const accepted = "application/atom+xml, application/rss+xml, application/feed+json, application/json;q=0.9, application/xml;q=0.9, text/xml;q=0.8, text/html;q=0.5, */*;q=0.1"

// transport returns the connections that the client uses. They are kept open
// for the next request to their host, and never go where they may not.
func (c *Client) transport() *http.Transport {
	t := &http.Transport{
		DialContext:            c.dial,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // decoded in body.go, where it is limited
		MaxConnsPerHost:        c.o.PerHost,
		MaxIdleConnsPerHost:    c.o.PerHost,
		MaxIdleConns:           c.o.InFlight,
		IdleConnTimeout:        15 * time.Second,
		TLSHandshakeTimeout:    10 * time.Second,
		MaxResponseHeaderBytes: 64 << 10,
		ReadBufferSize:         headerBuffer,
		WriteBufferSize:        headerBuffer,
	}
	if c.o.Proxy != nil {
		t.Proxy = http.ProxyURL(c.o.Proxy)
	}
	return t
}

// send asks and follows redirects, and tells which.
func (c *Client) send(ctx context.Context, r Request, u *url.URL) (*http.Response, *moves, error) {
	m := &moves{check: c.checkOwn, from: u, login: r.User != ""}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, m, failure(0, store.FailAddress, Line(u.Host), err)
	}
	req.Header.Set("User-Agent", c.o.UserAgent)
	req.Header.Set("Accept", accepted)
	req.Header.Set("Accept-Encoding", "gzip, deflate")
	if r.Accept != "" {
		req.Header.Set("Accept", r.Accept)
	}
	if r.ETag != "" {
		req.Header.Set("If-None-Match", r.ETag)
	}
	if r.Modified != "" {
		req.Header.Set("If-Modified-Since", r.Modified)
	}
	if r.User != "" {
		req.SetBasicAuth(r.User, r.Password)
	}
	follow := c.http
	follow.CheckRedirect = m.follow
	if err := c.checkOwn(u); err != nil {
		return nil, m, err
	}
	resp, err := follow.Do(req)
	return resp, m, err
}

// moves are the redirects of one request.
type moves struct {
	check func(*url.URL) error
	from  *url.URL
	login bool
	codes []int
}

// follow allows a redirect, or says why not.
func (m *moves) follow(req *http.Request, via []*http.Request) error {
	req.Header.Del("Referer")
	m.codes = append(m.codes, req.Response.StatusCode)
	where := Line(req.URL.Host)
	if len(via) > maxRedirects {
		return failure(req.Response.StatusCode, store.FailRedirect, where, nil)
	}
	if checkTarget(req.URL) != nil {
		return failure(req.Response.StatusCode, store.FailRedirect, Line(plainURL(req.URL)), nil)
	}
	if m.login && origin(req.URL) != origin(m.from) {
		return failure(req.Response.StatusCode, store.FailRedirect, where, nil)
	}
	return m.check(req.URL)
}

// permanent reports whether there were redirects, all of them for good.
func (m *moves) permanent() bool {
	for _, code := range m.codes {
		if code != http.StatusMovedPermanently && code != http.StatusPermanentRedirect {
			return false
		}
	}
	return len(m.codes) > 0
}

// note says on a failure whether a redirect had led there: then it says nothing
// of the host that was asked first. Other errors stay as they are.
func (m *moves) note(err error) error {
	if f, ok := err.(*Failure); ok { //nolint:errorlint // explain returns it unwrapped
		f.Moved = len(m.codes) > 0
	}
	return err
}

// origin returns scheme, host and port of an address.
func origin(u *url.URL) string { return u.Scheme + "://" + hostPort(u) }

// hostPort returns host and port of an address, the port also where it is the
// scheme's own.
func hostPort(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	return net.JoinHostPort(u.Hostname(), port)
}

// userAgent names tend and its version to servers, and its home once its
// module has one.
func userAgent() string {
	name := "tend/devel"
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return name
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		name = "tend/" + v
	}
	if strings.Contains(info.Main.Path, ".") {
		name += " (+https://" + info.Main.Path + ")"
	}
	return name
}
