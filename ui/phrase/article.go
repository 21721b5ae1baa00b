package phrase

import (
	"errors"

	"tend/feeds"
	"tend/feeds/web"
	"tend/ui/text"
)

// Fetched says what came of fetching the page of a post from a host.
func Fetched(w *text.Words, err error, host string) string {
	var failure *web.Failure
	switch {
	case err == nil:
		return w.Say("reading.fetched")
	case errors.Is(err, feeds.ErrNoArticle):
		return w.Say("reading.no_article")
	case errors.As(err, &failure):
		return w.Failure(failure.Failure, host)
	}
	return w.Error(err)
}
