package ui

import (
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"tend/store"
)

// shortestSearch is how many letters a search takes at least.
const shortestSearch = 2

// searchLine is the line in which somebody searches, in the place of the
// title. The panes keep their places; rows without a hit leave.
type searchLine struct {
	on       bool // the panes show hits
	typing   bool
	input    field
	words    string           // what the panes show hits of
	snippets map[int64]string // the words around each hit
	items    []int64          // in focus before, to come back to
	tasks    []int64
}

// startSearch opens the line. What has come since the last search becomes
// searchable meanwhile, also what another program brought.
func (a *app) startSearch() tea.Cmd {
	a.reading = false
	if !a.search.on {
		a.search.items = []int64{a.posts.currentID(), a.comments.currentID()}
		a.search.tasks = []int64{a.tasks.currentID()}
	}
	a.search.input = newField(a.search.words)
	a.search.typing = true
	return a.desk.index()
}

// typeSearch handles a key while somebody types. What was typed is searched
// for at once.
func (a *app) typeSearch(k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case "esc":
		return a.endSearch()
	case "enter", "tab", "down":
		a.search.typing = false
		if !a.search.on {
			return a.endSearch()
		}
		return nil
	}
	return a.editSearch(k)
}

// editSearch changes the line by a key or a paste, and searches for what it
// says now.
func (a *app) editSearch(msg tea.Msg) tea.Cmd {
	a.search.input = a.search.input.update(msg)
	words := a.search.input.text()
	if utf8.RuneCountInString(words) < shortestSearch {
		words = ""
	}
	if words == a.search.words {
		return nil
	}
	a.search.words, a.search.on = words, words != ""
	return a.reload(true)
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

// searchTitle draws the search in the place of the title, and how much was
// found in how much.
func (a *app) searchTitle() string {
	l := a.layout
	s := newStrip(&a.theme).gap(l.left).add(a.theme.HeadingFocus, "tend").gap(2)
	found := ""
	if a.search.on {
		found = a.foundWords()
	}
	if l.class != narrow {
		s.add(a.theme.Muted, a.say("desk.search")).gap(2)
	}
	room := l.width - l.right - s.width - a.theme.Signs.Width(found) - 2
	text := a.search.words
	if a.search.typing {
		text, _ = a.search.input.view(room)
	}
	s.field(a.theme.Text, text, room).gap(2)
	return s.right(a.theme.Muted, found, l.width-l.right-s.width).String()
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

// foundWords says how many hits there are in how many texts.
func (a *app) foundWords() string {
	n := a.posts.total + a.comments.total + a.tasks.total
	texts, more := 0, ""
	for _, s := range a.summary.sources {
		texts += s.Health.Posts + s.Health.Comments
		if max(s.Health.Posts, s.Health.Comments) >= store.CountCap {
			more = "+"
		}
	}
	if a.layout.class == narrow {
		return a.count("desk.hits_short", n)
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
