package demo

import (
	"fmt"
	"strings"
	"time"

	"tend/ui/when"
)

// ago is how long something lies back, written "1 d 4 h".
type ago time.Duration

// UnmarshalText reads an ago: numbers with their units, one after the other.
func (a *ago) UnmarshalText(text []byte) error {
	words := strings.Fields(string(text))
	if len(words) == 0 || len(words)%2 != 0 {
		return fmt.Errorf("%q does not say how long ago", text)
	}
	*a = 0
	for i := 0; i < len(words); i += 2 {
		d, ok := when.ParseSpan(words[i] + " " + words[i+1])
		if !ok {
			return fmt.Errorf("%q does not say how long ago", text)
		}
		*a += ago(d)
	}
	return nil
}

// before returns the time that lies so far back from now, on a whole second.
func (a ago) before(now time.Time) time.Time {
	return now.Add(-time.Duration(a)).Truncate(time.Second)
}
