package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/theme"
)

// rest is how long the focus has to stay on a row before it is read.
const rest = 150 * time.Millisecond

// reader is the reading pane: what is in focus, with its surroundings. What is
// next to the focus is read ahead. Beside a list the pane keeps what it shows
// until the focus has rested: over a slow line a page takes seconds, and
// whoever walks through the rows would wait for each.
type reader struct {
	subject  subject          // what is shown
	awaited  subject          // what was last in focus, and is shown after the rest
	moves    int              // how often the focus went to something else
	pages    map[subject]page // around the focus
	lines    []string         // the page in focus, drawn
	drawn    drawn            // what lines were drawn for
	top      int              // first line shown
	folded   bool             // the thread
	branches branches         // of threads
	branchAt map[int]int64    // lines of the page in which a comment with replies stands
	quotes   bool             // long quotes are shown in full
	reach    int              // how much of a text is read, in bytes
	brief    bool             // of a post whose page is kept, what the feed brought
	fetching int64            // the post whose page is being fetched; 0 if none is
	asked    map[int64]bool   // items whose text is folded by a rule and was asked for
	written  written          // the text of the page, drawn
	loads    int              // how often pages came, so that lines are drawn anew
	seq      int
	seen     map[int64]bool // read in full
}

// drawn is what the lines of a page depend on besides the page.
type drawn struct {
	subject subject
	width   int
	full    bool
	folded  bool
	quotes  bool
	look    theme.Options
	minute  int64
	loads   int
}

// focusedSubject is what the focus is on.
func (a *app) focusedSubject() subject {
	if a.focus == tasksPane {
		if t, ok := a.tasks.current(); ok {
			return subject{task: t.ID}
		}
		return subject{}
	}
	if it, ok := a.item(); ok {
		return subject{item: it.ID}
	}
	return subject{}
}

// follow makes the reading pane follow the focus, when it has rested. Where
// what is shown cannot stay, the pane follows at once, and what is not known yet
// is read after the rest.
func (a *app) follow() tea.Cmd {
	s := a.focusedSubject()
	r := &a.reader
	if !a.mayLag() {
		a.turnPage()
	}
	if s == r.awaited {
		return nil
	}
	r.awaited = s
	r.moves++
	r.seq++
	if s == (subject{}) {
		return nil
	}
	return a.after(rest, restedMsg{seq: r.seq, moves: r.moves})
}

// mayLag reports whether the pane may show for a moment longer what was in
// focus before: it stands beside the list that is in focus, and what it shows
// was drawn for this window.
func (a *app) mayLag() bool {
	r := &a.reader
	beside := a.layout.reading.h > 0 && !a.reading && a.front() == nil
	drawn := r.subject != (subject{}) && r.drawn.subject == r.subject
	return beside && drawn && r.drawn.width == a.layout.reading.w && r.drawn.look == a.desk.look &&
		a.focusedSubject() != (subject{})
}

// lagging reports whether the pane shows something else than what is in focus.
func (a *app) lagging() bool { return a.reader.subject != a.focusedSubject() }

// turnPage shows what is in focus.
func (a *app) turnPage() {
	r := &a.reader
	if !a.lagging() {
		return
	}
	if r.reach > textBytes {
		delete(r.pages, r.subject) // so much of it is not kept in hand
	}
	r.subject, r.top, r.quotes, r.brief, r.reach = a.focusedSubject(), 0, false, false, textBytes
}

// rested shows the page in focus, and reads it and those next to it unless it
// is being read already.
func (a *app) rested(m restedMsg) tea.Cmd {
	if m.moves != a.reader.moves {
		return nil
	}
	a.turnPage()
	if m.seq != a.reader.seq {
		return nil
	}
	return a.readAhead()
}

// readAhead asks for the page in focus and its neighbours, as far as they are
// not known.
func (a *app) readAhead() tea.Cmd {
	var missing []subject
	for _, s := range a.around() {
		if _, ok := a.reader.pages[s]; !ok && s != (subject{}) {
			missing = append(missing, s)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	a.reader.seq++
	return a.desk.readPages(a.reader.seq, extent{reach: textBytes}, missing)
}

// around returns the subject in focus and those next to it in its list.
func (a *app) around() []subject {
	subjects := []subject{a.focusedSubject()}
	for _, step := range []int{1, -1, 2} {
		switch a.focus {
		case postsPane:
			if i := a.posts.at + step; i >= 0 && i < len(a.posts.rows) {
				subjects = append(subjects, subject{item: a.posts.rows[i].ID})
			}
		case tasksPane:
			if i := a.tasks.at + step; i >= 0 && i < len(a.tasks.rows) {
				subjects = append(subjects, subject{task: a.tasks.rows[i].ID})
			}
		default:
			if i := a.comments.at + step; i >= 0 && i < len(a.comments.rows) {
				subjects = append(subjects, subject{item: a.comments.rows[i].ID})
			}
		}
	}
	return subjects
}

// read takes over pages that were read. Only those around the focus are kept.
func (a *app) read(m readingLoadedMsg) {
	r := &a.reader
	if m.seq != r.seq {
		return
	}
	kept := map[subject]page{}
	for _, s := range a.around() {
		if p, ok := r.pages[s]; ok {
			kept[s] = p
		}
	}
	for _, p := range m.pages {
		kept[p.subject] = p
	}
	r.pages = kept
	r.loads++
	if m.err != nil && len(m.pages) == 0 {
		a.fail(m.err)
	}
}

// extent is how much is read of what is in focus.
func (a *app) extent() extent {
	if a.lagging() {
		return extent{reach: textBytes}
	}
	return extent{a.reader.reach, a.reader.brief}
}

// again has the page drawn anew.
func (r *reader) again() { r.drawn = drawn{} }

// stale says that what was read may have changed; the page in focus stays on
// the screen until it has been read again.
func (a *app) stale() tea.Cmd {
	if a.focusedSubject() == (subject{}) {
		return nil
	}
	r := &a.reader
	for s := range r.pages {
		if s != r.subject && s != a.focusedSubject() {
			delete(r.pages, s)
		}
	}
	r.seq++
	return a.desk.readPages(r.seq, a.extent(), a.around()[:1])
}

// item returns the item in focus: a post or a comment.
func (a *app) item() (store.Item, bool) {
	switch a.focus {
	case postsPane:
		p, ok := a.posts.current()
		return p.Item, ok
	case commentsPane:
		c, ok := a.comments.current()
		return c.Item, ok
	}
	return store.Item{}, false
}

// drawReading draws the lines of the page in focus, if they are not there yet.
// Until the focus has rested those of the page before stay as they are.
func (a *app) drawReading() {
	r, in := &a.reader, a.layout.reading
	if in.h == 0 {
		return
	}
	if a.lagging() {
		return
	}
	d := drawn{
		subject: r.subject, width: in.w, full: a.layout.class <= oneColumn, folded: r.folded, quotes: r.quotes,
		look: a.desk.look, minute: a.now().Unix() / 60, loads: r.loads,
	}
	if d != r.drawn {
		r.drawn = d
		r.branchAt = map[int]int64{}
		r.lines = a.pageLines(in.w)
	}
	r.top = max(0, min(r.top, len(r.lines)-a.readingRoom()))
}

// readingRoom is how many lines of the page there is room for. In a narrow
// window the last row sums up what does not fit.
func (a *app) readingRoom() int {
	if a.layout.class == narrow {
		return max(1, a.layout.reading.h-1)
	}
	return max(1, a.layout.reading.h)
}
