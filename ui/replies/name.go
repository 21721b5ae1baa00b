package replies

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostLetters is how long a name may be: its file is called so too.
const mostLetters = 61

// Nameable reports whether a saved reply may be called name: letters, digits,
// "-" and "_" in any alphabet, beginning with a letter or a digit.
func Nameable(name string) bool {
	if name == "" || utf8.RuneCountInString(name) > mostLetters || strings.ContainsAny(name[:1], "-_") {
		return false
	}
	foreign := func(r rune) bool {
		return r != '-' && r != '_' && !unicode.IsLetter(r) && !unicode.IsNumber(r)
	}
	return utf8.ValidString(name) && !strings.ContainsFunc(name, foreign)
}
