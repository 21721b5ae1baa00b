//go:build unix

package login

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// waitFor locks a file against other programs, and waits until it can. Closing
// the file gives the lock back, as does the end of the program.
func waitFor(f *os.File) error {
	for {
		err := unix.Flock(int(f.Fd()), unix.LOCK_EX)
		if !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}
