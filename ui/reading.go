package ui

import (
	"strings"

	"charm.land/lipgloss/v2"

	"tend/store"
	"tend/ui/phrase"
	"tend/ui/when"
)

// leaf is a page of the reading pane being written, line by line.
type leaf struct {
	*app
	width       int // of the region
	left, right int // cells before and behind the text
	lines       []string
}

// readingLines returns what the reading pane shows: the page from where it is
// scrolled to.
func (a *app) readingLines(in region) []string {
	r := &a.reader
	if r.subject == (subject{}) {
		return nil
	}
	room := a.readingRoom()
	lines := r.lines[min(r.top, len(r.lines)):]
	lines = lines[:min(len(lines), room)]
	if a.layout.class != narrow {
		return lines
	}
	shown := make([]string, in.h)
	copy(shown, lines)
	shown[in.h-1] = a.readingFoot(in.w)
	return shown
}

// pageLines draws the whole page in focus.
func (a *app) pageLines(width int) []string {
	t := &leaf{app: a, width: width, left: 2, right: 2}
	switch a.layout.class {
	case narrow:
		t.left, t.right = 1, 1
	case oneColumn:
		t.left = 3
	}
	p, known := a.reader.pages[a.reader.subject]
	if a.focus == tasksPane {
		if task, ok := a.tasks.current(); ok {
			t.taskHead(task)
		}
		if known && p.item.ID != 0 {
			t.blank()
			t.itemHead(p.item, "")
		}
	} else {
		it, _ := a.item()
		t.itemHead(it, a.postOf(it))
	}
	if known {
		t.page(p)
	}
	return t.lines
}

// page writes everything that was read about a subject.
func (t *leaf) page(p page) {
	if p.item.Kind == store.KindPost && len(p.post.AlsoIn) > 0 {
		t.put(t.strip(0).add(t.theme.Muted, t.theme.Signs.Cut(t.say("desk.also_in", "X", strings.Join(p.post.AlsoIn, ", ")), t.room())))
	}
	if p.item.ID != 0 {
		t.blank()
		t.writing(p)
		t.fullNote(p)
	}
	if p.changed {
		t.section(t.say("desk.section_changed"), part{t.say("desk.changed_how"), t.theme.Muted})
	}
	t.taskPast(p)
	t.thread(p)
	t.person(p)
	t.earlier(p)
	t.followUps(p)
	if p.item.Mark.Note != "" {
		t.section(t.say("desk.section_note"), part{p.item.Mark.By, t.theme.Muted})
		t.text(t.theme.Text, p.item.Mark.Note)
	}
	t.alsoBy(p)
	if p.item.Kind == store.KindComment && t.layout.class == threeColumns {
		t.post(p)
	}
}

// room is how many cells a line of text has.
func (t *leaf) room() int { return max(1, min(t.width-t.left-t.right, 76)) }

// edge is where text at the right ends.
func (t *leaf) edge() int { return t.width - t.right }

// blank leaves a line blank.
func (t *leaf) blank() { t.lines = append(t.lines, "") }

// strip begins a line at the left edge of the text, indented by n.
func (t *leaf) strip(n int) *strip { return newStrip(&t.theme).gap(t.left + n) }

// put ends a line.
func (t *leaf) put(s *strip) { t.lines = append(t.lines, s.String()) }

// text writes a text in paragraphs.
func (t *leaf) text(style lipgloss.Style, text string) {
	for _, line := range wrap(strings.TrimRight(text, "\n"), t.room()) {
		s := t.strip(0)
		for _, p := range marked(&t.theme, style, line, t.search.words) {
			s.add(p.style, p.text)
		}
		t.put(s)
	}
}

// section writes the name of a section, and behind it what there is to say in
// a word.
func (t *leaf) section(name string, ps ...part) {
	t.blank()
	s := t.strip(0).add(t.theme.Heading, strings.ToUpper(name)).gap(2)
	t.put(s.parts(ps, t.edge()-s.width))
}

