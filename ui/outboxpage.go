package ui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"

	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/when"
)

// outboxPage shows verdicts on their way and how each ended.
type outboxPage struct {
	*env
	needs, way, sent []store.Verdict
	loaded           bool
	row              choices
	problem          string
}

// showOutbox opens the outbox.
func (a *app) showOutbox() tea.Cmd { return a.open(&outboxPage{env: a.env}) }

func (d *outboxPage) init() tea.Cmd { return d.desk.loadOutbox() }

func (d *outboxPage) update(msg tea.Msg) (dialog, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		d.problem = ""
		return d.press(msg)
	case outboxLoadedMsg:
		d.load(msg)
	case verdictsChangedMsg:
		if msg.err != nil {
			d.problem = d.words.Error(msg.err)
		}
		return d, d.desk.loadOutbox()
	case changedMsg, mailSentMsg, actedMsg:
		return d, d.desk.loadOutbox()
	}
	return d, nil
}

// load sorts verdicts by what they need: a volunteer, time, or nothing more.
func (d *outboxPage) load(m outboxLoadedMsg) {
	if m.err != nil {
		d.problem = d.words.Error(m.err)
		return
	}
	focus, had := d.verdict()
	d.needs, d.way, d.sent, d.loaded = nil, nil, nil, true
	for _, v := range m.live {
		if v.State == store.Failed || v.State == store.Unknown || v.Cause == store.CauseAsk || v.Cause == store.CauseLogin || v.Earlier {
			d.needs = append(d.needs, v)
			continue
		}
		d.way = append(d.way, v)
	}
	for _, v := range m.ended {
		if v.State == store.Overtaken && v.Cause != store.CauseAlready {
			d.needs = append(d.needs, v)
			continue
		}
		d.sent = append(d.sent, v)
	}
	d.row.set(d.row.at, d.length())
	for i := range d.length() {
		if v := d.at(i); had && v.ID == focus.ID {
			d.row.at = i
		}
	}
}

func (d *outboxPage) length() int { return len(d.needs) + len(d.way) + len(d.sent) }

// at returns the verdict of a row, counted over all parts.
func (d *outboxPage) at(i int) store.Verdict {
	for _, part := range [][]store.Verdict{d.needs, d.way, d.sent} {
		if i < len(part) {
			return part[i]
		}
		i -= len(part)
	}
	return store.Verdict{}
}

// verdict is the one in focus.
func (d *outboxPage) verdict() (store.Verdict, bool) {
	if d.row.at >= d.length() {
		return store.Verdict{}, false
	}
	return d.at(d.row.at), true
}

func (d *outboxPage) press(k tea.KeyPressMsg) (dialog, tea.Cmd) {
	if d.row.press(k, d.length(), true) {
		return d, nil
	}
	v, ok := d.verdict()
	switch k.String() {
	case "esc", "q", "b":
		return nil, nil
	case "enter":
		if ok {
			return nil, answered(itemChosenMsg{id: v.ItemID})
		}
	case "r":
		return d, d.retry(v)
	case "c":
		if ok && live(v) && v.Act == store.ActReply {
			return d, d.desk.changeReply(d.env, v)
		}
	case "d":
		if ok && live(v) && v.State != store.Sending {
			return d, openDialog(newDropVerdict(d.env, v))
		}
	case "l":
		if ok {
			return d, d.desk.openLogin(d.env, v.SourceID)
		}
	}
	return d, nil
}

// live reports whether a verdict has not ended.
func live(v store.Verdict) bool { return v.Ended.IsZero() }

// retry sends what failed once more, or what waits for a volunteer's word.
func (d *outboxPage) retry(v store.Verdict) tea.Cmd {
	switch {
	case v.ID == 0 || !live(v):
		return nil
	case v.State == store.Queued:
		return d.desk.allowVerdict(v.ID)
	}
	return d.desk.retryVerdict(v.ID)
}

func (d *outboxPage) frame() frame {
	return frame{page: true, name: d.say("mail.outbox_name"), note: d.counts()}
}

// counts says how many verdicts are in which state.
func (d *outboxPage) counts() string {
	n := map[store.VerdictState]int{}
	for _, part := range [][]store.Verdict{d.needs, d.way} {
		for _, v := range part {
			n[v.State]++
		}
	}
	var said []string
	for _, state := range []store.VerdictState{store.Failed, store.Unknown, store.Queued, store.Sending} {
		if n[state] > 0 {
			said = append(said, d.say("mail.count_"+string(state), "N", n[state]))
		}
	}
	return strings.Join(said, ", ")
}

