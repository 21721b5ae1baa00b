package ui

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/sync/errgroup"

	"tend/store"
)

// hitRows is how many hits on the desk and elsewhere are read at a time: more
// than a screen shows, so that the next page is not read at once.
const hitRows = nearRows + 6

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
	q := m.asked
	if m.texts = q.texts; m.texts == 0 {
		if m.texts, err = d.store.CountTexts(d.ctx, mostTexts+1); err != nil {
			return err
		}
	}
	if m.indexing, err = d.store.Indexing(d.ctx); err != nil {
		return err
	}
	posts, comments, err := d.matches(q)
	if err != nil {
		return err
	}
	hits, err := d.findHits(q, posts, comments)
	if err != nil {
		return err
	}
	var cutPosts, cutComments bool
	all, ctx := errgroup.WithContext(d.ctx)
	at := d.under(ctx)
	all.Go(func() (err error) {
		m.posts, cutPosts, err = readFound(at, q, q.posts, hits, posts)
		return err
	})
	all.Go(func() (err error) {
		m.comments, cutComments, err = readFound(at, q, q.comments, hits, comments)
		return err
	})
	all.Go(func() (err error) {
		m.tasks, err = at.readFoundTasks(q)
		return err
	})
	if err := all.Wait(); err != nil {
		return err
	}
	m.cut = cutPosts || cutComments
	return d.readSnippets(m)
}

// found is how the matches of one kind are read.
type found[T any] struct {
	on    bool // the query may show some
	kind  store.Kind
	match store.Filter
	count func(context.Context, store.Filter) (int, error)
	read  func(context.Context, store.Filter, store.Page) ([]T, error)
}

// matches looks up what the query asks of posts and of comments.
func (d *desk) matches(q asked) (posts found[store.Post], comments found[store.Comment], err error) {
	posts = found[store.Post]{kind: store.KindPost, count: d.store.CountPosts, read: d.store.Posts}
	posts.match, posts.on = q.postFilter()
	comments = found[store.Comment]{kind: store.KindComment, count: d.store.CountComments, read: d.store.Comments}
	comments.match, comments.on = q.commentFilter()
	both, ctx := errgroup.WithContext(d.ctx)
	if posts.on {
		both.Go(func() (err error) {
			posts.match, err = d.store.Resolve(ctx, posts.kind, posts.match)
			return err
		})
	}
	if comments.on {
		both.Go(func() (err error) {
			comments.match, err = d.store.Resolve(ctx, comments.kind, comments.match)
			return err
		})
	}
	if err := both.Wait(); err != nil {
		return posts, comments, err
	}
	return posts, comments, d.leaveOut(q, &posts.match, &comments.match)
}

// leaveOut looks up which items have the words that a query leaves out, once
// for all lists.
func (d *desk) leaveOut(q asked, posts, comments *store.Filter) error {
	if posts.Without == "" {
		return nil
	}
	shownPosts, err := d.within(store.KindPost, *posts, q.far)
	if err != nil {
		return err
	}
	shownComments, err := d.within(store.KindComment, *comments, q.far)
	if err != nil {
		return err
	}
	unwanted, err := d.store.Unwanted(d.ctx,
		store.Listed{Kind: store.KindPost, Filter: shownPosts}, store.Listed{Kind: store.KindComment, Filter: shownComments})
	*posts, *comments = posts.Lacking(unwanted), comments.Lacking(unwanted)
	return err
}

// findHits looks the words of a search up, once for all lists; nil if there
// are none. Where all rows are to be asked, the words are looked for among
// those that match the rest.
func (d *desk) findHits(q asked, posts found[store.Post], comments found[store.Comment]) (*store.Hits, error) {
	words := cmp.Or(posts.match.Words, comments.match.Words)
	if words == "" {
		return nil, nil
	}
	if !q.far {
		hits, err := d.store.Find(d.ctx, words, searchReach)
		return &hits, err
	}
	var lists []store.Listed
	if posts.on {
		lists = append(lists, store.Listed{Kind: posts.kind, Filter: posts.match})
	}
	if comments.on {
		lists = append(lists, store.Listed{Kind: comments.kind, Filter: comments.match})
	}
	hits, err := d.store.FindIn(d.ctx, words, searchReach, lists...)
	return &hits, err
}

