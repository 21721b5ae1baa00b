package rss

import (
	"strconv"
	"strings"
)

// builder writes an outline.
type builder struct {
	s      string
	tags   scanner
	out    *outline
	open   []frame
	asides int // open elements beyond maxDepth
	names  map[string]field
	inside *scope // the scope that names belongs to
	items  int
	lost   int // characters looked through in vain for an end tag
}

// repair is the second stage: it goes through the tags of a document, however
// broken, and writes down what belongs to a feed. Items never nest and always
// end; an end tag that closes nothing is dropped; an item that is cut off at
// the end of the document is left out.
func repair(s string) (*outline, error) {
	r, err := findRoot(s)
	if err != nil {
		return nil, err
	}
	if t := expandEntities(s, r.tag.start); len(t) != len(s) {
		s = t
		r.tag, _ = tagAt(s, r.tag.start)
	}
	b := &builder{s: s, tags: scanner{s: s}, out: &outline{family: r.family, runs: make(runs, 0, len(s)/runEvery)}}
	if r.family == atomFamily {
		b.out.xml.WriteString("<feed>")
	} else {
		b.out.xml.WriteString("<rss>")
	}
	b.begin(r)
	b.read(r.tag.end)
	if r.family == atomFamily {
		b.out.xml.WriteString("</feed>")
	} else {
		b.out.xml.WriteString("</rss>")
	}
	return b.out, nil
}

// begin opens the root. What has the root's own namespace belongs to the feed,
// whatever that namespace is; so does RDF's default namespace.
func (b *builder) begin(r root) {
	if r.tag.empty {
		return
	}
	within := (*scope)(nil).within(r.tag.attrs)
	prefix, local := cutName(r.tag.name)
	isRDF := strings.EqualFold(local, "rdf")
	for s := within; s != nil; s = s.outer {
		if s.prefix == prefix || isRDF && s.prefix == "" && s.fixed == foreign {
			s.fixed = ""
		}
	}
	b.open = append(b.open, frame{
		name: r.tag.name, field: field{role: origin}, scope: within, base: b.baseOf("", r.tag.attrs),
	})
	switch {
	case r.entry:
		b.start(r.tag, field{entry, "entry"})
	case strings.EqualFold(local, "channel"):
		b.start(r.tag, field{container, "channel"})
	}
}

// read goes through the document from pos until the root is closed.
func (b *builder) read(pos int) {
	for len(b.open) > 0 {
		t, ok := b.tags.next(pos)
		if !ok {
			b.cutOff()
			return
		}
		pos = t.end
		if t.close {
			b.end(t)
			continue
		}
		pos = b.element(t)
		if b.items > maxScanned {
			b.closeTo(0)
		}
	}
}

// element handles a start tag and returns where to go on.
func (b *builder) element(t tag) int {
	top := &b.open[len(b.open)-1]
	f := b.lookup(t, top.scope.within(t.attrs))
	if f.role == entry {
		b.leaveItem()
		b.start(t, f)
		return t.end
	}
	if top.field.role == ignored && f.role != container {
		b.aside(t)
		return t.end
	}
	if len(b.open) >= maxDepth && f.role != text && f.role != link {
		b.aside(t)
		return t.end
	}
	switch f.role {
	case text:
		return b.text(t, f)
	case link:
		b.value(t, f, "", false)
	case container:
		b.container(t, f)
	case origin, group:
		b.start(t, f)
	case ignored:
		b.aside(t)
	}
	return t.end
}

// container opens what holds the feed; one within another counts as its part.
func (b *builder) container(t tag, f field) {
	for i, fr := range b.open {
		if fr.field.role == container || b.out.family == atomFamily {
			b.closeTo(i + 1)
			f = field{role: group}
		}
	}
	b.start(t, f)
}

// aside opens an element whose content does not count.
func (b *builder) aside(t tag) {
	switch {
	case t.empty:
	case len(b.open) >= maxDepth:
		b.asides++
		if b.asides == 1 {
			b.damage(t.start, "deep")
			b.out.deep = true
		}
	default:
		top := b.open[len(b.open)-1]
		b.open = append(b.open, frame{name: t.name, scope: top.scope, base: top.base})
	}
}

// start opens an element that is part of the structure.
func (b *builder) start(t tag, f field) {
	top := b.open[len(b.open)-1]
	fr := frame{
		name: t.name, field: f, scope: top.scope.within(t.attrs), base: b.baseOf(top.base, t.attrs),
		start: b.out.xml.Len(), runs: len(b.out.runs),
	}
	if f.name != "" {
		b.out.xml.WriteString("<" + f.name + ">")
	}
	b.open = append(b.open, fr)
	if f.role == entry {
		b.items++
	}
	if f.role == entry || f.role == container {
		b.attributes(t, fr)
	}
	if t.empty {
		b.closeTo(len(b.open) - 1)
	}
}

// end handles an end tag.
func (b *builder) end(t tag) {
	if b.asides > 0 {
		b.asides--
		return
	}
	for i := len(b.open) - 1; i >= 0; i-- {
		if b.open[i].name != t.name {
			continue
		}
		if i == 1 && b.open[0].name == t.name {
			i = 0 // the root was itself the channel or the entry
		}
		b.closeTo(i)
		return
	}
}

// closeTo closes all open elements above the given number.
func (b *builder) closeTo(n int) {
	b.asides = 0
	for len(b.open) > n {
		fr := b.open[len(b.open)-1]
		b.open = b.open[:len(b.open)-1]
		b.list(fr)
		if fr.field.name != "" {
			b.out.xml.WriteString("</" + fr.field.name + ">")
		}
	}
}

// leaveItem closes everything down to what holds the items.
func (b *builder) leaveItem() {
	for i := 1; i < len(b.open); i++ {
		if b.open[i].field.role != container {
			b.closeTo(i)
			return
		}
	}
	b.asides = 0
}

// cutOff ends a document that just stops. The item it stops in is left out,
// unless there is no other.
func (b *builder) cutOff() {
	b.damage(len(b.s), "cutoff")
	for i, fr := range b.open {
		if fr.field.role == entry && b.items > 1 {
			b.open = b.open[:i]
			b.out.xml.Truncate(fr.start)
			b.out.runs = b.out.runs[:fr.runs]
			b.items--
			break
		}
	}
	b.closeTo(0)
}

// damage remembers the first thing that could not be read, as a code for which
// the message catalogue has words, with the line.
func (b *builder) damage(pos int, what string) {
	if b.out.damaged == "" {
		b.out.damaged = what + " " + strconv.Itoa(lineOf(b.s, pos))
	}
}
