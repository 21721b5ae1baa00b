package text

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// room is one catalogue file in one language: its messages by their keys.
type room map[string]message

// read returns the messages of one catalogue file.
//
// It knows just the TOML that the catalogue is written in: a message is a line
// key = "words", or its two forms are key = { one = "…", other = "…" }, lines
// key.one and key.other, or lines one and other below [key]. A reader of all of
// TOML took three milliseconds of each start; a test asks it whether this one
// is right.
func read(raw string) (room, error) {
	r := room{}
	table := ""
	number := 0
	for line := range strings.Lines(raw) {
		number++
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
			continue
		case line[0] == '[' && line[len(line)-1] == ']':
			table = line[1 : len(line)-1]
			continue
		}
		if err := r.line(table, line); err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
	}
	return r, nil
}

// line adds a line that stands below [table], or below none.
func (r room) line(table, line string) error {
	name, value, ok := strings.Cut(line, "=")
	name, value = strings.TrimSpace(name), strings.TrimSpace(value)
	if !ok || value == "" {
		return errors.New("says nothing")
	}
	key, form, _ := strings.Cut(name, ".")
	if table != "" {
		key, form = table, name
	}
	if value[0] == '{' {
		return r.inline(key, value[1:])
	}
	_, err := r.form(key, form, value)
	return err
}

// inline adds the forms of a table that stands in one line.
func (r room) inline(key, forms string) error {
	for {
		name, value, ok := strings.Cut(forms, "=")
		if !ok {
			return errors.New("a table without an end")
		}
		rest, err := r.form(key, strings.TrimSpace(name), strings.TrimSpace(value))
		if err != nil {
			return err
		}
		switch rest = strings.TrimSpace(rest); {
		case rest == "}":
			return nil
		case rest == "" || rest[0] != ',':
			return errors.New("a table without an end")
		}
		forms = rest[1:]
	}
}

// form adds the words that value begins with, and returns what follows them.
func (r room) form(key, form, value string) (rest string, err error) {
	quoted, err := strconv.QuotedPrefix(value)
	if err != nil {
		return "", errors.New("words without quotes")
	}
	said := quoted[1 : len(quoted)-1]
	if strings.Contains(said, `\`) {
		if said, err = strconv.Unquote(quoted); err != nil {
			return "", err
		}
	}
	m := r[key]
	switch form {
	case "", "other":
		m.other = said
	case "one":
		m.one = said
	default:
		return "", fmt.Errorf("there is no form %q", form)
	}
	r[key] = m
	return value[len(quoted):], nil
}
