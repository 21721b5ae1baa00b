package config

import (
	"os/user"
	"strings"

	"tend/feeds/web"
	"tend/ui/terminal"
	"tend/ui/text"
)

// localName returns the full name of the local user, else the login name.
func localName() string {
	u, err := user.Current()
	if err != nil {
		return "tend"
	}
	full, _, _ := strings.Cut(u.Name, ",")
	for _, name := range []string{full, u.Username} {
		if name = web.Line(strings.TrimSpace(name)); name != "" {
			return name
		}
	}
	return "tend"
}

// Speak returns the language to speak, given an environment.
func (c Config) Speak(env func(string) string) string { return text.Language(c.Language, env) }

// ASCII reports whether signs are to be ASCII only: because the volunteer says
// so, or because the environment names a locale that is not UTF-8.
func (c Config) ASCII(env func(string) string) bool {
	return c.Glyphs == "ascii" || !c.Charset(env).UTF8()
}

// Charset is what the terminal understands: what the environment's locale says,
// unless the volunteer knows better.
func (c Config) Charset(env func(string) string) terminal.Charset {
	if c.Glyphs == "unicode" {
		return terminal.Charset{}
	}
	return terminal.CharsetOf(env)
}