// itemHead writes who wrote an item, what its state is, and what it is on.
func (t *leaf) itemHead(it store.Item, on string) {
	name := t.author(it)
	if it.Kind == store.KindPost {
		name = t.postTitle(store.Post{Item: it})
	}
	if t.layout.class == oneColumn && t.replying() {
		t.shortHead(it, name, on)
		return
	}
	at, all := t.position()
	right := ""
	if all > 0 && t.focus != tasksPane {
		right = t.say("desk.position", "N", at, "ALL", t.capped(all))
	}
	s := t.strip(0)
	width := t.edge() - s.width - t.theme.Signs.Width(right) - 2
	t.put(s.field(t.theme.Strong, name, width).gap(2).add(t.theme.Muted, right))
	t.put(t.itemState(it))
	if on != "" {
		s := t.strip(0).add(t.theme.Muted, t.say("desk.on")).gap(1)
		style := t.theme.Link
		if t.layout.class == narrow {
			style = t.theme.Muted
		}
		t.put(s.add(style, t.theme.Signs.Cut(on, t.edge()-s.width)))
	}
}

// shortHead writes the head on one line, above a reply that is being written.
func (t *leaf) shortHead(it store.Item, name, on string) {
	word, style := t.fullState(it)
	s := t.strip(0).add(t.theme.Strong, t.theme.Signs.Cut(name, 24)).gap(4)
	s.add(style, word)
	if word != "" {
		s.gap(1)
	}
	s.add(t.theme.Muted, when.For(t.words, it.Published, t.now())).gap(4)
	if on != "" {
		s.add(t.theme.Muted, t.say("desk.on")).gap(1)
		s.add(t.theme.Link, t.theme.Signs.Cut(on, max(0, t.edge()-s.width)))
	}
	t.put(s)
}

// itemState says since when an item is pending, where, and why.
func (t *leaf) itemState(it store.Item) *strip {
	word, style := t.fullState(it)
	s := t.strip(0).add(style, word)
	if word != "" {
		s.gap(1)
	}
	reasons := t.reasonWords(it)
	if v := t.verdictWords(it); v != nil {
		reasons = v
	}
	if t.layout.class == narrow {
		s.add(t.theme.Muted, when.Age(t.words, it.Published, t.now()))
		for _, p := range reasons {
			s.add(t.theme.Muted, ", ").add(p.style, p.text)
			break
		}
		if p := t.reader.pages[t.reader.subject]; p.member.Comments > 1 {
			s.add(t.theme.Muted, ", "+t.say("desk.comments_by", "N", p.member.Comments))
		}
		return s
	}
	where := t.say("desk.at_source", "X", it.Source, "AGE", when.Ago(t.words, it.Published, t.now()))
	if it.Pending == store.PendingHeld {
		where = t.say("desk.held_at_source", "X", it.Source, "AGE", when.For(t.words, it.Published, t.now()))
	}
	s.add(t.theme.Muted, where).gap(4)
	return s.parts(reasons, t.edge()-s.width)
}

// fullState is the state of an item as a word in a sentence.
func (t *leaf) fullState(it store.Item) (string, lipgloss.Style) {
	if it.Pending == store.PendingNew {
		return "", t.theme.Muted
	}
	if it.Pending == store.PendingHeld {
		return t.say("desk.held_word"), t.theme.Held
	}
	return t.stateWord(it)
}

// taskHead writes a task: its title, and all there is to know about it.
func (t *leaf) taskHead(task store.Task) {
	at, all := t.position()
	right := t.say("desk.position", "N", at, "ALL", t.capped(all))
	title := task.Title
	if p, ok := t.proposalOf(task); ok {
		title = phrase.Proposal(t.words, p, t.now())
	}
	s := t.strip(0)
	t.put(s.field(t.theme.Strong, title, t.edge()-s.width-t.theme.Signs.Width(right)-2).gap(2).add(t.theme.Muted, right))
	t.taskFacts(task)
}

// position is the place of the row in focus in its list, and how many there
// are.
func (a *app) position() (at, all int) {
	switch a.focus {
	case postsPane:
		return a.posts.before + a.posts.at + 1, a.posts.total
	case tasksPane:
		return a.tasks.before + a.tasks.at + 1, a.tasks.total
	}
	return a.comments.before + a.comments.at + 1, a.comments.total
}

// postOf is the title of the post that a comment is on.
func (a *app) postOf(it store.Item) string {
	if it.Kind != store.KindComment {
		return ""
	}
	c, _ := a.comments.current()
	return c.PostTitle
}
