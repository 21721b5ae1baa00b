package ui

import (
	"os"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"tend/feeds"
	"tend/feeds/login"
	"tend/store"
)

// sourcesLoadedMsg brings all sources with their health.
type sourcesLoadedMsg struct {
	sources []store.Source
	err     error
}

// sourceCountedMsg brings how much of a source is here.
type sourceCountedMsg struct {
	id   int64
	kept store.Kept
	err  error
}

// sourceRenamedMsg says what came of a new name.
type sourceRenamedMsg struct{ err error }

// sourceRemovedMsg says what came of removing a source.
type sourceRemovedMsg struct {
	source store.Source
	err    error
}

// removalLoadedMsg brings what removing a source would do.
type removalLoadedMsg struct {
	source  store.Source
	removal store.Removal
	err     error
}

// discoveredMsg brings what was found at an address. Only the answer to the
// newest question counts.
type discoveredMsg struct {
	seq   int
	found feeds.Discovery
	err   error
}

// sourceAddedMsg says what came of adding a source.
type sourceAddedMsg struct {
	source store.Source
	err    error
}

// sourcesImportedMsg says what came of a list of feeds: the sources that were
// added, and how many lines were of no use.
type sourcesImportedMsg struct {
	added []store.Source
	left  int
	err   error
}

// loadSources reads all sources.
func (d *desk) loadSources() tea.Cmd {
	return func() tea.Msg {
		sources, err := d.store.Sources(d.ctx)
		return sourcesLoadedMsg{sources, err}
	}
}

// countSource counts what is here of a source.
func (d *desk) countSource(src store.Source) tea.Cmd {
	return func() tea.Msg {
		one := []store.Source{src}
		err := d.store.CountKept(d.ctx, one)
		return sourceCountedMsg{src.ID, one[0].Health.Kept, err}
	}
}

// renameSource gives a source another name.
func (d *desk) renameSource(id int64, name string) tea.Cmd {
	return func() tea.Msg { return sourceRenamedMsg{d.store.RenameSource(d.ctx, id, name)} }
}

// loadRemoval asks what removing a source would do.
func (d *desk) loadRemoval(src store.Source) tea.Cmd {
	return func() tea.Msg {
		r, err := d.store.Removal(d.ctx, src.ID)
		return removalLoadedMsg{src, r, err}
	}
}

// removeSource removes a source and its login. What volunteers thought of its items stays.
func (d *desk) removeSource(src store.Source) tea.Cmd {
	return func() tea.Msg { return sourceRemovedMsg{src, d.feeds.Remove(d.ctx, src, false)} }
}

// discover looks for feeds at an address.
func (d *desk) discover(seq int, address string, user login.Basic) tea.Cmd {
	return func() tea.Msg {
		found, err := d.feeds.Discover(d.ctx, address, user)
		return discoveredMsg{seq, found, err}
	}
}

// addSource keeps what was discovered as a source.
func (d *desk) addSource(found feeds.Discovery, c feeds.Choice) tea.Cmd {
	return func() tea.Msg {
		src, err := d.feeds.Add(d.ctx, found, c)
		return sourceAddedMsg{src, err}
	}
}

// importList adds every feed of a list in a file.
func (d *desk) importList(path string) tea.Cmd {
	return func() tea.Msg {
		added, left, err := d.readList(path)
		return sourcesImportedMsg{added, left, err}
	}
}

func (d *desk) readList(path string) ([]store.Source, int, error) {
	f, err := os.Open(atHome(path))
	if err != nil {
		return nil, 0, err
	}
	defer func() { _ = f.Close() }() // it was only read
	list, useless, err := feeds.ReadList(f)
	if err != nil {
		return nil, 0, err
	}
	added, left, err := d.feeds.Import(d.ctx, list, false)
	return added, len(useless) + len(left), err
}

// folder is where the cache is, as it is shown to people.
func (d *desk) folder() string {
	if d.store == nil {
		return ""
	}
	dir := filepath.Dir(d.store.Path())
	home, err := os.UserHomeDir()
	rest, inside := strings.CutPrefix(dir, home+string(filepath.Separator))
	if err != nil || !inside {
		return dir
	}
	return "~/" + filepath.ToSlash(rest)
}

// atHome puts the home folder in the place of a leading ~, as a shell does.
func atHome(path string) string {
	rest, short := strings.CutPrefix(path, "~/")
	home, err := os.UserHomeDir()
	if !short || err != nil {
		return path
	}
	return filepath.Join(home, rest)
}
