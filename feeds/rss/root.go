package rss

import (
	"regexp"
	"strings"

	"tend/store"
)

var (
	simpleEntity = regexp.MustCompile(`<!ENTITY\s+([A-Za-z_][\w.-]*)\s+(?:"([^"&<%]{0,1000})"|'([^'&<%]{0,1000})')\s*>`)
	pageRoot     = regexp.MustCompile(`(?i)<!doctype\s+html|<html[\s>]`)
)

// maxEntities is how many entities of a document's own are expanded.
const maxEntities = 200

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
		return root{}, unreadable("it is empty")
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
	if pageRoot.MatchString(s) {
		return root{}, failure(store.FailPage, "")
	}
	return root{}, unreadable("no feed begins in it")
}

// expandEntities replaces the simple entities that the document declares in
// its own DTD. What refers to other entities or to files stays as it is.
func expandEntities(s string, before int) string {
	if !strings.Contains(s[:before], "<!ENTITY") {
		return s
	}
	var pairs []string
	for _, m := range simpleEntity.FindAllStringSubmatch(s[:before], maxEntities) {
		pairs = append(pairs, "&"+m[1]+";", m[2]+m[3])
	}
	if len(pairs) == 0 {
		return s
	}
	expanded := strings.NewReplacer(pairs...).Replace(s[before:])
	if len(expanded) > len(s)+1<<20 {
		return s
	}
	return s[:before] + expanded
}

// cutName parts a name's prefix from its local part.
func cutName(name string) (prefix, local string) {
	if prefix, local, ok := strings.Cut(name, ":"); ok {
		return prefix, local
	}
	return "", name
}
