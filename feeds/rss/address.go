package rss

import (
	"net/url"
	"strings"

	"tend/feeds/web"
)

// resolve makes an address absolute against a base. An address that is
// absolute stays as it was written, but for white space.
func resolve(base, ref string) string {
	ref = strings.TrimSpace(ref)
	if web.Printable(ref) < len(ref) {
		ref = strings.Map(func(r rune) rune {
			if r == '\n' || r == '\r' || r == '\t' {
				return -1
			}
			return r
		}, ref)
	}
	ref = strings.ReplaceAll(ref, " ", "%20")
	if ref == "" || base == "" || hasScheme(ref) {
		return ref
	}
	b, err := url.Parse(base)
	if err != nil {
		return ref
	}
	r, err := url.Parse(ref)
	if err != nil {
		return ref
	}
	return b.ResolveReference(r).String()
}

// hasScheme reports whether an address begins with a scheme.
func hasScheme(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
		case c == ':':
			return i > 0
		case i > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'):
		default:
			return false
		}
	}
	return false
}

// page returns an absolute address if it is one that a browser may open,
// filtered, else "".
func page(address string) string {
	return web.Resolve("", address)
}

// unresolved returns an address that is relative to nothing, filtered; "" for
// one that is no address of a page.
func unresolved(address string) string {
	if hasScheme(address) {
		return ""
	}
	return web.Line(address)
}

// isWeb reports whether an address is http or https.
func isWeb(address string) bool {
	scheme, rest, ok := strings.Cut(address, ":")
	return ok && strings.HasPrefix(rest, "//") && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// bare returns an address without its fragment.
func bare(address string) string {
	address, _, _ = strings.Cut(address, "#")
	return address
}
