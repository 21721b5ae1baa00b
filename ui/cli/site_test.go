package cli

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"text/template"
	"time"
)

// entry is a post or comment of the test's web site.
type entry struct {
	ID                        int
	Slug, Title, Author, Text string
	At                        time.Time
}

// Published is the date as RSS has it.
func (e entry) Published() string { return e.At.UTC().Format(time.RFC1123Z) }

// site is a small web site like those that WordPress makes: a page with links
// to a feed of posts and one of comments.
type site struct {
	Base     string
	Posts    []entry
	Comments []entry
	Answers  map[int]int // by a comment's ID that of the one it answers

	mu     sync.Mutex
	status int           // instead of an answer, if not 0
	user   string        // who may read the feeds, with the password "geheim"
	held   bool          // requests get no answer
	cut    bool          // feeds lack their end
	asked  chan struct{} // a request has come while they are held
	server *httptest.Server
	pages  *template.Template
}

// newSite starts a site with two posts and three comments.
func newSite(t testing.TB) *site {
	t.Helper()
	pages, err := template.ParseFiles(
		filepath.Join("testdata", "site", "index.html"),
		filepath.Join("testdata", "site", "post.html"),
		filepath.Join("testdata", "site", "feed.xml"),
		filepath.Join("testdata", "site", "comments.xml"))
	if err != nil {
		t.Fatal(err)
	}
	s := &site{pages: pages, Answers: map[int]int{}, asked: make(chan struct{}, 100)}
	now := time.Now()
	s.Posts = []entry{
		{2, "sommerfest", "Sommerfest am 12. Juli", "", "Kuchen und Musik im Hof.", now.Add(-26 * time.Hour)},
		{1, "garten", "Offener Garten", "", "Jeden Dienstag ab vier.", now.Add(-50 * time.Hour)},
	}
	s.Comments = []entry{
		{13, "sommerfest", "Sommerfest am 12. Juli", "Jonas Albrecht", "Braucht ihr noch Tische?", now.Add(-40 * time.Minute)},
		{12, "sommerfest", "Sommerfest am 12. Juli", "Ayşe Yılmaz", "Ich bringe Börek mit.", now.Add(-9 * time.Hour)},
		{11, "garten", "Offener Garten", "Petra", "Schöne Bilder bei https://bilder.example", now.Add(-30 * time.Hour)},
	}
	s.server = httptest.NewServer(s)
	s.Base = s.server.URL
	t.Cleanup(s.server.Close)
	return s
}

// ServeHTTP answers a request for a page or a feed.
func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.held {
		s.asked <- struct{}{}
		s.mu.Unlock()
		<-r.Context().Done()
		s.mu.Lock()
		return
	}
	page := map[string]string{"/": "index.html", "/feed/": "feed.xml", "/comments/feed/": "comments.xml", "/sommerfest/": "post.html"}[r.URL.Path]
	user, password, _ := r.BasicAuth()
	switch {
	case page == "":
		http.NotFound(w, r)
		return
	case s.status != 0:
		http.Error(w, http.StatusText(s.status), s.status)
		return
	case s.user != "" && (user != s.user || password != "geheim"):
		w.Header().Set("WWW-Authenticate", `Basic realm="Lindenhof"`)
		http.Error(w, "who is there", http.StatusUnauthorized)
		return
	}
	var body bytes.Buffer
	if err := s.pages.ExecuteTemplate(&body, page, s); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	kind := "application/rss+xml; charset=UTF-8"
	if strings.HasSuffix(page, ".html") {
		kind = "text/html; charset=UTF-8"
	}
	w.Header().Set("Content-Type", kind)
	if s.cut && !strings.HasSuffix(page, ".html") {
		body.Truncate(body.Len() - len("</channel></rss>"))
	}
	fmt.Fprint(w, body.String())
}

// show lets the site's feed have these comments.
func (s *site) show(comments []entry) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.Comments = comments
}

// change lets a script change the site: "comment AUTHOR TEXT", "status N",
// "user NAME", "down", "cut" to send feeds without their end, "hold" to answer no more; "await" waits for a request
// that is held.
func (s *site) change(args []string) error {
	if len(args) == 1 && args[0] == "await" {
		<-s.asked
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case len(args) == 3 && args[0] == "comment":
		id := len(s.Comments) + 5000 // one that none has
		e := entry{id, "sommerfest", "Sommerfest am 12. Juli", args[1], args[2], time.Now()}
		s.Comments = append([]entry{e}, s.Comments...)
	case len(args) == 2 && args[0] == "status":
		if _, err := fmt.Sscan(args[1], &s.status); err != nil {
			return err
		}
	case len(args) == 2 && args[0] == "user":
		s.user = args[1]
	case len(args) == 1 && args[0] == "hold":
		s.held = true
	case len(args) == 1 && args[0] == "cut":
		s.cut = true
	case len(args) == 1 && args[0] == "down":
		go s.server.Close()
	default:
		return fmt.Errorf("site: cannot %s", strings.Join(args, " "))
	}
	return nil
}
