package cli

import (
	"errors"

	"tend/store"
)

// leftWord is how JSON calls the reason why an act left a thing alone. A
// script can rely on these words.
func leftWord(err error) string {
	for _, known := range []struct {
		err  error
		word string
	}{
		{store.ErrNotFound, "not_found"},
		{store.ErrAlready, "already"},
		{store.ErrClaimed, "claimed"},
		{store.ErrOvertaken, "overtaken"},
		{store.ErrHeld, "held"},
		{store.ErrGone, "gone"},
		{store.ErrNoPower, "no_power"},
		{store.ErrQueued, "queued"},
		{store.ErrSent, "sent"},
		{store.ErrExists, "exists"},
		{store.ErrNothing, "nothing"},
	} {
		if errors.Is(err, known.err) {
			return known.word
		}
	}
	return "other"
}
