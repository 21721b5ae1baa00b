package ui

import (
	"time"

	"charm.land/lipgloss/v2"

	"tend/store"
	"tend/ui/phrase"
	"tend/ui/when"
)

func (d *outboxPage) view(r room) drawing {
	p := newPaper(d.env, r, pageText)
	if len(d.parts) == 0 {
		if d.loaded {
			p.text(d.theme.Muted, d.say("mail.outbox_empty"))
		}
		return p.drawing()
	}
	at, focus := 0, 0
	for i, part := range d.parts {
		if i > 0 {
			p.blank(1)
		}
		p.heading(d.say(part.name), "")
		for _, row := range part.rows {
			if at == d.row.at {
				focus = len(p.lines)
			}
			p.row(at == d.row.at, func(s *strip) { d.line(s, p, row) })
			at++
		}
	}
	if over := focus - r.height + 2; over > 0 && len(p.lines) > r.height {
		p.lines = p.lines[min(over, len(p.lines)-r.height):]
	}
	return p.drawing()
}

// line draws one row: how it stands, what it is, where, and what there is to
// know.
func (d *outboxPage) line(s *strip, p *paper, r outboxRow) {
	sign, word, style := d.standing(r.verdict)
	what, where, note := d.say("mail.what_"+string(r.verdict.Act), "X", r.verdict.Subject), r.verdict.Source, d.note(r.verdict)
	if r.draft.ItemID != 0 {
		sign, word, style = "", when.AgoShort(d.words, r.draft.At, d.now()), d.theme.Muted
		what, where, note = d.say("mail.what_reply", "X", r.draft.Subject), "", quoteOf(r.draft.Text)
	}
	if sign != "" {
		word = sign + " " + word
	}
	words := max(13, d.theme.Signs.Width(d.say("desk.verdict_queued", "N", 10))+1)
	if p.narrow() {
		s.field(style, word, words).add(d.theme.Text, p.theme.Signs.Cut(what, max(1, p.width-words)))
		return
	}
	whats := 25
	if p.width > 90 {
		whats = 36
	}
	s.field(style, word, words).field(d.theme.Text, what, whats-1).gap(1)
	if where != "" {
		s.field(d.theme.Muted, where, 6).gap(1)
	}
	s.add(d.theme.Muted, p.theme.Signs.Cut(note, max(0, p.room.left+p.width-s.width)))
}

// standing says how a verdict stands, with its sign and colour.
func (d *outboxPage) standing(v store.Verdict) (sign, word string, style lipgloss.Style) {
	t := d.theme
	switch v.State {
	case store.Failed:
		return t.Signs.Failed, d.say("mail.state_failed"), t.Danger
	case store.Unknown:
		return t.Signs.Unknown, d.say("mail.state_unknown"), t.Warning
	case store.Overtaken:
		if v.Cause == store.CauseAlready {
			return t.Signs.Sent, when.Clock(v.Ended, d.now()), t.Success
		}
		return t.Signs.Late, d.say("mail.state_overtaken"), t.Warning
	case store.Sent:
		return t.Signs.Sent, when.Clock(v.Ended, d.now()), t.Success
	case store.Sending:
		return "", d.say("mail.state_sending"), t.Muted
	}
	return "", d.queuedWords(v), t.Muted
}

// note says what there is to know of a verdict.
func (d *outboxPage) note(v store.Verdict) string {
	switch {
	case v.State == store.Overtaken && v.Cause == store.CauseAlready:
		return phrase.Overtaken(d.words, "mail.first_", v)
	case v.State == store.Overtaken:
		return phrase.Overtaken(d.words, "mail.first_", v) + ", " + when.Clock(v.Ended, d.now())
	case v.State == store.Sent:
		return d.say("mail.by", "X", v.Volunteer)
	case v.Cause == store.CauseLogin:
		return d.say("mail.note_login")
	case v.Cause == store.CauseAsk:
		return d.say("mail.note_ask", "AGO", when.AgoShort(d.words, v.At, d.now()))
	case v.State == store.Failed:
		return v.Answer
	case v.State == store.Unknown:
		return d.again("mail.note_unknown", "mail.note_unknown_at", v)
	case v.Earlier:
		return d.say("mail.note_earlier")
	case v.Cause == store.CauseWait, v.Cause == store.CauseRest:
		return d.again("mail.note_wait", "mail.note_wait_at", v)
	}
	return ""
}

// again says that a source will be asked again; with at, when, if tend does
// that by itself.
func (d *outboxPage) again(id, at string, v store.Verdict) string {
	if v.Retry.Before(d.now().Add(-time.Minute)) || v.Earlier {
		return d.say(id)
	}
	return d.say(at, "AT", when.Clock(v.Retry, d.now()))
}
