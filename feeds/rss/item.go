package rss

import (
	"time"

	"tend/store"
)

// feed is a feed of any format after the translation.
type feed struct {
	title       string
	description string
	home        string // the page it belongs to
	self        string // its own address, as it says
	url         string // its own address, as it was fetched
	id          string
	generator   string
	items       []item
	damaged     string
	role        store.Role // what it is known to carry
	platforms   []platform // those of the table that its address may be of, once they are needed
	hosts       []string   // of its own site, once they are needed
}

// item is an entry of a feed of any format after the translation, before
// anybody has asked whether it is a post or a comment.
type item struct {
	id        string // the feed's own, byte for byte; "" if it has none
	title     string
	titled    bool // the feed gave the title
	link      string
	relative  string // the link as it stands, if there is nothing it is relative to
	html      string // as the feed has it
	summary   string // the other, shorter text, if there are two
	base      string // what addresses in html and summary are relative to
	author    store.Author
	published time.Time
	updated   time.Time
	rawDate   string

	replies      []reference // what it says that it answers
	commentsPage string
	commentsFeed string
	comments     int    // how many comments the feed counts under it; -1 if it does not
	counted      bool   // it has what only posts have: a counter, a comment feed
	source       string // address of the feed of the thread it belongs to
}

// reference names what an item answers, in the words of the feed.
type reference struct {
	id   string
	href string
}
