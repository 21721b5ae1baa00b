package ui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/feeds"
	"tend/store"
)

// progressCells is how many cells the bar of a sync has.
const progressCells = 8

// syncing is a sync that is going on.
type syncing struct {
	events chan feeds.Event
	cancel context.CancelFunc
}

// syncState is what the screen knows of a sync.
type syncState struct {
	going   *syncing // nil: none
	done    int
	total   int
	last    feeds.Event // of the source that has ended last
	running []running   // sources that have not ended
	offline bool
}

// running is a source that is being asked.
type running struct {
	id    int64
	name  string
	since time.Time
}

// slow is how long a source may say nothing before it is named.
const slow = 3 * time.Second

// syncTickedMsg says that another second of a sync has gone by.
type syncTickedMsg struct{}

// syncTick comes a second later, as long as a sync is going on.
func (a *app) syncTick() tea.Cmd {
	if a.still || a.syncs.going == nil || a.background.quiet {
		return nil
	}
	return a.after(time.Second, syncTickedMsg{})
}

// sync starts a sync of all sources, or says that one is going on.
func (a *app) sync() tea.Cmd { return a.syncSources(nil) }

// syncNew syncs sources that can be read now and could not before, and says
// what happened.
func (a *app) syncNew(happened string, ids ...int64) tea.Cmd {
	cmd := a.syncSources(ids)
	a.tell(strings.TrimSpace(happened + " " + a.status.said))
	return cmd
}

// syncSources starts a sync of some sources; none means all.
func (a *app) syncSources(ids []int64) tea.Cmd {
	switch {
	case a.background.quiet:
		a.background.asked = true // it also sends what has waited
		a.tell("")
		return nil
	case a.syncs.going != nil:
		a.tell(a.say("desk.sync_going"))
		return nil
	case a.desk.feeds == nil || len(ids) == 0 && a.summary.sources.All() == 0:
		a.tell(a.say("desk.no_sources"))
		return nil
	}
	going, cmd := a.desk.startSync(feeds.Which{All: true, Sources: ids}, wanted)
	a.syncs = syncState{going: going, total: a.summary.sources.All()}
	if len(ids) > 0 {
		a.syncs.total = len(ids)
	}
	a.tell("")
	return tea.Batch(cmd, a.syncTick())
}

// errand is why there is a sync.
type errand int

// A sync that somebody wanted sends first what an earlier evening left. One
// that the desk does by itself sends nothing: verdicts leave by their own
// clock, and earlier ones only when somebody says so.
const (
	wanted errand = iota
	byItself
)

// startSync returns a sync and the commands that run and follow it.
func (d *desk) startSync(which feeds.Which, why errand) (*syncing, tea.Cmd) {
	ctx, cancel := context.WithCancel(d.ctx)
	s := &syncing{events: make(chan feeds.Event, 64), cancel: cancel}
	run := func() tea.Msg { return d.runSync(ctx, s, which, why) }
	return s, tea.Batch(run, s.next())
}

// runSync sends, pulls, and tells each step, also to a screen that is busy: one
// that missed the end of a source would wait for it until the last.
func (d *desk) runSync(ctx context.Context, s *syncing, which feeds.Which, why errand) tea.Msg {
	defer s.cancel()
	defer close(s.events)
	var mail mailSentMsg
	var before arrived
	if why == wanted {
		mail = d.sendNow(ctx, true)
	} else {
		before = d.waitingNow()
	}
	r, err := d.feeds.Sync(ctx, which, func(e feeds.Event) {
		select {
		case s.events <- e:
		case <-ctx.Done():
		}
	})
	m := syncEndedMsg{result: r, mail: mail, err: err}
	if why == byItself {
		after := d.waitingNow()
		m.arrived = arrived{max(0, after.held-before.held), max(0, after.newcomers-before.newcomers)}
	}
	return m
}

// next waits for the next event of the sync.
func (s *syncing) next() tea.Cmd {
	return func() tea.Msg {
		e, ok := <-s.events
		if !ok {
			return nil
		}
		return syncProgressedMsg{event: e, of: s}
	}
}

// progress shows how far the sync has come.
func (a *app) progress(m syncProgressedMsg) tea.Cmd {
	s := &a.syncs
	if s.going == nil || s.going != m.of {
		return nil
	}
	e := m.event
	s.done, s.total = e.Done, e.Total
	if a.background.quiet {
		return s.going.next()
	}
	if e.Started {
		s.running = append(s.running, running{e.Source.ID, e.Source.Name, a.now()})
		return s.going.next()
	}
	s.running = slices.DeleteFunc(s.running, func(r running) bool { return r.id == e.Source.ID })
	s.last = e
	if e.Failure.Code != "" {
		a.status.trouble = a.say("desk.failed", "X", e.Source.Name, "WORD", a.words.FailureWord(e.Failure))
	}
	return s.going.next()
}

