package web

import (
	"html"
	"strings"
)

// token is a piece of HTML: a text, or a tag that opens or closes an element.
type token struct {
	kind  tokenKind
	name  string // of a tag's element, in lower case
	attrs string // what stands in a tag behind the name
	text  string // as written, with entities; of a tag, the whole tag
	at    int    // where text begins
}

// isBareEnd reports whether the end of an element is written as tend writes it.
func (t token) isBareEnd() bool {
	return len(t.text) == len("</>")+len(t.name) && t.text[len("</"):len(t.text)-1] == t.name
}

// tokenKind says what a token is.
type tokenKind int

const (
	textToken tokenKind = iota
	openToken
	closeToken
)

// scanner cuts HTML into tokens as browsers do, in one pass without a tree, so
// that no depth and no size of a document can break it. Comments, doctypes and
// the content of scripts, styles and frames never become tokens.
//
// It exists beside golang.org/x/net/html because every item of every feed goes
// through it while people wait: a whole cleaning takes about as long as that
// one needs to cut, with a tenth of the allocations (BenchmarkClean). What it cuts wrong cannot do harm: whoever writes
// HTML from it writes only tags of their own making and escapes the rest.
type scanner struct {
	html string
	at   int    // how far it has come
	cut  string // a tag at the very end that does not end
}

// next returns the next token, and false at the end.
func (s *scanner) next() (token, bool) {
	for s.at < len(s.html) {
		at := s.at
		if text := s.text(); text != "" {
			return token{kind: textToken, text: text, at: at}, true
		}
		if t, ok := s.markup(); ok {
			return t, true
		}
	}
	return token{}, false
}

// text cuts off the text before the next markup.
func (s *scanner) text() string {
	begin, end := s.at, s.at
	for {
		i := strings.IndexByte(s.html[end:], '<')
		if i < 0 {
			end = len(s.html)
			break
		}
		end += i
		if beginsMarkup(s.html[end:]) {
			break
		}
		end++
	}
	s.at = end
	return s.html[begin:end]
}

// beginsMarkup reports whether a text that begins with < begins markup, and
// is not just a sign somebody wrote, or an address in angle brackets as mail
// has it.
func beginsMarkup(s string) bool {
	if len(s) < 2 || strings.HasPrefix(s, "<http://") || strings.HasPrefix(s, "<https://") {
		return false
	}
	c := s[1]
	return isLetter(c) || c == '!' || c == '?' || c == '/' && len(s) > 2 && s[2] != ' '
}

// markup cuts off one tag or comment. It returns false for what shows nothing.
func (s *scanner) markup() (token, bool) {
	rest := s.html[s.at:]
	switch {
	case strings.HasPrefix(rest, "<!--"):
		s.skipBehind("-->", 2)
		return token{}, false
	case isLetter(rest[1]):
		return s.tag(openToken, 1)
	case rest[1] == '/' && isLetter(rest[2]):
		return s.tag(closeToken, 2)
	default:
		s.skipBehind(">", 0)
		return token{}, false
	}
}

// skipBehind goes behind the next mark that begins at or after from, or to the
// end if there is none.
func (s *scanner) skipBehind(mark string, from int) {
	if i := strings.Index(s.html[s.at+from:], mark); i >= 0 {
		s.at += from + i + len(mark)
		return
	}
	s.at = len(s.html)
}

// tag cuts off a tag whose name begins at from.
func (s *scanner) tag(kind tokenKind, from int) (token, bool) {
	rest, end := s.html[s.at:], from
	for end < len(rest) && !isTagBreak(rest[end]) {
		end++
	}
	name := strings.ToLower(rest[from:end])
	size := tagSize(rest, end)
	if size < 0 {
		s.cut, s.at = rest, len(s.html)
		return token{}, false
	}
	t := token{kind: kind, name: name, attrs: rest[end : size-1], text: rest[:size], at: s.at}
	s.at += size
	if kind == openToken && isRawText(name) {
		s.skipRawText(name)
		return token{}, false
	}
	return t, true
}

// tagSize returns where a tag ends, looking from at, or -1 if it does not. A >
// within a quoted value does not end it.
func tagSize(s string, at int) int {
	for i := at; i < len(s); i++ {
		switch s[i] {
		case '>':
			return i + 1
		case '=':
			i = skipBlanks(s, i+1)
			if i < len(s) && (s[i] == '"' || s[i] == '\'') {
				n := strings.IndexByte(s[i+1:], s[i])
				if n < 0 {
					return -1
				}
				i += n + 1
				continue
			}
			i--
		}
	}
	return -1
}

// skipRawText goes to the end of an element whose content is never markup.
func (s *scanner) skipRawText(name string) {
	for {
		i := strings.Index(s.html[s.at:], "</")
		if i < 0 {
			s.at = len(s.html)
			return
		}
		s.at += i + len("</")
		if rest := s.html[s.at:]; len(rest) >= len(name) && strings.EqualFold(rest[:len(name)], name) {
			s.skipBehind(">", 0)
			return
		}
	}
}

// attr returns the value of an attribute with its entities decoded; empty if
// the tag has none of that name.
func (t token) attr(name string) string {
	s := t.attrs
	for {
		s = strings.TrimLeft(s, " \t\r\n\f/")
		if s == "" {
			return ""
		}
		key, rest := cutName(s)
		value := ""
		if i := skipBlanks(rest, 0); i < len(rest) && rest[i] == '=' {
			value, rest = cutValue(rest[skipBlanks(rest, i+1):])
		}
		if strings.EqualFold(key, name) {
			return html.UnescapeString(value)
		}
		s = rest
	}
}

// cutName cuts off an attribute's name; at least one byte, so that it goes on.
func cutName(s string) (name, rest string) {
	end := 1
	for end < len(s) && !isTagBreak(s[end]) && s[end] != '=' {
		end++
	}
	return s[:end], s[end:]
}

// cutValue cuts off an attribute's value, quoted or not.
func cutValue(s string) (value, rest string) {
	if s == "" {
		return "", ""
	}
	if s[0] == '"' || s[0] == '\'' {
		value, rest, _ = strings.Cut(s[1:], s[:1])
		return value, rest
	}
	end := 0
	for end < len(s) && !isBlank(s[end]) && s[end] != '>' {
		end++
	}
	return s[:end], s[end:]
}

func skipBlanks(s string, i int) int {
	for i < len(s) && isBlank(s[i]) {
		i++
	}
	return i
}

func isBlank(c byte) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'
}

func isTagBreak(c byte) bool { return isBlank(c) || c == '/' || c == '>' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// isRawText reports elements whose content is neither markup nor shown.
func isRawText(name string) bool {
	switch name {
	case "script", "style", "iframe", "noembed", "noframes", "title", "textarea", "xmp":
		return true
	}
	return false
}
