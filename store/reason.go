package store

import "time"

// Reasons is the set of reasons why an item is on the desk. The bits are
// stored; Links counts the links beside them.
type Reasons struct {
	Bits  ReasonBits
	Links int // how many links the text has, when Link is set
	Years int // how long a returning member was away, when Returning is set
}

// ReasonBits are the reasons as a stored bit set, strongest first as shown.
type ReasonBits int

// The reasons, in the order in which a row names them.
const (
	Refused   ReasonBits = 1 << iota // a verdict the source refused
	Reopened                         // held again at the source since it was done
	Changed                          // edited after it was decided on
	Waited                           // back from waiting
	Newcomer                         // first comment of this member here
	Link                             // contains links
	Question                         // asks a question outside quotes and links
	Returning                        // back after at least a year
)

// Has reports whether all bits of b are among the reasons.
func (r Reasons) Has(b ReasonBits) bool { return r.Bits&b == b }

// weights says how much a reason moves an item to the front of the
// five-minute order, as if it had been there for so much longer. As the
// passing of time moves all alike, the order is a number that never changes.
// A link weighs nothing: spam can wait.
func weights() []any {
	const day = int64(24 * time.Hour / time.Second)
	return []any{
		3 * day,  // held
		30 * day, // refused
		2 * day,  // reopened
		2 * day,  // changed
		2 * day,  // waited
		1 * day,  // newcomer
		1 * day,  // question
		day / 2,  // returning
	}
}
