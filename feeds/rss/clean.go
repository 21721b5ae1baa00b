package rss

import (
	"strings"

	"tend/feeds/web"
)

// clean returns HTML from a feed with only what may be stored.
func clean(html, base string) string {
	if !strings.ContainsAny(html, "<&") {
		return web.Block(html)
	}
	return web.Clean(html, base)
}
