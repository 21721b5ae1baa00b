package phrase

import (
	"tend/store"
	"tend/ui/text"
)

// Capped writes a count; of what is not counted to the end it says so: 999+.
func Capped(w *text.Words, n int) string {
	if n >= store.CountCap {
		return w.Number(store.CountCap-1) + "+"
	}
	return w.Number(n)
}
