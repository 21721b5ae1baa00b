package ui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/store"
)

// mailState is what the desk knows of verdicts on their way.
type mailState struct {
	counts  store.OutboxCounts
	sending bool
	woken   time.Time // the last moment the program was awake; with the monotonic clock
	greeted bool      // it was said what an earlier run left
}

// sendDue sends what may leave now. Nothing is sent twice at a time.
func (a *app) sendDue() tea.Cmd {
	next := a.mail.counts.Next
	if a.desk.feeds == nil || a.mail.sending || next.IsZero() || next.After(a.now()) || a.syncs.going != nil {
		return nil
	}
	if cmd := a.slept(); cmd != nil {
		return cmd
	}
	a.mail.sending = true
	return a.desk.send(false)
}

// slept gives verdicts their undo time again after the machine was asleep: the
// wall clock has gone on then and the monotonic one has not.
func (a *app) slept() tea.Cmd {
	now, before := a.now(), a.mail.woken
	a.mail.woken = now
	if before.IsZero() {
		return nil
	}
	wall, awake := now.Round(0).Sub(before.Round(0)), now.Sub(before)
	if wall-awake < 5*time.Second {
		return nil
	}
	return func() tea.Msg {
		if err := a.desk.store.RestartWindows(a.desk.ctx, before.Round(0)); err != nil {
			return failedMsg{err}
		}
		return changedMsg{}
	}
}

// mailed says what became of the verdicts that were sent.
func (a *app) mailed(m mailSentMsg) tea.Cmd {
	a.mail.sending = false
	if m.quit {
		return a.leave()
	}
	if m.err != nil && !errors.Is(m.err, context.Canceled) {
		a.fail(m.err)
	} else if len(m.outcomes) > 0 {
		a.tellOutcomes(m.outcomes)
	}
	return a.reload(false)
}

// tellOutcomes sums up in one line: what was confirmed, then the first thing
// that went another way.
func (a *app) tellOutcomes(all []outcome) {
	slices.SortFunc(all, func(x, y outcome) int { return int(x.ID - y.ID) })
	var said []string
	done := map[store.Act][]outcome{}
	var acts []store.Act
	var odd []outcome
	for _, o := range all {
		if o.State != store.Sent {
			odd = append(odd, o)
			continue
		}
		if done[o.Act] == nil {
			acts = append(acts, o.Act)
		}
		done[o.Act] = append(done[o.Act], o)
	}
	for _, act := range acts {
		said = append(said, a.say("mail.done_"+string(act), "N", len(done[act]), "X", done[act][0].Subject))
	}
	loud := false
	if len(odd) > 0 {
		text, bad := a.oddWords(odd[0], len(odd))
		said, loud = append(said, text), bad
	}
	a.tell(strings.Join(said, " "))
	a.status.loud = loud
	if len(acts) > 0 {
		a.status.key, a.status.word = "z", a.say("mail.take_back")
	}
}

// oddWords says why a verdict was not carried out, and whether that needs the
// volunteer.
func (a *app) oddWords(o outcome, n int) (said string, loud bool) {
	by := o.By
	if by == "" {
		by = a.say("mail.somebody")
	}
	switch {
	case o.Cause == store.CauseLogin:
		return a.say("mail.login_refused", "X", o.Source, "N", a.mail.counts.Queued), true
	case o.State == store.Failed:
		return a.say("mail.failed", "X", o.Subject, "WHY", o.Answer), true
	case o.State == store.Unknown:
		return a.say("mail.unclear", "X", o.Source), false
	case o.State == store.Queued:
		return a.say("mail.later", "N", n), false
	case o.Cause != "" && a.words.Has("mail.cause_"+string(o.Cause)):
		return a.say("mail.overtaken", "X", o.Subject, "WHY", a.say("mail.cause_"+string(o.Cause), "X", by)), false
	}
	return a.say("mail.overtaken", "X", o.Subject, "WHY", a.say("mail.cause_else", "X", by)), false
}

// greet says once at the start what an earlier run left to be sent.
func (a *app) greet() {
	if a.mail.greeted {
		return
	}
	a.mail.greeted = true
	if n := a.mail.counts.Earlier; n > 0 {
		a.tell(a.say("mail.earlier", "N", n))
		a.status.key, a.status.word = "R", a.say("mail.sends_them")
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
	if a.status.until.IsZero() || a.countdown() > 0 {
		return
	}
	a.tell(a.say("mail.sending", "N", a.status.batch.Count))
}

// nextCount is when the countdown shows another number.
func (a *app) nextCount() time.Time {
	n := a.countdown()
	if n == 0 || a.still {
		return a.status.until
	}
	return a.status.until.Add(-time.Duration(n-1) * time.Second)
}

// quitWithMail asks what becomes of verdicts that have not left; without any
// it ends tend.
func (a *app) quitWithMail(m queuedMsg) tea.Cmd {
	switch {
	case m.err != nil:
		a.fail(m.err)
		return nil
	case len(m.queued) == 0:
		return a.leave()
	}
	return a.open(newQuitWithMail(a.env, m.queued))
}

// verdictsChanged says what went wrong with a verdict that was to be tried
// again; otherwise it leaves.
func (a *app) verdictsChanged(m verdictsChangedMsg) tea.Cmd {
	if m.err != nil {
		a.fail(m.err)
	}
	return a.reload(false)
}

// refused opens what the site said against a verdict on the comment in focus;
// nil if it said nothing.
func (a *app) refused() tea.Cmd {
	it, ok := a.item()
	if !ok || it.Verdict == nil || it.Verdict.State != store.Failed {
		return nil
	}
	src, _ := a.sourceOf(it)
	return a.open(newRefused(a.env, it, src, a.mail.counts.Queued))
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
