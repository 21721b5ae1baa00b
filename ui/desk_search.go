package ui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"tend/store"
)

// readHits fills m with what matches the words: what is on the desk first,
// then what is not, newest first.
func (d *desk) readHits(m *deskLoadedMsg) (err error) {
	q, ctx := m.asked, d.ctx
	posts := func() (int, error) { return d.store.CountPosts(ctx, store.Filter{Words: q.words}) }
	comments := func() (int, error) { return d.store.CountComments(ctx, store.Filter{Words: q.words}) }
	if m.posts, err = readFound(q.posts, postItem, posts, func(pending bool, p store.Page) ([]store.Post, error) {
		return d.store.Posts(ctx, store.Filter{Words: q.words, Pending: pending}, p)
	}); err != nil {
		return err
	}
	if m.comments, err = readFound(q.comments, commentItem, comments, func(pending bool, p store.Page) ([]store.Comment, error) {
		return d.store.Comments(ctx, store.Filter{Words: q.words, Pending: pending}, p)
	}); err != nil {
		return err
	}
	if m.tasks, err = readWindow(q.tasks, 0, d.readTasks(q)); err != nil {
		return err
	}
	m.tasks.total, m.tasks.pending = len(m.tasks.rows), len(m.tasks.rows)
	return d.readSnippets(m)
}

// readFound reads the hits of one list: those on the desk, then the others.
func readFound[T any](
	s span, item func(T) store.Item, count func() (int, error),
	read func(pending bool, p store.Page) ([]T, error),
) (window[T], error) {
	rows, err := read(true, store.Page{Limit: pageRows})
	if err != nil {
		return window[T]{}, err
	}
	w := window[T]{pending: len(rows)}
	if w.total, err = count(); err != nil {
		return w, err
	}
	all, err := read(false, store.Page{Limit: s.limit + 1})
	if err != nil {
		return w, err
	}
	if w.more = len(all) > s.limit; w.more {
		all = all[:s.limit]
	}
	w.rows = append(rows, slices.DeleteFunc(all, func(row T) bool { return item(row).Pending != store.NotPending })...)
	return w, nil
}

// readSnippets finds the words around the hits in the texts of the first rows.
func (d *desk) readSnippets(m *deskLoadedMsg) error {
	const most = 40
	m.snippets = map[int64]string{}
	var ids []int64
	for i, c := range m.comments.rows {
		if i < most {
			ids = append(ids, c.ID)
		}
	}
	for i, p := range m.posts.rows {
		if i < most {
			ids = append(ids, p.ID)
		}
	}
	for _, id := range ids {
		t, err := d.store.Text(d.ctx, id)
		if err != nil {
			return err
		}
		m.snippets[id] = snippet(t.Body, m.asked.words)
	}
	return nil
}

// snippet returns a line of text around the first of the words, with a few
// words in front; "" if none of them is in the text.
func snippet(text, words string) string {
	const ahead = 24
	text = strings.Join(strings.Fields(text), " ")
	found := marks(text, words)
	if len(found) == 0 {
		return ""
	}
	from := found[0].from
	if ansi.StringWidth(text[:from]) <= ahead {
		return text
	}
	start := from
	for start > 0 && from-start < ahead {
		start = strings.LastIndexByte(text[:start], ' ')
		if start < 0 {
			return text
		}
	}
	return "… " + text[start+1:]
}
