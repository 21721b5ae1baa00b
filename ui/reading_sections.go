package ui

import (
	"strings"

	"tend/store"
	"tend/ui/phrase"
	"tend/ui/when"
)

// thread writes the comments around the one in focus, or under the post.
func (t *leaf) thread(p page) {
	if p.post.ID == 0 && len(p.thread) == 0 {
		return
	}
	others := len(p.thread)
	if p.item.Kind == store.KindComment {
		others--
	}
	name := t.say("desk.section_thread")
	switch {
	case others <= 0 && p.item.Kind == store.KindComment:
		t.section(name, part{t.say("desk.thread_alone"), t.theme.Muted})
		return
	case others <= 0:
		t.section(name, part{t.say("desk.thread_none"), t.theme.Muted})
		return
	}
	ps := []part{{t.count("desk.thread_count", p.threadAll), t.theme.Muted}}
	if t.reader.folded && !t.isFolded(p.item) {
		ps = append(ps, part{"  " + t.keys.Key("unfold") + " ", t.theme.Strong}, part{t.say("keys.unfold"), t.theme.Muted})
	}
	t.section(name, ps...)
	if t.reader.folded {
		return
	}
	names := 14
	for _, c := range p.thread {
		names = min(max(names, 2*depth(c)+2+t.theme.Signs.Width(t.threadName(c))), 26)
	}
	f := t.reader.threadFolds(p)
	for i, c := range p.thread {
		if !f.shown[i] {
			continue
		}
		first := len(t.lines)
		if t.layout.class == oneColumn {
			t.threadLine(c, c.ID == p.item.ID, names, f.more[i])
		} else {
			t.threadLines(c, c.ID == p.item.ID, f.more[i])
		}
		for line := first; line < len(t.lines) && len(f.replies(i)) > 0; line++ {
			t.reader.branchAt[line] = c.ID
		}
	}
}

// moreReplies writes how many replies of a comment are folded, in a line that
// has so many cells left for it.
func (t *leaf) moreReplies(s *strip, more, room int) {
	if more == 0 {
		return
	}
	said := t.count("thread.more", more)
	if t.theme.Signs.Width(said) > room {
		said = "+" + t.words.Number(more)
	}
	s.gap(2).add(t.theme.Accent, said)
}

// depth is how far a comment is indented, in steps.
func depth(c store.ThreadComment) int { return min(c.Depth, 4) }

// threadName is who wrote a comment of a thread.
func (t *leaf) threadName(c store.ThreadComment) string {
	if c.Team {
		return t.author(c.Item) + ", " + t.say("desk.team")
	}
	return t.author(c.Item)
}

// threadLine writes a comment of the thread on one line.
func (t *leaf) threadLine(c store.ThreadComment, this bool, names, more int) {
	s := t.strip(2)
	t.threadAuthor(s, c, this)
	s.fill(t.left + 2 + names)
	s.right(t.theme.Muted, when.Age(t.words, c.Published, t.now()), 6).gap(2)
	if this {
		word, style := t.stateWord(c.Item)
		s.add(style, word)
		if word != "" {
			s.add(t.theme.Muted, ", ")
		}
		s.add(t.theme.Muted, t.say("desk.this_comment"))
		t.moreReplies(s, more, t.edge()-s.width-2)
		t.put(s)
		return
	}
	room := t.edge() - s.width
	if more > 0 {
		room -= t.theme.Signs.Width(t.count("thread.more", more)) + 2
	}
	s.add(t.theme.Muted, t.theme.Signs.Cut(t.excerpt(c.Item), room))
	t.moreReplies(s, more, t.edge()-s.width-2)
	t.put(s)
}

// threadLines writes a comment of the thread on two lines.
func (t *leaf) threadLines(c store.ThreadComment, this bool, more int) {
	age := when.Age(t.words, c.Published, t.now())
	s := t.strip(0)
	t.threadAuthor(s, c, this)
	if this {
		word, style := t.stateWord(c.Item)
		if word != "" {
			s.add(t.theme.Muted, ", ").add(style, word)
		}
		s.add(t.theme.Muted, ", "+t.say("desk.this_comment"))
	}
	t.moreReplies(s, more, t.edge()-s.width-2-6-2)
	t.put(s.right(t.theme.Muted, age, t.edge()-s.width))
	if this {
		return
	}
	s = t.strip(2 * depth(c))
	t.put(s.add(t.theme.Muted, t.theme.Signs.Cut(t.excerpt(c.Item), t.edge()-s.width)))
}

// threadAuthor writes who wrote a comment of the thread; the one that is read
// with an arrow.
func (t *leaf) threadAuthor(s *strip, c store.ThreadComment, this bool) {
	s.gap(2 * depth(c))
	if this {
		s.add(t.theme.Focus, t.theme.Signs.Folded).gap(1).add(t.theme.Strong, t.author(c.Item))
		return
	}
	s.add(t.theme.Text, t.author(c.Item))
	if c.Team {
		s.add(t.theme.Muted, ", "+t.say("desk.team"))
	}
}

// person writes who the author is: how long known, how many comments, and the
// team's note.
func (t *leaf) person(p page) {
	m := p.member
	if m.ID == 0 {
		return
	}
	name := t.say("desk.section_person")
	said := t.say("desk.person_known", "N", m.Comments, "SINCE", when.Month(t.words, m.First, t.now()), "LAST", when.Ago(t.words, m.Last, t.now()))
	switch {
	case m.Team:
		said = t.say("desk.person_team", "N", m.Comments)
	case m.Comments == 0:
		said = t.say("desk.person_posts", "N", m.Posts)
	case m.Comments == 1:
		said = t.say("desk.person_new")
	}
	if p.item.ID == 0 {
		t.section(name, part{m.Name, t.theme.Text})
		s := t.strip(0)
		t.put(s.add(t.theme.Muted, t.theme.Signs.Cut(said, t.edge()-s.width)))
	} else {
		t.section(name, part{said, t.theme.Muted})
	}
	if m.Note != "" {
		s := t.strip(2)
		t.put(s.add(t.theme.Muted, t.theme.Signs.Cut(t.say("desk.person_note", "X", m.Note), t.edge()-s.width)))
	}
}

