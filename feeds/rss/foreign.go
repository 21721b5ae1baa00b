package rss

import (
	"cmp"
	"slices"
	"strings"
)

// ownNumber is a name that is only a platform's number: it tells items of one
// site apart, and no others.
var ownNumber = expression(`^(?:(?:post|comment|isso|t|p):\d+|\d+/\d+)$`)

// owns reports whether an item is of the site that the feed belongs to. A feed
// of several sites has items of others, with numbers of their own.
func (f *feed) owns(it *item) bool {
	if f.hosts == nil {
		for _, address := range []string{f.home, f.url, f.self} {
			if host := siteOf(address); host != "" {
				f.hosts = append(f.hosts, host)
			}
		}
	}
	host := siteOf(cmp.Or(it.link, it.id))
	return host == "" || len(f.hosts) == 0 || slices.Contains(f.hosts, host)
}

// siteOf returns the host of an address of the web, "" if it is none. With www
// or without is the same site.
func siteOf(address string) string {
	if !isWeb(address) {
		return ""
	}
	_, rest, _ := strings.Cut(address, "://")
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		rest = rest[:end]
	}
	return strings.TrimPrefix(strings.ToLower(rest), "www.")
}

// withoutNumbers leaves a place only the names that are good beyond its site.
func (p *place) withoutNumbers() {
	if ownNumber().MatchString(p.remote) {
		p.remote = ""
	}
	for _, names := range []*[]string{&p.also, &p.answers, &p.post} {
		*names = slices.DeleteFunc(*names, ownNumber().MatchString)
	}
}
