package ui

import (
	"reflect"
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/keyboard"
)

// quitSheet asks what becomes of verdicts that have not left when tend ends.
// As long as it asks, nothing leaves.
type quitSheet struct {
	*env
	queued []store.Verdict
}

// sendAndQuitMsg: these verdicts leave now, and then tend ends.
type sendAndQuitMsg struct{ ids []int64 }

// stayedMsg says that tend goes on after all.
type stayedMsg struct{}

// quitWithMail asks what becomes of verdicts that have not left; without any
// it ends tend.
func (a *app) quitWithMail(m queuedMsg) tea.Cmd {
	queued := slices.DeleteFunc(m.queued, func(v store.Verdict) bool {
		return v.Earlier || v.Cause == store.CauseLogin || v.Cause == store.CauseAsk // they wait anyway
	})
	switch {
	case m.err != nil:
		a.fail(m.err)
		return nil
	case len(queued) == 0:
		return a.leave()
	case a.shows(reflect.TypeFor[*quitSheet]()):
		return nil
	}
	slices.Reverse(queued)
	return a.open(&quitSheet{env: a.env, queued: queued})
}

func (d *quitSheet) init() tea.Cmd { return nil }

func (d *quitSheet) update(msg tea.Msg) (dialog, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return d, nil
	}
	switch d.verb(keyboard.Quit, k) {
	case "esc":
		return nil, answered(stayedMsg{})
	case "enter":
		ids := make([]int64, len(d.queued))
		for i, v := range d.queued {
			ids[i] = v.ID
		}
		return nil, tea.Batch(answered(toldMsg{d.say("mail.sending", "N", len(ids))}), answered(sendAndQuitMsg{ids}))
	case "quit-keep":
		return nil, answered(quitChosenMsg{})
	}
	return d, nil
}

func (d *quitSheet) frame() frame {
	return frame{rows: max(6, min(len(d.queued), 5)+4), name: d.say("mail.quit_name", "N", len(d.queued))}
}

func (d *quitSheet) view(r room) drawing {
	p := newPaper(d.env, r, sheetText)
	p.margin()
	const most = 4
	for i, v := range d.queued {
		if i == most-1 && len(d.queued) > most {
			p.text(d.theme.Text, d.say("mail.quit_more", "N", len(d.queued)-i))
			break
		}
		what := d.say("mail.what_"+string(v.Act), "X", v.Subject)
		p.line(func(s *strip) {
			s.field(d.theme.Text, what, min(25, p.width)).add(d.theme.Muted, d.theme.Signs.Cut(d.queuedWords(v), max(0, p.width-25)))
		})
	}
	if p.narrow() { // the hint line has no room for k
		p.text(d.theme.Text, d.say("mail.quit_kept_narrow"))
		return p.drawing()
	}
	p.text(d.theme.Text, d.say("mail.quit_kept"))
	return p.drawing()
}

// queuedWords says when a verdict leaves.
func (e *env) queuedWords(v store.Verdict) string {
	if n := secondsLeft(v, e.now()); n > 0 {
		return e.say("desk.verdict_queued", "N", n)
	}
	return e.say("mail.state_queued")
}

// secondsLeft is how many seconds of its undo time a verdict has left, 0 if
// that is over or far away.
func secondsLeft(v store.Verdict, now time.Time) int {
	left := v.SendAfter.Sub(now)
	if v.State != store.Queued || left <= 0 || left > store.UndoTime+time.Second {
		return 0
	}
	return min(int((left+time.Second-1)/time.Second), int(store.UndoTime/time.Second))
}

// nextSecond is when the seconds left of some verdicts are next other ones.
func nextSecond(all []store.Verdict, now time.Time) time.Time {
	next := time.Time{}
	for _, v := range all {
		if n := secondsLeft(v, now); n > 0 {
			at := v.SendAfter.Add(-time.Duration(n-1) * time.Second)
			if next.IsZero() || at.Before(next) {
				next = at
			}
		}
	}
	return next
}

func (d *quitSheet) nextCount() time.Time { return nextSecond(d.queued, d.now()) }

func (d *quitSheet) hints() []key.Binding {
	return []key.Binding{d.hint("enter", "mail.quit_send"), d.key("quit-keep"), d.hint("esc", "sheets.stay")}
}

func (d *quitSheet) status() string { return d.say("mail.nothing_sent") }
