package ui

import (
	"math/rand/v2"
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/feeds"
	"tend/store"
)

// background is what the desk knows of syncs that it does by itself.
type background struct {
	quiet  bool      // the sync that goes on is one of them
	asked  bool      // meanwhile somebody asked for a sync
	rest   time.Time // none before: the last one came to nothing, or the machine slept
	waits  int       // how many in a row have found no network
	jitter float64   // 0 to 1: so that not all desks ask at once
}

// How long a sync in the background waits after the start, and after the
// machine was asleep: the network comes back later than the screen.
const (
	afterStart = 10 * time.Second
	afterSleep = 30 * time.Second
)

// longestWait is how long it waits at most while there is no network.
const longestWait = 2 * time.Hour

// newBackground returns what is known at the start.
func newBackground(now time.Time) background {
	return background{rest: now.Add(afterStart), jitter: rand.Float64()}
}

// nextSync is when the desk syncs by itself; zero if it does not. Whoever has
// synced last counts, another program too.
func (a *app) nextSync() time.Time {
	every := a.config.SyncEvery
	if every == 0 || a.desk.feeds == nil || a.syncs.going != nil || a.summary.sources.All() == 0 {
		return time.Time{}
	}
	next := a.summary.synced.Add(every + time.Duration(a.background.jitter*float64(every)/10))
	if next.Before(a.background.rest) {
		return a.background.rest
	}
	return next
}

// syncDue syncs by itself when the time has come. Nothing on the screen moves
// but what it brings, and verdicts of an earlier evening stay.
func (a *app) syncDue() tea.Cmd {
	next := a.nextSync()
	if next.IsZero() || a.now().Before(next) {
		return nil
	}
	going, cmd := a.desk.startSync(feeds.Which{All: true}, byItself)
	a.syncs.going, a.background.quiet = going, true
	return cmd
}

// syncedQuietly takes over what a sync in the background brought, and tells of
// it who looks elsewhere.
func (a *app) syncedQuietly(m syncEndedMsg) tea.Cmd {
	b := &a.background
	asked, known := b.asked, a.status.trouble
	b.quiet, b.asked = false, false
	b.rest = a.now().Add(a.config.SyncEvery)
	a.syncs = syncState{offline: m.result.Offline}
	if !m.result.Offline {
		b.waits = 0
	} else {
		b.waits++
		b.rest = a.now().Add(min(a.config.SyncEvery<<min(b.waits, 6), max(a.config.SyncEvery, longestWait)))
	}
	if m.err == nil {
		a.status.trouble = a.failingWords(m.result)
	}
	cmds := []tea.Cmd{a.reload(false), a.desk.index(), a.noticeSync(m, known)}
	if asked {
		cmds = append(cmds, a.sync())
	}
	return tea.Batch(cmds...)
}

// arrived is what a sync brought that a volunteer may want to be told of.
type arrived struct{ held, newcomers int }

// waitingNow counts what a sync may add to.
func (d *desk) waitingNow() (n arrived) {
	counts, err := d.store.Counts(d.ctx)
	if err != nil {
		return arrived{}
	}
	n.held = counts.Held
	n.newcomers, err = d.store.CountComments(d.ctx, store.Filter{Pending: true, Narrow: store.Narrow{Reasons: store.Newcomer}})
	if err != nil {
		return arrived{}
	}
	return n
}
