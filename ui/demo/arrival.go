package demo

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"tend/feeds/web"
	"tend/store"
)

// hour is the step of the remarks.
const hour = ago(time.Hour)

// postID and commentID are what an item is called at its source.
func postID(id string) string    { return "post:" + id }
func commentID(id string) string { return "comment:" + id }

// arrival makes of an item what a feed would have made of it: all its text
// passes the filter for text from outside.
func (c community) arrival(kind store.Kind, it item, base string, now time.Time) store.Arrival {
	html := web.Clean(paragraphs(it.Text), base)
	seen := web.See(html)
	by := c.author(it.By)
	a := store.Arrival{
		Kind:     kind,
		HTML:     html,
		Visible:  seen.Text,
		Excerpt:  seen.Excerpt,
		Question: seen.Question || it.Question,
		Links:    seen.Links,
		Author: store.Author{
			Name: web.Line(by.Name), URL: web.Line(by.URL), Contact: web.Line(by.Contact), Team: by.Team,
		},
		Published: it.Ago.before(now),
		Comments:  -1,
	}
	if it.Excerpt != "" {
		a.Excerpt = web.Excerpt(it.Excerpt)
	}
	if kind == store.KindPost {
		a.RemoteID, a.Title, a.Comments = postID(it.id()), web.Line(it.Title), it.Count
		a.URL = address(base, it.id())
		return a
	}
	a.RemoteID, a.URL = commentID(it.ID), address(base, it.On)+"#comment-"+url.QueryEscape(it.ID)
	a.Post = []string{postID(it.On)}
	a.Answers = a.Post
	if it.To != "" {
		a.Answers = []string{commentID(it.To), postID(it.On)}
	}
	if it.Held {
		a.State = store.Held
	}
	return a
}

// paragraphs makes HTML of text whose paragraphs are parted by blank lines.
func paragraphs(text string) string {
	return "<p>" + strings.Join(strings.Split(strings.TrimSpace(text), "\n\n"), "</p><p>") + "</p>"
}

// address returns where a post of a source would be.
func address(base, id string) string {
	path := strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			return r
		}
		return '-'
	}, strings.ToLower(id))
	return base + "/" + strings.Trim(path, "-") + "/"
}

// arrivals returns what a feed delivers: the items of its source that pick
// chooses.
func (c community) arrivals(src source, role store.Role, now time.Time, pick func(item) bool) []store.Arrival {
	kind, items := store.KindPost, c.Posts
	if role == store.RoleComments {
		kind, items = store.KindComment, c.Comments
	}
	var all []store.Arrival
	for _, it := range items {
		if it.Source == src.Name && pick(it) {
			all = append(all, c.arrival(kind, it, src.URL, now))
		}
	}
	return all
}

// since returns a pick of what was published, or edited, between two pulls. An
// item edited by then comes with its new text.
func (c community) since(last, now ago) func(item) bool {
	return func(it item) bool {
		if it.Round != 0 || it.Ago < now {
			return false
		}
		i := slices.IndexFunc(c.Edits, func(e edit) bool { return e.ID != "" && e.ID == it.ID })
		edited := i >= 0 && now <= c.Edits[i].Ago && c.Edits[i].Ago < last
		return it.Ago < last || edited
	}
}

// edited returns the community as it is at a pull: with the texts of then.
func (c community) edited(now ago) community {
	c.Comments = slices.Clone(c.Comments)
	for _, e := range c.Edits {
		for i := range c.Comments {
			if c.Comments[i].ID == e.ID && now <= e.Ago {
				c.Comments[i].Text = e.Text
			}
		}
	}
	return c
}
