package ui

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"tend/feeds"
	"tend/store"
	"tend/ui/browser"
	"tend/ui/phrase"
	"tend/ui/when"
)

// staleArticle is how old the page of a post may be before it is fetched again
// when somebody wants to read it.
const staleArticle = 24 * time.Hour

// articleFetchedMsg says what came of fetching the page of a post.
type articleFetchedMsg struct {
	post store.Item
	err  error
}

// fullPost shows the whole of a post whose feed brings only the beginning. The
// first time its page is fetched; then it is there, also offline, and the key
// changes between the two.
func (a *app) fullPost() tea.Cmd {
	a.turnPage()
	it, _ := a.item()
	r := &a.reader
	p, known := r.pages[r.subject]
	if !a.reading && a.layout.reading.h == 0 {
		a.reading = true
	}
	switch {
	case r.fetching == it.ID:
		a.tell(a.say("reading.fetching", "X", browser.Host(it.URL)))
		return nil
	case known && !p.article.Fetched.IsZero() && !r.brief:
		r.brief = true
		a.tell(a.say("reading.feed_text"))
		return a.stale()
	case known && !p.article.Fetched.IsZero() && a.now().Sub(p.article.Fetched) < staleArticle:
		r.brief = false
		return a.stale()
	}
	r.fetching, r.brief = it.ID, false
	a.tell(a.say("reading.fetching", "X", browser.Host(it.URL)))
	return tea.Batch(a.desk.fetchArticle(it), a.readAhead())
}

// fetchArticle fetches the page of a post.
func (d *desk) fetchArticle(it store.Item) tea.Cmd {
	return func() tea.Msg {
		_, err := d.feeds.Article(d.ctx, it.ID)
		return articleFetchedMsg{post: it, err: err}
	}
}

// articleFetched shows what was fetched, or says in a line why there is nothing.
func (a *app) articleFetched(m articleFetchedMsg) tea.Cmd {
	r := &a.reader
	if r.fetching == m.post.ID {
		r.fetching = 0
	}
	a.tell(phrase.Fetched(a.words, m.err, browser.Host(m.post.URL)))
	if m.err != nil {
		a.status.loud = !errors.Is(m.err, feeds.ErrNoArticle)
		return nil
	}
	return tea.Batch(a.stale(), a.desk.index())
}

// noFull: what is in focus is no post, or has no page that can be fetched.
func (a *app) noFull() string {
	it, ok := a.item()
	switch {
	case !ok:
		return a.say("desk.no_item")
	case it.Kind != store.KindPost:
		return a.say("reading.full_posts")
	case a.desk.feeds == nil:
		return a.say("reading.full_no_feeds")
	}
	if _, ok := browser.Safe(it.URL); !ok {
		return a.say("desk.no_url")
	}
	return ""
}

// fullNote says below the text of a post that it is the page's, or that there
// may be more on the page.
func (t *leaf) fullNote(p page) {
	if p.item.Kind != store.KindPost || t.isFolded(p.item) || p.text.Rest > 0 {
		return
	}
	key := t.keys.Key("full")
	switch {
	case !p.article.Fetched.IsZero() && !t.reader.brief:
		t.noteLine(t.say("reading.full_from", "DATE", when.Date(t.words, p.article.Fetched, t.now())), key, t.say("reading.full_brief"))
	case !p.article.Fetched.IsZero():
		t.noteLine(t.say("reading.full_kept"), key, t.say("reading.full_shows"))
	case p.cut && t.noFull() == "":
		t.noteLine(t.say("reading.full_cut"), key, t.say("reading.full_fetches"))
	}
}

// noteLine writes a muted line with a key in it.
func (t *leaf) noteLine(said, key, does string) {
	t.blank()
	s := t.strip(0).add(t.theme.Muted, t.theme.Signs.Cut(said, t.edge()-t.left-20)).gap(2)
	t.put(s.add(t.theme.Strong, key).gap(1).add(t.theme.Muted, t.theme.Signs.Cut(does, t.edge()-s.width-1)))
}
