package ui

import (
	"cmp"
	"errors"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"tend/ui/keyboard"
	"tend/ui/query"
)

// shortestSearch is how many letters a search takes at least.
const shortestSearch = 2

// mostTexts is up to how many texts are counted among which something is
// found.
const mostTexts = 10_000

// searchLine is the line in which somebody searches and filters, in the place
// of the title. The panes keep their places; rows without a hit leave.
type searchLine struct {
	on       bool // the panes show hits
	typing   bool
	input    field
	query    query.Query      // what the panes show
	words    string           // those of it that are marked in texts
	problem  *query.Problem   // why what is typed cannot be followed yet
	offers   offers           // ways to go on with what is typed
	far      bool             // all rows are asked, however many there are
	cut      bool             // there are more rows than were asked
	view     string           // the saved view that is shown; "" if none is
	texts    int              // searched, up to one more than mostTexts
	indexing bool             // some of them cannot be found yet
	snippets map[int64]string // the words around each hit
	names    names            // of the sources
	leaving  bool             // as soon as the names are known
	items    []int64          // in focus before, to come back to
	tasks    []int64
}

// startSearch opens the line. What has come since the last search becomes
// searchable meanwhile, also what another program brought.
func (a *app) startSearch() tea.Cmd {
	a.reading = false
	a.remember()
	a.search.input = newField(a.search.query.In(a.words.Lang()))
	a.search.typing = true
	a.search.texts = 0 // counted with the first hits
	a.search.problem, a.search.offers = nil, offers{}
	return tea.Batch(a.desk.index(), a.desk.readNames((*app).searchNamed))
}

// typeSearch handles a key while somebody types. What was typed is searched
// for at once.
func (a *app) typeSearch(k tea.KeyPressMsg) tea.Cmd {
	switch a.verb(keyboard.Search, k) {
	case "esc":
		return a.endSearch()
	case "tab":
		return a.complete()
	case "keep-view":
		return a.nameView()
	case "enter", "down":
		return a.leaveSearch()
	}
	return a.editSearch(k)
}

// leaveSearch goes from the line to what was found. What cannot be read keeps
// somebody there. Where not all rows were asked, they are now.
func (a *app) leaveSearch() tea.Cmd {
	s := &a.search
	if s.leaving = !s.names.known && query.AsksSource(s.input.raw()); s.leaving {
		return nil
	}
	whole := a.showRead(a.queries().Read(s.input.raw())) // its last word too
	if s.problem != nil {
		s.problem.Unfinished = false
		return whole
	}
	s.typing = false
	if whole != nil {
		return whole
	}
	if !s.on {
		return a.endSearch()
	}
	if s.cut && !s.far {
		s.far = true
		return a.relist()
	}
	return nil
}

// editSearch changes the line by a key or a paste, and searches for what it
// says now.
func (a *app) editSearch(msg tea.Msg) tea.Cmd {
	a.search.input = a.search.input.update(msg)
	a.search.offers = a.offer()
	return a.readSearch()
}

// readSearch reads the line. As long as it cannot be read, the lists stay as
// they are.
func (a *app) readSearch() tea.Cmd {
	q, err := a.queries().ReadTyped(a.search.input.raw())
	return a.showRead(q, err)
}

// showRead shows what was read in the line, unless it is what is shown.
func (a *app) showRead(q query.Query, err error) tea.Cmd {
	s := &a.search
	s.problem = nil
	if errors.As(err, &s.problem) {
		return nil
	}
	if utf8.RuneCountInString(q.String()) < shortestSearch {
		q = query.Query{}
	}
	if q.String() == s.query.String() {
		return nil
	}
	return a.showQuery(q)
}

// showQuery shows what matches a query; the empty one shows the desk.
func (a *app) showQuery(q query.Query) tea.Cmd {
	s := &a.search
	if !s.typing {
		a.remember()
	}
	s.query, s.words, s.on = q, q.Marked(), !q.Empty()
	s.far, s.cut, s.view = false, false, ""
	a.loading.top = true
	if q.Empty() {
		return a.reload(true)
	}
	return a.relist()
}

// remember notes where the focus is on the desk, to come back to.
func (a *app) remember() {
	if a.search.on {
		return
	}
	a.search.items = []int64{a.posts.currentID(), a.comments.currentID()}
	a.search.tasks = []int64{a.tasks.currentID()}
}

// queries reads what is typed, as of now.
func (a *app) queries() query.Reader {
	return query.Reader{Now: a.now(), Me: a.volunteer, Sources: a.search.names.all}
}

