package keyboard

import "slices"

// Verb is something that a key does.
type Verb struct {
	Name   string   // as config.toml calls it
	Word   string   // message: what it is called in the hint line
	Help   string   // message: what it does, a sentence part
	Keys   []string // without a choice of the volunteer's; the first is shown, none: the palette has it
	Places []Place
}

// verb returns a verb of the whole desk.
func verb(name, word, help string, keys ...string) Verb {
	return Verb{Name: name, Word: word, Help: help, Keys: keys, Places: Panes()}
}

// in says where the verb exists.
func (v Verb) in(places ...Place) Verb {
	v.Places = places
	return v
}

// and says where the verb exists besides.
func (v Verb) and(places ...Place) Verb {
	v.Places = slices.Concat(v.Places, places)
	return v
}

// In reports whether the verb exists in a place.
func (v Verb) In(p Place) bool { return slices.Contains(v.Places, p) }

// Verbs are all of them: those of the desk in the order of its help, then
// those of the dialogs.
func Verbs() []Verb {
	return slices.Concat(deskVerbs(), moveVerbs(), choreVerbs(), dialogVerbs(), linearVerbs())
}

// typed reports whether the verb exists where letters are written.
func (v Verb) typed() bool {
	return slices.ContainsFunc(typing(), v.In)
}
