package feeds

import (
	"net/url"
	"slices"
	"strings"
	"sync/atomic"

	"tend/feeds/web"
	"tend/store"
)

// perHost is how many feeds of one host are pulled at once.
const perHost = 2

// host is the feeds of a sync that one host serves. When it does not answer,
// its other feeds are not asked either: two hundred of them must not wait
// thirty seconds each. A host of which anything was heard gets more patience:
// a few slow feeds of it must not spoil the others.
type host struct {
	jobs   []*job
	next   atomic.Int64 // how many jobs were taken
	heard  atomic.Bool  // some feed got an answer in this sync
	silent atomic.Int64 // feeds without any answer in a row
	down   atomic.Pointer[web.Failure]
}

// patience is how many feeds in a row may stay without an answer at a host
// that did answer others.
const patience = 3 * perHost

// queue puts a job with the others of its host.
func (s *syncing) queue(byName map[string]*host, j *job) {
	name := ""
	if u, err := url.Parse(j.feed.URL); err == nil {
		name = strings.ToLower(u.Host)
	}
	h := byName[name]
	if h == nil {
		h = &host{}
		byName[name] = h
		s.hosts = append(s.hosts, h)
	}
	h.jobs = append(h.jobs, j)
}

// take returns the next job, nil when none is left.
func (h *host) take() *job {
	if n := h.next.Add(1); int(n) <= len(h.jobs) {
		return h.jobs[n-1]
	}
	return nil
}

// note remembers what an answer says about the whole host. One that began and
// then broke off or was too slow is an answer, and so is a redirect to
// somewhere that does not answer.
func (h *host) note(f *web.Failure) {
	switch {
	case f == nil, f.Moved:
	case f.Code == store.FailWait:
		h.down.Store(f)
		return
	case f.Status != 0:
	case f.Code == store.FailOffline, f.Code == store.FailConnect, f.Code == store.FailTLS:
		h.down.Store(f)
		return
	case f.Code == store.FailTimeout:
		h.noteSilence(f)
		return
	}
	h.heard.Store(true)
	h.silent.Store(0)
}

// noteSilence counts one more feed without an answer.
func (h *host) noteSilence(f *web.Failure) {
	limit := int64(perHost)
	if h.heard.Load() {
		limit = patience
	}
	if h.silent.Add(1) >= limit {
		h.down.Store(f)
	}
}

// turn lets the host's feeds begin somewhere else, by a number from 0 to 1: so
// that it is not for ever the same ones that come before a silent one.
func (h *host) turn(by float64) {
	at := int(by*float64(len(h.jobs))) % len(h.jobs)
	h.jobs = slices.Concat(h.jobs[at:], h.jobs[:at])
}
