package cli

import (
	"context"
	"errors"
	"slices"

	"github.com/spf13/pflag"

	"tend/feeds/web"
	"tend/store"
	"tend/ui/when"
)

// code is an exit code. A script can rely on it.
type code int

// The exit codes.
const (
	done      code = 0
	notDone   code = 1 // something asked for did not happen
	misused   code = 2 // the command line made no sense
	storage   code = 3 // the cache could not be read or written
	refused   code = 4 // a source refused the login
	overtaken code = 5 // somebody else was faster
	unclear   code = 6 // whether a source took it is not known
)

// failure is an error with the sentence that a person reads and the code it
// ends tend with.
type failure struct {
	code     code
	sentence string
	err      error // what is behind it; may be nil
}

// Error implements error.
func (f *failure) Error() string { return f.sentence }

// Unwrap returns what is behind the sentence.
func (f *failure) Unwrap() error { return f.err }

// misuse is a failure of the command line itself.
func (sh *shell) misuse(id string, pairs ...any) error {
	return &failure{code: misused, sentence: sh.words.Say(id, pairs...)}
}

// not is a failure to do what was asked, for the reason err (which may be nil).
func (sh *shell) not(err error, id string, pairs ...any) error {
	return &failure{code: codeOf(err), sentence: sh.words.Say(id, pairs...), err: err}
}

// about names the thing that an error is about: "99: there is no such thing".
func (sh *shell) about(thing string, err error) error {
	if f := (*failure)(nil); errors.As(err, &f) {
		return err
	}
	return &failure{
		code:     codeOf(err),
		sentence: sh.words.Say("cli.about", "X", web.Line(thing), "Y", sh.why(err)),
		err:      err,
	}
}

// why says an error; who was earlier, and when, if that is the reason.
func (sh *shell) why(err error) string {
	var earlier *store.EarlierError
	if !errors.As(err, &earlier) {
		return sh.words.Error(err)
	}
	by := earlier.By
	if by == "" {
		by = sh.words.Say("cli.at_source")
	}
	if errors.Is(err, store.ErrClaimed) {
		return sh.words.Say("follow.has_it_command", "X", by, "SINCE", when.Since(sh.words, earlier.At, sh.now()))
	}
	id := "cli.earlier"
	if errors.Is(err, store.ErrAlready) {
		id = "cli.already"
	}
	return sh.words.Say(id, "X", by, "T", sh.until(earlier.At))
}

// sentences says an error, a line for each thing that failed.
func (sh *shell) sentences(err error) []string {
	var lines []string
	for _, err := range parts(err) {
		var f *failure
		switch {
		case errors.As(err, &f):
			lines = append(lines, f.sentence)
		case errors.Is(err, context.Canceled):
			lines = append(lines, sh.words.Say("cli.cancelled"))
		default:
			lines = append(lines, web.Line(sh.words.Error(err)))
		}
	}
	return lines
}

// worst returns the code that tells a script most: a wrong command line, then
// storage, login, unclear, overtaken, and last that something did not happen.
func worst(err error) code {
	var codes []code
	for _, err := range parts(err) {
		codes = append(codes, codeOf(err))
	}
	for _, c := range []code{misused, storage, refused, unclear, overtaken, notDone} {
		if slices.Contains(codes, c) {
			return c
		}
	}
	return done
}

// codeOf returns the code of one error. What nobody gave a meaning comes from
// the cache. What is so already has happened. A nil error means that what was asked for did not happen, for a
// reason that only the sentence tells.
func codeOf(err error) code {
	var f *failure
	var fetch *web.Failure
	var shape *pflag.InvalidValueError
	switch {
	case err == nil:
		return notDone
	case errors.As(err, &f):
		return f.code
	case errors.As(err, &shape):
		return misused
	case errors.As(err, &fetch):
		return codeOfFetch(fetch.Failure)
	case errors.Is(err, store.ErrAlready):
		return done
	case errors.Is(err, store.ErrOvertaken), errors.Is(err, store.ErrClaimed):
		return overtaken
	}
	for _, known := range []error{
		store.ErrNotFound, store.ErrExists, store.ErrGone, store.ErrNothing, store.ErrHeld,
		store.ErrNoPower, store.ErrQueued, store.ErrSent, context.Canceled,
	} {
		if errors.Is(err, known) {
			return notDone
		}
	}
	return storage
}

// codeOfFetch returns the code of a source that could not be read.
func codeOfFetch(f store.Failure) code {
	switch f.Code {
	case "":
		return done
	case store.FailLogin:
		return refused
	}
	return notDone
}

// parts takes joined errors apart; nil has none.
func parts(err error) []error {
	if err == nil {
		return nil
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []error
		for _, e := range joined.Unwrap() {
			all = append(all, parts(e)...)
		}
		return all
	}
	return []error{err}
}
