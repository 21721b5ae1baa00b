package feeds

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"tend/feeds/login"
	"tend/store"
)

// renderings is a site that shows one comment in three ways: in the feed of all
// comments, as RSS and as Atom, and in the feed of its post.
func renderings(w http.ResponseWriter, r *http.Request) {
	at := noon.Add(-time.Hour)
	rss := func(text, link string) string {
		return fmt.Sprintf(`<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Comments</title>
			<link>https://blog.example%s</link><generator>https://wordpress.org/?v=6.8</generator>
			<item><title>By: Ada</title><link>https://blog.example/fest/#comment-7</link><dc:creator>Ada</dc:creator>
			<guid isPermaLink="false">https://blog.example/?p=1#comment-7</guid><pubDate>%s</pubDate>%s</item></channel></rss>`,
			link, at.Format(time.RFC1123Z), text)
	}
	switch r.URL.Path {
	case "/comments/feed/":
		fmt.Fprint(w, rss(`<description>When is it open? I&amp;#8217;d come.</description>`, ""))
	case "/fest/feed/":
		fmt.Fprint(w, rss(`<content:encoded><![CDATA[<p>When is it open?<br />
I’d come.</p>]]></content:encoded>`, "/fest/"))
	case "/comments/feed/atom/":
		fmt.Fprintf(w, `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"><title>Comments</title>
			<entry><title>By: Ada</title><link rel="alternate" href="https://blog.example/fest/#comment-7"/><author><name>Ada</name></author>
			<id>https://blog.example/fest/#comment-7</id><updated>%s</updated><published>%[1]s</published>
			<content type="html">&lt;p&gt;When is it open? I&amp;#8217;d come.&lt;/p&gt;</content><thr:in-reply-to ref="https://blog.example/?p=1" href="https://blog.example/fest/"/></entry></feed>`,
			at.Format(time.RFC3339))
	default:
		http.NotFound(w, r)
	}
}

func TestThreeRenderingsOfACommentReopenNothing(t *testing.T) {
	site := serve(t, renderings)
	now := noon
	f, s := newFeeds(t, Options{Now: func() time.Time { return now }})
	d := Discovery{Address: site, Home: "https://blog.example", Title: "Blog", Kind: KindFeed, own: site, Feeds: []Found{
		{URL: site + "/comments/feed/", Role: store.RoleComments},
		{URL: site + "/comments/feed/atom/", Role: store.RoleComments},
		{URL: site + "/fest/feed/", Role: store.RoleComments},
	}}
	src, err := f.Add(t.Context(), d, Choice{Login: login.Basic{}, Only: []string{d.Feeds[0].URL, d.Feeds[1].URL, d.Feeds[2].URL}})
	if err != nil {
		t.Fatal(err)
	}
	pending := func() []store.Comment {
		t.Helper()
		r, err := f.Sync(t.Context(), Which{All: true, Sources: []int64{src.ID}}, nil)
		if err != nil || r.Failed != 0 {
			t.Fatalf("Sync = %+v, %v", r, err)
		}
		all, err := s.Comments(t.Context(), store.Filter{Pending: true}, store.Page{})
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	first := pending()
	if len(first) != 1 {
		t.Fatalf("%d comments are pending, want the one: %+v", len(first), first)
	}
	if _, err := s.Done(t.Context(), "Miriam", first[0].ID); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		now = now.Add(time.Hour)
		if again := pending(); len(again) != 0 {
			t.Fatalf("back on the desk: %+v", again)
		}
	}
	if revisions, err := s.Revisions(t.Context(), first[0].ID); err != nil || len(revisions) > 1 {
		t.Errorf("revisions %+v, %v, want none but the first", revisions, err)
	}
}
