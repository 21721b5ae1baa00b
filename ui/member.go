package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/when"
)

// member is the page about a person: what they wrote, and what was decided on
// it.
type member struct {
	*env
	id      int64
	known   *memberLoadedMsg // nil until it is read
	problem string
	row     choices
}

func newMember(e *env, memberID int64) dialog { return &member{env: e, id: memberID} }

func (d *member) init() tea.Cmd { return d.desk.loadMember(d.id) }

func (d *member) update(msg tea.Msg) (dialog, tea.Cmd) {
	switch msg := msg.(type) {
	case memberLoadedMsg:
		if msg.err != nil {
			d.problem = d.words.Error(msg.err)
			return d, nil
		}
		d.known = &msg
		d.row.set(d.row.at, len(msg.comments))
	case changedMsg:
		return d, d.desk.loadMember(d.id)
	case tea.KeyPressMsg:
		return d.press(msg)
	}
	return d, nil
}

func (d *member) press(k tea.KeyPressMsg) (dialog, tea.Cmd) {
	if d.known != nil && d.row.press(k, len(d.known.comments), true) {
		return d, nil
	}
	switch k.String() {
	case "esc", "q", "m":
		return nil, nil
	case "enter":
		if d.known != nil && len(d.known.comments) > 0 {
			return nil, answered(itemChosenMsg{id: d.known.comments[d.row.at].ID})
		}
	case "o":
		if d.known != nil && d.known.member.URL != "" {
			return d, answered(linkChosenMsg{url: d.known.member.URL})
		}
	}
	return d, nil
}

func (d *member) frame() frame {
	f := frame{page: true, name: d.say("sheets.member_name")}
	switch {
	case d.known == nil:
	case d.known.member.Team:
		f.right = d.say("sheets.member_team")
	case d.known.member.Comments <= 1:
		f.right = d.say("sheets.member_newcomer")
	}
	return f
}

func (d *member) view(r room) drawing {
	p := newPaper(d.env, r, pageText)
	if d.known == nil {
		return p.drawing()
	}
	m := d.known.member
	p.sentence(d.theme.Strong, m.Name)
	p.text(d.theme.Muted, d.seen(m))
	p.blankIfRoom()
	d.comments(p)
	p.blankIfRoom()
	d.facts(p)
	return p.drawing()
}

// seen says how much a member wrote, since when, and where.
func (d *member) seen(m store.Member) string {
	wrote := d.count("sheets.comments", m.Comments)
	if m.Posts > 0 {
		wrote = d.count("sheets.posts", m.Posts) + ", " + wrote
	}
	first, last := when.Date(d.words, m.First, d.now()), when.Date(d.words, m.Last, d.now())
	if first == last {
		return d.say("sheets.member_once", "WROTE", wrote, "DATE", first, "X", m.Source)
	}
	return d.say("sheets.member_seen", "WROTE", wrote, "FIRST", first, "LAST", last, "X", m.Source)
}

// comments writes the newest comments, as many as leave room for what follows.
func (d *member) comments(p *paper) {
	const below = 5
	if len(d.known.comments) == 0 {
		p.heading(d.say("sheets.member_comments"), d.say("sheets.none"))
		return
	}
	p.heading(d.say("sheets.member_comments"), "")
	from, to := d.row.window(len(d.known.comments), max(1, p.room.height-len(p.lines)-below))
	for i := from; i < to; i++ {
		c := d.known.comments[i]
		p.row(i == d.row.at, func(s *strip) {
			state := p.labels("sheets.held", "sheets.open")
			s.gap(2)
			switch c.Pending {
			case store.PendingHeld:
				s.field(d.theme.Held, d.say("sheets.held"), state)
			case store.PendingOpen:
				s.field(d.theme.Open, d.say("sheets.open"), state)
			default:
				s.gap(state)
			}
			s.field(d.theme.Muted, when.Age(d.words, c.Published, d.now()), 7)
			s.add(d.theme.Text, d.theme.Signs.Cut(c.Excerpt, p.room.left+p.width-s.width))
		})
	}
}

// facts writes decisions, note and tasks, a line each or a few.
func (d *member) facts(p *paper) {
	decided := d.say("sheets.none")
	if n := len(d.known.decisions); n > 0 {
		last := d.known.decisions[0]
		decided = d.say("sheets.member_decided", "N", n, "X", last.Volunteer, "DATE", when.ShortDate(d.words, last.At, d.now()))
	}
	note := d.known.member.Note
	if note == "" {
		note = d.say("sheets.none")
	}
	tasks := d.say("sheets.none")
	if len(d.known.tasks) > 0 {
		tasks = d.known.tasks[0].Title
		if n := len(d.known.tasks) - 1; n > 0 {
			tasks += " " + d.say("sheets.member_more", "N", n)
		}
	}
	cells := p.labels("sheets.member_decisions", "sheets.member_note", "sheets.member_tasks") + 1
	for _, fact := range [][2]string{
		{"sheets.member_decisions", decided}, {"sheets.member_note", note}, {"sheets.member_tasks", tasks},
	} {
		p.line(func(s *strip) {
			s.field(d.theme.Heading, d.say(fact[0]), cells).add(d.theme.Muted, d.theme.Signs.Cut(fact[1], p.width-cells))
		})
	}
}

func (d *member) hints() []key.Binding {
	var hints []key.Binding
	if d.known != nil && len(d.known.comments) > 0 {
		hints = append(hints, d.hint("enter", "sheets.read"), d.hint(d.say("sheets.up_down"), "sheets.choose"))
	}
	if d.known != nil && d.known.member.URL != "" {
		hints = append(hints, d.hint("o", "keys.browser"))
	}
	return append(hints, d.backHint())
}

func (d *member) status() string {
	if d.problem != "" {
		return d.problem
	}
	return d.say("sheets.member_status")
}
