package keyboard

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// fixed reports whether a key has one meaning that cannot be changed: going in
// and back, from field to field, and moving.
func fixed(key string) bool {
	return slices.Contains([]string{
		"enter", "esc", "tab", "shift+tab", "up", "down", "left", "right", "home", "end", "pgup", "pgdown",
		"backspace", "delete", "ctrl+c",
	}, key)
}

// never reports whether a terminal sends the same for a key as for another
// one: tab, enter, backspace, a new line, esc.
func never(key string) bool {
	return slices.Contains([]string{"ctrl+m", "ctrl+i", "ctrl+h", "ctrl+j", "ctrl+["}, key)
}

// types reports whether a key writes something where one types.
func types(key string) bool { return key == "space" || utf8.RuneCountInString(key) == 1 }

// Canonical returns a key as it is called here, "ctrl+z" for "Ctrl+Z" and "A"
// for "shift+a", and whether there is such a key at all.
func Canonical(key string) (string, bool) {
	switch {
	case key == " ":
		return "space", true
	case utf8.RuneCountInString(key) == 1:
		r, _ := utf8.DecodeRuneInString(key)
		return key, r != utf8.RuneError && unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Mn, r)
	}
	var held []string
	rest := key
	for {
		before, after, found := strings.Cut(rest, "+")
		if !found || after == "" {
			break
		}
		held, rest = append(held, strings.ToLower(before)), after
	}
	if len(held) == 1 && held[0] == "shift" && utf8.RuneCountInString(rest) == 1 {
		r, _ := utf8.DecodeRuneInString(rest)
		return string(unicode.ToUpper(r)), unicode.IsLetter(r)
	}
	name := ""
	for _, mod := range []string{"ctrl", "alt", "shift"} { // the order in which a terminal's keys are named
		if slices.Contains(held, mod) {
			name += mod + "+"
			held = slices.DeleteFunc(held, func(h string) bool { return h == mod })
		}
	}
	return name + strings.ToLower(rest), len(held) == 0 && base(strings.ToLower(rest), name != "")
}

// base reports whether a key exists without what is held with it.
func base(key string, held bool) bool {
	if utf8.RuneCountInString(key) == 1 {
		return held && key[0] > ' ' && key[0] < unicode.MaxASCII
	}
	number, isF := strings.CutPrefix(key, "f")
	switch {
	case isF && slices.Contains(strings.Fields("1 2 3 4 5 6 7 8 9 10 11 12"), number), key == "space", key == "insert":
		return true
	}
	return fixed(key) && !strings.Contains(key, "+")
}
