package rss

import "strings"

// scope is what the prefixes mean at one place of a document. Each element
// that declares namespaces opens one around its content.
type scope struct {
	prefix string // as declared, "" for the default namespace
	fixed  string // the prefix tend uses for that namespace; foreign if it knows none
	outer  *scope
}

// foreign stands for every namespace that tend reads nothing from.
const foreign = "?"

// within returns the scope inside an element with these attributes.
func (s *scope) within(attrs string) *scope {
	if !strings.Contains(attrs, "xmlns") {
		return s
	}
	eachAttr(attrs, func(name, value string) bool {
		if name == "xmlns" {
			s = &scope{prefix: "", fixed: fixedPrefix(value), outer: s}
		} else if prefix, ok := strings.CutPrefix(name, "xmlns:"); ok {
			s = &scope{prefix: prefix, fixed: fixedPrefix(value), outer: s}
		}
		return true
	})
	return s
}

// fixed returns the prefix tend uses for a prefix of the document. One that
// nobody declared means what it usually means.
func (s *scope) fixedFor(prefix string) string {
	for ; s != nil; s = s.outer {
		if s.prefix == prefix {
			return s.fixed
		}
	}
	return strings.ToLower(prefix)
}

// fixedPrefix names a namespace by the prefix that tend uses for it, whatever
// the document calls it. Addresses are compared without their scheme, letter
// case and final slash, which feeds get wrong.
func fixedPrefix(uri string) string {
	uri = strings.ToLower(strings.TrimSpace(uri))
	uri = strings.TrimPrefix(strings.TrimPrefix(uri, "http://"), "https://")
	uri = strings.TrimSuffix(strings.TrimSuffix(uri, "/"), "#")
	switch uri {
	case "":
		return ""
	case "purl.org/rss/1.0", "my.netscape.com/rdf/simple/0.9", "channel.netscape.com/rdf/simple/0.9",
		"my.netscape.com/publish/formats/rss-0.91.dtd", "my.netscape.com/publish/formats/rss-0.9.dtd",
		"backend.userland.com/rss", "blogs.law.harvard.edu/tech/rss", "cyber.law.harvard.edu/rss":
		return "rss"
	case "www.w3.org/2005/atom", "purl.org/atom/ns", "example.com/newformat", "necho", "purl.org/echo",
		"uri/of/echo/namespace", "purl.org/pie", "purl.org/atom/app":
		return "atom"
	case "purl.org/dc/elements/1.1", "purl.org/dc/elements/1.0", "dublincore.org/documents/dcmi-terms":
		return "dc"
	case "purl.org/dc/terms":
		return "dcterms"
	case "purl.org/rss/1.0/modules/content":
		return "content"
	case "purl.org/rss/1.0/modules/slash":
		return "slash"
	case "wellformedweb.org/commentapi":
		return "wfw"
	case "purl.org/syndication/thread/1.0", "purl.org/rss/1.0/modules/threading":
		return "thr"
	case "source.scripting.com", "source.smallpict.com":
		return "source"
	case "www.w3.org/1999/xhtml":
		return "xhtml"
	case "search.yahoo.com/mrss", "video.search.yahoo.com/mrss", "tools.search.yahoo.com/mrss":
		return "media"
	case "www.itunes.com/dtds/podcast-1.0.dtd", "example.com/dtds/podcast-1.0.dtd":
		return "itunes"
	case "www.w3.org/1999/02/22-rdf-syntax-ns":
		return "rdf"
	case "www.w3.org/xml/1998/namespace":
		return "xml"
	case "www.discourse.org", "discourse.org":
		return "discourse"
	case "www.youtube.com/xml/schemas/2015":
		return "yt"
	}
	if strings.HasPrefix(uri, "backend.userland.com/rss") {
		return "rss"
	}
	return foreign
}
