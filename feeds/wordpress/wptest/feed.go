package wptest

import (
	"fmt"
	"html"
	"net/http"
	"slices"
	"strings"
	"time"
)

// home shows the site's page with its feeds, as a theme does.
func (s *Server) home(w http.ResponseWriter) {
	w.Header().Set("Link", "<"+s.URL+`/wp-json/>; rel="https://api.w.org/"`)
	w.Header().Set("Content-Type", "text/html; charset=UTF-8")
	fmt.Fprintf(w, `<html><head><title>Lindenhof</title>
<link rel="alternate" type="application/rss+xml" title="Lindenhof &raquo; Feed" href="%[1]s/feed/">
<link rel="alternate" type="application/rss+xml" title="Lindenhof &raquo; Comments Feed" href="%[1]s/comments/feed/">
</head></html>`, s.URL)
}

// posts is the feed of the site's only post.
func (s *Server) posts(w http.ResponseWriter) {
	s.rss(w, "Lindenhof", fmt.Sprintf(`<item><title>Sommerfest</title><link>%[1]s/fest/</link><guid isPermaLink="false">%[1]s/?p=4</guid>
<pubDate>Wed, 24 Jun 2026 08:00:00 +0000</pubDate><description>Wer hilft?</description></item>`, s.URL))
}

// approved is the feed of the comments that everybody sees.
func (s *Server) approved(w http.ResponseWriter) {
	s.mu.Lock()
	var items strings.Builder
	for _, id := range slices.Backward(s.ids()) {
		c := s.comments[id]
		at, err := time.Parse("2006-01-02T15:04:05", c.Date)
		if c.Status != "approved" || err != nil {
			continue
		}
		fmt.Fprintf(&items, `<item><title>By: %[3]s</title><link>%[1]s/fest/#comment-%[2]d</link><dc:creator>%[3]s</dc:creator>
<guid isPermaLink="false">%[1]s/?p=4#comment-%[2]d</guid><pubDate>%[4]s</pubDate><description>%[5]s</description></item>`,
			s.URL, id, html.EscapeString(c.Name), at.Format(time.RFC1123Z), html.EscapeString(c.Text))
	}
	s.mu.Unlock()
	s.rss(w, "Comments for Lindenhof", items.String())
}

// rss answers with a feed as WordPress makes it.
func (s *Server) rss(w http.ResponseWriter, title, items string) {
	w.Header().Set("Content-Type", "application/rss+xml; charset=UTF-8")
	fmt.Fprintf(w, `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>%s</title><link>%s</link><generator>https://wordpress.org/?v=6.8</generator>%s</channel></rss>`, title, s.URL, items)
}
