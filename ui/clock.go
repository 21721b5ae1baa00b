package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/ui/alarm"
)

// clock wakes the desk at the next instant at which something on the screen
// changes by itself: an age, or an item that comes back from waiting. When
// nothing does, no timer runs.
type clock struct {
	seq    int
	at     time.Time // when it rings; zero: never
	rings  bool      // it rings now
	byWall bool      // the machine's own clock wakes the desk, not a timer of the program
	stop   context.CancelFunc
}

// set sets the clock to the next known instant, if that is another one. One
// that was missed rings at once: whoever opens the lid presses a key first.
func (c *clock) set(a *app) tea.Cmd {
	if c.rings {
		return nil
	}
	if !c.at.IsZero() && a.now().After(c.at.Add(time.Second)) {
		c.rings = true
		c.seq++
		return answered(tickedMsg{c.seq})
	}
	at := a.nextInstant()
	if at.Equal(c.at) {
		return nil
	}
	c.at = at
	c.seq++
	if at.IsZero() {
		return nil
	}
	if !c.byWall {
		return a.after(max(0, at.Sub(a.now())), tickedMsg{c.seq})
	}
	return c.wait(a.desk.ctx, time.Now().Add(at.Sub(a.now())))
}

// wait lets the machine's clock ring, and no more at the time before.
func (c *clock) wait(ctx context.Context, at time.Time) tea.Cmd {
	if c.stop != nil {
		c.stop()
	}
	ctx, c.stop = context.WithCancel(ctx)
	ticked := tickedMsg{c.seq}
	return func() tea.Msg {
		if alarm.Wait(ctx, at) {
			return ticked
		}
		return nil
	}
}

// ticked draws ages anew, and brings back what has waited long enough.
func (a *app) ticked(m tickedMsg) tea.Cmd {
	if m.seq != a.clock.seq {
		return nil
	}
	a.clock.at, a.clock.rings = time.Time{}, false
	return tea.Batch(a.slept(), a.come())
}

// come does what it is time for.
func (a *app) come() tea.Cmd {
	a.countOn()
	cmds := []tea.Cmd{a.sendDue(), a.syncDue(), a.ring()}
	if next := a.summary.proposals.Next; !next.IsZero() && !a.now().Before(next) {
		cmds = append(cmds, a.reload(false))
	}
	wake := a.summary.counts.NextWake
	if !wake.IsZero() && !a.now().Before(wake) {
		cmds = append(cmds, a.desk.wake())
	}
	return tea.Batch(cmds...)
}

// nextInstant is when something on the screen next changes by itself; at most
// once a minute.
func (a *app) nextInstant() time.Time {
	if !a.summary.loaded {
		return time.Time{}
	}
	now := a.now()
	next := time.Time{}
	consider := func(t time.Time) {
		if !t.IsZero() && t.After(now) && (next.IsZero() || t.Before(next)) {
			next = t
		}
	}
	consider(nextAge(a.summary.synced, now))
	consider(nextAge(a.summary.counts.Oldest, now))
	for _, c := range visible(&a.comments, a.shown(commentsPane)) {
		consider(nextAge(c.Published, now))
	}
	for _, p := range visible(&a.posts, a.shown(postsPane)) {
		consider(nextAge(p.Published, now))
	}
	consider(tomorrow(now)) // "today" becomes "yesterday"
	if !next.IsZero() && next.Sub(now) < time.Second {
		next = now.Add(time.Second)
	}
	consider(a.summary.counts.NextWake)
	consider(a.summary.counts.NextReminder)
	consider(a.nextSync())
	consider(a.summary.proposals.Next)
	consider(a.posts.told)
	consider(a.comments.told)
	consider(a.tasks.told)
	consider(a.nextCount())
	if !a.mail.sending {
		consider(a.nextMail())
	}
	return next
}

// nextAge is when the age of t is next said in another number: after a minute,
// an hour or a day.
func nextAge(t, now time.Time) time.Time {
	if t.IsZero() || t.After(now) {
		return time.Time{}
	}
	age := now.Sub(t)
	step := 24 * time.Hour
	switch {
	case age < time.Hour:
		step = time.Minute
	case age < 24*time.Hour:
		step = time.Hour
	}
	return t.Add((age/step + 1) * step)
}

// visible returns the rows of a list that are on the screen.
func visible[T any](l *list[T], n int) []T {
	from := min(l.top, len(l.rows))
	return l.rows[from:min(from+n, len(l.rows))]
}

// wakedMsg says how many items came back from waiting.
type wakedMsg struct {
	n   int
	err error
}

// wake puts back on the desk what has waited long enough.
func (d *desk) wake() tea.Cmd {
	return func() tea.Msg {
		n, err := d.store.Wake(d.ctx)
		return wakedMsg{n, err}
	}
}

// waked says that items came back, and shows them.
func (a *app) waked(m wakedMsg) tea.Cmd {
	if m.err != nil {
		a.fail(m.err)
		return nil
	}
	if m.n > 0 {
		a.tell(a.say("desk.woke", "N", m.n))
	}
	return a.reload(false)
}
