package ui

import (
	"strings"

	"tend/store"
	"tend/ui/when"
)

func (d *member) view(r room) drawing {
	p := newPaper(d.env, r, pageText)
	if d.known == nil {
		return p.drawing()
	}
	m := d.known.person.Members[0]
	name := m.Name
	if m.Forgotten {
		name = d.say("people.somebody")
	}
	p.sentence(d.theme.Strong, name)
	p.text(d.theme.Muted, d.seen())
	if also := d.also(); also != "" {
		p.sentence(d.theme.Muted, also)
	}
	p.blankIfRoom()
	d.comments(p)
	p.blankIfRoom()
	d.facts(p)
	d.suggestions(p)
	return d.on.drawing(p)
}

// also names the members who are the same person.
func (d *member) also() string {
	var names []string
	for _, m := range d.known.person.Members[1:] {
		names = append(names, d.say("people.member_of", "X", m.Name, "Y", m.Source))
	}
	if len(names) == 0 {
		return ""
	}
	return d.say("people.also", "X", strings.Join(names, "; "))
}

// comments writes the newest comments, as many as leave room for what follows.
func (d *member) comments(p *paper) {
	below := 6 // the facts
	if n := len(d.known.person.Suggested); n > 0 {
		below += n + 2
	}
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

// facts writes decisions, note, tags and tasks, a line each.
func (d *member) facts(p *paper) {
	decided := d.say("people.no_decisions")
	if n := len(d.known.decisions); n > 0 {
		last := d.known.decisions[0]
		decided = d.say("sheets.member_decided", "N", n, "X", last.Volunteer, "DATE", when.ShortDate(d.words, last.At, d.now()))
	}
	cells := p.labels("sheets.member_decisions", "sheets.member_note", "people.member_tags", "sheets.member_tasks") + 1
	none := func(id string) string { return d.theme.Signs.Whole(d.say(id), p.width-cells) }
	note := strings.ReplaceAll(d.known.person.Note, "\n", " ")
	if note == "" {
		note = none("people.no_note")
	}
	tags := strings.Join(d.words.Sorted(d.known.person.Tags), ", ")
	if tags == "" {
		tags = none("people.no_tags")
	}
	facts := [][2]string{
		{"sheets.member_decisions", decided},
		{"sheets.member_note", note},
		{"people.member_tags", tags},
	}
	if tasks := d.known.tasks; len(tasks) > 0 {
		title := tasks[0].Title
		if n := len(tasks) - 1; n > 0 {
			title += " " + d.say("sheets.member_more", "N", n)
		}
		facts = append(facts, [2]string{"sheets.member_tasks", title})
	}
	for _, fact := range facts {
		p.line(func(s *strip) {
			s.field(d.theme.Heading, d.say(fact[0]), cells).add(d.theme.Muted, d.theme.Signs.Cut(fact[1], p.width-cells))
		})
	}
}

// suggestions writes who may be the same person, and why.
func (d *member) suggestions(p *paper) {
	if len(d.known.person.Suggested) == 0 {
		return
	}
	p.blankIfRoom()
	p.heading(d.say("people.same"), "")
	for i, s := range d.known.person.Suggested {
		why := d.say("people.same_address")
		if s.Site {
			why = d.say("people.same_site")
		}
		text := d.say("people.suggested", "X", s.Name, "Y", s.Source, "T", d.count("sheets.comments", s.Comments), "WHY", why)
		keys := "L " + d.say("people.hint_link") + "    N " + d.say("people.hint_apart")
		p.row(len(d.known.comments)+i == d.row.at, func(line *strip) {
			room := p.room.left + p.width - line.width - 2
			line.gap(2)
			if cells := d.theme.Signs.Width(keys) + 4; room > 2*cells && d.suggestion().ID == s.ID {
				line.field(d.theme.Text, d.theme.Signs.Cut(text, room-cells), room-cells+4).add(d.theme.Muted, keys)
				return
			}
			line.add(d.theme.Text, d.theme.Signs.Cut(text, room))
		})
	}
}
