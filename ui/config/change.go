package config

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// remark is a comment behind a value.
var remark = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[^"'#]*(?:"[^"]*"|'[^']*'|[^"'#])*?(\s*#.*)$`)
})

// heading is the heading of a table, perhaps commented out.
var heading = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(# ?)?\[([^\[\]]+)\]\s*(?:#.*)?$`)
})

// with is the text of a config.toml with a value at a path. It stands in its
// own line, else in the place of the one that was commented out, else at the
// end of its table, which is begun if there is none.
func with(raw string, at []string, written string) (string, error) {
	lines := strings.Split(raw, "\n")
	last := len(at) - 1
	key, err := quotedName(at[last])
	if err != nil {
		return "", err
	}
	from, to := 0, sectionEnd(lines, 0)
	if last > 0 {
		if lines, from, err = section(lines, at[:last]); err != nil {
			return "", err
		}
		to = sectionEnd(lines, from)
	}
	line := key + " = " + written
	if i, ok := settingLine(lines[from:to], at[last]); ok {
		old := lines[from+i]
		lines[from+i] = line
		if m := remark().FindStringSubmatch(old[strings.Index(old, "="):]); m != nil && !strings.HasPrefix(old, "#") {
			lines[from+i] += m[1]
		}
		return strings.Join(lines, "\n"), nil
	}
	to = behindLast(lines, from, to)
	lines = slices.Insert(lines, to, line)
	if to == len(lines)-1 { // the file had no line's end
		lines = append(lines, "")
	}
	return strings.Join(lines, "\n"), nil
}

// behindLast returns where a further line of a table goes: behind its last one,
// and before what explains the next heading.
func behindLast(lines []string, from, to int) int {
	if to < len(lines) {
		above := to
		for above > from && strings.HasPrefix(lines[above-1], "#") {
			above--
		}
		if above > from && lines[above-1] == "" {
			to = above
		}
	}
	for to > from && lines[to-1] == "" {
		to--
	}
	return to
}

// settingLine returns the line that sets a key: the one that does, else the
// one that is commented out.
func settingLine(lines []string, key string) (int, bool) {
	for _, prefix := range []string{"", "# "} {
		for i, l := range lines {
			rest, ok := strings.CutPrefix(l, prefix)
			if !ok {
				continue
			}
			path, behind := keyOf(strings.TrimLeft(rest, " \t"))
			if len(path) == 1 && path[0] == key && strings.HasPrefix(behind, "=") {
				return i, true
			}
		}
	}
	return 0, false
}

// section returns the lines with the heading of a table, and the line behind
// it. A heading that is commented out is taken if nothing set stands behind it
// that would come into its table by that.
func section(lines []string, at []string) ([]string, int, error) {
	commented := 0
	for i, l := range lines {
		m := heading().FindStringSubmatch(strings.TrimSpace(l))
		if m == nil {
			continue
		}
		path, rest := keyOf(strings.TrimSpace(m[2]))
		switch {
		case rest != "" || !slices.Equal(path, at):
		case m[1] == "":
			return lines, i + 1, nil
		case commented == 0 && free(lines[i+1:]):
			commented = i + 1
		}
	}
	name := make([]string, len(at))
	for i, part := range at {
		var err error
		if name[i], err = quotedName(part); err != nil {
			return nil, 0, err
		}
	}
	title := "[" + strings.Join(name, ".") + "]"
	if commented > 0 {
		lines[commented-1] = title
		return lines, commented, nil
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	if len(lines) > 0 {
		lines = append(lines, "")
	}
	return append(lines, title), len(lines) + 1, nil
}

// free reports whether nothing is set in lines before the next heading.
func free(lines []string) bool {
	for _, l := range lines {
		l = strings.TrimSpace(l)
		if strings.HasPrefix(l, "[") {
			return true
		}
		if l != "" && !strings.HasPrefix(l, "#") {
			return false
		}
	}
	return true
}

// sectionEnd returns where the table that begins at a line ends: before the
// next heading, also one that is commented out, if nothing set stands behind
// that.
func sectionEnd(lines []string, from int) int {
	for i := from; i < len(lines); i++ {
		l := strings.TrimSpace(lines[i])
		if strings.HasPrefix(l, "[") || heading().MatchString(l) && free(lines[i+1:]) {
			return i
		}
	}
	return len(lines)
}
