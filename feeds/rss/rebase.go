package rss

import (
	"html"
	"strings"
)

// rebase makes the addresses in markup absolute that lie within elements with
// an xml:base of their own. HTML has no such attribute.
func rebase(raw, base string) string {
	if !strings.Contains(raw, "xml:base") {
		return raw
	}
	type open struct{ name, base string }
	stack := []open{{"", ""}}
	var out strings.Builder
	sc := scanner{s: raw}
	pos := 0
	for {
		t, ok := sc.next(pos)
		if !ok {
			out.WriteString(raw[pos:])
			return out.String()
		}
		out.WriteString(raw[pos:t.start])
		pos = t.end
		top := stack[len(stack)-1]
		switch {
		case t.close && top.name == t.name:
			stack = stack[:len(stack)-1]
		case !t.close:
			inner := top.base
			if own := (run{attrs: t.attrs}).attr("base"); own != "" {
				inner = resolve(resolve(base, top.base), own)
			}
			t.attrs = absolute(t.attrs, inner)
			if !t.empty && !isVoid(t.name) && len(stack) < maxDepth {
				stack = append(stack, open{t.name, inner})
			}
		}
		writeTag(&out, t)
	}
}

// absolute makes the addresses among attributes absolute.
func absolute(attrs, base string) string {
	if base == "" {
		return attrs
	}
	var out strings.Builder
	eachAttr(attrs, func(name, value string) bool {
		if name == "href" || name == "src" {
			value = html.EscapeString(resolve(base, decodeReferences(value)))
		}
		out.WriteString(" " + name + `="` + strings.ReplaceAll(value, `"`, "&#34;") + `"`)
		return true
	})
	return out.String()
}

// writeTag writes a tag as it stood, with its attributes as they are now.
func writeTag(out *strings.Builder, t tag) {
	out.WriteByte('<')
	if t.close {
		out.WriteByte('/')
	}
	out.WriteString(t.name + t.attrs)
	if t.empty {
		out.WriteByte('/')
	}
	out.WriteByte('>')
}
