package terminal

import (
	"unicode/utf8"

	"github.com/charmbracelet/x/term"
)

// Output is the screen's side of a terminal that does not understand UTF-8.
type Output struct {
	term.File
	charset Charset
	held    []byte // the beginning of a character
}

// NewOutput returns the output of a terminal with that charset.
func NewOutput(f term.File, c Charset) *Output { return &Output{File: f, charset: c} }

// Write writes text in the terminal's charset.
func (o *Output) Write(p []byte) (int, error) {
	text := append(o.held, p...)
	o.held = nil
	if n := begun(text); n > 0 {
		text, o.held = text[:len(text)-n], append([]byte(nil), text[len(text)-n:]...)
	}
	if _, err := o.File.Write(o.charset.Encode(string(text))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// begun returns how many bytes at the end of a text are the beginning of a
// character.
func begun(text []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(text); n++ {
		if last := text[len(text)-n:]; utf8.RuneStart(last[0]) {
			if utf8.FullRune(last) {
				return 0
			}
			return n
		}
	}
	return 0
}
