package suggest

import (
	"sync"
	"time"

	"tend/store"
)

// Settings say which follow-ups are proposed.
type Settings struct {
	Question time.Duration // how long a question may be unanswered; 0: not proposed
	Newcomer time.Duration // within what time a first comment is answered; 0: not proposed
	Promise  bool          // what we promised in a reply
	Event    bool          // what has been, according to its announcement
	Phrases  []string      // what promises something, besides what tend knows
}

// For is what the store is told of the settings. The phrases are compiled when
// the first text is read, so that a start costs nothing.
func (s Settings) For() store.Suggest {
	by := store.Suggest{Question: s.Question, Newcomer: s.Newcomer}
	read := sync.OnceValue(func() *Reader {
		r, err := New(s.Phrases...)
		if err != nil {
			panic(err) // the phrases of this program are read in its tests
		}
		return r
	})
	if s.Promise {
		by.Promise = func(text string, at time.Time) (string, time.Time, bool) {
			p, found := read().Promise(text, at)
			return p.Words, p.Due.Time, found
		}
	}
	if s.Event {
		by.Event = func(title, text string, published time.Time) (time.Time, bool) {
			return read().Event(title, text, published)
		}
	}
	return by
}
