package wordpress

import (
	"strconv"
	"strings"
	"time"

	"tend/store"
)

// rpcPost is a post of wp.getPosts.
type rpcPost struct {
	ID       string    `xmlrpc:"post_id"`
	Title    string    `xmlrpc:"post_title"`
	Content  string    `xmlrpc:"post_content"`
	Link     string    `xmlrpc:"link"`
	GUID     string    `xmlrpc:"guid"`
	Author   string    `xmlrpc:"post_author"`
	Date     time.Time `xmlrpc:"post_date_gmt"`
	Modified time.Time `xmlrpc:"post_modified_gmt"`
	Type     string    `xmlrpc:"post_type"`
}

func (row rpcPost) post() post {
	p := post{
		Title: row.Title, HTML: row.Content, URL: row.Link, GUID: row.GUID,
		Published: row.Date.UTC(), Modified: row.Modified.UTC(), Type: row.Type,
	}
	p.ID, _ = strconv.ParseInt(row.ID, 10, 64)
	p.AuthorID, _ = strconv.ParseInt(row.Author, 10, 64)
	return p
}

// rpcComment is a comment of wp.getComments.
type rpcComment struct {
	ID        string    `xmlrpc:"comment_id"`
	Post      string    `xmlrpc:"post_id"`
	Parent    string    `xmlrpc:"parent"`
	User      string    `xmlrpc:"user_id"`
	Name      string    `xmlrpc:"author"`
	URL       string    `xmlrpc:"author_url"`
	Email     string    `xmlrpc:"author_email"`
	IP        string    `xmlrpc:"author_ip"`
	Published time.Time `xmlrpc:"date_created_gmt"`
	Content   string    `xmlrpc:"content"`
	Link      string    `xmlrpc:"link"`
	Status    string    `xmlrpc:"status"`
	Type      string    `xmlrpc:"type"`
}

func (row rpcComment) comment() comment {
	c := comment{
		Author: row.Name, AuthorURL: row.URL, Contact: row.Email, IP: row.IP, Published: row.Published.UTC(),
		HTML: paragraphs(row.Content), Raw: row.Content, URL: row.Link, State: restState(row.Status), Type: row.Type, PostType: "posts",
	}
	c.ID, _ = strconv.ParseInt(row.ID, 10, 64)
	c.Post, _ = strconv.ParseInt(row.Post, 10, 64)
	c.Parent, _ = strconv.ParseInt(row.Parent, 10, 64)
	c.User, _ = strconv.ParseInt(row.User, 10, 64)
	return c
}

// rpcStatus is restStatus in the older API's words.
func rpcStatus(s store.State) string {
	if s == store.Public {
		return "approve"
	}
	return restStatus(s)
}

// paragraphs turns a comment as typed, in which line breaks are marks, into
// HTML of which they are seen.
func paragraphs(typed string) string {
	typed = strings.ReplaceAll(typed, "\r\n", "\n")
	typed = strings.ReplaceAll(typed, "\n\n", "<p>")
	return strings.ReplaceAll(typed, "\n", "<br>\n")
}
