package feeds

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"tend/feeds/login"
	"tend/feeds/web"
	"tend/store"
)

// commentsOf is a WordPress feed of comments, as RSS.
const commentsRSS = `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Comments for Blog</title><link>https://blog.example</link>
<item><title>By: Ada</title><link>https://blog.example/1#comment-7</link><dc:creator>Ada</dc:creator><guid>https://blog.example/1#comment-7</guid><pubDate>Sun, 01 Mar 2026 10:00:00 +0000</pubDate><description>When is it open?</description></item>
</channel></rss>`

const commentsAtom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"><title>Comments on Blog</title>
<entry><title>By: Ada</title><link rel="alternate" href="https://blog.example/1#comment-7"/><author><name>Ada</name></author><id>https://blog.example/1#comment-7</id><updated>2026-03-01T10:00:00Z</updated>
<content type="html">When is it open?</content><thr:in-reply-to ref="https://blog.example/?p=1" href="https://blog.example/1"/></entry></feed>`

// smallWordPress answers like a small WordPress.
func smallWordPress(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/":
		w.Header().Add("Link", `<http://`+r.Host+`/wp-json/>; rel="https://api.w.org/"`)
		fmt.Fprint(w, `<!doctype html><html><head><title>Blog &amp; Garden</title>
			<link rel="alternate" type="application/rss+xml" title="Blog &raquo; Feed" href="/feed/" />
			<link rel="alternate" type="application/rss+xml" href="/comments/feed/?a=1&#038;b=2" />
			<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2" /></head></html>`)
	case "/feed/":
		fmt.Fprint(w, rssOf(5))
	case "/comments/feed/":
		fmt.Fprint(w, commentsRSS)
	case "/comments/feed/atom/":
		fmt.Fprint(w, commentsAtom)
	default:
		http.NotFound(w, r)
	}
}

func TestDiscoverFindsPostsAndComments(t *testing.T) {
	site := serve(t, smallWordPress)
	f, s := newFeeds(t, Options{})
	d, err := f.Discover(t.Context(), site, login.Basic{})
	if err != nil {
		t.Fatal(err)
	}
	if d.API != site+"/wp-json/" || d.Title != "Blog" || d.Kind != KindFeed || len(d.Feeds) != 2 {
		t.Fatalf("found %+v", d)
	}
	posts, comments := d.Feeds[0], d.Feeds[1]
	if posts.URL != site+"/feed/" || posts.Role != store.RolePosts || !posts.Recommended || posts.Count != 5 || strings.Join(posts.Newest, "|") != "Post 0|Post 1|Post 2" {
		t.Errorf("posts: %+v", posts)
	}
	if comments.URL != site+"/comments/feed/atom/" || comments.Role != store.RoleComments || !comments.Recommended || comments.Newest[0] != "Ada: When is it open?" {
		t.Errorf("comments: %+v", comments)
	}

	src, err := f.Add(t.Context(), d, Choice{})
	if err != nil || src.Name != "Blog" || src.Kind != KindFeed {
		t.Fatalf("Add = %+v, %v", src, err)
	}
	feeds, err := s.Feeds(t.Context(), src.ID)
	if err != nil || len(feeds) != 2 {
		t.Errorf("feeds %v, %v", feeds, err)
	}
	if _, err := f.Add(t.Context(), d, Choice{Name: "Blog"}); !errors.Is(err, store.ErrExists) {
		t.Errorf("the same name again: %v", err)
	}
}

func TestDiscoverFindsTheCommentsOfASiteThatHasNoneYet(t *testing.T) {
	site := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/comments/feed/":
			fmt.Fprint(w, `<?xml version="1.0"?><rss version="2.0"><channel><title>Comments for Blog</title></channel></rss>`)
		case "/comments/feed/atom/":
			fmt.Fprint(w, `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Comments for Blog</title></feed>`)
		default:
			smallWordPress(w, r)
		}
	})
	f, _ := newFeeds(t, Options{})
	d, err := f.Discover(t.Context(), site, login.Basic{})
	if err != nil || len(d.Feeds) != 2 {
		t.Fatalf("found %+v, %v", d.Feeds, err)
	}
	if c := d.Feeds[1]; c.URL != site+"/comments/feed/atom/" || c.Role != store.RoleComments || !c.Recommended || c.Count != 0 {
		t.Errorf("comments: %+v", c)
	}
}

func TestDiscoverTakesAFeedItself(t *testing.T) {
	site := serve(t, smallWordPress)
	f, _ := newFeeds(t, Options{})
	d, err := f.Discover(t.Context(), site+"/feed/", login.Basic{})
	if err != nil || len(d.Feeds) != 1 || !d.Feeds[0].Recommended || d.Home != "https://blog.example/" {
		t.Errorf("found %+v, %v", d, err)
	}
}

