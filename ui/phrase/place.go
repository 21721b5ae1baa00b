package phrase

import (
	"strings"

	"tend/ui/keyboard"
	"tend/ui/text"
)

// Places says where a verb exists: "comments, reading", "desk", "outbox".
func Places(w *text.Words, v keyboard.Verb) string {
	left := v.Places
	var said []string
	for _, group := range []struct {
		name   string
		places []keyboard.Place
	}{
		{"verbs.place_all", keyboard.Everywhere()},
		{"verbs.place_desk", keyboard.Panes()},
		{"verbs.place_lists", keyboard.Lists()},
	} {
		if rest, ok := without(left, group.places); ok {
			left, said = rest, append(said, w.Say(group.name))
		}
	}
	for _, p := range left {
		said = append(said, w.Say("verbs.place_"+string(p)))
	}
	return strings.Join(said, ", ")
}

// without returns all but some, and whether all of those were there.
func without(all, some []keyboard.Place) ([]keyboard.Place, bool) {
	there := map[keyboard.Place]bool{}
	for _, p := range all {
		there[p] = true
	}
	for _, p := range some {
		if !there[p] {
			return all, false
		}
		delete(there, p)
	}
	var rest []keyboard.Place
	for _, p := range all {
		if there[p] {
			rest = append(rest, p)
		}
	}
	return rest, true
}

// KeyProblem is the message for a key that no verb can have, or not this one.
func KeyProblem(kind keyboard.Kind) string {
	switch kind {
	case keyboard.Never:
		return "verbs.never"
	case keyboard.Fixed:
		return "verbs.fixed"
	case keyboard.Writes:
		return "verbs.writes"
	}
	return "verbs.no_key"
}
