package ui

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"tend/store"
	"tend/ui/prose"
)

// How much of something long is read for the reading pane.
const (
	threadRows   = 60
	decisionRows = 20
	textBytes    = 64 << 10
	textStep     = 16      // each further part makes it so many times as long
	beginning    = 1 << 10 // bytes of the post that a comment is on
)

// subject is what the reading pane is about: an item or a task.
type subject struct{ item, task int64 }

// page is everything the reading pane shows about a subject.
type page struct {
	subject   subject
	item      store.Item
	task      store.Task
	comments  int // under the post
	text      prose.Text
	article   store.Article // what was fetched of a post's page
	cut       bool          // the text looks as if it were only the beginning
	quoted    bool          // there are quotes in it that may be folded
	changed   bool          // an older text was decided on and is kept
	post      store.Post
	postBody  string
	thread    []store.ThreadComment
	threadAll int // comments of the thread, capped
	member    store.Member
	also      []store.Comment // what else they wrote
	decisions []store.Decision
	taskPast  []store.Decision // what was done about the task
	tasks     []store.Task
}

// extent is how much of a text is read: so many bytes, and of a post whose page
// is kept either that or, brief, what its feed brought.
type extent struct {
	reach int
	brief bool
}

// readPages reads the pages of some subjects; the first is the one in focus.
func (d *desk) readPages(seq int, deep extent, subjects []subject) tea.Cmd {
	return func() tea.Msg {
		m := readingLoadedMsg{seq: seq}
		for _, s := range subjects {
			p, err := d.readPage(s, deep)
			if err != nil {
				m.err = err
				continue
			}
			m.pages = append(m.pages, p)
		}
		return m
	}
}

// readPage reads everything about one subject.
func (d *desk) readPage(s subject, deep extent) (p page, err error) {
	p.subject = s
	id := s.item
	if s.task < 0 {
		id = proposedAbout(s.task)
	}
	if s.task > 0 {
		if p.task, err = d.store.Task(d.ctx, s.task); err != nil {
			return p, err
		}
		if p.taskPast, err = d.store.DecisionsAboutTask(d.ctx, s.task, decisionRows); err != nil {
			return p, err
		}
		if id = p.task.ItemID; id == 0 {
			return p, d.readAuthor(&p, p.task.MemberID)
		}
	}
	if p.item, err = d.store.Item(d.ctx, id); err != nil {
		return p, err
	}
	if err = d.readText(&p, deep); err != nil {
		return p, err
	}
	if p.item.Reasons.Has(store.Changed) {
		revisions, err := d.store.Revisions(d.ctx, id)
		if err != nil {
			return p, err
		}
		p.changed = len(revisions) > 0
	}
	if err := d.readAround(&p); err != nil {
		return p, err
	}
	if p.tasks, err = d.store.Tasks(d.ctx, store.TaskFilter{ItemID: id}, store.Page{Limit: 10}); err != nil {
		return p, err
	}
	return p, d.readAuthor(&p, p.item.MemberID)
}

// readAround reads the post and the thread of p's item.
func (d *desk) readAround(p *page) (err error) {
	postID, around := p.item.PostID, p.item.ID
	if p.item.Kind == store.KindPost {
		postID, around = p.item.ID, 0
	}
	if postID == 0 {
		return nil
	}
	if p.post, err = d.store.Post(d.ctx, postID); err != nil {
		return err
	}
	p.comments = p.post.Comments
	if p.thread, err = d.store.Thread(d.ctx, postID, around, threadRows); err != nil {
		return err
	}
	p.threadAll = len(p.thread)
	if len(p.thread) >= threadRows/2 { // more may stand before or behind
		if p.threadAll, err = d.store.CountComments(d.ctx, store.Filter{PostID: postID}); err != nil {
			return err
		}
	}
	if p.item.Kind == store.KindComment {
		p.postBody, err = d.beginning(postID)
	}
	return err
}

// readAuthor reads who wrote p's item, and what was decided on their items.
func (d *desk) readAuthor(p *page, id int64) (err error) {
	if id == 0 {
		if p.item.ID != 0 {
			p.decisions, err = d.store.DecisionsAbout(d.ctx, p.item.ID, decisionRows)
		}
		return err
	}
	if p.member, err = d.store.Member(d.ctx, id); err != nil {
		return err
	}
	if p.decisions, err = d.store.DecisionsOn(d.ctx, id, decisionRows); err != nil {
		return err
	}
	return d.readAlso(p)
}

// readText reads the text of p's item: of a post what stands on its page, if
// that was fetched.
func (d *desk) readText(p *page, deep extent) error {
	t, err := d.store.Text(d.ctx, p.item.ID)
	if err != nil {
		return err
	}
	if p.item.Kind == store.KindPost {
		p.article, err = d.store.Article(d.ctx, p.item.ID)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		if !p.article.Fetched.IsZero() && !deep.brief {
			t.HTML = p.article.HTML
		}
	}
	p.text = prose.Read(t.HTML, deep.reach)
	p.quoted, p.cut = p.text.Quotes(), p.text.Cut()
	return nil
}

// beginning returns the first words of a text.
func (d *desk) beginning(id int64) (string, error) {
	t, err := d.store.Text(d.ctx, id)
	if err != nil {
		return "", err
	}
	text := prose.Read(t.HTML, beginning)
	lines := strings.FieldsFunc(prose.Block{Blocks: text.Blocks}.Words(), func(r rune) bool { return r == '\n' })
	return strings.Join(lines, "\n"), nil
}
