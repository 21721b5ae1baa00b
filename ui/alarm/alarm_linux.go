package alarm

import (
	"context"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// waitForClock is Wait by a timer of the system, which follows the wall clock
// and says when that is set; waking up sets it. It reports false if the system
// has none.
func waitForClock(ctx context.Context, at time.Time) (rung, ok bool) {
	fd, err := unix.TimerfdCreate(unix.CLOCK_REALTIME, unix.TFD_NONBLOCK|unix.TFD_CLOEXEC)
	if err != nil {
		return false, false
	}
	f := os.NewFile(uintptr(fd), "alarm")
	defer func() { _ = f.Close() }()
	spec := unix.ItimerSpec{Value: unix.NsecToTimespec(max(1, at.UnixNano()))}
	if err := unix.TimerfdSettime(fd, unix.TFD_TIMER_ABSTIME|unix.TFD_TIMER_CANCEL_ON_SET, &spec, nil); err != nil {
		return false, false
	}
	stop := context.AfterFunc(ctx, func() { _ = f.Close() })
	defer stop()
	var times [8]byte
	_, _ = f.Read(times[:]) // an error when the clock was set, or ctx ended
	return ctx.Err() == nil, true
}
