package store

import (
	"context"
	"time"
)

// Source is something a volunteer watches: a site, a feed, an account.
type Source struct {
	ID       int64
	Kind     string // "feed", "wordpress", …; feeds/connector.go knows them
	Name     string // unique among the sources that are not removed
	URL      string // where a person would go; secrets in it are written {secret}
	Login    string // user name of the login, empty without one
	Powers   Powers // what the login may do
	Settings string // JSON, the connector's own
	Baseline time.Time
	Added    time.Time
	Stopped  time.Time     // a refused login stopped it; zero otherwise
	Why      string        // why it was stopped
	Late     time.Duration // pending comments older than this are late; 0 means 3 days

	Health Health
}

// Health is how a source is doing, read from its feeds.
type Health struct {
	State    HealthState
	Pulled   time.Time // last pull that worked; zero if never
	Next     time.Time // next pull that is due
	Failure  Failure   // the last one; its Code is empty when well
	Since    time.Time // first failure in a row; zero if well
	Failures int
	Posts    int // kept here, capped at CountCap
	Comments int
	HeldHere int
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

// Feed is one address of a source, with its validators and health.
type Feed struct {
	ID       int64
	SourceID int64
	Role     Role
	URL      string // with {secret} in place of a token
	ItemID   int64  // the post whose comments it carries; 0 for the whole source
	ETag     string
	Modified string
	BodyHash []byte
	Cursor   string
	Due      time.Time
	Pulled   time.Time // last answer that worked, also a 304; zero if never
	FullAt   time.Time // last pull without validators
	Failures int       // in a row
	Failure  Failure
	Rest     bool // the failure was a request to wait
	Empty    int  // pulls in a row that found a feed emptied
	Gone     bool // 410: no further pulls
}

// Role says what a feed of a source carries.
type Role string

// The roles of a feed.
const (
	RolePosts       Role = "posts"
	RoleComments    Role = "comments"
	RolePostComment Role = "thread" // one post's comments; watched while fresh
)

// AddSource keeps a new source with its feeds. The same URL added again after
// its removal revives the old source with its items and marks. since, if not
// zero, fixes the baseline; otherwise the first pull finds it (design.md,
// section 1). ErrExists if a source of that name or address is there.
func (s *Store) AddSource(ctx context.Context, src Source, feeds []Feed, since time.Time) (Source, error) {
	panic("stub")
}

// Sources returns all sources in the order in which they were added, with
// their health.
func (s *Store) Sources(ctx context.Context) ([]Source, error) { panic("stub") }

// FindSource returns the source with that name (letter case does not matter)
// or ID, or ErrNotFound.
func (s *Store) FindSource(ctx context.Context, nameOrID string) (Source, error) { panic("stub") }

// RenameSource gives a source another name. ErrExists if it is taken.
func (s *Store) RenameSource(ctx context.Context, id int64, name string) error { panic("stub") }

// RemoveSource removes a source. Marks, tasks and the journal stay; items that
// nobody worked on go. With queued verdicts it is refused with ErrQueued,
// unless drop withdraws them.
func (s *Store) RemoveSource(ctx context.Context, id int64, drop bool) error { panic("stub") }

// Feeds returns a source's feeds.
func (s *Store) Feeds(ctx context.Context, sourceID int64) ([]Feed, error) { panic("stub") }

// DueFeeds returns the feeds that are due now, of the given sources or of all;
// with all set also those that are not due, unless their source is stopped or
// they are gone. Feeds that were asked to wait are left out in any case.
func (s *Store) DueFeeds(ctx context.Context, all bool, sources ...int64) ([]Feed, error) {
	panic("stub")
}

// LastSync returns when a pull last worked for any source, zero if never.
func (s *Store) LastSync(ctx context.Context) (time.Time, error) { panic("stub") }
