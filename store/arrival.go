package store

import (
	"context"
	"time"
)

// Arrivals is what one feed delivered in one pull. It is stored whole, with
// the feed's new validators and cursor, in few short transactions.
type Arrivals struct {
	Feed      Feed   // with new validators, hash, cursor, due time
	Title     string // the feed's own title
	Home      string // address of the page the feed belongs to
	Items     []Arrival
	Gone      []string // remote IDs the source says are gone
	Found     []Feed   // further feeds of the source, such as a post's comments
	Complete  bool     // what is absent is to be looked up
	Unchanged bool     // a 304 or the same body: only the feed's health changes
	Damaged   string   // what was wrong with a feed of which only a part could be read
	Moved     string   // the feed's new address, after a permanent redirect
}

// Arrival is one post or comment as a feed gave it. All its text has passed
// the filter for text from outside.
type Arrival struct {
	Kind     Kind
	RemoteID string
	Aliases  []string // other remote IDs of the same item
	State    State

	Title    string
	URL      string
	HTML     string // allow-listed
	Visible  string // its visible text; may be empty for a post, then it is extracted later
	Excerpt  string // its first words, on one line
	Question bool   // a question mark outside quotes and links
	Links    int    // links in the text

	Author    Author
	Published time.Time // zero if there is none that can be read
	Updated   time.Time

	// Answers names what a comment answers, best evidence first: remote IDs
	// and addresses of the parent comment or the post. Post names the post the
	// same way when it is known apart from the parent.
	Answers []string
	Post    []string

	Comments int    // comments the source counts under a post; -1 if it does not say
	Thread   string // address of the feed of a post's comments, if it has one

	Baggage string // JSON that a connector must send back with a verdict
}

// Author is who wrote an item, as its source names them.
type Author struct {
	RemoteID string // empty: the name stands for it
	Name     string
	URL      string
	Contact  string // an address; kept only where linking or sending needs it
	Team     bool   // the source says so: the login's own account, or a post's author
}

// Saved is what storing arrivals changed.
type Saved struct {
	NewPosts    int // posts not seen before that are on the desk now
	NewComments int
	Changed     int
	Total       int // items in the arrivals
}

// Save stores what a pull brought. Repeating it is harmless: what is unchanged
// writes nothing. Marks, decisions, tasks and drafts are never touched. Several
// arrivals share transactions of at most 250 rows or 20 ms, so that no human
// act waits for long; each is answered by the Saved at its place.
func (s *Store) Save(ctx context.Context, arrivals ...Arrivals) ([]Saved, error) { panic("stub") }

// FeedFailed keeps a feed's error and when it is tried again. rest says that
// the source asked to wait; gone that it will never answer again (410).
func (s *Store) FeedFailed(ctx context.Context, f Feed, failure FeedFailure) error { panic("stub") }

// FeedFailure is why a pull of a feed did not work.
type FeedFailure struct {
	Failure Failure
	Retry   time.Time
	Rest    bool
	Gone    bool
}

// Unextracted returns up to limit items whose visible text has not been
// extracted or indexed yet, oldest first.
func (s *Store) Unextracted(ctx context.Context, limit int) ([]Text, error) { panic("stub") }

// Index keeps extracted visible texts and makes them searchable. At most 200
// at a time, so that no human act waits for long.
func (s *Store) Index(ctx context.Context, texts []Text) error { panic("stub") }
