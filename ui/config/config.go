// Package config is what a volunteer may set in config.toml, and where the
// files are.
//
// Its one rule: a wrong setting never stops tend. It is reported with its line
// and keeps its default; everything else holds.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/user"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"tend/feeds/web"
	"tend/ui/query"
	"tend/ui/text"
	"tend/ui/theme"
	"tend/ui/when"
)

// Config is what config.toml says, its gaps filled with the defaults.
type Config struct {
	Language     string        // "auto", "en", "de"
	Name         string        // the volunteer's; by default the local user's
	Theme        string        // one of theme.Names
	Glyphs       string        // "auto", "unicode", "ascii"
	Ambiguous    string        // "narrow", "wide"
	ReduceMotion bool          // no countdown, no progress between start and end
	Cursor       string        // "hidden", "visible": the terminal's, on the row in focus
	Late         time.Duration // how old a pending comment may be before it is late

	Proxy *url.URL // through which sources are read; nil: directly

	// SecretCommand prints the password for $TEND_USER at $TEND_ADDRESS, as mail
	// programs have it. Empty: there is none.
	SecretCommand string

	// Views are searches kept under a name, in the order of the file.
	Views []query.View
}

// defaults are the settings of somebody without a config.toml.
func defaults() Config {
	return Config{
		Language: "auto", Theme: "auto", Glyphs: "auto", Ambiguous: "narrow",
		Cursor: "hidden", Late: 3 * 24 * time.Hour,
	}
}

// Load reads a config.toml. A file that is not there is an empty one. What is
// wrong in it comes back as problems, by line; the error is only for a file
// that cannot be read at all, and even then the Config is a good one.
func Load(path string) (Config, []Problem, error) {
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	if err != nil {
		err = fmt.Errorf("read config: %w", err)
	}
	c, problems := parse(string(raw))
	if c.Name == "" {
		c.Name = localName()
	}
	return c, problems, err
}

// parse reads the text of a config.toml.
func parse(raw string) (Config, []Problem) {
	c := defaults()
	values, problems := decode(raw)
	for _, v := range values {
		if p, ok := c.set(v); !ok {
			problems = append(problems, p)
		}
	}
	sortByLine(problems)
	return c, problems
}

// mostProblems is how many lines may be left out.
const mostProblems = 20

// value is one setting as it stands in the file.
type value struct {
	line int
	key  string
	any
}

// decode reads TOML. A line that is none is reported and left out, so that one
// slip does not cost all settings. With too many of them it is no config.
func decode(raw string) ([]value, []Problem) {
	lines := strings.Split(raw, "\n")
	var problems []Problem
	for {
		var table map[string]any
		meta, err := toml.Decode(strings.Join(lines, "\n"), &table)
		if err == nil {
			return append(valuesOf(table, meta.Keys(), lines), viewsOf(table, meta.Keys(), lines)...), problems
		}
		var bad toml.ParseError
		n := 0
		if errors.As(err, &bad) {
			n = bad.Position.Line
		}
		if n < 1 || n > len(lines) || lines[n-1] == "" {
			n = lastWritten(lines)
		}
		problems = append(problems, Problem{Line: n, Text: web.Line(strings.TrimSpace(lines[n-1])), kind: badLine})
		lines[n-1] = ""
		if len(problems) == mostProblems {
			return nil, problems
		}
	}
}

// lastWritten returns the number of the last line that is not empty; decoding
// empty lines never fails, so there is one.
func lastWritten(lines []string) int {
	for n := len(lines); n > 1; n-- {
		if lines[n-1] != "" {
			return n
		}
	}
	return 1
}

// valuesOf returns the settings of the top level in the order of the file.
func valuesOf(table map[string]any, keys []toml.Key, lines []string) []value {
	var values []value
	for _, key := range keys {
		if len(key) == 1 {
			values = append(values, value{lineOf(lines, key[0]), key[0], table[key[0]]})
		}
	}
	return values
}

// lineOf returns the number of the line that sets a key, 0 if it is written in
// an unusual way.
func lineOf(lines []string, key string) int {
	for i, line := range lines {
		line = strings.TrimLeft(line, " \t[\"'")
		rest, ok := strings.CutPrefix(line, key)
		if ok && (rest == "" || strings.ContainsAny(rest[:1], " \t=]\"'.")) {
			return i + 1
		}
	}
	return 0
}

// set takes over one setting, or says what is wrong with it.
func (c *Config) set(v value) (Problem, bool) {
	if strings.HasPrefix(v.key, viewsTable+".") {
		return c.setView(v)
	}
	switch v.key {
	case viewsTable: // its settings are taken over one by one
		if _, ok := v.any.(map[string]any); !ok {
			return v.bad(`[views]`), false
		}
	case "language":
		return v.oneOf(&c.Language, "auto", "en", "de")
	case "theme":
		return v.oneOf(&c.Theme, theme.Names()...)
	case "glyphs":
		return v.oneOf(&c.Glyphs, "auto", "unicode", "ascii")
	case "ambiguous":
		return v.oneOf(&c.Ambiguous, "narrow", "wide")
	case "cursor":
		return v.oneOf(&c.Cursor, "hidden", "visible")
	case "name":
		name, ok := v.any.(string)
		if name = web.Line(strings.TrimSpace(name)); !ok || name == "" {
			return v.bad(`"Miriam"`), false
		}
		c.Name = name
	case "secret_command":
		command, ok := v.any.(string)
		if command = strings.TrimSpace(command); !ok || command == "" {
			return v.bad(`"pass show tend/$TEND_USER"`), false
		}
		c.SecretCommand = command
	case "proxy":
		address, _ := v.any.(string)
		u, err := url.Parse(address)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "socks5" {
			return v.bad(`"http://proxy.example:3128"`), false
		}
		c.Proxy = u
	case "reduce_motion":
		on, ok := v.any.(bool)
		if !ok {
			return v.bad("true, false"), false
		}
		c.ReduceMotion = on
	case "late":
		s, _ := v.any.(string)
		d, ok := when.ParseSpan(s)
		if !ok {
			return v.bad(`"3 d", "12 h"`), false
		}
		c.Late = d
	default:
		return Problem{Line: v.line, Key: web.Line(v.key), kind: badKey}, false
	}
	return Problem{}, true
}

// oneOf takes over a word that must be one of several.
func (v value) oneOf(to *string, words ...string) (Problem, bool) {
	s, _ := v.any.(string)
	for _, word := range words {
		if s == word {
			*to = s
			return Problem{}, true
		}
	}
	return v.bad(`"` + strings.Join(words, `", "`) + `"`), false
}

// bad returns the problem of a value that cannot be, with those that can.
func (v value) bad(good string) Problem {
	return Problem{Line: v.line, Key: v.key, Good: good, kind: badValue}
}

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
