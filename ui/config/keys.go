package config

import (
	"slices"

	"tend/feeds/web"
	"tend/ui/keyboard"
	"tend/ui/phrase"
)

// keysTable is [keys]: verbs that a volunteer has other keys for.
func keysTable() table {
	return table{
		name: "keys", doc: "verbs.doc_keys",
		example: "[keys]\napprove = \"A\"\nundo = [\"z\", \"ctrl+z\"]\nhold = \"\"",
		good:    `"A", ["z", "ctrl+z"], ""`,
		take:    (*Config).setKeys,
		keep:    func(to, from *Config) { to.Keys = from.Keys },
	}
}

// mostKeys is how many keys a verb may have.
const mostKeys = 8

// setKeys takes over the keys of one verb, or says what is wrong with them.
// Whether another verb has them is known only when all are read.
func (c *Config) setKeys(v value) (Problem, bool) {
	choice := keyboard.Choice{Verb: v.path[1], Line: v.line}
	list, ok := v.any.([]any)
	if !ok {
		list = []any{v.any}
	}
	for _, one := range list {
		key, ok := one.(string)
		if !ok || len(choice.Keys) == mostKeys {
			return v.bad(keysTable().good), false
		}
		choice.Keys = append(choice.Keys, key)
	}
	_, problems := keyboard.New([]keyboard.Choice{choice})
	for _, p := range problems {
		switch p.Kind {
		case keyboard.NoVerb:
			return v.unknown(verbNames()...), false
		case keyboard.Lost, keyboard.Clash:
		default:
			return v.wrong(phrase.KeyProblem(p.Kind), "X", choice.Verb, "KEY", web.Line(p.Key)), false
		}
	}
	c.Keys = append(c.Keys, choice)
	return Problem{}, true
}

// checkKeys says which keys two verbs have in the same place.
func (c *Config) checkKeys() []Problem {
	if len(c.Keys) == 0 {
		return nil
	}
	var problems []Problem
	_, found := keyboard.New(c.Keys)
	for _, p := range found {
		at := value{line: p.Line, path: []string{p.Verb}} // no path into the table: what else is in it holds
		switch p.Kind {
		case keyboard.Clash:
			problems = append(problems, at.wrong("verbs.clash", "X", p.Verb, "KEY", p.Key, "OTHER", p.Other))
		case keyboard.Lost:
			problems = append(problems, at.wrong("verbs.lost", "X", p.Verb, "KEY", p.Key, "OTHER", p.Other))
		}
	}
	return problems
}

// verbNames are the names of all verbs.
func verbNames() []string {
	var names []string
	for _, v := range keyboard.Verbs() {
		names = append(names, v.Name)
	}
	return names
}

// SetKeys gives a verb keys in a config.toml and leaves everything else in it
// as it is. Those that were chosen for it before go; it may have none.
func SetKeys(path, verb string, keys ...string) error {
	if !slices.Contains(verbNames(), verb) {
		return ErrUnknown
	}
	at := []string{"keys", verb}
	switch len(keys) {
	case 0:
		return write(path, at, "")
	case 1:
		return write(path, at, keys[0])
	}
	return write(path, at, keys)
}
