package config

import (
	"regexp"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
)

// named is a part of a key at the beginning of a text: bare or in quotes.
var named = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')`)
})

// bare is a part of a key that needs no quotes.
var bare = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[A-Za-z0-9_-]+$`)
})

// keyOf reads a key at the beginning of a text, such as notify.held, and
// returns its parts and what stands behind it. There are none if it is no key.
func keyOf(s string) (path []string, rest string) {
	for {
		part := named().FindString(s)
		if part == "" {
			return nil, s
		}
		path = append(path, bareName(part))
		s = strings.TrimLeft(s[len(part):], " \t")
		if !strings.HasPrefix(s, ".") {
			return path, s
		}
		s = strings.TrimLeft(s[1:], " \t")
	}
}

// bareName takes the quotes off a part of a key.
func bareName(part string) string {
	if bare().MatchString(part) {
		return part
	}
	var read map[string]string
	if _, err := toml.Decode("x = "+part, &read); err != nil {
		return part
	}
	return read["x"]
}

// quotedName is a part of a key as TOML writes it.
func quotedName(part string) (string, error) {
	if bare().MatchString(part) {
		return part, nil
	}
	return written(part)
}
