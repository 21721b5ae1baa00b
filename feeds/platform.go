package feeds

import (
	"net/url"
	"strings"

	"tend/feeds/web"
)

// candidates returns the addresses that may be feeds of a page: those it
// links, with what its platform is known to have beside them; if it links
// none, those of its links that look like feeds; else well-known paths.
func candidates(resp *web.Response, page web.Page) []candidate {
	var list []candidate
	add := func(linked bool, addresses ...string) {
		for _, a := range addresses {
			for _, c := range list {
				if c.url == a {
					a = ""
				}
			}
			if a != "" {
				list = append(list, candidate{url: a, linked: linked})
			}
		}
	}
	add(true, page.Feeds...)
	if len(list) == 0 {
		add(false, page.Maybe...)
	}
	u, err := url.Parse(resp.URL)
	if err != nil {
		return list
	}
	known := false
	for _, p := range platforms() {
		if p.is(u, page) {
			add(false, onSite(u, page, p.paths(u))...)
			known = true
		}
	}
	if len(list) == 0 || !known && len(page.Feeds) == 0 {
		add(false, onSite(u, page, usualPaths())...)
	}
	for _, a := range page.Feeds {
		add(false, commentsInAtom(a))
	}
	return list
}

// onSite makes paths absolute: those that begin with / from the root of the
// site, others from the folder in which WordPress is.
func onSite(u *url.URL, page web.Page, paths []string) []string {
	base := u.Scheme + "://" + u.Host + "/"
	if root, _, found := strings.Cut(page.API, "wp-json"); found {
		base = root
	}
	var all []string
	for _, p := range paths {
		if a := web.Resolve(base, p); a != "" {
			all = append(all, a)
		}
	}
	return all
}

// platform is a program that sites run, and where it keeps its feeds.
type platform struct {
	is    func(*url.URL, web.Page) bool
	paths func(*url.URL) []string
}

// platforms are those whose pages do not link all their feeds. A new one is a
// row here.
func platforms() []platform {
	return []platform{
		{madeWith("wordpress"), fixed("feed/", "comments/feed/atom/", "comments/feed/")},
		{madeWith("blogger"), fixed("/feeds/posts/default", "/feeds/comments/default")},
		{madeWith("discourse"), fixed("/latest.rss", "/posts.rss")},
		{madeWith("nodebb"), fixed("/recent.rss", "/recentposts.rss")},
		{madeWith("flarum"), fixed("/atom/discussions", "/atom")},
		{madeWith("phpbb"), fixed("/app.php/feed/topics", "/app.php/feed")},
		{under("/@"), func(u *url.URL) []string { return []string{strings.TrimRight(u.Path, "/") + ".rss"} }},
		{under("/c/"), func(u *url.URL) []string {
			return []string{"/feeds/c/" + lastPart(u.Path) + ".xml?sort=New"}
		}},
		{under("/archives/list/"), func(u *url.URL) []string { return []string{strings.TrimRight(u.Path, "/") + "/feed/"} }},
		{under("/r/"), func(u *url.URL) []string {
			sub := "/r/" + lastPart(strings.TrimPrefix(u.Path, "/r/"))
			return []string{sub + "/new/.rss", sub + "/comments/.rss"}
		}},
	}
}

// usualPaths are where feeds are on sites that say nothing.
func usualPaths() []string {
	return []string{"/feed/", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/rss", "/feed.json", "/comments/feed/"}
}

// madeWith knows a platform by what a page says it was made with.
func madeWith(name string) func(*url.URL, web.Page) bool {
	return func(_ *url.URL, page web.Page) bool {
		return strings.Contains(strings.ToLower(page.Generator), name) || name == "wordpress" && page.API != ""
	}
}

// under knows a platform by the path of a page.
func under(prefix string) func(*url.URL, web.Page) bool {
	return func(u *url.URL, _ web.Page) bool {
		return strings.HasPrefix(u.Path, prefix) && len(u.Path) > len(prefix)
	}
}

func fixed(paths ...string) func(*url.URL) []string {
	return func(*url.URL) []string { return paths }
}

func lastPart(path string) string {
	path = strings.TrimRight(path, "/")
	return path[strings.LastIndexByte(path, '/')+1:]
}

// commentsInAtom returns the Atom twin of a WordPress feed of comments, "" for
// any other address.
func commentsInAtom(address string) string {
	if strings.Contains(address, "feed=comments-rss2") {
		return strings.Replace(address, "feed=comments-rss2", "feed=comments-atom", 1)
	}
	if strings.HasSuffix(strings.TrimRight(address, "/"), "/comments/feed") {
		return strings.TrimRight(address, "/") + "/atom/"
	}
	return ""
}
