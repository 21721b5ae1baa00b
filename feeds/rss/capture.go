package rss

import (
	"strconv"
	"strings"
)

// text writes down a field and returns where to go on behind it.
func (b *builder) text(t tag, f field) int {
	if t.empty {
		b.value(t, f, "", false)
		return t.end
	}
	end, next, deep := b.fieldEnd(t)
	if deep {
		b.damage(t.start, "deep")
		b.out.deep = true
	}
	b.value(t, f, b.s[t.end:end], deep)
	return next
}

// value writes down a field with its content.
func (b *builder) value(t tag, f field, raw string, deep bool) {
	b.emit(run{
		name: f.name, raw: raw, attrs: t.attrs, deep: deep,
		base: b.baseOf(b.open[len(b.open)-1].base, t.attrs),
		atom: b.out.family == atomFamily || strings.HasPrefix(f.name, "atom:"),
	})
}

// emit adds a run to those of the element that it belongs to.
func (b *builder) emit(r run) {
	fr := b.structure()
	if fr.fields++; fr.fields > maxFields {
		return
	}
	if len(fr.list) > 0 {
		fr.list = append(fr.list, ' ')
	}
	fr.list = strconv.AppendInt(fr.list, int64(len(b.out.runs)), 10)
	b.out.runs = append(b.out.runs, r)
}

// list writes down the runs of an element that is being closed, in an attribute
// that gofeed takes as it stands: an element with a text costs it many times as
// much, and one with an address is resolved.
func (b *builder) list(fr frame) {
	if len(fr.list) == 0 {
		return
	}
	before := `<cloud domain="`
	switch {
	case b.out.family == atomFamily:
		before = `<category term="`
	case fr.field.role == entry:
		before = `<enclosure url="`
	}
	b.out.xml.WriteString(before)
	b.out.xml.Write(fr.list)
	b.out.xml.WriteString(`"/>`)
}

// structure returns the innermost open element that fields belong to: the item,
// the feed it was taken from, or the feed.
func (b *builder) structure() *frame {
	for i := len(b.open) - 1; i > 0; i-- {
		switch b.open[i].field.role {
		case entry, container, origin:
			return &b.open[i]
		}
	}
	return &b.open[0]
}

// fieldEnd finds where the content of a field ends and where to go on. A field
// that is never closed ends where the next field begins, or its item ends.
func (b *builder) fieldEnd(t tag) (end, next int, deep bool) {
	closing := "</" + t.name
	if i := strings.IndexByte(b.s[t.end:], '<'); i >= 0 && strings.HasPrefix(b.s[t.end+i:], closing) {
		if e, ok := tagAt(b.s, t.end+i); ok && e.name == t.name {
			return e.start, e.end, false
		}
	}
	depth, same, first := 0, 1, -1
	for pos := t.end; ; {
		in, ok := b.tags.next(pos)
		if !ok {
			return b.unclosed(t, first, len(b.s))
		}
		pos = in.end
		switch {
		case in.name == t.name && in.close:
			if same--; same == 0 {
				return in.start, in.end, deep
			}
		case b.endsField(in):
			return b.unclosed(t, first, in.start)
		case in.close:
			depth--
		case in.empty:
		case in.name == t.name:
			same++
		default:
			depth++
		}
		if depth > maxDepth {
			deep = true
		}
		if first < 0 && !in.close && b.beginsField(in) {
			first = in.start
		}
		if first >= 0 && b.lost > len(b.s) {
			return first, first, deep
		}
	}
}

// endsField reports whether a tag can only stand outside of a field: the start
// of an item, or the end of anything that is open.
func (b *builder) endsField(t tag) bool {
	if !t.close {
		top := b.open[len(b.open)-1]
		return b.lookup(t, top.scope.within(t.attrs)).role == entry
	}
	for i := len(b.open) - 1; i >= 0; i-- {
		if b.open[i].name == t.name {
			return b.open[i].field.role != ignored
		}
	}
	return false
}

func (b *builder) beginsField(t tag) bool {
	top := b.open[len(b.open)-1]
	f := b.lookup(t, top.scope.within(t.attrs))
	return f.role == text || f.role == link
}

// unclosed decides where a field without an end tag ends. At the end of the
// document nothing is certain, so the whole rest belongs to it.
func (b *builder) unclosed(t tag, first, outer int) (end, next int, deep bool) {
	b.lost += outer - t.end
	if first >= 0 {
		return first, first, false
	}
	return outer, outer, false
}

// attributes writes down what some formats keep in the start tag of an item:
// rdf:about, and CDF's address and date.
func (b *builder) attributes(t tag, fr frame) {
	if t.attrs == "" || b.out.family == atomFamily {
		return
	}
	eachAttr(t.attrs, func(name, value string) bool {
		_, local := cutName(name)
		switch strings.ToLower(local) {
		case "about":
			b.emit(run{name: "rdf:about", raw: value, base: fr.base})
		case "href":
			b.emit(run{name: "link", raw: value, base: fr.base})
		case "lastmod":
			b.emit(run{name: "lastmod", raw: value})
		}
		return true
	})
}

// baseOf is the base within an element: its own xml:base, or that around it.
func (b *builder) baseOf(outer, attrs string) string {
	if !strings.Contains(attrs, "xml:base") {
		return outer
	}
	eachAttr(attrs, func(name, value string) bool {
		if name == "xml:base" {
			outer = resolve(outer, decodeReferences(value))
			return false
		}
		return true
	})
	return outer
}
