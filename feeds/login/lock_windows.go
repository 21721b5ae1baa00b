package login

import (
	"os"

	"golang.org/x/sys/windows"
)

// waitFor locks a file against other programs, and waits until it can. Closing
// the file gives the lock back, as does the end of the program.
func waitFor(f *os.File) error {
	return windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK, 0, 1, 0, &windows.Overlapped{})
}
