package feeds

import (
	"context"
	"slices"

	"tend/feeds/rss"
	"tend/feeds/web"
	"tend/store"
)

// beside describes a feed whose address was typed, with the others of its site.
// If it is what the site's own page would have led to, it is as if the site had
// been typed; otherwise, as with the feed of one topic, nothing else is
// recommended.
func (d *discoverer) beside(ctx context.Context, resp *web.Response, r rss.Reading) Discovery {
	typed := newFound(d.address, r)
	typed.Recommended = true
	page, others := d.ofSite(ctx, resp, r.Home)
	i := slices.IndexFunc(others, func(f Found) bool { return areTwins(f, typed) })
	if i >= 0 && others[i].Recommended {
		if typed.Role == store.RolePosts || !others[i].atom { // of comments the Atom one says more
			others[i] = typed
		}
		return d.discovery(titleOf(page, others), r.Home, page.API, others)
	}
	if i >= 0 {
		others = slices.Delete(others, i, i+1)
	}
	for i := range others {
		others[i].Recommended = false
	}
	return d.discovery(r.Title, r.Home, "", append([]Found{typed}, others...))
}

// ofSite reads the page that a feed belongs to, if it is on the feed's own
// site, and returns the feeds that can be read from there.
func (d *discoverer) ofSite(ctx context.Context, resp *web.Response, home string) (web.Page, []Found) {
	if !sameOrigin(home, resp.URL) || home == resp.URL {
		return web.Page{}, nil
	}
	at, err := d.get(ctx, home)
	if err != nil {
		return web.Page{}, nil
	}
	page := web.ReadPage(at)
	found := slices.DeleteFunc(d.readAll(ctx, candidates(at, page)), func(f Found) bool { return f.Failure.Code != "" })
	return page, recommend(withoutTwins(found))
}
