package ui

import (
	"context"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"tend/store"
)

// searchReach is how many rows of a list are asked for a match while somebody
// types; with enter all are.
const searchReach = 10_000

// within keeps a filter to the rows that can be asked while somebody waits,
// unless all are to be.
func (d *desk) within(kind store.Kind, f store.Filter, far bool) (store.Filter, error) {
	if far {
		return f, nil
	}
	var err error
	f.Until, err = d.store.Reach(d.ctx, kind, f, searchReach)
	return f, err
}

// readHits fills m with what matches the query. Of words, what is on the desk
// comes first, then what is not, newest first.
func (d *desk) readHits(m *deskLoadedMsg) (err error) {
	q, ctx := m.asked, d.ctx
	if m.texts, err = d.store.CountTexts(ctx, mostTexts+1); err != nil {
		return err
	}
	hits, err := d.findHits(q)
	if err != nil {
		return err
	}
	if f, ok := q.postFilter(); ok {
		m.posts, err = readFound(d, m, q.posts, hits, found[store.Post]{store.KindPost, f, d.store.CountPosts, d.store.Posts, postItem})
		if err != nil {
			return err
		}
	}
	if f, ok := q.commentFilter(); ok {
		m.comments, err = readFound(d, m, q.comments, hits, found[store.Comment]{store.KindComment, f, d.store.CountComments, d.store.Comments, commentItem})
		if err != nil {
			return err
		}
	}
	if m.tasks, err = readWindow(q.tasks, 0, d.under(ctx).readTasks(q)); err != nil {
		return err
	}
	m.tasks.total, m.tasks.pending = len(m.tasks.rows), len(m.tasks.rows)
	return d.readSnippets(m)
}

// found is how the matches of one kind are read.
type found[T any] struct {
	kind  store.Kind
	match store.Filter
	count func(context.Context, store.Filter) (int, error)
	read  func(context.Context, store.Filter, store.Page) ([]T, error)
	item  func(T) store.Item
}

// findHits looks the words of a search up, once for all lists; nil if there
// are none, or all rows are to be asked.
func (d *desk) findHits(q asked) (*store.Hits, error) {
	f, ok := q.commentFilter()
	if !ok {
		f, ok = q.postFilter()
	}
	if !ok || q.far || f.Words == "" {
		return nil, nil
	}
	hits, err := d.store.Find(d.ctx, f.Words, searchReach)
	return &hits, err
}

// readFound reads the matches of one list.
func readFound[T any](d *desk, m *deskLoadedMsg, s span, hits *store.Hits, how found[T]) (w window[T], err error) {
	if hits != nil {
		return readAmong(d, m, s, *hits, how)
	}
	f, err := d.within(how.kind, how.match, m.asked.far)
	if err != nil {
		return w, err
	}
	m.cut = m.cut || f.Until != store.Cursor{}
	total, err := how.count(d.ctx, f)
	if err != nil {
		return w, err
	}
	here := how.match
	here.Pending = true
	if here, err = d.within(how.kind, here, m.asked.far); err != nil {
		return w, err
	}
	if f.Words != "" {
		return readWords(d, s, how, total, f, here)
	}
	if w, err = readWindow(s, total, func(p store.Page) ([]T, error) { return how.read(d.ctx, f, p) }); err != nil {
		return w, err
	}
	w.pending = total
	if !f.Pending && !f.Held && !f.Open {
		w.pending, err = how.count(d.ctx, here)
	}
	return w, err
}

// readAmong reads the matches of one list among the hits of its words.
func readAmong[T any](d *desk, m *deskLoadedMsg, s span, hits store.Hits, how found[T]) (window[T], error) {
	f := how.match.Among(hits)
	m.cut = m.cut || hits.More && f.AsksRows()
	total, err := how.count(d.ctx, f)
	if err != nil {
		return window[T]{}, err
	}
	here := f
	here.Pending = true
	return readWords(d, s, how, total, f, here)
}

// readWords reads the hits of words: those on the desk, then the others.
func readWords[T any](d *desk, s span, how found[T], total int, f, here store.Filter) (window[T], error) {
	rows, err := how.read(d.ctx, here, store.Page{Limit: pageRows})
	if err != nil {
		return window[T]{}, err
	}
	w := window[T]{pending: len(rows), total: total}
	all, err := how.read(d.ctx, f, store.Page{Limit: s.limit + 1})
	if err != nil {
		return w, err
	}
	if w.more = len(all) > s.limit; w.more {
		all = all[:s.limit]
	}
	w.rows = append(rows, slices.DeleteFunc(all, func(row T) bool { return how.item(row).Pending != store.NotPending })...)
	return w, nil
}

// readSnippets finds the words around the hits in the texts of the first rows.
func (d *desk) readSnippets(m *deskLoadedMsg) error {
	const most = 40
	m.snippets = map[int64]string{}
	words := m.asked.query.Marked()
	if words == "" {
		return nil
	}
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
		m.snippets[id] = snippet(t.Body, words)
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
