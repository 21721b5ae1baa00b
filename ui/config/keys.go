package config

import (
	"slices"

	"tend/feeds/web"
	"tend/ui/keyboard"
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
			return v.wrong(keyProblem(p.Kind), "X", choice.Verb, "KEY", web.Line(p.Key)), false
		}
	}
	c.Keys = append(c.Keys, choice)
	return Problem{}, true
}

// keyProblem is the message for a key that no verb can have, or not this one.
func keyProblem(kind keyboard.Kind) string {
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

// checkKeys says which keys two verbs have in the same place.
func (c *Config) checkKeys() []Problem {
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

// SetKey gives a verb a key in a config.toml and leaves everything else in it
// as it is. Other keys that were chosen for it go; without a key it has none.
func SetKey(path, verb, key string) error {
	if !slices.Contains(verbNames(), verb) {
		return ErrUnknown
	}
	return write(path, []string{"keys", verb}, key)
}
