package store

import "time"

// Arrivals is what one feed delivered in one pull. It is stored whole, with
// the feed's new validators and cursor, in few short transactions.
type Arrivals struct {
	Feed      Feed      // with new validators, hash, cursor, due time
	Asked     time.Time // when the source was asked; zero if no verdict can have gone there since
	Title     string    // the feed's own title
	Home      string    // address of the page the feed belongs to
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

	ready ready // what Ready has made of all this
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
