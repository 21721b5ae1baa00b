package rss

import (
	"encoding/base64"
	"html"
	"strings"

	"tend/feeds/web"
)

// attr returns one of the run's attributes, its references resolved. name is
// the local part in lower case.
func (r run) attr(name string) string {
	if r.attrs == "" {
		return ""
	}
	found := ""
	eachAttr(r.attrs, func(n, value string) bool {
		_, local := cutName(n)
		if !strings.EqualFold(local, name) || strings.HasPrefix(n, "xmlns") {
			return true
		}
		found = strings.TrimSpace(decodeReferences(value))
		return false
	})
	return found
}

// value returns the run as one value: an id, an address, a date, a number. What
// it holds is not changed but for white space at its ends.
func (r run) value() string {
	text, _ := r.characters()
	return strings.TrimSpace(text)
}

// characters returns the run's character data: references resolved, CDATA as it
// is, comments dropped. If there are elements in it, markup is true and their
// tags stay.
func (r run) characters() (text string, markup bool) {
	if !strings.Contains(r.raw, "<") {
		return decodeReferences(r.raw), false
	}
	if inner, ok := wholeCDATA(r.raw); ok {
		return tidy(inner), false
	}
	var out strings.Builder
	sc := scanner{s: r.raw}
	for pos := 0; pos < len(r.raw); {
		i := strings.IndexByte(r.raw[pos:], '<')
		if i < 0 {
			out.WriteString(expand(r.raw[pos:]))
			break
		}
		out.WriteString(expand(r.raw[pos : pos+i]))
		pos += i
		end, ok := sc.passOver(pos)
		switch {
		case ok && strings.HasPrefix(r.raw[pos:], cdataOpen):
			out.WriteString(strings.TrimSuffix(r.raw[pos+len(cdataOpen):end], cdataClose))
			pos = end
		case ok:
			pos = end
		default:
			if t, isTag := tagAt(r.raw, pos); isTag {
				markup = true
				out.WriteString(r.raw[pos:t.end])
				pos = t.end
				continue
			}
			out.WriteByte('<')
			pos++
		}
	}
	return tidy(out.String()), markup
}

const (
	cdataOpen  = "<![CDATA["
	cdataClose = "]]>"
)

// wholeCDATA returns what is in a CDATA section if there is nothing else.
func wholeCDATA(raw string) (string, bool) {
	raw = strings.TrimSpace(raw)
	if !strings.HasPrefix(raw, cdataOpen) || !strings.HasSuffix(raw, cdataClose) {
		return "", false
	}
	inner := raw[len(cdataOpen):]
	if strings.Index(inner, cdataClose) != len(inner)-len(cdataClose) {
		return "", false
	}
	return inner[:len(inner)-len(cdataClose)], true
}

// markup returns the run's elements as HTML: prefixes dropped, CDATA sections
// turned into the text they are.
func (r run) markup() string {
	r.raw = rebase(r.raw, r.base)
	if !strings.ContainsAny(r.raw, ":!") {
		return tidy(r.raw)
	}
	var out strings.Builder
	sc := scanner{s: r.raw}
	for pos := 0; pos < len(r.raw); {
		i := strings.IndexByte(r.raw[pos:], '<')
		if i < 0 {
			out.WriteString(r.raw[pos:])
			break
		}
		out.WriteString(r.raw[pos : pos+i])
		pos += i
		if end, ok := sc.passOver(pos); ok {
			if strings.HasPrefix(r.raw[pos:], cdataOpen) {
				out.WriteString(html.EscapeString(strings.TrimSuffix(r.raw[pos+len(cdataOpen):end], cdataClose)))
			}
			pos = end
			continue
		}
		t, ok := tagAt(r.raw, pos)
		if !ok {
			out.WriteString("&lt;")
			pos++
			continue
		}
		pos = t.end
		writePlainTag(&out, t)
	}
	return tidy(out.String())
}

// writePlainTag writes a tag without its prefix.
func writePlainTag(out *strings.Builder, t tag) {
	_, local := cutName(t.name)
	out.WriteByte('<')
	if t.close {
		out.WriteByte('/')
	}
	out.WriteString(local)
	out.WriteString(t.attrs)
	if t.empty && !isVoid(local) {
		// HTML knows no empty tags: <div/> would swallow what follows it.
		out.WriteString("></" + local)
	}
	out.WriteByte('>')
}

