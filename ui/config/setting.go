package config

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"tend/feeds/web"
	"tend/ui/when"
)

// Setting is one line that config.toml may have.
type Setting struct {
	Key     string   // as tend config takes it: "theme", "notify.held"
	Default string   // as it is written in TOML
	Chosen  bool     // Default is only an example: without the line there is none
	Doc     string   // the message that says what it does
	Good    string   // values that it may have, as they are written in TOML
	Choices []string // all of those values, if there are only some

	read func(*Config, value) (Problem, bool) // takes over a value
	keep func(to, from *Config)               // leaves it as it was
}

// Settings are all of those whose names tend knows, in the order of a new
// config.toml. What volunteers name themselves, such as views, is not there.
func Settings() []Setting {
	all := settings()
	for _, t := range tables() {
		for _, s := range t.rows {
			s.Key = t.name + "." + s.Key
			all = append(all, s)
		}
	}
	return all
}

// row is a setting that is something without a line too.
func row(key, without, doc string) Setting { return Setting{Key: key, Default: without, Doc: doc} }

// example is a setting that is nothing without a line.
func example(key, line, doc string) Setting {
	return Setting{Key: key, Default: line, Chosen: true, Doc: doc}
}

// oneOf makes a setting that is one of some words.
func (s Setting) oneOf(at func(*Config) *string, words ...string) Setting {
	for _, word := range words {
		s.Choices = append(s.Choices, strconv.Quote(word))
	}
	s.Good = strings.Join(s.Choices, ", ")
	s.keep = func(to, from *Config) { *at(to) = *at(from) }
	s.read = func(c *Config, v value) (Problem, bool) {
		word, _ := v.any.(string)
		if !slices.Contains(words, word) {
			return v.bad(s.Good), false
		}
		*at(c) = word
		return Problem{}, true
	}
	return s
}

// flag makes a setting that is true or false.
func (s Setting) flag(at func(*Config) *bool) Setting {
	s.Choices = []string{"true", "false"}
	s.Good = "true, false"
	s.keep = func(to, from *Config) { *at(to) = *at(from) }
	s.read = func(c *Config, v value) (Problem, bool) {
		on, ok := v.any.(bool)
		if !ok {
			return v.bad(s.Good), false
		}
		*at(c) = on
		return Problem{}, true
	}
	return s
}

// words makes a setting that is a line of text; what may stand there is said
// by its example.
func (s Setting) words(at func(*Config) *string) Setting {
	s.Good = s.Default
	s.keep = func(to, from *Config) { *at(to) = *at(from) }
	s.read = func(c *Config, v value) (Problem, bool) {
		line, ok := v.any.(string)
		if line = web.Line(strings.TrimSpace(line)); !ok || line == "" {
			return v.bad(s.Good), false
		}
		*at(c) = line
		return Problem{}, true
	}
	return s
}

// span makes a setting that is a length of time.
func (s Setting) span(at func(*Config) *time.Duration, good string) Setting {
	s.Good = good
	s.keep = func(to, from *Config) { *at(to) = *at(from) }
	s.read = func(c *Config, v value) (Problem, bool) {
		words, _ := v.any.(string)
		d, ok := when.ParseSpan(words)
		if !ok {
			return v.bad(s.Good), false
		}
		*at(c) = d
		return Problem{}, true
	}
	return s
}

// oftenest is how often a desk may sync by itself.
const oftenest = 5 * time.Minute

// often makes a setting that is how often something is done, or "off".
func (s Setting) often(at func(*Config) *time.Duration) Setting {
	s.Good = `"off", "15 min", "1 h"`
	s.keep = func(to, from *Config) { *at(to) = *at(from) }
	s.read = func(c *Config, v value) (Problem, bool) {
		words, _ := v.any.(string)
		d, ok := when.ParseSpan(words)
		if words == "off" {
			d, ok = 0, true
		}
		if !ok || d != 0 && d < oftenest {
			return v.bad(s.Good), false
		}
		*at(c) = d
		return Problem{}, true
	}
	return s
}

// address makes a setting that is the address of a proxy.
func (s Setting) address(at func(*Config) **url.URL) Setting {
	s.Good = s.Default
	s.keep = func(to, from *Config) { *at(to) = *at(from) }
	s.read = func(c *Config, v value) (Problem, bool) {
		words, _ := v.any.(string)
		u, err := url.Parse(words)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "socks5" {
			return v.bad(s.Good), false
		}
		*at(c) = u
		return Problem{}, true
	}
	return s
}
