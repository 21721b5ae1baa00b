package ui

import (
	"cmp"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/feeds"
	"tend/store"
	"tend/ui/phrase"
)

func (d *replySheet) frame() frame {
	return frame{about: cmp.Or(d.body, " "), name: d.say("mail.reply_name", "X", phrase.ItemName(d.item)), right: d.say("mail.reply_where", "X", d.source.Name)}
}

func (d *replySheet) view(r room) drawing {
	if d.saved != nil {
		return d.saved.draw(r)
	}
	p := newPaper(d.env, r, sheetText)
	p.margin()
	most := 2
	if r.height < 10 {
		most = 1
	}
	for i, l := range wrap(d.quote, p.width-2) {
		if i == most {
			break
		}
		p.line(func(s *strip) { s.add(d.theme.Muted, "> "+l) })
	}
	p.blankIfRoom()
	notes := d.notes(p.width)
	below := len(notes)
	if r.height >= 10 {
		below += 2 // blanks before and behind
	}
	rows := max(1, r.height-len(p.lines)-below)
	area := d.text // a copy: drawing changes nothing
	area.SetStyles(plainArea(d.env))
	area.SetWidth(p.width)
	area.SetHeight(rows)
	if c := area.Cursor(); c != nil && !d.button {
		p.cursor = tea.NewCursor(r.left+c.X, len(p.lines)+c.Y)
	}
	for _, l := range strings.Split(area.View(), "\n") {
		p.line(func(s *strip) { s.raw(l) })
	}
	p.blankIfRoom()
	for _, note := range notes {
		p.sentence(d.theme.Muted, note)
	}
	return p.drawing()
}

// notes are the sentences that there are to know before sending, in lines of
// that many cells.
func (d *replySheet) notes(cells int) []string {
	var said []string
	if note := d.promiseNote(); note != "" {
		said = append(said, note)
	}
	if name := feeds.AppearsAs(d.source); name != "" {
		said = append(said, d.say("mail.reply_as", "X", name))
	}
	if d.item.State == store.Held {
		said = append(said, d.say("mail.reply_approves"))
	}
	switch {
	case !d.keptAt.IsZero():
		said = append(said, d.say("mail.draft_kept"))
	case d.kept != "":
		said = append(said, d.say("mail.draft_here"))
	}
	var lines []string
	for _, sentence := range said {
		last := len(lines) - 1
		if last >= 0 && d.theme.Signs.Width(lines[last]+" "+sentence) <= cells {
			lines[last] += " " + sentence
			continue
		}
		lines = append(lines, sentence)
	}
	return lines
}

func (d *replySheet) hints() []key.Binding {
	if d.saved != nil {
		return d.saved.hints()
	}
	word := "mail.send_reply"
	if d.item.State == store.Held {
		word = "mail.approve_reply"
	}
	if d.button {
		return []key.Binding{d.hint("enter", word), d.hint("tab", "mail.to_text"), d.hint("esc", "mail.keep_draft")}
	}
	return []key.Binding{d.keyAs("send", word), d.key("editor"), d.key("reply-saved"), d.hint("tab", "mail.to_send"), d.hint("esc", "mail.keep_draft")}
}

func (d *replySheet) status() string {
	if d.problem != "" {
		return d.problem
	}
	if d.saved != nil {
		return d.saved.status()
	}
	return d.say("mail.nothing_sent")
}
