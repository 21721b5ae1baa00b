package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/feeds"
	"tend/feeds/login"
	"tend/store"
	"tend/ui/keyboard"
)

// foundFeeds is what was found at an address, to choose from: the name that
// the source will have, and its feeds with a count and the newest titles each.
type foundFeeds struct {
	*env
	discovery feeds.Discovery
	name      field
	naming    bool // the name is being typed
	taken     []bool
	row       choices
}

func newFoundFeeds(e *env, found feeds.Discovery) *foundFeeds {
	name := found.Title
	if name == "" {
		name = host(found.Address)
	}
	c := &foundFeeds{env: e, discovery: found, name: newField(name), taken: make([]bool, len(found.Feeds))}
	for i, f := range found.Feeds {
		c.taken[i] = f.Recommended && f.Failure.Code == ""
	}
	return c
}

// update handles a key or paste and reports whether the choice was made.
func (c *foundFeeds) update(msg tea.Msg) (chosen bool) {
	k, isKey := msg.(tea.KeyPressMsg)
	verb := c.verb(keyboard.Found, k)
	switch {
	case !isKey && !c.naming:
		return false
	case isKey && verb == "enter":
		return c.any() && c.name.text() != ""
	case isKey && (verb == "tab" || verb == "shift+tab"):
		c.naming = !c.naming
	case c.naming:
		c.name = c.name.update(msg)
	case verb == "feed-take":
		c.toggle()
	default:
		c.row.press(verb, len(c.taken))
	}
	return false
}

// toggle takes the feed in focus, or leaves it. One that cannot be read stays
// left.
func (c *foundFeeds) toggle() {
	if c.discovery.Feeds[c.row.at].Failure.Code == "" {
		c.taken[c.row.at] = !c.taken[c.row.at]
	}
}

// any reports whether a feed is taken.
func (c *foundFeeds) any() bool {
	for _, taken := range c.taken {
		if taken {
			return true
		}
	}
	return false
}

// choice is what was chosen.
func (c *foundFeeds) choice(user login.Basic) feeds.Choice {
	choice := feeds.Choice{Name: c.name.text(), Login: user}
	for i, f := range c.discovery.Feeds {
		if c.taken[i] {
			choice.Only = append(choice.Only, f.URL)
		}
	}
	return choice
}

// feedRows is how many lines a feed takes: what it is, its address, three
// titles and a blank.
const feedRows = 6

func (c *foundFeeds) view(r room) drawing {
	p := newPaper(c.env, r, pageText)
	p.field(c.naming, c.say("sheets.add_source_name"), p.labels("sheets.add_source_name"), c.name, p.width, understood{})
	p.blankIfRoom()
	rows := feedRows
	if r.height < 12 {
		rows = 2
	}
	from, to := c.row.window(len(c.taken), (r.height-len(p.lines)+1)/rows)
	for i := from; i < to; i++ {
		c.feed(p, i, rows)
	}
	return p.drawing()
}

// feed writes one feed in that many lines.
func (c *foundFeeds) feed(p *paper, i, rows int) {
	f, focus := c.discovery.Feeds[i], i == c.row.at && !c.naming
	mark := " "
	if c.taken[i] {
		mark = c.theme.Signs.Selected
	}
	const role, count = 10, 11
	p.row(focus, func(s *strip) {
		s.add(c.theme.Accent, mark).gap(1).field(c.theme.Text, c.role(f.Role), role).gap(2)
		s.field(c.theme.Text, f.Title, p.width-role-count-6)
		s.gap(2).right(c.theme.Muted, c.say("sheets.items", "N", f.Count), count)
	})
	under := func(text string) {
		p.rowMore(focus, func(s *strip) { s.gap(2).add(c.theme.Muted, c.theme.Signs.Cut(text, p.width-2)) })
	}
	if f.Failure.Code != "" {
		p.rowMore(focus, func(s *strip) {
			s.gap(2).add(c.theme.Warning, c.theme.Signs.Cut(c.words.Failure(f.Failure, f.Title), p.width-2))
		})
		p.blank(1)
		return
	}
	if rows == 2 {
		if len(f.Newest) > 0 {
			under(f.Newest[0])
		}
		return
	}
	under(address(f.URL))
	for _, title := range f.Newest[:min(3, len(f.Newest))] {
		under("  " + title)
	}
	p.blank(1)
}

// role is what a feed carries.
func (c *foundFeeds) role(role store.Role) string {
	if role == store.RoleComments || role == store.RolePostComment {
		return c.say("keys.comments")
	}
	return c.say("keys.posts")
}

func (c *foundFeeds) hints() []key.Binding {
	enter := c.hint("enter", "sheets.add_do")
	if c.naming {
		return []key.Binding{enter, c.hint("tab", "sheets.feeds")}
	}
	return []key.Binding{enter, c.key("feed-take"), c.hint("tab", "sheets.to_name")}
}
