package feeds

import (
	"context"
	"errors"
	"fmt"
	"unicode/utf8"

	"tend/feeds/web"
	"tend/store"
)

// ErrNoArticle says that on the page of a post nothing was found that its feed
// does not say.
var ErrNoArticle = errors.New("no more on its page than in the feed")

// PageReader is a connector that has the pages of its posts by other means than
// the web.
type PageReader interface {
	// Page returns the HTML of what was written on a post's page, "" if there
	// is nothing.
	Page(ctx context.Context, src store.Source, post store.Post) (string, error)
}

// Article fetches the page of a post, keeps what was written there beside what
// the feed brought, and returns it. The page is fetched as any visitor would:
// no login goes along. ErrNoArticle if there is nothing more on it; a
// *web.Failure says why it could not be read.
func (f *Feeds) Article(ctx context.Context, id int64) (store.Article, error) {
	post, err := f.o.Store.Post(ctx, id)
	if err != nil {
		return store.Article{}, err
	}
	src, err := f.o.Store.Source(ctx, post.SourceID)
	if err != nil {
		return store.Article{}, fmt.Errorf("the source of post %d: %w", id, err)
	}
	written, err := f.page(ctx, src, post)
	if err != nil {
		return store.Article{}, fmt.Errorf("fetch the page of post %d: %w", id, err)
	}
	text, err := f.o.Store.Text(ctx, id)
	if err != nil {
		return store.Article{}, err
	}
	body := web.See(written).Text
	if utf8.RuneCountInString(body) <= utf8.RuneCountInString(web.See(text.HTML).Text) {
		return store.Article{}, ErrNoArticle
	}
	if err := f.o.Store.SaveArticle(ctx, store.Article{ItemID: id, HTML: written, Body: body}); err != nil {
		return store.Article{}, err
	}
	return f.o.Store.Article(ctx, id)
}

// page returns the HTML of what was written on a post's page.
func (f *Feeds) page(ctx context.Context, src store.Source, post store.Post) (written string, err error) {
	c, err := f.connector(src.Kind)
	if err != nil {
		return "", err
	}
	if reader, ok := c.(PageReader); ok {
		written, err = reader.Page(ctx, src, post)
		return web.Clean(written, post.URL), err
	}
	if post.URL == "" {
		return "", ErrNoArticle
	}
	f.open(src)
	err = f.o.Client.Read(ctx, web.Request{URL: post.URL, Accept: "text/html, application/xhtml+xml"}, func(resp *web.Response) error {
		written = web.ReadArticle(resp)
		return nil
	})
	return written, err
}
