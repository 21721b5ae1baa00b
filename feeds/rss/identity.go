package rss

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// identity is what an item is told apart by.
type identity struct {
	own   string // the feed's own id, or its link, or a hash
	name  string // own, made unique within the feed
	alias string // its link, if the links of this feed tell items apart
}

// identities finds an identity for every item: its id; without one its link;
// without a link a hash of what it says. Where several items of a feed share
// an id, each adds a hash of its own to it, whatever their order, so that it
// is the same in the next pull.
func (f *feed) identities() []identity {
	ids := make([]identity, len(f.items))
	times := make(map[string]int, len(f.items))
	for i, it := range f.items {
		ids[i].own = it.id
		if ids[i].own == "" {
			ids[i].own = it.link
		}
		if ids[i].own == "" {
			ids[i].own = "hash:" + it.hash()
		}
		times[ids[i].own]++
	}
	telling := f.linksTell()
	for i, it := range f.items {
		ids[i].name = withoutSession(ids[i].own)
		if times[ids[i].own] > 1 {
			ids[i].name += " " + it.hash()
		}
		if telling {
			ids[i].alias = it.link
		}
	}
	return ids
}

// withoutSession takes a session out of an address: it is a visit's, not a
// page's.
func withoutSession(address string) string {
	if !strings.Contains(address, "sid=") {
		return address
	}
	return sessionID().ReplaceAllString(address, "")
}

// linksTell reports whether every item has a page of its own. Then an id that
// changes from one pull to the next does no harm: the link is an alias.
func (f *feed) linksTell() bool {
	links := make(map[string]bool, len(f.items))
	for _, it := range f.items {
		if it.link == "" || it.link == f.home || links[it.link] {
			return false
		}
		links[it.link] = true
	}
	return len(f.items) > 1
}

// hash tells items apart that have nothing else to be told apart by.
func (it *item) hash() string {
	h := sha256.New()
	for _, part := range []string{it.link, it.title, it.author.Name, it.rawDate, it.html} {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// remote returns the remote ID of an item at its place, and its other names.
// A platform that numbers its items is known by these numbers, which a login
// to the same site gives as well; the feed's own id is an alias then.
func (id identity) remote(p place) (remote string, aliases []string) {
	remote = id.name
	if p.remote != "" {
		remote = p.remote
	}
	for _, a := range append([]string{id.name, id.alias}, p.also...) {
		if a != "" && a != remote && !slices.Contains(aliases, a) {
			aliases = append(aliases, a)
		}
	}
	return remote, aliases
}

// newest keeps at most n items, those with the latest dates, in their order.
func newest(items []item, n int) []item {
	if len(items) <= n {
		return items
	}
	byDate := make([]int, len(items))
	for i := range items {
		byDate[i] = i
	}
	slices.SortStableFunc(byDate, func(a, b int) int {
		return items[b].published.Compare(items[a].published)
	})
	keep := byDate[:n]
	slices.Sort(keep)
	out := make([]item, 0, n)
	for _, i := range keep {
		out = append(out, items[i])
	}
	return out
}
