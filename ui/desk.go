package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"tend/feeds"
	"tend/store"
	"tend/ui/theme"
)

// desk does everything that has an effect: it reads and writes the cache,
// syncs, opens the browser. Each method returns a command; its answer is a
// message in the past tense.
type desk struct {
	ctx   context.Context
	store *store.Store
	feeds *feeds.Feeds
	who   string
	look  theme.Options
	seen  <-chan struct{} // changes of the cache
}

// changedMsg says that something in the cache has changed.
type changedMsg struct{}

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
