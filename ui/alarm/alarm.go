// Package alarm waits for an instant of the wall clock.
//
// Its one rule: the wall clock decides, also when somebody sets it, and also
// when the machine has slept meanwhile. Go's own timers count the time in which
// the machine is awake: one for tomorrow at nine, set before the lid is closed
// for the night, rings at five in the afternoon.
//
//	if alarm.Wait(ctx, at) {
//		// it is time, or the clock was set: look at it
//	}
package alarm

import (
	"context"
	"time"
)

// longest is how long is waited, where the system tells nobody that it slept,
// before the wall clock is looked at again.
const longest = time.Minute

// Wait returns when the wall clock of this machine shows an instant or was set,
// and reports false if ctx ended before.
func Wait(ctx context.Context, at time.Time) bool {
	if rung, ok := waitForClock(ctx, at); ok {
		return rung
	}
	for {
		left := at.Round(0).Sub(time.Now().Round(0)) // both by the wall
		if left <= 0 {
			return ctx.Err() == nil
		}
		t := time.NewTimer(min(left, longest))
		select {
		case <-t.C:
		case <-ctx.Done():
			t.Stop()
			return false
		}
	}
}
