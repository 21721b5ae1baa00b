package cli

import (
	"errors"
	"syscall"

	"github.com/charmbracelet/x/term"
)

// stream is a way out of tend that remembers what could not be written, so that
// a script does not take half a list for a whole one. Behind a gap it writes
// nothing more.
type stream struct {
	term.File
	broken error // the first error
}

// Write implements io.Writer.
func (s *stream) Write(p []byte) (int, error) {
	if s.broken != nil {
		return 0, s.broken
	}
	n, err := s.File.Write(p)
	s.broken = err
	return n, err
}

// arrived returns what a command returned, as far as it is not about standard
// output; and if that did not take all, for another reason than that whoever
// read it has seen enough, an error that says so once.
func (sh *shell) arrived(err error) error {
	if sh.stdout == nil || sh.stdout.broken == nil {
		return err
	}
	var all []error
	for _, part := range parts(err) {
		if !errors.Is(part, sh.stdout.broken) {
			all = append(all, part)
		}
	}
	if !errors.Is(sh.stdout.broken, syscall.EPIPE) {
		all = append(all, sh.lost())
	}
	return errors.Join(all...)
}

// lost says why standard output did not take all.
func (sh *shell) lost() error {
	why := sh.stdout.broken
	if inner := errors.Unwrap(why); inner != nil {
		why = inner // without "write /dev/stdout"
	}
	return sh.not(nil, "faults.output_lost", "X", why.Error())
}
