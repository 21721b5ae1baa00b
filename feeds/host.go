package feeds

import (
	"net/url"
	"strings"
	"sync/atomic"

	"tend/feeds/web"
	"tend/store"
)

// perHost is how many feeds of one host are pulled at once.
const perHost = 2

// host is the feeds of a sync that one host serves. When it does not answer,
// its other feeds are not asked either: two hundred of them must not wait
// thirty seconds each.
type host struct {
	jobs []*job
	next atomic.Int64 // how many jobs were taken
	slow atomic.Int64 // feeds that timed out in a row
	down atomic.Pointer[web.Failure]
}

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

// note remembers what an answer says about the whole host.
func (h *host) note(f *web.Failure) {
	if f == nil {
		h.slow.Store(0)
		return
	}
	switch f.Code {
	case store.FailOffline, store.FailConnect, store.FailTLS, store.FailWait:
		h.down.Store(f)
	case store.FailTimeout:
		if h.slow.Add(1) >= perHost {
			h.down.Store(f)
		}
	}
}
