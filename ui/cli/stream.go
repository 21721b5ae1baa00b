package cli

import (
	"errors"
	"syscall"

	"github.com/charmbracelet/x/term"
)

// stream is a way out of tend that remembers what could not be written, so that
// a script does not take half a list for a whole one.
type stream struct {
	term.File
	broken error // the first error
}

// Write implements io.Writer.
func (s *stream) Write(p []byte) (int, error) {
	n, err := s.File.Write(p)
	if err != nil && s.broken == nil {
		s.broken = err
	}
	return n, err
}

// lost says that the output did not arrive; nil if it did, if the one who read
// it has seen enough, or if err says so already.
func (sh *shell) lost(err error) error {
	if sh.stdout == nil || sh.stdout.broken == nil || errors.Is(sh.stdout.broken, syscall.EPIPE) || errors.Is(err, sh.stdout.broken) {
		return nil
	}
	why := sh.stdout.broken
	if inner := errors.Unwrap(why); inner != nil {
		why = inner // without "write /dev/stdout"
	}
	return sh.not(nil, "faults.output_lost", "X", why.Error())
}
