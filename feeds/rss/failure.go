package rss

import (
	"tend/feeds/web"
	"tend/store"
)

// failure is why a body is no feed. detail is a code for which the message
// catalogue has words, with the line it is about, if it is about one.
func failure(code store.FailureCode, detail string) error {
	return &web.Failure{Failure: store.Failure{Code: code, Detail: web.Line(detail)}}
}

func unreadable(why string) error {
	return failure(store.FailUnreadable, why)
}
