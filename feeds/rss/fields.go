package rss

import "strings"

// role is what an element is for in a feed.
type role int

const (
	ignored   role = iota // with everything in it
	container             // holds the feed: channel
	entry                 // an item
	group                 // its content counts as if it stood outside: media:group
	origin                // the feed an entry was taken from
	text                  // a field; its content is kept as it stands
	link                  // a field whose value is in its attributes
	inert                 // an HTML element that never closes
)

// field is what an element is for, and the name under which it is known, which
// is the same for elements that mean the same.
type field struct {
	role role
	name string
}

// fieldOf looks an element up by its fixed name: the local part alone if it
// belongs to the feed's own family, else with the prefix tend uses.
func fieldOf(f family, name string) field {
	if strings.Contains(name, ":") {
		return commonField(name)
	}
	if f == atomFamily {
		return atomField(name)
	}
	return rssField(name)
}

func rssField(name string) field {
	switch name {
	case "channel":
		return field{container, "channel"}
	case "item":
		return field{entry, "item"}
	case "title", "link", "description", "guid", "author", "comments", "source",
		"summary", "content", "generator", "pubdate", "published", "issued", "created", "updated", "modified",
		"date", "lastbuilddate":
		return field{text, name}
	case "managingeditor":
		return field{text, "author"}
	case "abstract":
		return field{text, "description"}
	case "encoded", "fullitem":
		return field{text, "content:encoded"}
	case "br", "hr", "img", "meta", "input", "p":
		return field{inert, ""}
	}
	return field{}
}

func atomField(name string) field {
	switch name {
	case "feed":
		return field{container, "feed"}
	case "entry":
		return field{entry, "entry"}
	case "title", "id", "summary", "content", "subtitle", "generator", "author",
		"published", "issued", "created", "updated", "modified":
		return field{text, name}
	case "tagline":
		return field{text, "subtitle"}
	case "link":
		return field{link, "link"}
	case "source":
		return field{origin, "source"}
	case "br", "hr", "img", "meta", "input", "p":
		return field{inert, ""}
	}
	return field{}
}

// commonField knows the elements of other namespaces.
func commonField(name string) field {
	switch name {
	case "media:group", "media:content":
		return field{group, ""}
	case "dc:title", "dc:creator", "dc:author", "dc:description", "dc:publisher",
		"content:encoded", "xhtml:body", "xhtml:div",
		"wfw:commentrss", "slash:comments", "thr:in-reply-to", "thr:total", "source:inreplyto",
		"atom:title", "atom:id", "atom:link", "atom:summary", "atom:content", "atom:author", "atom:subtitle",
		"itunes:author", "itunes:summary", "itunes:subtitle", "itunes:title",
		"media:description", "yt:videoid",
		"dc:date", "dcterms:created", "dcterms:issued", "dcterms:modified", "dcterms:date", "dcterms:title",
		"dcterms:creator", "dcterms:description",
		"atom:published", "atom:updated", "atom:issued", "atom:modified", "atom:created":
		return field{text, name}
	}
	return field{}
}

// lookup returns what a start tag is for. Names are looked up once for each
// scope; most documents have one.
func (b *builder) lookup(t tag, within *scope) field {
	if within != b.open[len(b.open)-1].scope {
		return fieldOf(b.out.family, b.fixedName(t.name, within))
	}
	if within != b.inside || b.names == nil {
		b.inside, b.names = within, map[string]field{}
	}
	f, ok := b.names[t.name]
	if !ok {
		f = fieldOf(b.out.family, b.fixedName(t.name, within))
		b.names[t.name] = f
	}
	return f
}

// fixedName is an element's name with the prefix that tend uses; the feed's own
// elements have none.
func (b *builder) fixedName(name string, within *scope) string {
	prefix, local := cutName(name)
	local = strings.ToLower(local)
	fixed := within.fixedFor(prefix)
	own := "rss"
	if b.out.family == atomFamily {
		own = "atom"
	}
	if fixed == "" || fixed == own {
		return local
	}
	return fixed + ":" + local
}
