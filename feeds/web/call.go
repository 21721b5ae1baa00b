package web

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"
	"time"

	"tend/store"
)

// Call is one request to an API, in the name of a login.
type Call struct {
	Method      string
	URL         string
	User        string // Basic authentication; empty: none
	Password    string
	Accept      string
	ContentType string
	Body        []byte
}

// Answer is what an API said to a Call, whatever its status.
type Answer struct {
	Status int
	Header http.Header
	Retry  time.Time // when the server said to come back; zero if it did not
	Body   []byte
}

// Do makes one request to an API and returns its answer. It follows no
// redirect, because what a login may open must not travel, and it never asks
// twice. A *Failure that is not Sent never reached the server; with any other
// error it is open what the server did.
func (c *Client) Do(ctx context.Context, call Call) (*Answer, error) {
	u, err := parseTarget(call.URL)
	if err != nil {
		return nil, err
	}
	if err := c.checkOwn(u); err != nil {
		return nil, err
	}
	host, err := c.line.host(ctx, u.Host)
	if err != nil {
		return nil, err
	}
	defer host.leave()

	ctx, clock := startClock(ctx, c.o.Timeout)
	defer clock.end()
	var wrote atomic.Bool
	traced := httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{WroteHeaders: func() { wrote.Store(true) }})
	req, err := http.NewRequestWithContext(traced, call.Method, u.String(), bytes.NewReader(call.Body))
	if err != nil {
		return nil, failure(0, store.FailAddress, Line(u.Host), err)
	}
	c.dress(req, call)
	once := c.http
	once.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	answer, err := c.ask(ctx, clock, &once, req)
	if err != nil {
		return nil, sentOrNot(c.explain(ctx, err, Login{Secret: call.Password}), wrote.Load())
	}
	return answer, nil
}

// dress puts on the headers of a call.
func (c *Client) dress(req *http.Request, call Call) {
	req.Header.Set("User-Agent", c.o.UserAgent)
	req.Header.Set("Accept-Encoding", "gzip, deflate")
	if call.Accept != "" {
		req.Header.Set("Accept", call.Accept)
	}
	if call.ContentType != "" {
		req.Header.Set("Content-Type", call.ContentType)
	}
	if call.User != "" {
		req.SetBasicAuth(call.User, call.Password)
	}
}

// ask sends the request and reads the answer to its end.
func (c *Client) ask(ctx context.Context, clock *clock, client *http.Client, req *http.Request) (*Answer, error) {
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer func() { _ = resp.Body.Close() }()
	held, err := c.line.body(ctx, clock)
	if err != nil {
		return nil, err
	}
	defer held.leave()
	body, err := c.readBody(ctx, clock, held, resp, &bytes.Buffer{})
	if err != nil {
		return nil, err
	}
	return &Answer{Status: resp.StatusCode, Header: resp.Header, Retry: retryTime(resp.Header, c.o.Now()), Body: body}, nil
}

// sentOrNot notes on a failure whether the request may have reached the
// server.
func sentOrNot(err error, sent bool) error {
	if f, ok := err.(*Failure); ok { //nolint:errorlint // explain returns it unwrapped
		f.Sent = sent
	}
	return err
}
