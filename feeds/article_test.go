package feeds

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tend/feeds/web"
	"tend/store"
)

// aPage is a blog's page of a post, with all that stands around one.
func aPage(article string) string {
	menu := strings.Repeat(`<li><a href="/x">Weiterer Beitrag</a></li>`, 20)
	return `<!doctype html><html><head><title>Sommerfest | Blog</title><style>p{}</style></head><body>
		<nav><ul>` + menu + `</ul></nav>
		<main><article class="post"><h1>Sommerfest</h1>` + article + `</article></main>
		<aside><h2>Beliebt</h2><ul>` + menu + `</ul></aside><footer>Impressum</footer><script>track()</script></body></html>`
}

// aPostOf adds a source with one post at an address and returns its ID.
func aPostOf(t *testing.T, address, text string) (*Feeds, *store.Store, int64) {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "tend.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	client := web.New(web.Options{Timeout: 5 * time.Second})
	if u, err := url.Parse(address); err == nil {
		client.Allow(u)
	}
	src, err := s.AddSource(t.Context(), store.Source{Kind: KindFeed, Name: "Blog", URL: address}, []store.Feed{{Role: store.RolePosts, URL: address + "/feed"}}, time.Now().AddDate(0, -1, 0))
	if err != nil {
		t.Fatal(err)
	}
	all, err := s.Feeds(t.Context(), src.ID)
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Save(t.Context(), store.Arrivals{Feed: all[0], Items: []store.Arrival{{
		Kind: store.KindPost, RemoteID: "p", Title: "Sommerfest", URL: address + "/post", HTML: text, Visible: web.See(text).Text,
		Published: time.Now(), Comments: -1,
	}}})
	if err != nil {
		t.Fatal(err)
	}
	return New(Options{Store: s, Client: client}), s, 1
}

// paragraphs are so many of a post.
func paragraphs(n int) string {
	all := ""
	for i := range n {
		all += fmt.Sprintf("<p>Am Samstag, dem %d. Juli, feiern wir ab 14 Uhr im Hof, mit Musik, Kuchen und einer Krabbelecke für die Kleinen.</p>", i+1)
	}
	return all
}

func TestTheWholePostIsFetchedAndKept(t *testing.T) {
	var asked *http.Request
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = r
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(aPage(paragraphs(5) + `<h2>Programm</h2><ul><li>14 Uhr: <a href="/musik">Musik</a></li></ul><p onclick="x()">Bis dann` + "\x1b[2J" + `, wir freuen uns auf alle, die kommen.</p>`)))
	}))
	defer site.Close()
	f, s, id := aPostOf(t, site.URL, "<p>Am Samstag …</p>")
	a, err := f.Article(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Am Samstag, dem 5. Juli", "Programm", `<a href="` + site.URL + `/musik">`, "Bis dann␛[2J"} {
		if !strings.Contains(a.HTML, want) {
			t.Errorf("the article lacks %q:\n%s", want, a.HTML)
		}
	}
	for _, foreign := range []string{"Weiterer", "Beliebt", "Impressum", "track", "onclick", "\x1b"} {
		if strings.Contains(a.HTML, foreign) {
			t.Errorf("the article holds %q:\n%s", foreign, a.HTML)
		}
	}
	if asked.URL.Path != "/post" || asked.Header.Get("Authorization") != "" {
		t.Errorf("asked for %s with %v, want /post without a login", asked.URL, asked.Header)
	}
	if err := f.Index(t.Context()); err != nil {
		t.Fatal(err)
	}
	posts, err := s.Posts(t.Context(), store.Filter{Words: "Krabbelecke"}, store.Page{})
	if err != nil || len(posts) != 1 {
		t.Errorf("search finds %d posts, %v, want the one", len(posts), err)
	}
}

func TestAPageWithoutAnArticleSaysSo(t *testing.T) {
	for name, tt := range map[string]struct {
		status     int
		kind, body string
		want       error
		code       store.FailureCode
	}{
		"a menu only":       {200, "text/html", aPage(""), ErrNoArticle, ""},
		"no more than that": {200, "text/html", aPage("<p>Am Samstag …</p>"), ErrNoArticle, ""},
		"a picture":         {200, "image/png", "\x89PNG\r\n\x1a\n\x00\x00", ErrNoArticle, ""},
		"nothing":           {200, "text/html", "", ErrNoArticle, ""},
		"nested too deep":   {200, "text/html", strings.Repeat("<div>", 5000) + paragraphs(5), ErrNoArticle, ""},
		"too many elements": {200, "text/html", aPage(strings.Repeat("<p>a <b>word</b></p>", 20_000)), ErrNoArticle, ""},
		"gone":              {410, "text/html", "", nil, store.FailGone},
		"refused":           {403, "text/html", "", nil, store.FailRefused},
	} {
		t.Run(name, func(t *testing.T) {
			site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", tt.kind)
				w.WriteHeader(tt.status)
				_, _ = w.Write([]byte(tt.body))
			}))
			defer site.Close()
			f, s, id := aPostOf(t, site.URL, "<p>Am Samstag feiern wir im Hof, und alle sind eingeladen.</p>")
			_, err := f.Article(t.Context(), id)
			var failure *web.Failure
			if tt.want != nil && !errors.Is(err, tt.want) || tt.code != "" && (!errors.As(err, &failure) || failure.Code != tt.code) {
				t.Errorf("Article = %v, want %v %s", err, tt.want, tt.code)
			}
			if _, err := s.Article(t.Context(), id); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("something was kept: %v", err)
			}
		})
	}
}