// readFound reads the matches of one list, and whether some may be left out
// because not all rows were asked. How many there are is counted only where they
// are more than one page.
func readFound[T any](d *desk, q asked, s span, hits *store.Hits, how found[T]) (w window[T], cut bool, err error) {
	switch {
	case !how.on:
		return w, false, nil
	case hits != nil:
		w, err = readAmong(d, s, *hits, how)
		return w, !q.far && hits.More && how.match.AsksRows(), err
	}
	f, err := d.within(how.kind, how.match, q.far)
	if err != nil {
		return w, false, err
	}
	cut = f.Until != store.Cursor{}
	if w, err = readWindow(s, 0, func(p store.Page) ([]T, error) { return how.read(d.ctx, f, p) }); err != nil {
		return w, cut, err
	}
	w.total = len(w.rows)
	if w.more || w.start != (store.Cursor{}) {
		if w.total, err = how.count(d.ctx, f); err != nil {
			return w, cut, err
		}
	}
	w.pending = w.total
	if f.Pending || f.Held || f.Open || w.total == 0 {
		return w, cut, nil
	}
	here := how.match
	here.Pending = true
	if here, err = d.within(how.kind, here, q.far); err != nil {
		return w, cut, err
	}
	w.pending, err = how.count(d.ctx, here)
	return w, cut, err
}

// readFoundTasks reads the tasks that match, and counts them where they are more
// than one page.
func (d *desk) readFoundTasks(q asked) (w window[store.Task], err error) {
	if w, err = readWindow(q.tasks, 0, d.readTasks(q)); err != nil {
		return w, err
	}
	w.total = len(w.rows)
	if w.more || w.start != (store.Cursor{}) {
		f, _ := q.taskFilter()
		w.total, err = d.store.CountTasks(d.ctx, f)
	}
	w.pending = w.total
	return w, err
}

// readAmong reads the matches of one list among the hits of its words: those
// on the desk, then the others.
func readAmong[T any](d *desk, s span, hits store.Hits, how found[T]) (w window[T], err error) {
	among, err := d.store.Among(d.ctx, how.kind, how.match, hits)
	if err != nil {
		return w, err
	}
	here, elsewhere := among.Here, among.Elsewhere
	if len(here) > hitRows { // the next page begins behind what is shown
		here = here[:hitRows]
		elsewhere = slices.DeleteFunc(elsewhere, func(id int64) bool { return id < here[hitRows-1] })
	}
	ids := append(first(here, hitRows), first(elsewhere, max(hitRows, s.limit-len(here)))...)
	w.total, w.pending, w.more = among.Total, len(among.Here), among.Total > len(ids)
	w.rows, err = how.read(d.ctx, store.Only(ids), store.Page{Limit: max(1, len(ids))})
	return w, err
}

// first returns a copy of the first n IDs.
func first(ids []int64, n int) []int64 { return slices.Clone(ids[:min(n, len(ids))]) }

// readSnippets finds the words around the hits in the texts of the first rows.
func (d *desk) readSnippets(m *deskLoadedMsg) error {
	const most = 40
	m.snippets = map[int64]string{}
	words := m.asked.query.Marked()
	if words == "" {
		return nil
	}
	var ids []int64
	for _, c := range m.comments.rows[:min(most, len(m.comments.rows))] {
		ids = append(ids, c.ID)
	}
	for _, p := range m.posts.rows[:min(most, len(m.posts.rows))] {
		ids = append(ids, p.ID)
	}
	bodies, err := d.store.Bodies(d.ctx, ids)
	for id, body := range bodies {
		m.snippets[id] = snippet(body, words)
	}
	return err
}

// snippet returns a line of text around the first of the words, with a few
// words in front and no more behind than a screen has room for; "" if none of
// them is in the text.
func snippet(text, words string) string {
	const ahead, behind = 24, 800
	from := firstMark(text, words)
	if from < 0 {
		return ""
	}
	start := max(0, from-10*ahead)
	for start > 0 && !utf8.RuneStart(text[start]) {
		start--
	}
	end := min(len(text), from+behind)
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	before := strings.Join(strings.Fields(text[start:from]), " ")
	line := strings.Join(strings.Fields(text[from:end]), " ")
	if last, _ := utf8.DecodeLastRuneInString(text[:from]); before != "" && unicode.IsSpace(last) {
		before += " "
	}
	for at := strings.LastIndexByte(before, ' '); at >= 0; at = strings.LastIndexByte(before[:at], ' ') {
		if ansi.StringWidth(before[at:]) > ahead {
			return "… " + before[at+1:] + line
		}
	}
	if start > 0 {
		return "… " + before + line
	}
	return before + line
}
