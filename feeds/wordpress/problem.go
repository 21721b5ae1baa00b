package wordpress

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"tend/feeds/web"
	"tend/store"
)

// problem is an answer of the API that is not what was asked for.
type problem struct {
	Status  int
	Code    string // the API's own code; texts are translated and never looked at
	Text    string // filtered, for people
	Retry   time.Time
	Unclear bool // whether the request had an effect cannot be told from it
}

// Error implements error.
func (p *problem) Error() string {
	if p.Code != "" {
		return fmt.Sprintf("%d %s", p.Status, p.Code)
	}
	return fmt.Sprintf("%d %s", p.Status, p.Text)
}

// refusal reads an answer that is no success. Only what has the API's form is
// the API's word; anything else, and every 5xx but one, leaves open what
// happened. With 501 WordPress says that it has no such thing: a site without
// a trash puts nothing there.
func refusal(resp *web.Answer) *problem {
	var said struct {
		Code    string `json:"code"`
		Message string `json:"message"`
	}
	p := &problem{Status: resp.Status, Retry: resp.Retry}
	if json.Unmarshal(resp.Body, &said) != nil || said.Code == "" {
		p.Unclear = true
		p.Text = "not the API's answer"
		return p
	}
	p.Code = web.Line(said.Code)
	p.Text = web.Plain(said.Message)
	p.Unclear = resp.Status < 400 || resp.Status >= 500 && resp.Status != http.StatusNotImplemented
	return p
}

// isDenied reports the API's word that something is not there, or not for this
// login.
func isDenied(err error) bool {
	var p *problem
	if !errors.As(err, &p) || p.Unclear {
		return false
	}
	switch p.Status {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound:
		return true
	}
	return false
}

// pullFailure turns a problem into the failure that a source's health shows.
func pullFailure(err error) error {
	var p *problem
	if !errors.As(err, &p) {
		return err
	}
	f := &web.Failure{Failure: store.Failure{Detail: fmt.Sprint(p.Status)}, Status: p.Status, Retry: p.Retry, Err: p}
	switch {
	case p.Status == 401 || p.Status == 403:
		f.Code = store.FailLogin
	case p.Status == 404:
		f.Code = store.FailNotFound
	case p.Status == 429, p.Status == 503 && !p.Retry.IsZero():
		f.Code = store.FailWait
	case p.Status >= 500:
		f.Code = store.FailServer
	case p.Unclear:
		f.Code, f.Detail = store.FailUnreadable, p.Text
	default:
		f.Code = store.FailRefused
	}
	return f
}
