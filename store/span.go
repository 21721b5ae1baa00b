package store

import "time"

// Span is a stretch of time, From inclusive, To exclusive. Its days are those
// of From's location.
type Span struct{ From, To time.Time }

// Has reports whether t lies in the span.
func (s Span) Has(t time.Time) bool { return !t.Before(s.From) && t.Before(s.To) }

// Days returns how many days the span touches.
func (s Span) Days() int {
	n := 0
	for range s.days {
		n++
	}
	return n
}

// Before returns the span of as many days that ends where this one begins; of
// a whole month, the month before.
func (s Span) Before() Span {
	if month := s.From.AddDate(0, 1, 0); s.From.Day() == 1 && month.Equal(s.To) {
		return Span{s.From.AddDate(0, -1, 0), s.From}
	}
	return Span{s.From.AddDate(0, 0, -s.Days()), s.From}
}

// days yields the parts of the span that lie in one day of the calendar each,
// whatever the clocks do on the way.
func (s Span) days(yield func(Span) bool) {
	for from := s.From; from.Before(s.To); {
		y, m, d := from.Date()
		to := time.Date(y, m, d+1, 0, 0, 0, 0, from.Location())
		if s.To.Before(to) {
			to = s.To
		}
		if !yield(Span{from, to}) {
			return
		}
		from = to
	}
}
