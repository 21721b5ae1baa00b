package wptest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
)

// Fault is what the next request that changes something meets. It happens
// once.
type Fault string

// The faults. Those that end in After were applied before they happened.
const (
	None           Fault = ""
	LostAfter      Fault = "the connection breaks after it was applied"
	LostBefore     Fault = "the connection breaks before it was applied"
	HangBefore     Fault = "no answer, not applied"
	HangAfter      Fault = "no answer, applied"
	Error500       Fault = "500 with a page, not applied"
	Error500After  Fault = "500 with a page, applied"
	Error502       Fault = "502, not applied"
	Error504After  Fault = "504, applied"
	Wait429        Fault = "429 with Retry-After"
	PageBefore     Fault = "a page with 200, not applied"
	PageAfter      Fault = "a page with 200, applied"
	Redirect       Fault = "a redirect to another host"
	TruncatedAfter Fault = "half of the JSON, applied"
	WrongStatus    Fault = "200 with the old status, not applied"
	Conflict409    Fault = "409"
	Gone410        Fault = "410"
	Forbidden403   Fault = "403"
	Unsupported501 Fault = "501 in the API's own form"
)

// Faults are all of them.
func Faults() []Fault {
	return []Fault{
		LostAfter, LostBefore, HangBefore, HangAfter, Error500, Error500After, Error502, Error504After, Wait429, PageBefore, PageAfter,
		Redirect, TruncatedAfter, WrongStatus, Conflict409, Gone410, Forbidden403, Unsupported501,
	}
}

// Break makes the next request that changes something meet f.
func (s *Server) Break(f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fault = f
}

func (s *Server) mutate(w http.ResponseWriter, r *http.Request, id int64) {
	s.mu.Lock()
	f := s.fault
	s.fault = None
	s.mu.Unlock()
	switch f {
	case LostBefore:
		drop(w)
	case HangBefore:
		<-s.hang
	case Error500:
		page(w, 500)
	case Error502:
		page(w, 502)
	case Wait429:
		w.Header().Set("Retry-After", "30")
		page(w, 429)
	case PageBefore:
		page(w, 200)
	case Redirect:
		http.Redirect(w, r, s.Elsewhere.URL+r.URL.Path, http.StatusTemporaryRedirect)
	case WrongStatus:
		answer(w, 200, s.rowNow(id))
	case Conflict409:
		refuse(w, 409, "comment_duplicate")
	case Gone410:
		refuse(w, 410, "rest_already_trashed")
	case Forbidden403:
		refuse(w, 403, "rest_cannot_edit")
	case Unsupported501:
		refuse(w, 501, "rest_trash_not_supported")
	default:
		status, row := s.apply(r, id)
		s.say(w, f, status, row)
	}
}

// say answers a change that was applied, or breaks off.
func (s *Server) say(w http.ResponseWriter, f Fault, status int, row any) {
	switch f {
	case LostAfter:
		drop(w)
	case HangAfter:
		<-s.hang
	case Error500After:
		page(w, 500)
	case Error504After:
		page(w, 504)
	case PageAfter:
		page(w, 200)
	case TruncatedAfter:
		b, _ := json.Marshal(row) // a map of plain values
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(b[:len(b)/2]) // the test's own connection
	default:
		answer(w, status, row)
	}
}

func (s *Server) rowNow(id int64) any {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.comments[id]; c != nil {
		return s.row(c)
	}
	return map[string]any{}
}

// apply changes, trashes or makes a comment, with WordPress's own answers.
func (s *Server) apply(r *http.Request, id int64) (int, any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if id == 0 {
		return s.create(r)
	}
	c := s.comments[id]
	switch {
	case c == nil:
		return 404, map[string]any{"code": "rest_comment_invalid_id", "message": "Invalid comment ID."}
	case r.Method == http.MethodDelete && c.Status == "trash":
		return 410, map[string]any{"code": "rest_already_trashed", "message": "The comment has already been trashed."}
	case r.Method == http.MethodDelete:
		c.Status = "trash"
	default:
		var body struct {
			Status string `json:"status"`
			IP     string `json:"author_ip"`
			Agent  string `json:"author_user_agent"`
		}
		_ = json.NewDecoder(r.Body).Decode(&body) // what is no JSON changes nothing
		c.IP, c.Agent = body.IP, body.Agent
		if body.IP == "" {
			c.IP = "127.0.0.1"
		}
		if body.Status != "" {
			c.Status = body.Status
		}
	}
	s.applied[id]++
	return 200, s.row(c)
}

func (s *Server) create(r *http.Request) (int, any) {
	var body struct {
		Post    int64  `json:"post"`
		Parent  int64  `json:"parent"`
		Content string `json:"content"`
	}
	_ = json.NewDecoder(r.Body).Decode(&body) // what is no JSON is empty
	if body.Post == 0 {
		return 403, map[string]any{"code": "rest_comment_invalid_post_id", "message": "Sorry, you are not allowed to create this comment without a post."}
	}
	for _, c := range s.comments {
		if c.Parent == body.Parent && c.Text == body.Content && c.Author == 7 {
			return 409, map[string]any{"code": "comment_duplicate", "message": "Duplicate comment detected"}
		}
	}
	if strings.TrimSpace(body.Content) == "" {
		return 400, map[string]any{"code": "rest_comment_content_invalid", "message": "Invalid comment content."}
	}
	ids := s.ids()
	id := ids[len(ids)-1] + 1
	s.comments[id] = &Comment{ID: id, Post: body.Post, Parent: body.Parent, Author: 7, Name: "Miriam", Text: body.Content, Status: "approved", Date: s.today}
	s.applied[body.Parent]++
	return 201, s.row(s.comments[id])
}

// drop breaks the connection without an answer.
func drop(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err == nil {
		_ = conn.Close() // it is meant to break
	}
}

func page(w http.ResponseWriter, status int) {
	w.Header().Set("Content-Type", "text/html")
	w.WriteHeader(status)
	fmt.Fprint(w, "<html><body>There has been a critical error on this website.</body></html>")
}
