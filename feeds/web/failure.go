package web

import (
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"syscall"
	"time"

	"tend/store"
)

// errSlow is why an exchange that took longer than allowed was ended.
var errSlow = errors.New("slower than allowed")

// Failure is why an address could not be read. It never holds a secret.
type Failure struct {
	store.Failure
	Status int       // of the answer; 0 if none came
	Moved  bool      // a redirect had led to where it failed
	Retry  time.Time // when the server said to come back; zero if it did not
	Sent   bool      // of a Call: the request may have reached the server
	Err    error
}

// Error implements error.
func (f *Failure) Error() string {
	return strings.TrimSpace(string(f.Code) + " " + f.Detail)
}

// Unwrap returns the cause.
func (f *Failure) Unwrap() error { return f.Err }

// failure returns a Failure; status and err may be missing.
func failure(status int, code store.FailureCode, detail string, err error) *Failure {
	return &Failure{Failure: store.Failure{Code: code, Detail: detail}, Status: status, Err: err}
}

// statusFailure says what an answer other than 200 means, nil for one that is
// good.
func (c *Client) statusFailure(r Request, resp *http.Response) *Failure {
	status := resp.StatusCode
	conditional := r.ETag != "" || r.Modified != ""
	if status == http.StatusOK || status == http.StatusNotModified && conditional {
		return nil
	}
	f := failure(status, statusCode(status, r.User != ""), strconv.Itoa(status), nil)
	f.Retry = retryTime(resp.Header, c.o.Now())
	if status == http.StatusServiceUnavailable && !f.Retry.IsZero() {
		f.Code = store.FailWait
	}
	return f
}

// statusCode names what a status means for a feed.
func statusCode(status int, login bool) store.FailureCode {
	switch {
	case status == http.StatusUnauthorized, status == http.StatusProxyAuthRequired,
		status == http.StatusForbidden && login:
		return store.FailLogin
	case status == http.StatusNotFound:
		return store.FailNotFound
	case status == http.StatusGone:
		return store.FailGone
	case status == http.StatusTooManyRequests:
		return store.FailWait
	case status == http.StatusNotModified:
		return store.FailServer // nobody asked whether it was
	case status >= 500:
		return store.FailServer
	case status >= 400:
		return store.FailRefused
	case status >= 300:
		return store.FailRedirect
	default:
		return store.FailOther
	}
}

// explain turns an error of an exchange into a Failure, or returns the error
// of the caller's context if that ended it.
func (c *Client) explain(ctx context.Context, err error, l Login) error {
	var f *Failure
	if errors.As(err, &f) {
		f.Detail = l.hide(f.Detail)
		return f
	}
	if cause := context.Cause(ctx); cause != nil {
		if errors.Is(cause, errSlow) {
			return failure(0, store.FailTimeout, c.o.Timeout.String(), errSlow)
		}
		return cause
	}
	code, detail := errorCode(err)
	return failure(0, code, l.hide(Line(detail)), err)
}

// explainBody is explain for an answer that had begun, with that status.
func (c *Client) explainBody(ctx context.Context, err error, l Login, status int) error {
	err = c.explain(ctx, err, l)
	var f *Failure
	if errors.As(err, &f) && f.Status == 0 {
		f.Status = status
	}
	return err
}

// errorCode names what an error of the network means.
func errorCode(err error) (code store.FailureCode, detail string) {
	var (
		dns     *net.DNSError
		cert    *tls.CertificateVerificationError
		record  tls.RecordHeaderError
		alert   tls.AlertError
		host    x509.HostnameError
		unknown x509.UnknownAuthorityError
		op      *net.OpError
	)
	switch {
	case errors.As(err, &dns):
		if dns.IsNotFound {
			return store.FailOffline, dns.Name
		}
		return store.FailOffline, ""
	case errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.EHOSTUNREACH), errors.Is(err, syscall.ENETDOWN):
		return store.FailOffline, ""
	case errors.As(err, &cert), errors.As(err, &host), errors.As(err, &unknown):
		return store.FailTLS, ""
	case errors.As(err, &record), errors.As(err, &alert), errors.Is(err, http.ErrSchemeMismatch):
		return store.FailTLS, ""
	case errors.As(err, &op):
		return store.FailConnect, ""
	default:
		return store.FailUnreadable, exchangeDetail(err)
	}
}

// exchangeDetail says what was wrong with an answer: by a code for which the
// message catalogue has words, if it is something that happens.
func exchangeDetail(err error) string {
	var corrupt flate.CorruptInputError
	text := innermost(err).Error()
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "halfway"
	case errors.Is(err, io.EOF), strings.Contains(text, "server closed idle connection"):
		return "noanswer"
	case errors.As(err, &corrupt), errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum),
		errors.Is(err, zlib.ErrHeader), errors.Is(err, zlib.ErrChecksum), errors.Is(err, zlib.ErrDictionary):
		return "packed"
	case strings.HasPrefix(text, "malformed HTTP"), strings.HasPrefix(text, "malformed MIME"):
		return "nothttp"
	case strings.Contains(text, "response headers exceeded"):
		return "header"
	}
	return text
}

// innermost returns the first cause of an error, without the addresses that
// the errors around it repeat.
func innermost(err error) error {
	for {
		cause := errors.Unwrap(err)
		if cause == nil {
			return err
		}
		err = cause
	}
}
