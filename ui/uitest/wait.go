package uitest

import (
	"errors"
	"os/exec"
	"strings"
	"time"
)

// Wait waits until a text stands on the screen.
func (x *Terminal) Wait(text string) {
	x.t.Helper()
	x.WaitFor("the text "+text, func(screen string) bool { return strings.Contains(screen, text) })
}

// WaitGone waits until a text has left the screen.
func (x *Terminal) WaitGone(text string) {
	x.t.Helper()
	x.WaitFor("no text "+text, func(screen string) bool { return !strings.Contains(screen, text) })
}

// WaitFor waits until the screen is as it should be; what says how that is.
// The screen is looked at after each change, never at intervals.
func (x *Terminal) WaitFor(what string, good func(screen string) bool) {
	x.t.Helper()
	late := time.After(Patience)
	for {
		if good(x.Text()) {
			return
		}
		select {
		case <-x.changed:
		case <-x.exited:
			if good(x.Text()) {
				return
			}
			x.t.Fatalf("the program ended before there was %s:\n%s", what, x.Text())
		case <-late:
			x.t.Fatalf("waited in vain for %s:\n%s", what, x.Text())
		}
	}
}

// still is how long a program is silent when it has drawn all it has to draw.
const still = 80 * time.Millisecond

// Rest waits until the program has nothing more to draw for now, for tests
// that compare whole screens.
func (x *Terminal) Rest() {
	x.t.Helper()
	late := time.After(Patience)
	for {
		select {
		case <-x.changed:
		case <-time.After(still):
			return
		case <-x.exited:
			return
		case <-late:
			x.t.Fatalf("the program never rests:\n%s", x.Text())
		}
	}
}

// Ends waits until the program has ended, and fails the test unless it ended
// with that exit code, left the terminal as it found it, and had sent nothing
// but frames.
func (x *Terminal) Ends(code int) {
	x.t.Helper()
	if got := x.WaitExit(); got != code {
		x.t.Errorf("exit code %d, want %d:\n%s", got, code, x.Text())
	}
	for _, fault := range x.faults() {
		x.t.Error(fault)
	}
}

// WaitExit waits until the program has ended and returns its exit code, -1
// after a signal.
func (x *Terminal) WaitExit() int {
	x.t.Helper()
	select {
	case <-x.exited:
	case <-time.After(Patience):
		x.t.Fatalf("the program does not end:\n%s", x.Text())
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	var exit *exec.ExitError
	switch {
	case x.ended == nil:
		return 0
	case errors.As(x.ended, &exit):
		return exit.ExitCode()
	}
	x.t.Fatalf("wait for the program: %v", x.ended)
	return 0
}
