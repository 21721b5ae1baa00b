package rss

import (
	"html"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"tend/feeds/web"
)

// decodeReferences resolves &amp; &#39; &eacute; and the like, once, and tidies
// what comes out. A & that begins no reference stays, and so does the name of
// an entity that nobody knows. References need their semicolon: without it,
// ?a=1&copy=3 would lose an argument.
func decodeReferences(s string) string {
	return tidy(expand(s))
}

// expand resolves references.
func expand(s string) string {
	if !strings.Contains(s, "&") {
		return s
	}
	var out strings.Builder
	out.Grow(len(s))
	for {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			break
		}
		out.WriteString(s[:i])
		s = s[i:]
		text, n := referenceAt(s)
		out.WriteString(text)
		s = s[n:]
	}
	out.WriteString(s)
	return out.String()
}

// referenceAt returns what the reference at the beginning of s stands for and
// how long it is.
func referenceAt(s string) (text string, n int) {
	end := strings.IndexByte(s[:min(len(s), 40)], ';')
	if end < 2 {
		return "&", 1
	}
	name := s[1:end]
	switch name {
	case "lt", "#60":
		return "<", end + 1
	case "gt", "#62":
		return ">", end + 1
	case "amp", "#38":
		return "&", end + 1
	case "quot", "#34":
		return `"`, end + 1
	case "apos", "#39":
		return "'", end + 1
	}
	if name[0] != '#' {
		if text := html.UnescapeString(s[:end+1]); !strings.HasPrefix(text, "&") || name == "amp" || name == "AMP" {
			if !strings.HasSuffix(text, ";") || name == "semi" {
				return text, end + 1
			}
		}
		return "&", 1
	}
	code, ok := codeOf(name[1:])
	if !ok {
		return "&", 1
	}
	if utf16.IsSurrogate(code) {
		return surrogatesAt(s, code, end+1)
	}
	if code == 0 {
		return "", end + 1
	}
	return string(code), end + 1
}

// surrogatesAt reads a character written as two references, as programs do that
// think in UTF-16.
func surrogatesAt(s string, high rune, n int) (string, int) {
	rest := s[n:]
	if !strings.HasPrefix(rest, "&#") {
		return "", n
	}
	end := strings.IndexByte(rest[:min(len(rest), 40)], ';')
	if end < 3 {
		return "", n
	}
	low, ok := codeOf(rest[2:end])
	if !ok {
		return "", n
	}
	if r := utf16.DecodeRune(high, low); r != utf8.RuneError {
		return string(r), n + end + 1
	}
	return "", n
}

// codeOf reads a number in decimal, or in hexadecimal behind an x. Numbers
// beyond Unicode are the replacement character.
func codeOf(s string) (rune, bool) {
	base := 10
	if s != "" && (s[0] == 'x' || s[0] == 'X') {
		base, s = 16, s[1:]
	}
	n, err := strconv.ParseUint(s, base, 64)
	switch {
	case s == "":
		return 0, false
	case err != nil && strings.Trim(s, "0123456789") != "":
		return 0, false
	case err != nil || n > utf8.MaxRune:
		return utf8.RuneError, true
	}
	return rune(n), true
}

// tidy turns back what was encoded twice, and drops what no text has. Most texts
// come back as they are, after one look at their bytes.
func tidy(s string) string {
	controls, high := look(s)
	if high {
		s = mendTwice(s)
	}
	if controls {
		s = dropControls(s)
	}
	return s
}

// look reports whether there may be control characters or the like in a text,
// and whether there is anything but ASCII. C1 controls begin with 0xC2, U+FFFE
// and U+FFFF with 0xEF 0xBF.
func look(s string) (controls, high bool) {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= ' ' && c < 0x7f:
			i += web.Printable(s[i+1:])
		case c == '\n', c == '\t', c == '\r':
		case c <= 0x7f:
			controls = true
		default:
			high = true
			controls = controls || c == 0xc2 && i+1 < len(s) && s[i+1] < 0xa0 ||
				c == 0xef && i+2 < len(s) && s[i+1] == 0xbf && s[i+2] >= 0xbe
		}
	}
	return controls, high
}

// dropControls drops control characters and the code points that are no
// characters. The C1 controls are what Windows-1252 has at these places.
func dropControls(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r':
			return r
		case r < ' ', r == 0x7f, r == 0xfffe, r == 0xffff:
			return -1
		case r >= 0x80 && r < 0xa0:
			return charmap.Windows1252.DecodeByte(byte(r))
		}
		return r
	}, s)
}

// mendTwice turns a text back that was encoded in UTF-8 twice, if the whole of
// it can be turned back.
func mendTwice(s string) string {
	bytes := make([]byte, 0, len(s))
	for _, r := range s {
		if r > 0xff {
			return s
		}
		bytes = append(bytes, byte(r))
	}
	if !utf8.Valid(bytes) {
		return s
	}
	return string(bytes)
}