// endSearch shows the desk again as it was.
func (a *app) endSearch() tea.Cmd {
	was := a.search
	a.search = searchLine{}
	if !was.on {
		return nil
	}
	a.loading.toItems, a.loading.toTasks = was.items, was.tasks
	return a.reload(true)
}

// quoting reports whether rows show the words around a hit under them.
func (s searchLine) quoting() bool { return s.on && s.words != "" }

// pageRows is how many rows of a list are asked for at a time.
func (s searchLine) pageRows() int {
	if s.quoting() {
		return hitRows
	}
	return pageRows
}

// searching reports whether the search takes the place of the title. A view
// does not where its tab tells which one it is.
func (a *app) searching() bool {
	s := a.search
	return s.typing || s.on && (s.view == "" || a.layout.views == 0)
}

// searchTitle draws the search in the place of the title, and how much was
// found in how much.
func (a *app) searchTitle() string {
	l := a.layout
	s := newStrip(&a.theme).gap(l.left).add(a.theme.HeadingFocus, "tend").gap(2)
	found := ""
	if a.search.on {
		found = cmp.Or(a.working(), a.foundWords())
	}
	if l.class != narrow {
		s.add(a.theme.Muted, a.say("desk.search")).gap(2)
	}
	room := l.width - l.right - s.width - a.theme.Signs.Width(found) - 2
	s.parts(a.typedParts(room), room).gap(2)
	return s.right(a.theme.Muted, found, l.width-l.right-s.width).String()
}

// typedParts is what the line says, with what cannot be read in it marked.
func (a *app) typedParts(room int) []part {
	s := a.search
	if !s.typing {
		return []part{{s.query.In(a.words.Lang()), a.theme.Text}}
	}
	text, _ := s.input.view(room)
	raw, p := s.input.raw(), s.problem
	if p == nil || p.Unfinished || a.theme.Signs.Width(raw) >= room {
		return []part{{text, a.theme.Text}}
	}
	return []part{{raw[:p.From], a.theme.Text}, {raw[p.From:p.To], a.theme.Danger}, {raw[p.To:], a.theme.Text}}
}

// searchCursor is where the terminal's cursor stands while somebody types.
func (a *app) searchCursor() *tea.Cursor {
	x := a.layout.left + len("tend") + 2
	if a.layout.class != narrow {
		x += a.theme.Signs.Width(a.say("desk.search")) + 2
	}
	_, at := a.search.input.view(a.layout.width - a.layout.right - x - 2)
	return tea.NewCursor(min(x+at, a.layout.width-1), 0)
}

// searchStatus is what the status line says while somebody types: what cannot
// be read, else that words are marked.
func (a *app) searchStatus() part {
	s := a.search
	switch {
	case s.problem != nil && !s.problem.Unfinished:
		return part{s.problem.Say(a.words), a.theme.Danger}
	case a.layout.views == 0 && len(s.offers.list) > 0:
		return part{s.offers.line(), a.theme.Muted}
	case s.cut && !s.far:
		return part{a.say("desk.search_cut", "X", a.words.Number(searchReach)), a.theme.Text}
	case s.indexing && s.words != "":
		return part{a.say("desk.search_indexing"), a.theme.Text}
	}
	return part{a.say("desk.search_status"), a.theme.Text}
}

// indexed shows what can be found now that all texts can be searched.
func (a *app) indexed() tea.Cmd {
	if !a.search.on || !a.search.indexing {
		return nil
	}
	return a.reload(false)
}

// foundWords says how many hits there are in how many texts.
func (a *app) foundWords() string {
	n := a.posts.total + a.comments.total + a.tasks.total
	if a.layout.class == narrow {
		return a.count("desk.hits_short", n)
	}
	texts, more := a.search.texts, ""
	if texts > mostTexts {
		texts, more = mostTexts, "+"
	}
	return a.count("desk.hits", n) + " " + a.say("desk.in_texts", "N", texts, "X", a.words.Number(texts)+more)
}

// found says in a heading how many rows of a pane match, and how many more
// things match that are not on the desk.
func (a *app) found(p pane) []counted {
	c := a.summary.counts
	n, all, of := a.posts.found, a.posts.total, c.Posts
	switch p {
	case commentsPane:
		n, all, of = a.comments.found, a.comments.total, c.Held+c.Open
	case tasksPane:
		n, all, of = a.tasks.found, a.tasks.total, c.Tasks
	}
	counts := []counted{{a.say("desk.found", "N", a.words.Number(n), "ALL", a.capped(of)), a.theme.Muted}}
	if more := all - n; more > 0 {
		counts = append(counts, counted{a.say("desk.found_more", "N", a.capped(more)), a.theme.Muted})
	}
	return counts
}
