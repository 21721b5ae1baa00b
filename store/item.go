package store

import "time"

// Kind tells a post from a comment.
type Kind int

// The kinds of items; the numbers are stored.
const (
	KindPost    Kind = 1
	KindComment Kind = 2
)

// State is what a source shows of an item. The numbers are stored.
type State int

// The states an item can be in at its source.
const (
	Public State = iota
	Held         // waits at the source for a moderator
	Spam
	Trash
	Gone // only by evidence about this very item, never by absence from a feed
)

// Pending says in which way an item waits on the desk, if at all.
type Pending int

// The ways to be pending.
const (
	NotPending  Pending = iota
	PendingNew          // a post after the baseline, not done
	PendingHeld         // a comment waiting at the source for a moderator
	PendingOpen         // a public comment nobody has answered or ticked off
)

// Item is a post or a comment as a list shows it: the facts a source gave and
// the mark a volunteer put on it. Its text is in Text.
type Item struct {
	ID       int64
	SourceID int64
	Source   string // the source's name
	Kind     Kind
	RemoteID string // unique within the source
	State    State
	PostID   int64 // the post a comment belongs to; 0 if unknown or a post
	ParentID int64 // the comment it answers; 0 if none is known

	MemberID int64 // its author; 0 if the source names none
	Author   string
	Team     bool // the author is marked team

	Title     string // of a post; of a comment, what the source calls it
	Excerpt   string // the first words of the visible text, on one line
	URL       string
	Published time.Time // zero if the source gave no readable date
	Seen      time.Time // first pull that brought it
	Revision  int       // 1, and one more for each edit the source showed

	Pending Pending
	Reasons Reasons
	Late    bool // pending for longer than the source's limit
	Mark    Mark
	Verdict *Verdict // the newest verdict that has not ended, nil if none
}

// Text is an item's content.
type Text struct {
	ID     int64
	Title  string
	Author string
	HTML   string // allow-listed, as pulled
	Body   string // the visible text; empty until it has been extracted
}

// Revision is an older text of an item, kept because somebody decided on it.
type Revision struct {
	Number int
	Title  string
	HTML   string
	Seen   time.Time
}
