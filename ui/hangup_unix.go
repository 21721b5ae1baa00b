//go:build unix

package ui

import (
	"os"
	"syscall"
)

// hangUps are the signals that end the program, besides those that Bubble Tea
// handles: without this they would leave the terminal raw.
func hangUps() []os.Signal { return []os.Signal{syscall.SIGHUP, syscall.SIGQUIT} }
