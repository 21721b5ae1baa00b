package keyboard

// Kind is what is wrong with a choice.
type Kind int

// The kinds of problems.
const (
	NoVerb Kind = iota // there is no such verb; Other is the nearest name
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

// unknown is the problem of a verb that does not exist, or was chosen twice.
func unknown(all []Verb, c Choice) Problem {
	p := Problem{Kind: NoVerb, Verb: c.Verb, Line: c.Line}
	least := 1000
	for _, v := range all {
		if d := distance(c.Verb, v.Name); d < least {
			least, p.Other = d, v.Name
		}
	}
	return p
}

// distance is how many letters lie between two names: left out, added or
// others. Very long ones are far from everything.
func distance(a, b string) int {
	const most = 40
	if len(a) > most {
		return most
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := before
			if a[i] != b[j] {
				change++
			}
			before = row[j+1]
			row[j+1] = min(change, row[j]+1, before+1)
		}
	}
	return row[len(b)]
}
