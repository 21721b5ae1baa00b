package store

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// Health is how a source is doing, read from its feeds.
type Health struct {
	State    HealthState
	Pulled   time.Time // last pull that worked; zero if never
	Next     time.Time // next pull that is due
	Failure  Failure   // the last one; its Code is empty when well
	Since    time.Time // first failure in a row; zero if well
	Failures int
	Kept     Kept
}

// Failure is why a feed could not be read: a code for which the message
// catalogue has a sentence, and the detail that belongs into it. It is stored
// as "code detail".
type Failure struct {
	Code   FailureCode
	Detail string // a status, a line, an address; filtered
}

// FailureCode names a way to fail.
type FailureCode string

// The ways a feed can fail.
const (
	FailLogin      FailureCode = "login"      // 401, or a login that may not: Detail is the status
	FailRefused    FailureCode = "refused"    // 403 and other 4xx: Detail is the status
	FailNotFound   FailureCode = "notfound"   // 404
	FailGone       FailureCode = "gone"       // 410
	FailWait       FailureCode = "wait"       // 429 or 503 with a time to wait
	FailServer     FailureCode = "server"     // 5xx: Detail is the status
	FailOffline    FailureCode = "offline"    // no network, or the name does not resolve
	FailConnect    FailureCode = "connect"    // the host does not answer
	FailTimeout    FailureCode = "timeout"    // slower than allowed
	FailTLS        FailureCode = "tls"        // its certificate is not good
	FailAddress    FailureCode = "address"    // an address tend does not go to: Detail names it
	FailRedirect   FailureCode = "redirect"   // too many, or to where tend does not go
	FailTooLarge   FailureCode = "toolarge"   // Detail is the limit
	FailTooDeep    FailureCode = "toodeep"    // nested deeper than 100
	FailPage       FailureCode = "page"       // a web page, not a feed
	FailUnreadable FailureCode = "unreadable" // Detail says what and where
	FailEmptied    FailureCode = "emptied"    // three pulls in a row found nothing
	FailDamaged    FailureCode = "damaged"    // a part was read: Detail says what was wrong
	FailOther      FailureCode = "other"
)

// HealthState sums a source's feeds up in a word.
type HealthState int

// The states of a source's health.
const (
	Well    HealthState = iota
	Failing             // an error; tried again later
	Resting             // asked to wait
	Stopped             // refused or gone; waits for a volunteer
	Fresh               // never pulled
)

// String returns the failure as it is stored, "code detail".
func (f Failure) String() string {
	return strings.TrimSpace(string(f.Code) + " " + f.Detail)
}

// parseFailure reads what String wrote.
func parseFailure(stored string) Failure {
	code, detail, _ := strings.Cut(stored, " ")
	return Failure{Code: FailureCode(code), Detail: detail}
}

// addHealth says how sources are doing, by what their feeds say.
func (s *Store) addHealth(ctx context.Context, sources []Source) error {
	place := make(map[int64]int, len(sources))
	for i := range sources {
		place[sources[i].ID] = i
		sources[i].Health = Health{State: Fresh}
	}
	if err := s.askFeeds(ctx, sources, place); err != nil {
		return fmt.Errorf("health of sources: %w", err)
	}
	for i := range sources {
		if !sources[i].Stopped.IsZero() {
			sources[i].Health.State = Stopped
		}
	}
	return nil
}

// fewSources is how many sources' feeds are looked up one by one.
const fewSources = 100

// askFeeds adds what the feeds of each source say, which stands at its place.
// The feeds of single posts' comments come and go and say nothing about it.
func (s *Store) askFeeds(ctx context.Context, sources []Source, place map[int64]int) error {
	query, args := `
		SELECT source_id, due_at, coalesce(pulled_at, 0), failures, coalesce(failing_since, 0), failure, rest, gone
		FROM feeds
		WHERE role <> 'thread'`, []any{}
	if len(sources) <= fewSources {
		ids := make([]int64, len(sources))
		for i, src := range sources {
			ids[i] = src.ID
		}
		query, args = query+` AND source_id IN (SELECT value FROM json_each(?))`, append(args, listOf(ids))
	}
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	var f Feed
	var sourceID, due, pulled, since int64
	var failure string
	for rows.Next() {
		if err := rows.Scan(&sourceID, &due, &pulled, &f.Failures, &since, &failure, &f.Rest, &f.Gone); err != nil {
			return err
		}
		f.Due, f.Pulled, f.Failure = moment(due), moment(pulled), parseFailure(failure)
		if i, ok := place[sourceID]; ok {
			sources[i].Health = sources[i].Health.with(f, moment(since))
		}
	}
	return rows.Err()
}

// with returns the health with one more feed in it. The worst feed speaks for
// the source.
func (h Health) with(f Feed, since time.Time) Health {
	if f.Pulled.After(h.Pulled) {
		h.Pulled = f.Pulled
	}
	if h.Next.IsZero() || f.Due.Before(h.Next) {
		h.Next = f.Due
	}
	if f.Failure.Code != "" && f.Failures >= h.Failures {
		h.Failure, h.Failures, h.Since = f.Failure, f.Failures, since
	}
	state := f.state()
	if h.State == Fresh || (state != Fresh && state > h.State) {
		h.State = state
	}
	return h
}

// state says how a feed is doing.
func (f Feed) state() HealthState {
	switch {
	case f.Gone:
		return Stopped
	case f.Rest:
		return Resting
	case f.Failures > 0:
		return Failing
	case f.Pulled.IsZero():
		return Fresh
	}
	return Well
}
