package ui

import (
	"context"
	"os"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/feeds"
	"tend/store"
	"tend/ui/config"
	"tend/ui/query"
	"tend/ui/replies"
	"tend/ui/theme"
	"tend/ui/when"
)

// desk does everything that has an effect: it reads and writes the cache,
// syncs, opens the browser. Each method returns a command; its answer is a
// message in the past tense. Commands run beside the screen and touch nothing
// of it.
type desk struct {
	ctx   context.Context
	store *store.Store
	feeds *feeds.Feeds
	who   string
	now   func() time.Time
	look  theme.Options

	keepView func(query.View) error                                                    // writes a view into the settings; nil: they cannot be written
	memory   memory                                                                    // of earlier starts
	promises func(text string, at time.Time) (words string, due time.Time, found bool) // nil: they are not looked for
	reasons  []replies.Reply                                                           // for spam and trash, with the replies that go with them
	replies  string                                                                    // the folder of the saved ones; empty: none
	lent     *atomic.Bool                                                              // the terminal is the editor's
	terminal *os.File                                                                  // of this process; nil: the desk is somewhere else
	settings string                                                                    // config.toml; empty: none
	watched  *config.Watch                                                             // tells when that changes; nil: nobody does
	seen     <-chan struct{}                                                           // changes of the cache
	kept     tea.Cmd                                                                   // keeps the act asked for last and all before it; nil: none was
}

// taken is what an act is about: the rows show the verb until it is kept.
type taken struct {
	tasks bool // the IDs are of tasks, not of items
	ids   []int64
	verb  string
}

// asked is which rows the desk shows: what was searched for, the order, and
// where each list's window begins.
type asked struct {
	query                  query.Query
	far                    bool // all rows are asked, however many there are
	texts                  int  // how many were searched; 0 if they are to be counted
	lists                  bool // only what matches the query: the rest of the desk is the same for any
	order                  store.Order
	posts, comments, tasks span
	past                   bool // the tasks that are done, instead of the open ones
}

// span is a part of a list: rows behind a place, at most so many.
type span struct {
	start  store.Cursor
	before int // rows in front of it
	limit  int
}

// window is a part of a list as the store has it now.
type window[T any] struct {
	rows    []T
	start   store.Cursor // the place before the first row; zero at the beginning
	before  int          // rows before the window
	total   int          // rows of the whole list, capped
	more    bool         // there are rows behind
	pending int          // of what was found, how much is on the desk
}

// end is a side of a list's window.
type end int

// The sides.
const (
	front end = iota
	back
	tail // the end of the whole list, in the window's place
)

// under returns a desk whose readings end with ctx.
func (d *desk) under(ctx context.Context) *desk {
	same := *d
	same.ctx = ctx
	return &same
}

// watch waits for the next change of the cache.
func (d *desk) watch() tea.Cmd {
	if d.seen == nil {
		return nil
	}
	return func() tea.Msg {
		if _, ok := <-d.seen; !ok {
			return nil
		}
		return changedMsg{}
	}
}

// changeRest is how long the desk rests after a change before it looks for the
// next one: while a sync writes, one follows the other, and to read everything
// again for each would take the time from the keys.
const changeRest = 150 * time.Millisecond

// watchOn waits for the next change after one, and rests before.
func (d *desk) watchOn() tea.Cmd {
	next := d.watch()
	if next == nil {
		return nil
	}
	return func() tea.Msg {
		rest := time.NewTimer(changeRest)
		defer rest.Stop()
		select {
		case <-rest.C:
			return next()
		case <-d.ctx.Done():
			return nil
		}
	}
}

// load reads everything the desk shows.
func (d *desk) load(seq int, q asked) tea.Cmd {
	return func() tea.Msg {
		m := deskLoadedMsg{seq: seq, asked: q}
		m.err = d.read(&m)
		return m
	}
}

// read fills m from the store.
func (d *desk) read(m *deskLoadedMsg) (err error) {
	q := m.asked
	if q.lists {
		return d.readHits(m)
	}
	if m.counts, err = d.store.Counts(d.ctx); err != nil {
		return err
	}
	if m.sources, err = d.readSources(); err != nil {
		return err
	}
	if m.synced, err = d.store.LastSync(d.ctx); err != nil {
		return err
	}
	if m.outbox, err = d.store.OutboxCounts(d.ctx); err != nil {
		return err
	}
	if m.pace, err = d.store.Pace(d.ctx, d.who); err != nil {
		return err
	}
	if m.acted, err = d.store.ActedSince(d.ctx, d.who, midnight(d.now())); err != nil {
		return err
	}
	if !q.query.Empty() {
		return d.readHits(m)
	}
	if m.posts, err = readWindow(q.posts, m.counts.Posts, d.readPosts(q)); err != nil {
		return err
	}
	if m.comments, err = readWindow(q.comments, m.counts.Held+m.counts.Open, d.readComments(q)); err != nil {
		return err
	}
	return d.readTaskWindow(m)
}

// tomorrow returns the beginning of the day after a time's.
func tomorrow(t time.Time) time.Time {
	return when.Beginning(t.Year(), t.Month(), t.Day()+1, t.Location())
}

// midnight returns the beginning of a time's day.
func midnight(t time.Time) time.Time {
	return when.Beginning(t.Year(), t.Month(), t.Day(), t.Location())
}
