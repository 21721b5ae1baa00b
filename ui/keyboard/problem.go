package keyboard

// Kind is what is wrong with a choice.
type Kind int

// The kinds of problems.
const (
	NoVerb Kind = iota // there is no such verb
	NoKey              // there is no such key
	Never              // terminals cannot tell it from another
	Fixed              // it has a meaning that cannot be changed
	Writes             // it writes a letter where the verb exists
	Clash              // Other, chosen before it, has the key
	Lost               // Other was given a key that the verb has by itself
)

// Problem is a choice of keys that cannot be followed.
type Problem struct {
	Kind  Kind
	Verb  string
	Key   string
	Other string // another verb
	Line  int    // of the choice
}
