package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"tend/feeds"
	"tend/store"
	"tend/ui/browser"
	"tend/ui/phrase"
	"tend/ui/prose"
)

// showFull prints a post with the whole text that its page has. The page is
// fetched the first time; then it is kept.
func (sh *shell) showFull(ctx context.Context, s *store.Store, fs *feeds.Feeds, i id, asJSON bool) error {
	it, err := s.Item(ctx, i.n)
	if err != nil {
		return err
	}
	if it.Kind != store.KindPost || i.letter != "" {
		return sh.misuse("reading.full_posts")
	}
	_, err = s.Article(ctx, i.n)
	if errors.Is(err, store.ErrNotFound) {
		_, err = fs.Article(ctx, i.n)
		if err == nil {
			err = fs.Index(ctx)
		}
	}
	if err != nil {
		why := phrase.Fetched(sh.words, err, browser.Host(it.URL))
		return &failure{code: codeOf(err), sentence: sh.words.Say("cli.about", "X", i.String(), "Y", why), err: err}
	}
	return sh.showPost(ctx, s, i.n, asJSON)
}

// writing prints a text to be read, as its writer laid it out, and below it
// where its links lead.
func (sh *shell) writing(html string) {
	text := prose.Read(html, 0)
	if text.Empty() {
		return
	}
	fmt.Fprintln(sh.out)
	for _, line := range text.Lines(prose.Setting{Width: sh.column(), Unfold: true, Image: sh.words.Say("reading.image")}) {
		fmt.Fprintln(sh.out, strings.TrimRight(line.String(), " "))
	}
	if len(text.Links) > 0 {
		fmt.Fprintln(sh.out)
	}
	for n, l := range text.Links {
		fmt.Fprintf(sh.out, "[%d] %s\n", n+1, l.URL)
	}
}
