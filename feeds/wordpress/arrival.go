package wordpress

import (
	"encoding/json"
	"strconv"

	"tend/feeds/web"
	"tend/store"
)

// arrivalOfPost translates a post. Its aliases are what the site's feeds call
// it.
func arrivalOfPost(p post) store.Arrival {
	a := store.Arrival{
		Kind: store.KindPost, RemoteID: postID(p.ID), State: store.Public,
		Title: web.Plain(p.Title), URL: web.Line(p.URL), HTML: web.Clean(p.HTML, p.URL),
		Published: p.Published, Updated: p.Modified, Comments: -1,
		Author: store.Author{Name: web.Plain(p.Author), RemoteID: userID(p.AuthorID), Team: p.AuthorID != 0},
	}
	for _, alias := range []string{p.GUID, p.URL} {
		if alias = web.Plain(alias); alias != "" {
			a.Aliases = append(a.Aliases, alias)
		}
	}
	return a
}

// arrivalOfComment translates a comment, of whatever state.
func arrivalOfComment(c comment, s Settings) store.Arrival {
	html := web.Clean(c.HTML, c.URL)
	seen := web.See(html)
	a := store.Arrival{
		Kind: store.KindComment, RemoteID: commentID(c.ID), State: c.State,
		URL: web.Line(c.URL), HTML: html, Visible: seen.Text, Excerpt: seen.Excerpt, Question: seen.Question, Links: seen.Links,
		Published: c.Published, Post: []string{postID(c.Post)}, Comments: -1,
		Author: store.Author{Name: web.Plain(c.Author), URL: web.Line(c.AuthorURL), RemoteID: authorID(c), Contact: web.Line(c.Contact), Team: c.User != 0 && c.User == s.User},
	}
	if c.State == unknownState {
		a.State = store.Held // a plugin's own state: nobody may take it for public
	}
	if c.URL != "" {
		a.Aliases = []string{web.Line(c.URL)}
	}
	if c.Parent != 0 {
		a.Answers = []string{commentID(c.Parent)}
	}
	if b, err := json.Marshal(baggage{IP: c.IP, Agent: c.Agent}); err == nil && (c.IP != "" || c.Agent != "") {
		a.Baggage = string(b)
	}
	return a
}

// userID names somebody with an account at the site; empty without one.
func userID(n int64) string {
	if n == 0 {
		return ""
	}
	return "user:" + strconv.FormatInt(n, 10)
}

// authorID names a commenter: by account, else by address, else not at all.
func authorID(c comment) string {
	switch {
	case c.User != 0:
		return userID(c.User)
	case c.Contact != "":
		return "guest:" + fingerprint(c.Contact)
	}
	return ""
}
