package config

import (
	"strings"

	"tend/feeds/web"
)

// value is one setting as it stands in the file.
type value struct {
	line int
	path []string // "theme"; "notify", "held"; "rules", "adverts", "words"
	any
}

// key is what people call the setting.
func (v value) key() string { return web.Line(strings.Join(v.path, ".")) }

// wrong returns a problem that a message of the catalogue says.
func (v value) wrong(id string, args ...any) Problem {
	return Problem{Line: v.line, path: v.path, id: id, args: args}
}

// bad returns the problem of a value that cannot be, with those that can.
func (v value) bad(good string) Problem {
	return v.wrong("settings.value", "X", v.key(), "Y", good)
}

// unknown returns the problem of a name that is none of names, with the one
// that was probably meant.
func (v value) unknown(names ...string) Problem {
	last := len(v.path) - 1
	near := nearest(v.path[last], names)
	if near == "" {
		return v.wrong("settings.key", "X", v.key())
	}
	meant := value{path: append(append([]string{}, v.path[:last]...), near)}
	return v.wrong("settings.key_near", "X", v.key(), "Y", meant.key())
}
