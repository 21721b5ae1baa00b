// Package wptest is a small WordPress for tests: it keeps comments, answers
// the REST calls that tend makes, counts what was really applied, and does on
// demand what a real server will not: lose an answer, hang, lie, redirect.
package wptest

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// User and Password open the server as a moderator.
const (
	User     = "miriam"
	Password = "abcd efgh ijkl mnop"
)

// Comment is a comment the server keeps.
type Comment struct {
	ID, Post, Parent, Author int64
	Name, IP, Agent, Text    string
	Status                   string // approved, hold, spam, trash
	Date                     string // date_gmt
	Under                    string // route of what it stands under; empty: wp/v2/posts/4
}

// Server is a running WordPress.
type Server struct {
	*httptest.Server
	Elsewhere *httptest.Server // another host, for redirects

	mu       sync.Mutex
	comments map[int64]*Comment
	applied  map[int64]int // changes by comment
	requests []string
	fault    Fault
	leaked   bool
	hang     chan struct{}
	role     string
	denied   bool
	today    string // date_gmt of what is written now
}

// New starts a server with the given comments; it ends with the test.
func New(t testing.TB, comments ...Comment) *Server {
	t.Helper()
	s := &Server{comments: map[int64]*Comment{}, applied: map[int64]int{}, hang: make(chan struct{}), role: "editor", today: "2026-07-02T17:43:00"}
	for _, c := range comments {
		s.comments[c.ID] = &c
	}
	s.Elsewhere = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.leaked = s.leaked || r.Header.Get("Authorization") != ""
		fmt.Fprint(w, `{"id":8,"status":"approved"}`)
	}))
	s.Server = httptest.NewServer(http.HandlerFunc(s.serve))
	t.Cleanup(func() {
		close(s.hang)
		s.Server.CloseClientConnections()
		s.Server.Close()
		s.Elsewhere.Close()
	})
	return s
}

// Status returns a comment's status, "" if it is not there.
func (s *Server) Status(id int64) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.comments[id]; c != nil {
		return c.Status
	}
	return ""
}

// Comment returns a copy of a comment.
func (s *Server) Comment(id int64) Comment {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.comments[id]; c != nil {
		return *c
	}
	return Comment{}
}

// Replies returns the texts of the answers to a comment, in their order.
func (s *Server) Replies(parent int64) []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var texts []string
	for _, id := range s.ids() {
		if c := s.comments[id]; c.Parent == parent {
			texts = append(texts, c.Text)
		}
	}
	return texts
}

// Applied returns how often a comment was changed, or answered.
func (s *Server) Applied(id int64) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.applied[id]
}

// Moderate changes a comment as somebody else would.
func (s *Server) Moderate(id int64, change func(*Comment)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change(s.comments[id])
}

// Write adds a comment as a visitor writes it.
func (s *Server) Write(c Comment) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.comments[c.ID] = &c
}

// SetDate sets the date, as date_gmt has it, of the answers that are written
// from now on.
func (s *Server) SetDate(today string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.today = today
}

// Delete removes a comment for good.
func (s *Server) Delete(id int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.comments, id)
}

// Deny makes the server refuse the login (true) or take it again (false).
func (s *Server) Deny(deny bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.denied = deny
}

// Leaked reports whether a credential reached the other host.
func (s *Server) Leaked() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.leaked
}

// Requests returns all requests so far, as "POST /wp/v2/comments/8".
func (s *Server) Requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

