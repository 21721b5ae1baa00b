package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a term as it was typed.
type token struct {
	from, to int    // its place, in bytes
	minus    bool   // has one in front
	key      string // what stands before a colon; "" if nothing does
	sign     string // "<" or ">" after the colon
	text     string
	quoted   bool
	at       int // where text begins
}

// scan cuts what was typed into tokens. A quote that is not closed ends with
// the line: it is being typed.
func scan(typed string) []token {
	var list []token
	for at := 0; at < len(typed); {
		r, size := utf8.DecodeRuneInString(typed[at:])
		if unicode.IsSpace(r) {
			at += size
			continue
		}
		t := scanToken(typed, at)
		list = append(list, t)
		at = t.to
	}
	return list
}

// scanToken reads the token that begins at a place.
func scanToken(typed string, from int) token {
	t := token{from: from}
	at := from
	if rest := typed[at:]; len(rest) > 1 && rest[0] == '-' {
		t.minus = true
		at++
	}
	if key := keyAt(typed[at:]); key != "" {
		t.key = key
		at += len(key) + 1
		if at < len(typed) && (typed[at] == '<' || typed[at] == '>') {
			t.sign = typed[at : at+1]
			at++
		}
	}
	t.at = at
	if at < len(typed) && typed[at] == '"' {
		t.quoted = true
		t.at++
		text, _, closed := strings.Cut(typed[t.at:], `"`)
		t.text, t.to = text, t.at+len(text)
		if closed {
			t.to++
		}
		return t
	}
	end := strings.IndexFunc(typed[at:], func(r rune) bool { return unicode.IsSpace(r) || r == '"' })
	if end < 0 {
		end = len(typed) - at
	}
	t.text, t.to = typed[at:at+end], at+end
	return t
}

// keyAt returns the letters before a colon, if a value follows, or if they are
// a key: "Re: tables" and an address are words.
func keyAt(rest string) string {
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if end <= 0 || rest[end] != ':' {
		return ""
	}
	_, known := keyOf(rest[:end])
	next, _ := utf8.DecodeRuneInString(rest[end+1:])
	if known || len(rest) > end+1 && !unicode.IsSpace(next) && next != '/' {
		return rest[:end]
	}
	return ""
}
