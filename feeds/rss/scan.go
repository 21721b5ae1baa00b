package rss

import "strings"

// tag is a start or end tag as it stands in the document.
type tag struct {
	name  string // with its prefix, in the document's spelling
	attrs string // what stands behind the name
	start int    // where its < is
	end   int    // behind its >
	close bool   // an end tag
	empty bool   // a start tag that ends itself
}

// scanner finds the tags of a document. It remembers which marks do not come
// again, so that a document full of openings without ends costs one look each.
type scanner struct {
	s      string
	absent map[string]bool
}

// next returns the first tag at or behind pos. Comments, processing
// instructions, declarations and CDATA are passed over; a < that begins
// nothing is text. ok is false at the end of the document.
func (sc *scanner) next(pos int) (t tag, ok bool) {
	s := sc.s
	for {
		i := strings.IndexByte(s[pos:], '<')
		if i < 0 || pos+i+1 >= len(s) {
			return tag{}, false
		}
		pos += i
		if end, ok := sc.passOver(pos); ok {
			pos = end
			continue
		}
		if t, ok = tagAt(s, pos); ok {
			return t, true
		}
		pos++
	}
}

// passOver returns where a comment, instruction, declaration or CDATA section
// that begins at pos ends. One that never ends costs only its own opening.
func (sc *scanner) passOver(pos int) (end int, ok bool) {
	rest := sc.s[pos:]
	switch {
	case strings.HasPrefix(rest, "<!--"):
		return sc.behind(pos+4, "-->"), true
	case strings.HasPrefix(rest, "<![CDATA["):
		return sc.behind(pos+9, "]]>"), true
	case strings.HasPrefix(rest, "<?"):
		return sc.behind(pos+2, ">"), true
	case len(rest) < 3 || rest[1] != '!' || !beginsName(rest[2]):
		return 0, false
	}
	// A declaration may hold others in brackets: a DTD's internal subset.
	end = sc.behind(pos+2, ">")
	if open := strings.IndexByte(sc.s[pos:end], '['); open >= 0 {
		if subset := sc.behind(pos+open, "]"); subset > pos+open {
			return sc.behind(subset, ">"), true
		}
	}
	return end, true
}

// behind returns the position behind the next mark, or pos if there is none.
func (sc *scanner) behind(pos int, mark string) int {
	if sc.absent[mark] {
		return pos
	}
	i := strings.Index(sc.s[pos:], mark)
	if i < 0 {
		if sc.absent == nil {
			sc.absent = map[string]bool{}
		}
		sc.absent[mark] = true
		return pos
	}
	return pos + i + len(mark)
}

// tagAt reads the tag whose < is at pos. A tag that the document's end cuts
// off counts only if it is an end tag.
func tagAt(s string, pos int) (tag, bool) {
	t := tag{start: pos}
	i := pos + 1
	if i < len(s) && s[i] == '/' {
		t.close = true
		i++
	}
	first := i
	for i < len(s) && !endsName(s[i]) {
		i++
	}
	t.name = s[first:i]
	if t.name == "" || !beginsName(t.name[0]) {
		return tag{}, false
	}
	end := tagEnd(s, i)
	if end < 0 {
		t.end = len(s)
		return t, t.close
	}
	t.attrs = s[i:end]
	t.end = end + 1
	if strings.HasSuffix(t.attrs, "/") {
		t.empty = true
		t.attrs = t.attrs[:len(t.attrs)-1]
	}
	return t, true
}

// tagEnd returns where the > of a tag is, -1 if there is none. A > within
// quotes does not count, unless the quotes are never closed.
func tagEnd(s string, pos int) int {
	for i := pos; i < len(s); i++ {
		switch c := s[i]; {
		case c == '>':
			return i
		case c == '<':
			return -1
		case (c == '"' || c == '\'') && afterEquals(s, pos, i):
			closing := strings.IndexByte(s[i+1:], c)
			if closing < 0 {
				return lastResort(s, i)
			}
			i += closing + 1
		}
	}
	return -1
}

func lastResort(s string, pos int) int {
	i := strings.IndexByte(s[pos:], '>')
	if i < 0 {
		return -1
	}
	return pos + i
}

func afterEquals(s string, from, i int) bool {
	return strings.HasSuffix(strings.TrimRight(s[from:i], " \t\r\n"), "=")
}

func beginsName(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80
}

func endsName(c byte) bool {
	switch c {
	case ' ', '\t', '\r', '\n', '>', '/', '<', '=':
		return true
	}
	return false
}

// eachAttr calls f with every attribute, its value as it stands between its
// quotes, if it has any, until f returns false.
func eachAttr(attrs string, f func(name, value string) bool) {
	for {
		attrs = strings.TrimLeft(attrs, " \t\r\n/\"'")
		if attrs == "" {
			return
		}
		i := 0
		for i < len(attrs) && !endsName(attrs[i]) {
			i++
		}
		if i == 0 {
			attrs = attrs[1:]
			continue
		}
		name, value := attrs[:i], ""
		attrs = strings.TrimLeft(attrs[i:], " \t\r\n")
		if strings.HasPrefix(attrs, "=") {
			value, attrs = cutValue(strings.TrimLeft(attrs[1:], " \t\r\n"))
		}
		if !f(name, value) {
			return
		}
	}
}

func cutValue(s string) (value, rest string) {
	if s == "" {
		return "", ""
	}
	if q := s[0]; q == '"' || q == '\'' {
		if i := strings.IndexByte(s[1:], q); i >= 0 {
			return s[1 : 1+i], s[i+2:]
		}
		s = s[1:]
	}
	i := strings.IndexAny(s, " \t\r\n")
	if i < 0 {
		i = len(s)
	}
	return s[:i], s[i:]
}

// lineOf says in which line a position is.
func lineOf(s string, pos int) int {
	return strings.Count(s[:min(pos, len(s))], "\n") + 1
}
