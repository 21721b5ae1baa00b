package rss

import (
	"strings"

	"tend/store"
)

var pageRoot = expression(`(?i)<!doctype\s+html|<html[\s>]`)

const (
	maxEntities = 100     // of a document's own are expanded
	maxGrowth   = 1 << 20 // bytes by which that may make it longer
)

// family is which of the two great kinds of XML feed a root begins.
type family int

const (
	rssFamily family = iota // RSS 0.9 to 2.0, RDF and CDF
	atomFamily
)

// root is where the feed begins in a text.
type root struct {
	tag    tag
	family family
	entry  bool // the root is a lone Atom entry
}

// findRoot passes over everything in front of the feed: prologs, comments,
// doctypes, warnings that some script printed. Its error is a failure that
// says what is there instead of a feed.
func findRoot(s string) (root, error) {
	if strings.TrimSpace(s) == "" {
		return root{}, unreadable("empty")
	}
	tags := scanner{s: s}
	for pos := 0; ; {
		t, ok := tags.next(pos)
		if !ok {
			break
		}
		pos = t.end
		if t.close {
			continue
		}
		_, local := cutName(t.name)
		switch strings.ToLower(local) {
		case "rss", "rdf", "channel":
			return root{tag: t, family: rssFamily}, nil
		case "feed":
			return root{tag: t, family: atomFamily}, nil
		case "entry":
			return root{tag: t, family: atomFamily, entry: true}, nil
		case "html":
			return root{}, failure(store.FailPage, "")
		}
	}
	if pageRoot().MatchString(s) {
		return root{}, failure(store.FailPage, "")
	}
	return root{}, unreadable("nofeed")
}

// expandEntities replaces the simple entities that the document declares in
// its own DTD, in front of pos. What refers to other entities or to files stays
// as it is.
func expandEntities(s string, pos int) string {
	var pairs []string
	growth := 0
	_, rest, found := strings.Cut(s[:pos], "<!ENTITY")
	for found && len(pairs) < 2*maxEntities {
		name, value, ok := declaration(rest)
		if ok {
			pairs = append(pairs, "&"+name+";", value)
			growth += strings.Count(s[pos:], "&"+name+";") * len(value)
		}
		_, rest, found = strings.Cut(rest, "<!ENTITY")
	}
	if len(pairs) == 0 || growth > maxGrowth {
		return s
	}
	return s[:pos] + strings.NewReplacer(pairs...).Replace(s[pos:])
}

// declaration reads the name of an entity and its value in quotes. ok is false
// for one that tend does not expand.
func declaration(s string) (name, value string, ok bool) {
	s = strings.TrimLeft(s, " \t\r\n")
	i := strings.IndexAny(s, " \t\r\n")
	if i < 1 {
		return "", "", false
	}
	name, s = s[:i], strings.TrimLeft(s[i:], " \t\r\n")
	if s == "" || s[0] != '"' && s[0] != '\'' {
		return "", "", false
	}
	value, _, ok = strings.Cut(s[1:], s[:1])
	return name, value, ok && !strings.ContainsAny(value, "&<%")
}

// cutName parts a name's prefix from its local part.
func cutName(name string) (prefix, local string) {
	if prefix, local, ok := strings.Cut(name, ":"); ok {
		return prefix, local
	}
	return "", name
}
