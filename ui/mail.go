package ui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/store"
)

// mailState is what the desk knows of verdicts on their way.
type mailState struct {
	counts  store.OutboxCounts
	sending bool
	last    []int64   // what is sent after the round that is going on, before tend ends
	resting time.Time // nothing is sent before: the last try came to nothing
	alive   moment    // the last one at which the program was awake
	waking  bool      // it was asleep, and nothing may leave before its undo time is given again
	greeted bool      // it was said what an earlier run left
	known   int       // failed when tend was started, or when the outbox was last opened
	counted bool      // known was taken
}

// count takes over how the verdicts stand.
func (m *mailState) count(c store.OutboxCounts) {
	m.counts = c
	if !m.counted {
		m.look()
	}
	m.known = min(m.known, c.Failed)
}

// look takes note of what failed.
func (m *mailState) look() { m.known, m.counted = m.counts.Failed, true }

// failed is how many verdicts failed that nobody has taken note of.
func (m *mailState) failed() int { return m.counts.Failed - m.known }

// moment is a time by both clocks of the machine: the one on the wall goes on
// while it sleeps, the other one does not.
type moment struct {
	wall  time.Time
	awake time.Duration
}

// mailPause is how long nothing is sent after a try that came to nothing.
const mailPause = 20 * time.Second

// sendDue sends what may leave now. Nothing is sent twice at a time, and
// nothing while somebody is asked whether it shall be.
func (a *app) sendDue() tea.Cmd {
	next := a.nextMail()
	if next.IsZero() || next.After(a.now()) || a.mail.sending || a.mail.waking || a.syncs.going != nil && !a.background.quiet {
		return nil
	}
	if cmd := a.slept(); cmd != nil {
		return cmd
	}
	a.mail.sending = true
	return a.desk.send(false)
}

// nextMail is when the next verdict can leave; zero if none can.
func (a *app) nextMail() time.Time {
	next := a.mail.counts.Next
	if _, asked := a.front().(*quitSheet); asked || next.IsZero() || a.desk.feeds == nil {
		return time.Time{}
	}
	if next.Before(a.mail.resting) {
		return a.mail.resting
	}
	return next
}

// sleptMsg says that verdicts have their undo time again, because the machine
// was asleep while it ran.
type sleptMsg struct{ err error }

// slept gives verdicts their undo time again after the machine was asleep.
func (a *app) slept() tea.Cmd {
	before := a.mail.alive
	now := moment{a.now().Round(0), a.awake()}
	a.mail.alive = now
	if before.wall.IsZero() || now.wall.Sub(before.wall)-(now.awake-before.awake) < 5*time.Second {
		return nil
	}
	return a.wakeUp(before.wall)
}

// wakeUp gives verdicts their undo time again that nobody could see pass since
// a time, and lets the network come back before it is used.
func (a *app) wakeUp(since time.Time) tea.Cmd {
	a.mail.waking = true
	a.background.rest = a.now().Add(afterSleep)
	return a.desk.restartWindows(since)
}

// woken counts the undo time down again.
func (a *app) woken(m sleptMsg) tea.Cmd {
	a.mail.waking = false
	if m.err != nil {
		a.fail(m.err)
		return nil
	}
	if !a.status.until.IsZero() {
		a.status.until = a.now().Add(store.UndoTime)
	}
	return a.reload(false)
}

// mailed says what became of the verdicts that were sent.
func (a *app) mailed(m mailSentMsg) tea.Cmd {
	a.mail.sending = false
	if m.err != nil || len(m.outcomes) == 0 {
		a.mail.resting = a.now().Add(mailPause)
	}
	switch last := a.mail.takeLast(); {
	case m.quit && m.well():
		return a.leave()
	case last != nil && m.well():
		return a.sendAndQuit(last)
	}
	if m.err != nil && !errors.Is(m.err, context.Canceled) {
		a.fail(m.err)
	} else if len(m.outcomes) > 0 {
		a.tellOutcomes("", m)
	}
	return a.reload(false)
}

// sendAndQuit sends what is queued, and then tend ends. Two rounds at a time
// would take verdicts from each other, and the one that found none would end
// tend over the other: what is being sent already comes first.
func (a *app) sendAndQuit(ids []int64) tea.Cmd {
	switch {
	case a.mail.sending:
		a.mail.last = ids
		return nil
	case a.syncs.going != nil && !a.background.quiet:
		a.mail.last = ids
		a.syncs.going.cancel()
		return nil
	}
	a.mail.sending = true
	return a.desk.sendAndQuit(ids)
}

// takeLast returns what waits to be sent before tend ends, once.
func (m *mailState) takeLast() []int64 {
	last := m.last
	m.last = nil
	return last
}

// greet says once at the start what an earlier run left to be sent.
func (a *app) greet() {
	if a.mail.greeted {
		return
	}
	a.mail.greeted = true
	if n := a.mail.counts.Earlier; n > 0 {
		a.tell(a.say("mail.earlier", "N", n))
		a.status.keys = []statusKey{{a.keys.Key("sync"), a.say("mail.sends_them")}, {a.keys.Key("outbox"), a.say("mail.shows_them")}}
	}
}

// countdown is how many whole seconds of undo time are left of what the status
// line speaks of; 0 if that is over.
func (a *app) countdown() int {
	left := a.status.until.Sub(a.now())
	if a.status.until.IsZero() || left <= 0 {
		return 0
	}
	return min(int(store.UndoTime/time.Second), int((left+time.Second-1)/time.Second))
}

// countOn says that what the status line speaks of is being sent, when its
// undo time is over.
func (a *app) countOn() {
	if a.status.until.IsZero() || a.countdown() > 0 || a.mail.waking {
		return
	}
	a.tell(a.say("mail.sending", "N", a.status.batch.Count))
}

// nextCount is when a countdown on the screen shows another number.
func (a *app) nextCount() time.Time {
	if d, ok := a.front().(interface{ nextCount() time.Time }); ok && !a.still {
		return d.nextCount()
	}
	n := a.countdown()
	if n == 0 || a.still {
		return a.status.until
	}
	return a.status.until.Add(-time.Duration(n-1) * time.Second)
}

// verdictsChanged says what went wrong with a verdict that was to be tried
// again; otherwise it leaves.
func (a *app) verdictsChanged(m verdictsChangedMsg) tea.Cmd {
	a.mail.resting = time.Time{}
	if m.err != nil {
		a.fail(m.err)
	}
	return a.reload(false)
}

// refusal is the verdict on the comment in focus that its site refused; nil if
// there is none.
func (a *app) refusal() *store.Verdict {
	it, ok := a.item()
	if !ok || it.Verdict == nil || it.Verdict.State != store.Failed {
		return nil
	}
	return it.Verdict
}

// replying reports whether an answer is being written.
func (a *app) replying() bool {
	for _, d := range a.dialogs {
		if _, ok := d.dialog.(*replySheet); ok {
			return true
		}
	}
	return false
}
