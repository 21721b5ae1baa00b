package store

import "time"

// Suggest says which follow-ups are proposed. The zero Suggest proposes none.
type Suggest struct {
	Question time.Duration // a question is not answered for so long; 0: never proposed
	Newcomer time.Duration // a first comment is to be answered within it; 0: never proposed

	// Promise finds a promise in a text of the team that was written at a time:
	// the words that make it, and the date that it names, zero if none. Nil:
	// promises are not looked for.
	Promise func(text string, at time.Time) (words string, due time.Time, found bool)

	// Event finds the day of an event that a post announces. Nil: none is looked
	// for.
	Event func(title, text string, published time.Time) (day time.Time, found bool)
}

// SetSuggest says which follow-ups are proposed from now on. Promises and
// events are found in what arrives afterwards.
func (s *Store) SetSuggest(by Suggest) { s.suggests.Store(&by) }

// ProposalKind says why a follow-up is proposed. The numbers are stored.
type ProposalKind int

// The kinds of proposals, the most pressing first.
const (
	ProposePromise ProposalKind = iota + 1 // we promised something in a reply
	ProposeAnswer                          // nobody has answered a question, or a newcomer
	ProposeEvent                           // the day of an event has passed
)

// Proposal is a follow-up that tend proposes. Only a volunteer makes a task of
// it.
type Proposal struct {
	Kind     ProposalKind
	Item     Item
	Newcomer bool      // of an answer: it is a first comment, and no question
	Since    time.Time // when what it is about was written; of an event its day
	Due      time.Time // the day by which it should be done; zero if none is named
	Words    string    // of a promise: what was promised
}

// How long after its reason a proposal is shown, and how many at most: what
// nobody took up by then will not be.
const (
	proposeAnswers  = 30 * 24 * time.Hour
	proposePromises = 60 * 24 * time.Hour
	proposeEvents   = 14 * 24 * time.Hour
	mostProposals   = 30
)
