package editor

import (
	"errors"
	"os/exec"
	"strings"

	"tend/feeds/web"
)

// Failure says what was wrong with an editor.
type Failure struct {
	Why     Why
	Program string // as the volunteer names it
	Saved   bool   // it had saved something new before
	Err     error  // what the system says; nil where it says nothing
}

// Why is what can be wrong.
type Why int

// The editor ended badly; there is no such program; it left an empty file; it
// left none that can be read.
const (
	Ended Why = iota
	Missing
	Emptied
	Unreadable
)

// notFound is how shells end when there is no such program.
const notFound = 127

// Failed says what was wrong with an editor, given what its command returned;
// nil if nothing was.
func Failed(ended error) error {
	if ended == nil {
		return nil
	}
	return failed(ended)
}

func failed(ended error) *Failure {
	f := &Failure{Program: web.Line(program()), Err: ended}
	var exit *exec.ExitError
	if errors.Is(ended, exec.ErrNotFound) || errors.As(ended, &exit) && exit.ExitCode() == notFound {
		f.Why = Missing
	}
	return f
}

// Error implements error.
func (f *Failure) Error() string {
	if f.Err == nil {
		return "the editor left an empty file"
	}
	return "editor " + f.Program + ": " + strings.TrimSpace(f.Err.Error())
}

// Unwrap returns what the system says.
func (f *Failure) Unwrap() error { return f.Err }
