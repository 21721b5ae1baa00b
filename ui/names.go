package ui

import (
	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/query"
)

// names is what the sources are called. There may be thousands, so that they
// are read when somebody looks for one, and kept no longer than the search.
type names struct {
	all   []store.SourceName
	known bool
}

// namesReadMsg brings what the sources are called, and what waited for that.
type namesReadMsg struct {
	names []store.SourceName
	then  func(*app) tea.Cmd
	err   error
}

// readNames reads what the sources are called, for what is done then.
func (d *desk) readNames(then func(*app) tea.Cmd) tea.Cmd {
	return func() tea.Msg {
		all, err := d.store.SourceNames(d.ctx)
		return namesReadMsg{all, then, err}
	}
}

// withNames does what needs a query to be read: at once, or as soon as the
// sources that it names are known.
func (a *app) withNames(typed string, then func(*app) tea.Cmd) tea.Cmd {
	if !query.AsksSource(typed) {
		return then(a)
	}
	return a.desk.readNames(then)
}

// named takes over what the sources are called and goes on with what waited.
func (a *app) named(m namesReadMsg) tea.Cmd {
	if m.err != nil {
		a.fail(m.err)
	}
	a.search.names = names{m.names, true}
	return m.then(a)
}

// searchNamed reads the line again, if something in it could not be read
// without the names of the sources, or nobody could leave it.
func (a *app) searchNamed() tea.Cmd {
	s := &a.search
	switch {
	case !s.typing:
		s.names = names{}
	case s.leaving:
		return a.leaveSearch()
	case s.problem != nil:
		s.offers = a.offer()
		return a.readSearch()
	}
	return nil
}
