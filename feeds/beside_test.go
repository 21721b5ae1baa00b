package feeds

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"tend/feeds/login"
	"tend/store"
)

// ownBlog is a small WordPress whose feeds name it as their home, with one of a
// single topic.
func ownBlog(w http.ResponseWriter, r *http.Request) {
	home := func(feed string) string {
		return strings.ReplaceAll(feed, "https://blog.example/<", "http://"+r.Host+"/<")
	}
	switch r.URL.Path {
	case "/feed/":
		fmt.Fprint(w, home(rssOf(5)))
	case "/topic/garden/feed/":
		fmt.Fprint(w, home(rssOf(2)))
	default:
		smallWordPress(w, r)
	}
}

func TestAddressOfAFeedFindsTheOthersOfItsSite(t *testing.T) {
	site := serve(t, ownBlog)
	for typed, want := range map[string]string{
		"/feed/":              "posts /feed/ recommended, comments /comments/feed/atom/ recommended",
		"/topic/garden/feed/": "posts /topic/garden/feed/ recommended, posts /feed/, comments /comments/feed/atom/",
	} {
		f, _ := newFeeds(t, Options{})
		d, err := f.Discover(t.Context(), site+typed, login.Basic{})
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, feed := range d.Feeds {
			line := string(feed.Role) + " " + strings.TrimPrefix(feed.URL, site)
			if feed.Recommended {
				line += " recommended"
			}
			found = append(found, line)
		}
		if got := strings.Join(found, ", "); got != want {
			t.Errorf("%s finds %s, want %s", typed, got, want)
		}
	}
}

func TestFeedOfATopicIsASourceBesideItsSite(t *testing.T) {
	site := serve(t, ownBlog)
	f, s := newFeeds(t, Options{})
	for _, typed := range []string{"/", "/topic/garden/feed/"} {
		d, err := f.Discover(t.Context(), site+typed, login.Basic{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Add(t.Context(), d, Choice{}); err != nil {
			t.Errorf("add %s: %v", typed, err)
		}
	}
	sources, err := s.Sources(t.Context())
	if err != nil || len(sources) != 2 || sources[1].URL != site+"/topic/garden/feed/" {
		t.Errorf("sources are %+v, %v", sources, err)
	}
	if feeds, err := s.Feeds(t.Context(), sources[1].ID); err != nil || len(feeds) != 1 || feeds[0].Role != store.RolePosts {
		t.Errorf("the topic's feeds are %v, %v", feeds, err)
	}
}
