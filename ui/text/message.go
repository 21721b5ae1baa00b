package text

import (
	"reflect"
	"strings"

	"golang.org/x/text/feature/plural"
)

// message is one entry of the catalogue. one is empty if it has no form of its
// own for a single thing.
type message struct {
	one, other string
}

// keyPlace begins a place that takes the key of a verb: {key:undo}.
const keyPlace = "key:"

// write fills the places of a message from pairs, and those of keys with the
// keys that verbs have. A place nobody fills keeps its braces, so that the gap
// shows.
func (w *Words) write(m message, pairs []any) string {
	form := m.other
	if n, ok := find(pairs, "N"); ok && m.one != "" && w.single(n) {
		form = m.one
	}
	if !strings.Contains(form, "{") {
		return form
	}
	var b strings.Builder
	for {
		before, rest, _ := strings.Cut(form, "{")
		b.WriteString(before)
		place, after, ok := strings.Cut(rest, "}")
		if !ok {
			return b.String()
		}
		b.WriteString(w.fill(place, pairs))
		form = after
	}
}

// fill is what stands in a place.
func (w *Words) fill(place string, pairs []any) string {
	if verb, ok := strings.CutPrefix(place, keyPlace); ok {
		return w.key(verb)
	}
	value, ok := find(pairs, place)
	if !ok {
		return "{" + place + "}"
	}
	if s, ok := value.(string); ok {
		return s
	}
	return w.count.Sprint(value)
}

// single reports whether the language speaks of n things as of one.
func (w *Words) single(n any) bool {
	v := reflect.ValueOf(n)
	if !v.CanInt() {
		return false
	}
	count := int(v.Int())
	return plural.Cardinal.MatchPlural(w.tag, max(count, -count), 0, 0, 0, 0) == plural.One
}

// find returns the value that follows the name in pairs.
func find(pairs []any, name string) (any, bool) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == name {
			return pairs[i+1], true
		}
	}
	return nil, false
}
