package keyboard

import (
	"slices"
	"unicode/utf8"
)

// Map is which keys every verb has. The zero Map has none.
type Map struct {
	keys map[string][]string         // by verb
	at   map[Place]map[string]string // by place and key: the verb
}

// Choice is the keys that a volunteer gives a verb. None take its keys away.
type Choice struct {
	Verb string
	Keys []string
	Line int // where it is written, for a Problem
}

// New returns the map with the volunteer's choices, the first of which counts
// most. What cannot be is left out and comes back as problems: a slip in one
// costs none of the others.
func New(choices []Choice) (Map, []Problem) {
	m := Map{keys: map[string][]string{}, at: map[Place]map[string]string{}}
	all := Verbs()
	chosen := map[string]bool{}
	var problems []Problem
	for _, v := range all {
		for _, key := range v.Keys {
			if fixed(key) {
				m.bind(v, key) // what is fixed is never in question
			}
		}
	}
	for _, c := range choices {
		v, ok := find(all, c.Verb)
		if !ok || chosen[c.Verb] {
			problems = append(problems, Problem{Kind: NoVerb, Verb: c.Verb, Line: c.Line})
			continue
		}
		chosen[c.Verb] = true
		problems = append(problems, m.choose(v, c)...)
	}
	for _, v := range all {
		if chosen[v.Name] {
			continue
		}
		for _, key := range v.Keys {
			if fixed(key) {
				continue
			}
			if others := m.Rivals(v, key); len(others) > 0 {
				problems = append(problems, Problem{Kind: Lost, Verb: v.Name, Key: key, Other: others[0], Line: lineOf(choices, others[0])})
				continue
			}
			m.bind(v, key)
		}
	}
	m.order(all, choices)
	return m, problems
}

// choose gives a verb the keys that were chosen for it, as far as they can be.
func (m *Map) choose(v Verb, c Choice) []Problem {
	var problems []Problem
	for _, typed := range c.Keys {
		key, exists := Canonical(typed)
		if typed == "" || fixed(key) && slices.Contains(v.Keys, key) {
			continue // it has it anyway
		}
		p := Problem{Verb: v.Name, Key: key, Line: c.Line}
		kind, good := v.May(typed)
		others := m.Rivals(v, key)
		switch {
		case !exists:
			p.Kind, p.Key = kind, typed
		case !good:
			p.Kind = kind
		case len(others) > 0:
			p.Kind, p.Other = Clash, others[0]
		default:
			m.bind(v, key)
			continue
		}
		problems = append(problems, p)
	}
	return problems
}

// May reports whether a verb can have a key at all, and if not, why not.
func (v Verb) May(typed string) (Kind, bool) {
	switch key, exists := Canonical(typed); {
	case !exists:
		return NoKey, false
	case never(key):
		return Never, false
	case fixed(key):
		return Fixed, false
	case v.typed() && types(key):
		return Writes, false
	}
	return 0, true
}

// bind gives a verb a key in all its places.
func (m *Map) bind(v Verb, key string) {
	if !slices.Contains(m.keys[v.Name], key) {
		m.keys[v.Name] = append(m.keys[v.Name], key)
	}
	for _, p := range v.Places {
		if m.at[p] == nil {
			m.at[p] = map[string]string{}
		}
		m.at[p][key] = v.Name
	}
}

// Rivals returns the verbs that have a key in one of another's places.
func (m Map) Rivals(v Verb, key string) []string {
	var rivals []string
	for _, p := range v.Places {
		for _, q := range p.together() {
			if other := m.at[q][key]; other != "" && other != v.Name && !slices.Contains(rivals, other) {
				rivals = append(rivals, other)
			}
		}
	}
	return rivals
}

// order puts a verb's keys in the order in which they are shown: as they were
// chosen, then as they are without a choice.
func (m *Map) order(all []Verb, choices []Choice) {
	for _, v := range all {
		var wanted []string
		for _, c := range choices {
			if c.Verb == v.Name {
				for _, typed := range c.Keys {
					key, _ := Canonical(typed)
					wanted = append(wanted, key)
				}
			}
		}
		wanted = append(wanted, v.Keys...)
		slices.SortStableFunc(m.keys[v.Name], func(a, b string) int {
			return slices.Index(wanted, a) - slices.Index(wanted, b)
		})
	}
}

// Verb returns the name of what a key does in a place. A fixed key that does
// nothing of its own there is returned by its own name: "enter", "esc", "tab".
// A key that means nothing gives "".
func (m Map) Verb(p Place, key string) string {
	for _, key := range []string{key, LatinKey(key)} {
		if name := m.at[p][key]; name != "" {
			return name
		}
	}
	if fixed(key) {
		return key
	}
	return ""
}

// LatinKey returns a key as it is called on a Latin keyboard.
func LatinKey(key string) string {
	r, size := utf8.DecodeRuneInString(key)
	if l, ok := Latin(r); ok && size == len(key) {
		return string(l)
	}
	return key
}

// Keys returns the keys of a verb, the one to be shown first.
func (m Map) Keys(name string) []string { return m.keys[name] }

// Key returns the key to be shown for a verb; "" if it has none.
func (m Map) Key(name string) string {
	if keys := m.keys[name]; len(keys) > 0 {
		return keys[0]
	}
	return ""
}

// Without returns the keys of a verb but one, the fixed ones left out: what is
// written when another verb takes it.
func (m Map) Without(name, key string) []string {
	return slices.DeleteFunc(slices.Clone(m.keys[name]), func(k string) bool { return k == key || fixed(k) })
}

// find returns the verb of a name.
func find(all []Verb, name string) (Verb, bool) {
	i := slices.IndexFunc(all, func(v Verb) bool { return v.Name == name })
	if i < 0 {
		return Verb{}, false
	}
	return all[i], true
}

// lineOf is the line in which a verb's keys were chosen; 0 if they were not.
func lineOf(choices []Choice, name string) int {
	for _, c := range choices {
		if c.Verb == name {
			return c.Line
		}
	}
	return 0
}