// isVoid reports whether HTML never closes an element.
func isVoid(name string) bool {
	switch strings.ToLower(name) {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr":
		return true
	}
	return false
}

// html returns the run's content as HTML, by its type if it has one. In RSS it
// always is HTML; what holds none reads the same.
func (r run) html() string {
	if r.deep {
		return html.EscapeString(stripTags(r.raw))
	}
	if !r.atom {
		text, markup := r.characters()
		if markup {
			return r.inlineHTML()
		}
		return text
	}
	switch r.kind() {
	case kindXHTML:
		return r.markup()
	case kindHTML:
		text, markup := r.characters()
		if markup {
			return r.markup()
		}
		return text
	case kindBase64:
		return decode(r.bytes(), "")
	}
	text, markup := r.characters()
	if markup {
		return r.markup()
	}
	return escapeText(text)
}

// inlineHTML is RSS content with elements in it that nobody escaped. A CDATA
// section among them is HTML like the rest.
func (r run) inlineHTML() string {
	if !strings.Contains(r.raw, cdataOpen) {
		return r.markup()
	}
	var out strings.Builder
	rest := r.raw
	for {
		before, after, found := strings.Cut(rest, cdataOpen)
		out.WriteString(run{raw: before}.markup())
		if !found {
			return out.String()
		}
		inner, behind, _ := strings.Cut(after, cdataClose)
		out.WriteString(tidy(inner))
		rest = behind
	}
}

// title returns the run as one filtered line of plain text.
func (r run) title() string {
	return beginning(r.line(), maxTitle)
}

// maxTitle is how many characters of a title are kept.
const maxTitle = 500

func (r run) line() string {
	text, markup := r.characters()
	switch {
	case r.deep:
		return web.Line(stripTags(r.raw))
	case r.atom && r.kind() == kindBase64:
		return web.Plain(decode(r.bytes(), ""))
	case markup:
		return web.Plain(r.html())
	case r.atom && r.kind() == kindText:
		return web.Line(text)
	case !strings.ContainsAny(text, "<&"):
		return web.Line(text)
	}
	return web.Plain(text)
}

// kind is how Atom says a text is to be read.
type kind int

const (
	kindText kind = iota
	kindHTML
	kindXHTML
	kindBase64
)

// kind reads the type of Atom 1.0 and the type and mode of Atom 0.3, and what
// people write there instead.
func (r run) kind() kind {
	typ, mode := strings.ToLower(r.attr("type")), strings.ToLower(r.attr("mode"))
	typ, _, _ = strings.Cut(typ, ";")
	typ = strings.TrimSpace(typ)
	switch {
	case mode == "base64":
		return kindBase64
	case typ == "xhtml", strings.HasSuffix(typ, "xml") && mode != "escaped":
		return kindXHTML
	case typ == "html", strings.HasSuffix(typ, "html"), strings.HasSuffix(typ, "xml"):
		return kindHTML
	case typ == "", typ == "text", strings.HasPrefix(typ, "text/"), mode != "":
		return kindText
	case strings.Contains(typ, "/"):
		return kindBase64
	}
	return kindText
}

// bytes returns what is encoded in the run in base 64; the run itself if that
// cannot be read.
func (r run) bytes() []byte {
	text := strings.Join(strings.Fields(r.value()), "")
	if b, err := base64.StdEncoding.DecodeString(text); err == nil {
		return b
	}
	return []byte(r.value())
}

// escapeText turns plain text into HTML that shows it, line by line.
func escapeText(text string) string {
	text = html.EscapeString(strings.TrimSpace(text))
	return strings.ReplaceAll(text, "\n", "<br>\n")
}

// stripTags leaves the text of a piece of markup that is too deep to be parsed.
func stripTags(raw string) string {
	var out strings.Builder
	sc := scanner{s: raw}
	for pos := 0; ; {
		t, ok := sc.next(pos)
		if !ok {
			out.WriteString(decodeReferences(raw[pos:]))
			return out.String()
		}
		out.WriteString(decodeReferences(raw[pos:t.start]))
		pos = t.end
	}
}
