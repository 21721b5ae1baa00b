package rss

import (
	"regexp"
	"sync"
)

// pattern is a regular expression that is compiled when something is first
// compared with it. A start without a sync, which is most of them, compares
// nothing: to compile all of them took half a millisecond of it and half a
// megabyte.
type pattern func() *regexp.Regexp

// expression returns the pattern of a regular expression. One that is none
// panics when it is first used; a test uses those of the table.
func expression(source string) pattern {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(source) })
}
