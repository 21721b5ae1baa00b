package query

import (
	"strings"
)

// Offer is a way to go on with the last term of a line.
type Offer struct {
	Line  string // the line with it
	Shown string // the term alone
}

// Complete returns the ways to go on with a line, in the language of the
// volunteer: keys that begin as the last word does, or values behind a key.
func (r Reader) Complete(typed, lang string) []Offer {
	list := scan(typed)
	if len(list) == 0 || list[len(list)-1].to < len(typed) {
		return nil
	}
	t := list[len(list)-1]
	if t.key == "" && !t.quoted {
		return offerKeys(typed, t, lang)
	}
	k, known := keyOf(t.key)
	if !known {
		return nil
	}
	var offers []Offer
	begun := plain(t.sign + t.text)
	add := func(value string) {
		if !strings.HasPrefix(plain(value), begun) {
			return
		}
		if strings.ContainsAny(value, " \t") {
			value = `"` + value + `"`
		}
		shown := typed[t.from:t.from+len(t.key)+1] + value
		offers = append(offers, Offer{typed[:t.from] + shown, shown})
	}
	for _, v := range r.offers(k) {
		add(v.in(lang))
	}
	for _, v := range k.examples(lang) {
		add(v)
	}
	return offers
}

// offerKeys offers the keys that begin as a word does, from its first letter.
func offerKeys(typed string, t token, lang string) []Offer {
	var offers []Offer
	for _, k := range keys() {
		name := k.name(lang) + ":"
		if t.text != "" && !t.minus && strings.HasPrefix(plain(name), plain(t.text)) {
			offers = append(offers, Offer{typed[:t.from] + name, name})
		}
	}
	return offers
}