func (s *Server) ids() []int64 {
	var ids []int64
	for id := range s.comments {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	route := strings.TrimPrefix(r.URL.Path, "/wp-json/")
	s.mu.Lock()
	s.requests = append(s.requests, r.Method+" /"+route)
	denied := s.denied
	s.mu.Unlock()
	user, password, ok := r.BasicAuth()
	in := ok && user == User && password == Password && !denied
	switch {
	case r.URL.Path == "/":
		s.home(w)
	case r.URL.Path == "/feed/":
		s.posts(w)
	case r.URL.Path == "/comments/feed/":
		s.approved(w)
	case route == "":
		answer(w, 200, map[string]any{"name": "Lindenhof", "namespaces": []string{"wp/v2"}})
	case !in:
		refuse(w, 401, "rest_forbidden")
	case route == "wp/v2/users/me":
		answer(w, 200, map[string]any{"id": 7, "name": "Miriam", "roles": []string{s.role}, "capabilities": map[string]bool{"moderate_comments": true, "publish_posts": true}})
	case route == "wp/v2/posts":
		answer(w, 200, []any{map[string]any{"id": 4, "date_gmt": "2026-06-24T08:00:00", "modified_gmt": "2026-06-24T08:00:00", "link": s.URL + "/fest/", "guid": map[string]string{"rendered": s.URL + "/?p=4"}, "title": map[string]string{"rendered": "Sommerfest"}, "content": map[string]string{"rendered": "<p>Wer hilft?</p>"}, "author": 7}})
	case strings.HasPrefix(route, "wp/v2/comments"):
		s.comment(w, r, strings.Trim(strings.TrimPrefix(route, "wp/v2/comments"), "/"))
	default:
		refuse(w, 404, "rest_no_route")
	}
}

func (s *Server) comment(w http.ResponseWriter, r *http.Request, number string) {
	id, _ := strconv.ParseInt(number, 10, 64)
	switch {
	case r.Method == http.MethodGet && number == "":
		s.list(w, r)
	case r.Method == http.MethodGet:
		s.mu.Lock()
		defer s.mu.Unlock()
		if c := s.comments[id]; c != nil {
			answer(w, 200, s.row(c))
			return
		}
		refuse(w, 404, "rest_comment_invalid_id")
	default:
		s.mutate(w, r, id)
	}
}

func (s *Server) list(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	q := r.URL.Query()
	var rows []any
	for _, id := range slices.Backward(s.ids()) {
		c := s.comments[id]
		want := map[string]string{"approve": "approved", "": "approved"}[q.Get("status")]
		if want == "" {
			want = q.Get("status")
		}
		include := q["include[]"]
		switch {
		case want == "all" && c.Status != "approved" && c.Status != "hold", want != "all" && c.Status != want:
		case len(include) > 0 && !slices.Contains(include, strconv.FormatInt(id, 10)):
		case q.Has("parent") && q.Get("parent") != strconv.FormatInt(c.Parent, 10):
		case q.Has("author") && q.Get("author") != strconv.FormatInt(c.Author, 10):
		default:
			rows = append(rows, s.row(c))
		}
	}
	page, _ := strconv.Atoi(q.Get("page"))
	from := min(max(page-1, 0)*100, len(rows))
	to := min(from+100, len(rows))
	if to < len(rows) {
		w.Header().Set("Link", "<"+s.URL+`>; rel="next"`)
	}
	if rows == nil {
		rows = []any{}
	}
	answer(w, 200, rows[from:to])
}

func (s *Server) row(c *Comment) map[string]any {
	under := cmp.Or(c.Under, "wp/v2/posts/4")
	return map[string]any{
		"id": c.ID, "post": c.Post, "parent": c.Parent, "author": c.Author, "author_name": c.Name, "author_ip": c.IP,
		"author_user_agent": c.Agent, "date_gmt": c.Date, "status": c.Status, "type": "comment",
		"content": map[string]string{"rendered": "<p>" + c.Text + "</p>", "raw": c.Text},
		"link":    fmt.Sprintf("%s/fest/#comment-%d", s.URL, c.ID),
		"_links":  map[string]any{"up": []any{map[string]string{"href": s.URL + "/wp-json/" + under}}},
	}
}

func answer(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=UTF-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // the test's own connection: a failure shows in the test
}

func refuse(w http.ResponseWriter, status int, code string) {
	answer(w, status, map[string]any{"code": code, "message": "Sorry.", "data": map[string]int{"status": status}})
}
