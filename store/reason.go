package store

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
