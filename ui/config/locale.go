package config

import (
	"os/user"
	"strings"

	"tend/feeds/web"
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
	if c.Glyphs != "auto" {
		return c.Glyphs == "ascii"
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := strings.ToLower(env(name)); locale != "" {
			return !strings.Contains(locale, "utf-8") && !strings.Contains(locale, "utf8")
		}
	}
	return false
}
