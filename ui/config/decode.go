package config

import (
	"errors"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"tend/feeds/web"
)

// mostProblems is how many lines may be left out.
const mostProblems = 20

// decode reads TOML. A line that is none is reported and left out, so that one
// slip does not cost all settings. With too many of them it is no config.
func decode(raw string) ([]value, []Problem) {
	lines := strings.Split(raw, "\n")
	var problems []Problem
	for {
		var read map[string]any
		meta, err := toml.Decode(strings.Join(lines, "\n"), &read)
		if err == nil {
			return valuesOf(read, meta.Keys(), lines), problems
		}
		var bad toml.ParseError
		n := 0
		if errors.As(err, &bad) {
			n = bad.Position.Line
		}
		if n < 1 || n > len(lines) || lines[n-1] == "" {
			n = lastWritten(lines)
		}
		problems = append(problems, value{line: n}.wrong("settings.line", "X", web.Line(strings.TrimSpace(lines[n-1]))))
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

// valuesOf returns what the file says, headings too, in the order of the file.
func valuesOf(read map[string]any, keys []toml.Key, lines []string) []value {
	places := placesOf(lines)
	var values []value
	seen := map[string]bool{}
	for _, key := range keys {
		path := []string(key)
		said, ok := lookUp(read, path)
		if !ok || seen[joined(path)] {
			continue // within a list of tables
		}
		seen[joined(path)] = true
		values = append(values, value{lineOf(places, path), path, said})
	}
	return values
}

// lookUp returns what stands at a path, unless the path leads into a list.
func lookUp(read map[string]any, path []string) (any, bool) {
	said, ok := read[path[0]]
	if len(path) == 1 || !ok {
		return said, ok
	}
	inner, ok := said.(map[string]any)
	if !ok {
		return nil, false
	}
	return lookUp(inner, path[1:])
}

// placesOf returns at which line each key is set or is a heading.
func placesOf(lines []string) map[string]int {
	places := map[string]int{}
	var table []string
	for i, line := range lines {
		line = strings.TrimSpace(line)
		path, rest := keyOf(strings.TrimLeft(line, "[ \t"))
		switch {
		case len(path) == 0:
			continue
		case strings.HasPrefix(line, "["):
			table = path
		case strings.HasPrefix(rest, "="):
			path = append(slices.Clone(table), path...)
		default:
			continue
		}
		if places[joined(path)] == 0 {
			places[joined(path)] = i + 1
		}
	}
	return places
}

// joined is a path as one string.
func joined(path []string) string { return strings.Join(path, "\x00") }

// lineOf returns the number of the line that sets what is at a path: its own
// line, else that of the table it stands in, else 0.
func lineOf(places map[string]int, path []string) int {
	for n := len(path); n > 0; n-- {
		if line := places[joined(path[:n])]; line > 0 {
			return line
		}
	}
	return 0
}
