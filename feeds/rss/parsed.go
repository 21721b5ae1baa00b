package rss

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"tend/store"
)

// Parsed is a reading in the shape in which `tend parse --json` prints it.
type Parsed struct {
	Title       string       `json:"title"`
	Link        string       `json:"link,omitempty"`
	Description string       `json:"description,omitempty"`
	Damaged     string       `json:"damaged,omitempty"`
	Items       []ParsedItem `json:"items"`
}

// ParsedItem is an item as `tend parse --json` prints it. ID is the feed's own.
type ParsedItem struct {
	ID            string `json:"id"`
	Kind          string `json:"kind"`
	Title         string `json:"title"`
	URL           string `json:"url"`
	Author        string `json:"author"`
	Published     string `json:"published"`
	Updated       string `json:"updated,omitempty"`
	InReplyTo     string `json:"in_reply_to"`
	ContentHTML   string `json:"content_html"`
	SummaryHTML   string `json:"summary_html,omitempty"`
	CommentsURL   string `json:"comments_url,omitempty"`
	CommentsFeed  string `json:"comments_feed,omitempty"`
	CommentsCount string `json:"comments_count,omitempty"`
}

// Parsed returns the reading as `tend parse --json` prints it.
func (r Reading) Parsed() Parsed {
	p := Parsed{
		Title: r.Title, Link: r.Home, Description: r.Description, Damaged: r.Damaged,
		Items: make([]ParsedItem, 0, len(r.Items)),
	}
	for _, it := range r.Items {
		p.Items = append(p.Items, it.parsed())
	}
	return p
}

func (it Item) parsed() ParsedItem {
	p := ParsedItem{
		ID: it.ID, Kind: "post", Title: it.Title, URL: cmp.Or(it.URL, it.relative), Author: it.Author.Name,
		Published: rfc3339(it.Published), Updated: rfc3339(it.Updated),
		ContentHTML: it.HTML, SummaryHTML: clean(it.summary, it.base),
		CommentsURL: it.CommentsPage, CommentsFeed: it.Thread,
	}
	if it.Kind == store.KindComment {
		p.Kind = "comment"
		p.InReplyTo = strings.Join(it.Answers[:min(1, len(it.Answers))], "")
	}
	if it.Comments >= 0 {
		p.CommentsCount = strconv.Itoa(it.Comments)
	}
	return p
}

func rfc3339(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
