package feeds

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"tend/feeds/rss"
	"tend/feeds/web"
	"tend/store"
)

// candidate is an address that may be a feed.
type candidate struct {
	url    string
	linked bool // by the page; otherwise we only guess
}

// readAll reads candidates at the same time, and returns them in their order.
// Guesses that are no feeds are left out; of linked ones the failure is told.
func (d *discoverer) readAll(ctx context.Context, list []candidate) []Found {
	found := make([]Found, len(list))
	var all sync.WaitGroup
	for i, c := range list {
		all.Go(func() { found[i] = d.read(ctx, c.url) })
	}
	all.Wait()
	var kept []Found
	for i, f := range found {
		if f.Failure.Code == "" || list[i].linked {
			kept = append(kept, f)
		}
	}
	return kept
}

// read reads one candidate.
func (d *discoverer) read(ctx context.Context, address string) Found {
	resp, err := d.get(ctx, address)
	if err != nil {
		return Found{URL: address, Role: store.RolePosts, Failure: failureOf(err).Failure}
	}
	reading, err := rss.Read(resp.Body, rss.Meta{URL: resp.URL, ContentType: resp.ContentType})
	if err != nil {
		return Found{URL: address, Role: store.RolePosts, Failure: failureOf(err).Failure}
	}
	return newFound(address, reading)
}

// newFound describes a feed that was read.
func newFound(address string, r rss.Reading) Found {
	f := Found{
		URL: address, Role: r.Role, Title: r.Title, Count: len(r.Items), items: r.Arrivals(),
		atom: strings.Contains(strings.ToLower(address), "atom"),
	}
	if f.Role == "" {
		f.Role = store.RolePosts
	}
	newest := slices.Clone(f.items)
	slices.SortStableFunc(newest, func(a, b store.Arrival) int { return b.Published.Compare(a.Published) })
	for _, item := range newest[:min(3, len(newest))] {
		f.Newest = append(f.Newest, label(item))
	}
	return f
}

// label names an item in a line: a post by its title, a comment by who wrote
// it and how it begins.
func label(a store.Arrival) string {
	words := cmp.Or(a.Title, a.Excerpt)
	if a.Kind == store.KindComment {
		words = cmp.Or(a.Excerpt, a.Title)
		if a.Author.Name != "" {
			words = a.Author.Name + ": " + words
		}
	}
	if words == "" {
		words = a.URL
	}
	return web.Excerpt(words)
}

// withoutTwins leaves out feeds that show the same as another one, as a site's
// RSS and Atom do. Of comments the Atom one stays: only it says what they
// answer.
func withoutTwins(all []Found) []Found {
	var kept []Found
	for _, f := range all {
		i := slices.IndexFunc(kept, func(k Found) bool { return areTwins(k, f) })
		switch {
		case i < 0:
			kept = append(kept, f)
		case f.Role != store.RolePosts && f.atom && !kept[i].atom:
			kept[i] = f
		}
	}
	return kept
}

// areTwins reports whether two feeds show the same items.
func areTwins(a, b Found) bool {
	if a.URL == b.URL {
		return true
	}
	if a.Role != b.Role || a.Failure.Code != "" || b.Failure.Code != "" || a.Count != b.Count {
		return false
	}
	if a.Count == 0 {
		return a.Role == store.RoleComments // a site where nobody has written yet has one of them in several forms
	}
	urls := make(map[string]bool)
	for _, item := range a.items {
		urls[item.URL] = true
	}
	for _, item := range b.items {
		if !urls[item.URL] {
			return false
		}
	}
	return true
}

// recommend marks what is taken when nobody chooses, the first feed of posts
// and the first of comments of the whole site, and puts them first.
func recommend(all []Found) []Found {
	for _, role := range []store.Role{store.RolePosts, store.RoleComments} {
		i := slices.IndexFunc(all, func(f Found) bool { return f.Role == role && f.Failure.Code == "" })
		if i >= 0 {
			all[i].Recommended = true
		}
	}
	rank := func(f Found) int {
		switch {
		case f.Recommended:
			return 0
		case f.Failure.Code == "":
			return 1
		default:
			return 2
		}
	}
	slices.SortStableFunc(all, func(a, b Found) int { return rank(a) - rank(b) })
	return all
}