// synced says what the sync brought. Then what it brought is made searchable.
func (a *app) synced(m syncEndedMsg) tea.Cmd {
	if a.background.quiet {
		return a.syncedQuietly(m)
	}
	a.syncs = syncState{offline: m.result.Offline}
	if last := a.mail.takeLast(); last != nil {
		return a.sendAndQuit(last)
	}
	switch {
	case errors.Is(m.err, context.Canceled):
		a.tell(a.say("desk.sync_stopped"))
	case m.err != nil:
		a.fail(m.err)
	case m.result.Offline:
		a.tell(a.say("desk.offline"))
	default:
		a.tellOutcomes(a.broughtWords(m.result), m.mail)
	}
	a.status.trouble = a.failingWords(m.result)
	return tea.Batch(a.reload(false), a.desk.index())
}

// broughtWords says how much a sync brought.
func (a *app) broughtWords(r feeds.Result) string {
	var brought []string
	if n := r.Saved.NewComments; n > 0 {
		brought = append(brought, a.say("desk.new_comments", "N", n))
	}
	if n := r.Saved.NewPosts; n > 0 {
		brought = append(brought, a.say("desk.new_posts", "N", n))
	}
	gone := ""
	if e := r.Expired; e.Posts+e.Comments > 0 {
		gone = " " + a.say("board.expired", "N", e.Posts+e.Comments, "X", a.say("cli.member_counts", "N", e.Comments, "P", e.Posts))
	}
	switch {
	case len(brought) > 0:
	case r.Failed > 0 && r.Failed == len(r.Sources):
		return a.say("desk.synced_none") + gone
	default:
		return a.say("desk.synced_nothing") + gone
	}
	return a.say("desk.synced_new", "X", strings.Join(brought, ", ")) + gone
}

// failingWords names what failed in a sync; "" if nothing did. A source that
// asked us to wait is resting, which is no trouble.
func (a *app) failingWords(r feeds.Result) string {
	var failed []feeds.SourceResult
	for _, s := range r.Sources {
		if s.Failure.Code != "" && s.Failure.Code != store.FailWait {
			failed = append(failed, s)
		}
	}
	switch {
	case r.Offline || len(failed) == 0:
		return ""
	case len(failed) > 1:
		return a.say("desk.sources_failing", "N", len(failed))
	}
	return a.say("desk.failed", "X", failed[0].Source.Name, "WORD", a.words.FailureWord(failed[0].Failure))
}

// index makes what a sync brought searchable, when no sync is going on.
func (d *desk) index() tea.Cmd {
	if d.feeds == nil {
		return nil
	}
	return func() tea.Msg {
		if err := d.feeds.Index(d.ctx); err != nil && d.ctx.Err() == nil {
			return failedMsg{err}
		}
		return indexedMsg{}
	}
}

// progressWords is the bar and the count of a sync that is going on.
func (a *app) progressWords() []part {
	s, t := a.syncs, a.theme
	filled := 0
	if s.total > 0 {
		filled = min(progressCells, (s.done*progressCells+s.total/2)/s.total)
	}
	if a.still {
		return []part{{a.say("desk.syncing"), t.Text}}
	}
	ps := []part{
		{a.say("desk.syncing"), t.Text},
		{"  " + strings.Repeat(t.Signs.Progress, filled), t.Accent},
		{strings.Repeat(t.Signs.Rest, progressCells-filled), t.Muted},
		{"  " + a.say("desk.sync_count", "N", s.done, "ALL", s.total), t.Muted},
	}
	if len(s.running) > 0 && a.now().Sub(s.running[0].since) >= slow {
		seconds := int(a.now().Sub(s.running[0].since) / time.Second)
		return append(ps, part{", " + a.say("desk.sync_slow", "X", s.running[0].name, "N", seconds), t.Muted})
	}
	if name := s.last.Source.Name; name != "" {
		n := s.last.Saved.NewComments + s.last.Saved.NewPosts
		ps = append(ps, part{", " + a.say("desk.sync_source", "X", name, "N", n), t.Muted})
	}
	return ps
}

// progressBar is the terminal's own bar.
func (a *app) progressBar() *tea.ProgressBar {
	s := a.syncs
	if s.going == nil || a.background.quiet {
		return nil
	}
	if s.total == 0 || s.done == 0 {
		return tea.NewProgressBar(tea.ProgressBarIndeterminate, 0)
	}
	return tea.NewProgressBar(tea.ProgressBarDefault, s.done*100/s.total)
}
