//go:build !unix

package ui

import "os"

// hangUps are the signals that end the program, besides those that Bubble Tea
// handles; here there are none.
func hangUps() []os.Signal { return []os.Signal{os.Interrupt} }