func TestDiscoverWithoutSchemeOrLinks(t *testing.T) {
	site := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/start":
			http.Redirect(w, r, "/home/", http.StatusFound)
		case "/home/":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, `<base href="/somewhere/"><title>Old site</title><a href="news.rss">News</a></html>`)
		case "/somewhere/news.rss":
			fmt.Fprint(w, rssOf(1))
		default:
			http.NotFound(w, r)
		}
	})
	f, _ := newFeeds(t, Options{})
	d, err := f.Discover(t.Context(), strings.TrimPrefix(site, "http://")+"/start", login.Basic{})
	if err != nil || len(d.Feeds) != 1 || d.Feeds[0].URL != site+"/somewhere/news.rss" || d.Address != site+"/start" {
		t.Errorf("found %+v, %v", d, err)
	}
}

func TestDiscoverKnowsWhereFeedsUsuallyAre(t *testing.T) {
	for name, tt := range map[string]struct {
		page, path string
		feed       string
	}{
		"nothing said":     {"<html>hello</html>", "/", "/atom.xml"},
		"Discourse":        {`<meta name="generator" content="Discourse 3.4">`, "/", "/posts.rss"},
		"Mastodon profile": {"<html>", "/@ada", "/@ada.rss"},
		"Lemmy community":  {"<html>", "/c/garden", "/feeds/c/garden.xml"},
	} {
		t.Run(name, func(t *testing.T) {
			site := serve(t, func(w http.ResponseWriter, r *http.Request) {
				switch r.URL.Path {
				case tt.path:
					w.Header().Set("Content-Type", "text/html")
					fmt.Fprint(w, "<!doctype html>"+tt.page)
				case tt.feed:
					fmt.Fprint(w, rssOf(1))
				default:
					http.NotFound(w, r)
				}
			})
			f, _ := newFeeds(t, Options{})
			d, err := f.Discover(t.Context(), site+tt.path, login.Basic{})
			if err != nil || len(d.Feeds) != 1 || !strings.HasPrefix(d.Feeds[0].URL, site+tt.feed) {
				t.Errorf("found %+v, %v", d.Feeds, err)
			}
		})
	}
}

func TestDiscoverWithLogin(t *testing.T) {
	site := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if user, password, _ := r.BasicAuth(); user != "ada" || password != "s3cret" {
			w.Header().Set("WWW-Authenticate", "Basic")
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		smallWordPress(w, r)
	})
	f, _ := newFeeds(t, Options{})
	_, err := f.Discover(t.Context(), site, login.Basic{})
	if fail, ok := asFailure(err); !ok || fail.Code != store.FailLogin {
		t.Errorf("without login: %v", err)
	}
	user := login.Basic{User: "ada", Password: "s3cret"}
	d, err := f.Discover(t.Context(), site, user)
	if err != nil || len(d.Feeds) != 2 {
		t.Fatalf("found %+v, %v", d, err)
	}
	if _, err := f.Add(t.Context(), d, Choice{Login: user}); err != nil {
		t.Fatal(err)
	}
	if r, err := f.Sync(t.Context(), Which{All: true}, nil); err != nil || r.Failed != 0 || r.Saved.NewPosts != 5 {
		t.Errorf("Sync = %+v, %v", r, err)
	}
}

func TestDiscoverSaysWhatIsWrong(t *testing.T) {
	site := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/page" {
			fmt.Fprint(w, "<!doctype html><title>No feed here</title>")
			return
		}
		http.NotFound(w, r)
	})
	f, s := newFeeds(t, Options{})
	for address, code := range map[string]store.FailureCode{
		site + "/page":          store.FailPage,
		site + "/missing":       store.FailNotFound,
		"file:///etc/passwd":    store.FailAddress,
		"javascript://alert(1)": store.FailAddress,
		"":                      store.FailAddress,
	} {
		_, err := f.Discover(t.Context(), address, login.Basic{})
		if fail, ok := asFailure(err); !ok || fail.Code != code {
			t.Errorf("Discover(%q): %v, want %s", address, err, code)
		}
	}
	if sources, err := s.Sources(t.Context()); err != nil || len(sources) != 0 {
		t.Errorf("discovering kept %v, %v", sources, err)
	}
}

func TestOnlyTheTypedHostIsAllowedOnTheOwnNetwork(t *testing.T) {
	other := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("another port of this machine was asked") })
	site := serve(t, func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `<!doctype html><link rel="alternate" type="application/rss+xml" href="%s/feed">`, other)
	})
	f, _ := newFeeds(t, Options{})
	d, err := f.Discover(t.Context(), site, login.Basic{})
	if err != nil || len(d.Feeds) != 1 || d.Feeds[0].Failure.Code != store.FailAddress || d.Feeds[0].Recommended {
		t.Errorf("found %+v, %v", d.Feeds, err)
	}
	u, _ := url.Parse(other)
	if !web.Private(u) {
		t.Error("the test is not on the own network")
	}
}

