package ui

import (
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/query"
)

// views are the searches that were kept under a name.
type views struct {
	saved    []query.View
	counts   []int // how much each shows
	counting bool  // it is being counted
	again    bool  // something changed meanwhile
}

// viewsCountedMsg brings how much each saved view shows.
type viewsCountedMsg struct {
	saved  []query.View
	counts []int
	err    error
}

// countViews counts how much each view shows, beside everything else: one with
// a common word reads much of the index, and nobody waits for a number.
func (a *app) countViews() tea.Cmd {
	v := &a.views
	switch {
	case len(v.saved) == 0:
		return nil
	case v.counting:
		v.again = true
		return nil
	}
	v.counting = true
	saved := slices.Clone(v.saved)
	return func() tea.Msg {
		counts, err := a.desk.countViews(saved)
		return viewsCountedMsg{saved, counts, err}
	}
}

// viewsCounted takes the numbers over, unless there are other views by now, and
// counts again what changed meanwhile.
func (a *app) viewsCounted(m viewsCountedMsg) tea.Cmd {
	v := &a.views
	again := v.again || !slices.Equal(m.saved, v.saved)
	v.counting, v.again = false, false
	switch {
	case m.err != nil:
		a.fail(m.err)
	case slices.Equal(m.saved, v.saved):
		v.counts = m.counts
	}
	if again {
		return a.countViews()
	}
	return nil
}

// countViews returns how many comments each view shows, or else posts, or else
// tasks. One that cannot be read counts nothing; chosen, it says why.
func (d *desk) countViews(saved []query.View) (counts []int, err error) {
	counts = make([]int, len(saved))
	r := query.Reader{Now: d.now(), Me: d.who}
	if slices.ContainsFunc(saved, func(v query.View) bool { return query.AsksSource(v.Query) }) {
		if r.Sources, err = d.store.SourceNames(d.ctx); err != nil {
			return nil, err
		}
	}
	for i, v := range saved {
		q, err := r.Read(v.Query)
		if err != nil || q.Empty() {
			continue
		}
		if counts[i], err = d.countView(q); err != nil {
			return nil, err
		}
	}
	return counts, nil
}

func (d *desk) countView(q query.Query) (int, error) {
	if f, ok := q.Comments(); ok {
		f, err := d.within(store.KindComment, f, false)
		if err != nil {
			return 0, err
		}
		return d.store.CountComments(d.ctx, f)
	}
	if f, ok := q.Posts(); ok {
		f, err := d.within(store.KindPost, f, false)
		if err != nil {
			return 0, err
		}
		return d.store.CountPosts(d.ctx, f)
	}
	f, ok := q.Tasks()
	if !ok {
		return 0, nil
	}
	tasks, err := d.store.Tasks(d.ctx, f, store.Page{Limit: store.CountCap})
	return len(tasks), err
}

// viewsLine draws the row under the title: how the search line can go on, else
// the saved views.
func (a *app) viewsLine() string {
	if a.search.typing {
		return a.offerLine()
	}
	if len(a.views.saved) == 0 {
		return ""
	}
	var ps []part
	for _, t := range a.viewTabs() {
		ps = append(ps, t.parts...)
	}
	l := a.layout
	return newStrip(&a.theme).gap(l.left-1).parts(ps, l.width-l.right-l.left+1).String()
}

// viewTab is a tab of the row of views; the one without a name shows all.
type viewTab struct {
	name  string
	parts []part
}

// viewTabs are the tabs of the saved views.
func (a *app) viewTabs() []viewTab {
	if len(a.views.saved) == 0 {
		return nil
	}
	c := a.summary.counts
	tabs := []viewTab{{"", a.viewTab(a.say("desk.view_all")+" "+a.capped(c.Held+c.Open), !a.search.on)}}
	for i, view := range a.views.saved {
		text := view.Name
		if i < len(a.views.counts) { // else it is being counted
			text += " " + a.capped(a.views.counts[i])
		}
		tabs = append(tabs, viewTab{view.Name, a.viewTab(text, a.search.on && a.search.view == view.Name)})
	}
	return tabs
}

// viewTab draws a tab; the current one stands in brackets.
func (a *app) viewTab(text string, current bool) []part {
	if current {
		return []part{{"[" + text + "]", a.theme.Accent}}
	}
	return []part{{" " + text + " ", a.theme.Muted}}
}

// chooseView opens the saved views.
func (a *app) chooseView() tea.Cmd { return a.open(newViews(a.env, a.views, a.search.view)) }

// noViews says how a view is kept, while there is none.
func (a *app) noViews() string {
	if len(a.views.saved) == 0 {
		return a.say("desk.no_views")
	}
	return ""
}

// showView shows a saved view; without a name the whole desk.
func (a *app) showView(name string) tea.Cmd {
	i := slices.IndexFunc(a.views.saved, func(v query.View) bool { return v.Name == name })
	if i < 0 {
		return tea.Batch(a.endSearch(), a.settle())
	}
	typed := a.views.saved[i].Query
	return a.withNames(typed, func(a *app) tea.Cmd {
		q, err := a.queries().Read(typed)
		var p *query.Problem
		if errors.As(err, &p) {
			a.tell(p.Say(a.words))
			return nil
		}
		a.search.typing = false
		cmd := a.showQuery(q)
		a.search.view = name
		return cmd
	})
}

// nameView asks for the name under which the search is kept.
func (a *app) nameView() tea.Cmd {
	switch {
	case a.search.problem != nil:
		a.search.problem.Unfinished = false
		return nil
	case a.search.query.Empty() || a.desk.keepView == nil:
		return nil
	}
	return a.open(newViewName(a.env, a.search.query.In(a.words.Lang()), a.views.saved))
}

// keep writes a view into the settings.
func (d *desk) keep(v query.View) tea.Cmd {
	return func() tea.Msg { return viewKeptMsg{view: v, err: d.keepView(v)} }
}

// viewKept shows a view that was just kept.
func (a *app) viewKept(m viewKeptMsg) tea.Cmd {
	if m.err != nil {
		a.fail(m.err)
		return nil
	}
	a.views.saved = append(a.views.saved, m.view)
	a.config.Views = a.views.saved
	a.tell(a.say("desk.view_kept", "X", m.view.Name))
	return tea.Batch(a.showView(m.view.Name), a.reload(false)) // its hits, and their number
}