func (d *outboxPage) view(r room) drawing {
	p := newPaper(d.env, r, pageText)
	if d.length() == 0 {
		if d.loaded {
			p.text(d.theme.Muted, d.say("mail.outbox_empty"))
		}
		return p.drawing()
	}
	at := 0
	for _, part := range []struct {
		name string
		rows []store.Verdict
	}{{"mail.needs_you", d.needs}, {"mail.on_the_way", d.way}, {"mail.sent_today", d.sent}} {
		if len(part.rows) == 0 {
			continue
		}
		if at > 0 {
			p.blank(1)
		}
		p.heading(d.say(part.name), "")
		for _, v := range part.rows {
			p.row(at == d.row.at, func(s *strip) { d.line(s, p, v) })
			at++
		}
	}
	return d.scrolled(p, r)
}

// scrolled shows the part of the page around the row in focus.
func (d *outboxPage) scrolled(p *paper, r room) drawing {
	line := d.row.at + 1
	if d.row.at >= len(d.needs) && len(d.needs) > 0 {
		line += 2
	}
	if d.row.at >= len(d.needs)+len(d.way) && len(d.way) > 0 {
		line += 2
	}
	if over := line - r.height + 1; over > 0 && len(p.lines) > r.height {
		p.lines = p.lines[min(over, len(p.lines)-r.height):]
	}
	return p.drawing()
}

// line draws one verdict: how it stands, what it is, where, and what there is
// to know.
func (d *outboxPage) line(s *strip, p *paper, v store.Verdict) {
	sign, word, style := d.standing(v)
	state := word
	if sign != "" {
		state = sign + " " + word
	}
	what := d.say("mail.what_"+string(v.Act), "X", v.Subject)
	if p.narrow() {
		s.field(style, state, 13).add(d.theme.Text, p.theme.Signs.Cut(what, max(1, p.width-13)))
		return
	}
	s.field(style, state, 13).field(d.theme.Text, what, 25).field(d.theme.Muted, v.Source, 7)
	s.add(d.theme.Muted, p.theme.Signs.Cut(d.note(v), max(0, p.room.left+p.width-s.width)))
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
		return t.Signs.Late, d.say("mail.state_overtaken"), t.Warning
	case store.Sent:
		return t.Signs.Sent, when.Clock(v.Ended, d.now()), t.Success
	case store.Sending:
		return "", d.say("mail.state_sending"), t.Muted
	}
	if left := int(v.SendAfter.Sub(d.now()) / time.Second); left > 0 && left <= int(store.UndoTime/time.Second) {
		return "", d.say("desk.verdict_queued", "N", left), t.Muted
	}
	return "", d.say("mail.state_queued"), t.Muted
}

// note says what there is to know of a verdict.
func (d *outboxPage) note(v store.Verdict) string {
	by := v.By
	if by == "" {
		by = d.say("mail.somebody")
	}
	switch {
	case v.State == store.Sent:
		return d.say("mail.by", "X", v.Volunteer)
	case v.State == store.Overtaken:
		return d.say("mail.cause_"+string(v.Cause), "X", by) + ", " + when.Clock(v.Ended, d.now())
	case v.Cause == store.CauseLogin:
		return d.say("mail.note_login")
	case v.Cause == store.CauseAsk:
		return d.say("mail.note_ask", "AGO", when.AgoShort(d.words, v.At, d.now()))
	case v.Earlier:
		return d.say("mail.note_earlier")
	case v.State == store.Failed:
		return v.Answer
	case v.State == store.Unknown:
		return d.say("mail.note_unknown")
	case v.Cause == store.CauseWait, v.Cause == store.CauseRest:
		return d.say("mail.note_wait")
	}
	return ""
}

func (d *outboxPage) hints() []key.Binding {
	v, ok := d.verdict()
	var hints []key.Binding
	if ok {
		hints = append(hints, d.hint("enter", "mail.show"))
	}
	if ok && live(v) {
		hints = append(hints, d.hint("r", "mail.retry"))
		if v.Act == store.ActReply {
			hints = append(hints, d.hint("c", "mail.change"))
		}
		hints = append(hints, d.hint("d", "mail.drop"))
	}
	if ok && v.Cause == store.CauseLogin {
		hints = append(hints, d.hint("l", "mail.log_in"))
	}
	return append(hints, d.backHint())
}

func (d *outboxPage) status() string {
	if d.problem != "" {
		return d.problem
	}
	return d.say("mail.never_twice")
}