func TestHideToken(t *testing.T) {
	for in, want := range map[string]hiddenToken{
		"https://a.example/feed":                               {"https://a.example/feed", ""},
		"https://a.example/feed?token=a%2Fb&x=1":               {"https://a.example/feed?token={secret}&x=1", "a/b"},
		"https://github.com/ada.private.atom?token=XYZ":        {"https://github.com/ada.private.atom?token={secret}", "XYZ"},
		"https://www.reddit.com/.rss?feed=abc&user=ada":        {"https://www.reddit.com/.rss?feed={secret}&user=ada", "abc"},
		"https://blog.example/?feed=rss2":                      {"https://blog.example/?feed=rss2", ""},
		"https://lemmy.example/feeds/inbox/eyJh.eyJz.c-_d.xml": {"https://lemmy.example/feeds/inbox/{secret}.xml", "eyJh.eyJz.c-_d"},
		"https://a.example/feed?key=1a&token=geheim":           {"https://a.example/feed?key={secret}&token={secret}", "1a\ngeheim"},
		"https://a.example/feed?monkey=7&key=7":                {"https://a.example/feed?monkey=7&key={secret}", "7"},
		"https://a.example/eyJh.eyJz.c-_d/feed?key=b":          {"https://a.example/{secret}/feed?key={secret}", "eyJh.eyJz.c-_d\nb"},
		"https://a.example/feed?token={secret}":                {"https://a.example/feed?token={secret}", ""},
	} {
		if got := hideToken(in); got != want {
			t.Errorf("hideToken(%q) = %+v, want %+v", in, got, want)
		}
	}
}

func TestARedirectOpensNoWayIntoTheOwnNetwork(t *testing.T) {
	asked := 0
	proxy := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if asked++; asked == 1 {
			http.Redirect(w, r, "http://127.0.0.1:9/", http.StatusFound)
			return
		}
		fmt.Fprint(w, rssOf(1))
	})
	to, err := url.Parse(proxy)
	if err != nil {
		t.Fatal(err)
	}
	f, _ := newFeeds(t, Options{Client: web.New(web.Options{Proxy: to})})
	d, err := f.Discover(t.Context(), "http://evil.example/feed", login.Basic{})
	var failure *web.Failure
	if !errors.As(err, &failure) || failure.Code != store.FailAddress || asked != 1 {
		t.Errorf("found %+v with own %q, %v after %d requests, want a refused address after one", d, d.own, err, asked)
	}
}

func TestAddressesAsTheyAreTyped(t *testing.T) {
	site := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if user, password, _ := r.BasicAuth(); user != "ada" || password != "s3cret" {
			http.Error(w, "who?", http.StatusUnauthorized)
			return
		}
		fmt.Fprint(w, rssOf(1))
	})
	_, host, _ := strings.Cut(site, "://")
	for _, typed := range []string{"ada:s3cret@" + host, "feed://ada:s3cret@" + host + "/feed", "http://ada:s3cret@" + host} {
		f, _ := newFeeds(t, Options{})
		d, err := f.Discover(t.Context(), typed, login.Basic{})
		if err != nil {
			t.Errorf("%s: %v", typed, err)
			continue
		}
		src, err := f.Add(t.Context(), d, Choice{})
		if err != nil || src.Login != "ada" {
			t.Fatalf("%s: added with the login %q, %v, want ada", typed, src.Login, err)
		}
		result, err := f.Sync(t.Context(), Which{All: true}, nil)
		if err != nil || result.Failed != 0 || result.Saved.NewPosts != 1 {
			t.Errorf("%s: synced %+v, %v, want the login to be kept", typed, result, err)
		}
	}
	f, _ := newFeeds(t, Options{})
	_, err := f.Discover(t.Context(), host, login.Basic{})
	var failure *web.Failure
	if !errors.As(err, &failure) || failure.Status != http.StatusUnauthorized {
		t.Errorf("without the login: %v, want what the server says to that", err)
	}
}

func TestAPasswordDoesNotLeaveInTheOpenUnasked(t *testing.T) {
	var asked []string
	proxy := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.Method+" "+r.Header.Get("Authorization"))
		if r.Method == http.MethodConnect {
			http.Error(w, "no such server", http.StatusBadGateway)
			return
		}
		fmt.Fprint(w, rssOf(1))
	})
	to, err := url.Parse(proxy)
	if err != nil {
		t.Fatal(err)
	}
	discover := func(typed string, user login.Basic) error {
		f, _ := newFeeds(t, Options{Client: web.New(web.Options{Proxy: to})})
		_, err := f.Discover(t.Context(), typed, user)
		return err
	}
	if err := discover("blog.example", login.Basic{}); err != nil {
		t.Fatalf("without a login: %v, want that http is tried", err)
	}
	asked = nil
	for typed, user := range map[string]login.Basic{"blog.example": {User: "ada", Password: "s3cret"}, "ada:s3cret@blog.example": {}} {
		if err := discover(typed, user); err == nil {
			t.Errorf("%s: found something, want that https does not answer", typed)
		}
	}
	for _, a := range asked {
		if a != "CONNECT " {
			t.Errorf("the proxy was asked %q, want nothing but ways to https", a)
		}
	}
}
