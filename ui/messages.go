package ui

import (
	"time"

	"tend/feeds"
	"tend/store"
	"tend/ui/query"
)

// changedMsg says that something in the cache has changed, by this program or
// by another.
type changedMsg struct{}

// deskLoadedMsg brings what the desk shows. Only the answer to the newest
// question counts.
type deskLoadedMsg struct {
	seq       int
	asked     asked
	counts    store.Counts
	sources   sources
	synced    time.Time
	pace      time.Duration
	outbox    store.OutboxCounts
	acted     int
	posts     window[store.Post]
	comments  window[store.Comment]
	tasks     window[store.Task]
	proposals store.Proposals
	snippets  map[int64]string // of hits: the words around them
	texts     int              // that were searched, up to one more than mostTexts
	cut       bool             // there are more rows than were asked for a match
	indexing  bool             // some texts cannot be found yet
	err       error
}

// pageLoadedMsg brings further rows of one list.
type pageLoadedMsg[T any] struct {
	seq    int
	where  end
	window window[T]
	err    error
}

// actedMsg says what came of an act: the batch it was kept as, or why it was
// not.
type actedMsg struct {
	taken
	batch store.Batch
	err   error
}

// syncProgressedMsg tells how a sync goes on.
type syncProgressedMsg struct {
	event feeds.Event
	of    *syncing
}

// syncEndedMsg says what a sync brought.
type syncEndedMsg struct {
	result  feeds.Result
	mail    mailSentMsg // what became of the verdicts that were sent before
	arrived             // in the background: what is more on the desk than before
	err     error
}

// readingLoadedMsg brings everything about the items around the one in focus.
type readingLoadedMsg struct {
	seq   int
	pages []page
	err   error
}

// restedMsg says that the focus has stayed on a row for a moment: that which it
// was on after so many moves.
type restedMsg struct{ seq, moves int }

// tickedMsg says that a known instant has come: an age changes, something
// wakes.
type tickedMsg struct{ seq int }

// idsLoadedMsg brings the IDs of all rows of a list.
type idsLoadedMsg struct {
	asked asked // which list that was
	pane  pane
	ids   []int64
	err   error
}

// viewChosenMsg says which saved view is to be shown; without a name the whole
// desk.
type viewChosenMsg struct{ name string }

// viewNamedMsg brings a view that is to be kept.
type viewNamedMsg struct{ view query.View }

// viewKeptMsg says what came of keeping a view.
type viewKeptMsg struct {
	view query.View
	err  error
}

// indexedMsg says that texts were made searchable, as far as there were any.
type indexedMsg struct{}

// noBrowserMsg says that an address could not be opened.
type noBrowserMsg struct{}

// failedMsg says that something asked of the desk did not work.
type failedMsg struct{ err error }

// toldMsg is a sentence for the status line.
type toldMsg struct{ said string }
