package text

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	printer "golang.org/x/text/message"
	"golang.org/x/text/message/catalog"
)

// message is one entry of the catalogue. one is nil if it has no form of its
// own for a single thing.
type message struct {
	one, other form
}

// form is a message's wording, cut at its places: text, place, text, place, …
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

// places returns the names of a message's places, each once. One with two
// forms always has N, which chooses between them.
func (m message) places() []string {
	var names []string
	for _, f := range []form{m.one, m.other} {
		for i := 1; i < len(f); i += 2 {
			names = append(names, f[i])
		}
	}
	if m.one != nil {
		names = append(names, "N")
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// numbered writes the form as x/text wants it, its places by their numbers.
func (f form) numbered(places []string) string {
	var b strings.Builder
	for i, part := range f {
		if i%2 == 0 {
			b.WriteString(strings.ReplaceAll(part, "%", "%%"))
			continue
		}
		b.WriteString("%[" + strconv.Itoa(slices.Index(places, part)+1) + "]v")
	}
	return b.String()
}

// room is one catalogue file in one language, ready to be said.
type room struct {
	printer *printer.Printer
	places  map[string][]string // by key: the names of the numbered places
}

// newRoom compiles messages. x/text knows which form a language takes for a
// number, and how it writes one.
func newRoom(lang language.Tag, messages map[string]message) (room, error) {
	builder := catalog.NewBuilder(catalog.Fallback(lang))
	r := room{places: make(map[string][]string, len(messages))}
	for key, m := range messages {
		places := m.places()
		r.places[key] = places
		said := []catalog.Message{catalog.String(m.other.numbered(places))}
		if m.one != nil {
			n := slices.Index(places, "N") + 1
			said = []catalog.Message{plural.Selectf(n, "%d", plural.One, m.one.numbered(places), plural.Other, m.other.numbered(places))}
		}
		if err := builder.Set(lang, key, said...); err != nil {
			return room{}, fmt.Errorf("%s: %w", key, err)
		}
	}
	r.printer = printer.NewPrinter(lang, printer.Catalog(builder))
	return r, nil
}

// say fills the places of a message from pairs, and those of keys from what
// keys says. A place nobody fills keeps its braces, so that the gap shows.
func (r room) say(key string, pairs []any, keys func(verb string) string) string {
	names := r.places[key]
	args := make([]any, len(names))
	for i, name := range names {
		if verb, ok := strings.CutPrefix(name, keyPlace); ok {
			args[i] = keys(verb)
			continue
		}
		args[i] = find(pairs, name)
	}
	return r.printer.Sprintf(key, args...)
}

// keyPlace begins a place that takes the key of a verb: {key:undo}.
const keyPlace = "key:"

// find returns the value that follows the name in pairs, or the name in
// braces.
func find(pairs []any, name string) any {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == name {
			return pairs[i+1]
		}
	}
	return "{" + name + "}"
}