// earlier writes what was decided about this person's items before, by whom
// and when.
func (t *leaf) earlier(p page) {
	if p.item.ID == 0 && len(p.decisions) == 0 {
		return
	}
	name := t.say("desk.section_decisions")
	if len(p.decisions) == 0 {
		t.section(name, part{t.say("desk.decisions_none"), t.theme.Muted})
		return
	}
	t.section(name, part{t.decisionCounts(p.decisions), t.theme.Muted})
	const most = 5
	written, dates := 0, 7
	for _, d := range p.decisions {
		dates = max(dates, t.theme.Signs.Width(when.ShortDate(t.words, d.At, t.now())))
	}
	for i, d := range p.decisions {
		if i > 0 && answeredWith(d, p.decisions[i-1]) {
			continue
		}
		if written == most {
			break
		}
		written++
		said := t.decided(d)
		if i+1 < len(p.decisions) && answeredWith(p.decisions[i+1], d) {
			said = t.say("desk.by_approve_reply", "X", d.Volunteer, "TEXT", strings.Join(strings.Fields(d.Text), " "))
		}
		s := t.strip(2).right(t.theme.Muted, when.ShortDate(t.words, d.At, t.now()), dates).gap(2)
		t.put(s.add(t.theme.Muted, t.theme.Signs.Cut(said, t.edge()-s.width)))
	}
}

// answeredWith reports whether an approval was given together with a reply.
func answeredWith(approval, reply store.Decision) bool {
	return approval.Act == store.ActApprove && reply.Act == store.ActReply && approval.BatchID == reply.BatchID &&
		approval.ItemID == reply.ItemID
}

// followUps writes the tasks about the item.
func (t *leaf) followUps(p page) {
	if p.item.ID == 0 {
		return
	}
	name := t.say("desk.tasks")
	if len(p.tasks) == 0 {
		t.section(name,
			part{t.say("desk.follow_none") + " ", t.theme.Muted}, part{t.keys.Key("task-new"), t.theme.Strong},
			part{" " + t.say("desk.follow_makes"), t.theme.Muted})
		return
	}
	t.section(name)
	for _, task := range p.tasks {
		due, style := t.due(task), t.theme.Muted
		if task.Overdue(t.now()) {
			due, style = t.theme.Signs.Late+" "+due, t.theme.Danger
		}
		s := t.strip(2)
		s.field(t.theme.Text, task.Title, t.edge()-s.width-13)
		t.put(s.right(style, due, t.edge()-s.width))
	}
}

// post writes the post that a comment is on, with its first lines.
func (t *leaf) post(p page) {
	if p.post.ID == 0 {
		return
	}
	const most = 3
	about := t.say("desk.post_about", "X", p.post.Source, "AGE", when.Age(t.words, p.post.Published, t.now()))
	if p.post.Author != "" {
		about += ", " + t.say("desk.post_by", "X", p.post.Author)
	}
	if p.post.Comments > 0 {
		about += ", " + t.say("desk.post_comments", "N", p.post.Comments)
	}
	if len(p.post.AlsoIn) > 0 {
		about += ", " + t.say("desk.also_in", "X", strings.Join(p.post.AlsoIn, ", "))
	}
	t.section(t.say("desk.section_post"), part{about, t.theme.Muted})
	t.put(t.strip(0).field(t.theme.Text, t.postTitle(p.post), t.room()))
	lines := wrap(p.postBody, t.room())
	for i, line := range lines {
		if i == most {
			break
		}
		if i == most-1 && len(lines) > most {
			line = t.theme.Signs.Cut(line+" "+t.theme.Signs.Ellipsis, t.room())
		}
		t.put(t.strip(0).add(t.theme.Muted, line))
	}
}

// decisionCounts sums decisions up: how many of which kind.
func (e *env) decisionCounts(all []store.Decision) string {
	counts := map[store.Act]int{}
	for _, d := range all {
		counts[d.Act]++
	}
	out := ""
	for _, k := range []struct {
		act store.Act
		id  string
	}{
		{store.ActApprove, "desk.n_approved"},
		{store.ActReply, "desk.n_replied"},
		{store.ActDone, "desk.n_done"},
		{store.ActSpam, "desk.n_spam"},
		{store.ActTrash, "desk.n_trash"},
		{store.ActWait, "desk.n_waited"},
	} {
		if n := counts[k.act]; n > 0 {
			if out != "" {
				out += ", "
			}
			out += e.say(k.id, "N", n)
		}
	}
	if out == "" {
		return e.say("desk.n_decisions", "N", len(all))
	}
	return out
}

// decided says who decided what.
func (e *env) decided(d store.Decision) string {
	return phrase.Decided(e.words, d)
}

// readingFoot sums up in a narrow window what there is besides the text.
func (a *app) readingFoot(width int) string {
	p, ok := a.reader.pages[a.reader.subject]
	if !ok {
		return ""
	}
	var said []string
	if len(p.thread) > 1 {
		said = append(said, a.say("desk.foot_thread", "N", p.threadAll))
	}
	if len(p.decisions) > 0 {
		said = append(said, a.decisionCounts(p.decisions))
	}
	return newStrip(&a.theme).gap(1).add(a.theme.Muted, a.theme.Signs.Cut(strings.Join(said, ", "), width-2)).String()
}
