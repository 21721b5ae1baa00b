package wordpress

import (
	"strings"
	"time"

	"tend/store"
)

// rendered is how the REST API wraps texts.
type rendered struct {
	Rendered string `json:"rendered"`
	Raw      string `json:"raw"`
}

// restPost is a row of wp/v2/posts.
type restPost struct {
	ID       int64    `json:"id"`
	Date     string   `json:"date_gmt"`
	Modified string   `json:"modified_gmt"`
	GUID     rendered `json:"guid"`
	Link     string   `json:"link"`
	Title    rendered `json:"title"`
	Content  rendered `json:"content"`
	Author   int64    `json:"author"`
	Embedded struct {
		Author []struct {
			Name string `json:"name"`
		} `json:"author"`
	} `json:"_embedded"`
}

func (row restPost) post(collection string) post {
	p := post{
		ID: row.ID, Title: row.Title.Rendered, HTML: row.Content.Rendered, URL: row.Link, GUID: row.GUID.Rendered,
		AuthorID: row.Author, Published: gmt(row.Date), Modified: gmt(row.Modified), Type: collection,
	}
	if len(row.Embedded.Author) > 0 {
		p.Author = row.Embedded.Author[0].Name
	}
	return p
}

// restComment is a row of wp/v2/comments.
type restComment struct {
	ID     int64    `json:"id"`
	Post   int64    `json:"post"`
	Parent int64    `json:"parent"`
	User   int64    `json:"author"`
	Name   string   `json:"author_name"`
	Email  string   `json:"author_email"`
	URL    string   `json:"author_url"`
	IP     string   `json:"author_ip"`
	Agent  string   `json:"author_user_agent"`
	Date   string   `json:"date_gmt"`
	Text   rendered `json:"content"`
	Link   string   `json:"link"`
	Status string   `json:"status"`
	Type   string   `json:"type"`
	Links  struct {
		Up []struct {
			Href string `json:"href"`
		} `json:"up"`
	} `json:"_links"`
}

func (row restComment) comment() comment {
	c := comment{
		ID: row.ID, Post: row.Post, Parent: row.Parent, User: row.User, Author: row.Name, AuthorURL: row.URL, Contact: row.Email,
		IP: row.IP, Agent: row.Agent, Published: gmt(row.Date), HTML: row.Text.Rendered, Raw: row.Text.Raw, URL: row.Link,
		State: restState(row.Status), Type: row.Type,
	}
	if len(row.Links.Up) > 0 {
		parts := strings.Split(strings.TrimRight(row.Links.Up[0].Href, "/"), "/")
		if len(parts) > 1 {
			c.PostType = parts[len(parts)-2]
		}
	}
	return c
}

// unknownState is what a status means that WordPress's core does not have.
const unknownState store.State = -1

func restState(status string) store.State {
	switch status {
	case "approved", "approve", "1":
		return store.Public
	case "hold", "0":
		return store.Held
	case "spam":
		return store.Spam
	case "trash":
		return store.Trash
	}
	return unknownState
}

func restStatus(s store.State) string {
	switch s {
	case store.Public:
		return "approved"
	case store.Held:
		return "hold"
	case store.Spam:
		return "spam"
	default:
		return "trash"
	}
}

// gmt reads WordPress's date_gmt, which has no zone. Zero if it cannot.
func gmt(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02T15:04:05", s, time.UTC)
	if err != nil || t.Year() < 1 {
		return time.Time{}
	}
	return t
}
