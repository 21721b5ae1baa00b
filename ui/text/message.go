package text

import (
	"errors"
	"fmt"
	"strings"
)

// message is one entry of the catalogue. one is nil if it has no form of its
// own for a single thing.
type message struct {
	one, other form
}

// form is a message's wording, cut at its places: text, place, text, place, …
// so that filling it needs no search.
type form []string

// newMessage reads a catalogue entry: a string, or a table of the forms one
// and other.
func newMessage(value any) (message, error) {
	switch v := value.(type) {
	case string:
		other, err := newForm(v)
		return message{other: other}, err
	case map[string]any:
		one, oneOK := v["one"].(string)
		other, otherOK := v["other"].(string)
		if !oneOK || !otherOK || len(v) != 2 {
			return message{}, errors.New("wants exactly the forms one and other")
		}
		var m message
		var err error
		if m.one, err = newForm(one); err != nil {
			return message{}, err
		}
		m.other, err = newForm(other)
		return m, err
	}
	return message{}, fmt.Errorf("is neither a string nor a table: %v", value)
}

// newForm cuts a wording at its places. A brace always begins a place.
func newForm(s string) (form, error) {
	var f form
	for {
		before, rest, ok := strings.Cut(s, "{")
		f = append(f, before)
		if !ok {
			return f, nil
		}
		name, after, ok := strings.Cut(rest, "}")
		if !ok || name == "" {
			return nil, fmt.Errorf("a place without an end in %q", s)
		}
		f = append(f, name)
		s = after
	}
}

// fill puts the values of pairs into the form's places. A place nobody fills
// keeps its braces, so that the gap shows.
func (f form) fill(w *Words, pairs []any) string {
	if len(f) == 1 {
		return f[0]
	}
	var b strings.Builder
	b.Grow(64)
	for i, part := range f {
		if i%2 == 0 {
			b.WriteString(part)
			continue
		}
		value, ok := find(pairs, part)
		switch v := value.(type) {
		case string:
			b.WriteString(v)
		case int:
			b.WriteString(w.Number(v))
		case int64:
			b.WriteString(w.Number(int(v)))
		default:
			if !ok {
				b.WriteString("{" + part + "}")
				continue
			}
			fmt.Fprint(&b, v)
		}
	}
	return b.String()
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

// isOne reports whether the pair N counts a single thing. English and German
// both speak of one thing only when there is exactly one.
func isOne(pairs []any) bool {
	switch n, _ := find(pairs, "N"); n := n.(type) {
	case int:
		return n == 1
	case int64:
		return n == 1
	}
	return false
}
