package store

import (
	"errors"
	"fmt"
	"time"
)

// Skipped is a thing that an act on several left alone.
type Skipped struct {
	ID  int64
	Why error // ErrNotFound, ErrHeld, ErrQueued, ErrGone, a *PowerError or an *EarlierError
}

// EarlierError names the act that an act of ours came too late for: it is so
// already, somebody did something else, or has it. Why is ErrAlready,
// ErrOvertaken or ErrClaimed.
type EarlierError struct {
	Why error
	Act Act
	By  string // empty for somebody at the source
	At  time.Time
}

func (e *EarlierError) Error() string {
	by := e.By
	if by == "" {
		by = "somebody at the source"
	}
	return fmt.Sprintf("%v: %s by %s, %s", e.Why, e.Act, by, e.At.Format(time.RFC3339))
}

// Unwrap returns ErrAlready, ErrOvertaken or ErrClaimed.
func (e *EarlierError) Unwrap() error { return e.Why }

// PowerError says what a source, or the login there, cannot do. It is an
// ErrNoPower.
type PowerError struct {
	Act    Act
	Source string // its name
	Login  string // empty without a login: one may help
	Why    string // the source's reason, if it gave one
}

func (e *PowerError) Error() string {
	return fmt.Sprintf("%s: %s: %v", e.Source, e.Act, ErrNoPower)
}

// Unwrap returns ErrNoPower.
func (e *PowerError) Unwrap() error { return ErrNoPower }

// skips reports whether err says that an act does not apply to one thing. Any
// other error ends the whole act.
func skips(err error) bool {
	for _, why := range []error{ErrNotFound, ErrAlready, ErrOvertaken, ErrHeld, ErrQueued, ErrNoPower, ErrGone, ErrClaimed} {
		if errors.Is(err, why) {
			return true
		}
	}
	return false
}
