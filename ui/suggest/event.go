package suggest

import (
	"time"
)

// An event is looked for in so much of a text, and announced so long before.
const (
	longestHead = 300
	farthest    = 200 * 24 * time.Hour
)

// Event finds the day of an event in a post's title or first lines: the first
// date after the day on which it was published. A report of what has been
// names no such day.
func (r *Reader) Event(title, text string, published time.Time) (time.Time, bool) {
	y, month, d := published.Date()
	today := time.Date(y, month, d, 0, 0, 0, 0, published.Location())
	for _, part := range []string{title, cut(text, longestHead)} {
		m, ok := dateIn(part, published, namedDate)
		if ok && m.Time.After(today) && m.Time.Sub(published) < farthest {
			y, month, d := m.Time.Date()
			return time.Date(y, month, d, 0, 0, 0, 0, published.Location()), true
		}
		if ok {
			return time.Time{}, false
		}
	}
	return time.Time{}, false
}
