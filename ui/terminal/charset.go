package terminal

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// Charset is how characters are written in bytes on a terminal. The zero
// Charset is UTF-8.
type Charset struct {
	enc   encoding.Encoding
	ascii bool // nothing but ASCII can be shown
}

// CharsetOf returns the charset of the locale that an environment names. One
// that names none is UTF-8, as terminals are. What is unknown is taken for
// ASCII, which is in all of them.
func CharsetOf(env func(string) string) Charset {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := env(name); locale != "" {
			return charsetOf(strings.ToLower(locale))
		}
	}
	return Charset{}
}

// charsetOf returns the charset of a locale: "de_DE.ISO-8859-15@euro". Those
// that name none have the one that was usual for their language.
func charsetOf(locale string) Charset {
	locale, variant, _ := strings.Cut(locale, "@")
	place, name, _ := strings.Cut(locale, ".")
	name = strings.NewReplacer("_", "-", "iso8859", "iso-8859", "iso-8859-", "iso-8859-", "iso-8859", "iso-8859").Replace(name)
	switch {
	case strings.Contains(name, "utf-8"), strings.Contains(name, "utf8"):
		return Charset{}
	case place == "c", place == "posix", strings.Contains(name, "ascii"), strings.HasPrefix(name, "ansi"):
		return Charset{ascii: true}
	case name == "" && variant == "euro":
		return Charset{enc: charmap.ISO8859_15}
	case name == "" && western(place):
		return Charset{enc: charmap.ISO8859_1}
	case name == "iso-8859-1", name == "iso-88591":
		return Charset{enc: charmap.ISO8859_1} // the web means another one by that name
	case name == "iso-885915":
		return Charset{enc: charmap.ISO8859_15}
	case strings.HasPrefix(name, "euc") && !strings.HasPrefix(name, "euc-"):
		name = "euc-" + strings.TrimPrefix(name, "euc")
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return Charset{ascii: true}
	}
	return Charset{enc: enc}
}

// western reports whether a place's language is written in Latin-1.
func western(place string) bool {
	language, _, _ := strings.Cut(place, "_")
	return slices.Contains([]string{
		"ca", "da", "de", "en", "es", "eu", "fi", "fr", "ga", "gl", "is", "it", "nb", "nl", "nn", "no", "pt", "sv",
	}, language)
}

// UTF8 reports whether every character can be written.
func (c Charset) UTF8() bool { return c.enc == nil && !c.ascii }

// Decode returns what was typed, in UTF-8. What is UTF-8 already stays: a
// locale is set wrong more often than somebody types "Ã¤". In ASCII nobody can
// type anything else, so it is taken for Latin-1.
func (c Charset) Decode(typed []byte) []byte {
	if c.UTF8() || utf8.Valid(typed) {
		return typed
	}
	enc := c.enc
	if enc == nil {
		enc = charmap.ISO8859_1
	}
	decoded, err := enc.NewDecoder().Bytes(typed)
	if err != nil {
		return typed // the filter for text from outside mends it
	}
	return decoded
}

// Encode returns a text as the terminal understands it. It takes as many cells
// as before: what the charset does not have is written by its letter without
// marks, by a letter that sounds alike, or by question marks. An escape
// sequence stays as it is.
func (c Charset) Encode(text string) []byte {
	if c.UTF8() {
		return []byte(text)
	}
	out := make([]byte, 0, len(text))
	var one encoding.Encoder
	if c.enc != nil {
		one = *c.enc.NewEncoder()
	}
	plain := 0 // the beginning of the ASCII that was not written yet
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		n := i // an accent belongs to the letter before
		for i < len(text) && text[i] >= utf8.RuneSelf {
			i++
		}
		if n > plain && startsWithMark(text[n:i]) {
			n--
		}
		out = append(out, text[plain:n]...)
		out = c.appendRun(out, text[n:i], &one)
		plain = i
	}
	return append(out, text[plain:]...)
}
