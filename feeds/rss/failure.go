package rss

import (
	"tend/feeds/web"
	"tend/store"
)

// failure is why a body is no feed.
func failure(code store.FailureCode, detail string) error {
	return &web.Failure{Failure: store.Failure{Code: code, Detail: web.Line(detail)}}
}

func unreadable(why string) error {
	return failure(store.FailUnreadable, why)
}
