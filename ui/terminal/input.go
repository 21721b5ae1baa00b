package terminal

import (
	"errors"
	"io"
	"os"
	"time"
	"unicode/utf8"
)

// ErrGone says that nobody types here any more: the terminal was closed.
var ErrGone = errors.New("the terminal is gone")

// Input is the keyboard's side of a terminal: a file whose reading gives whole
// sequences only. Nothing is held back that a key is waiting behind.
type Input struct {
	*os.File
	charset Charset
	answers answers
}

// NewInput returns the input of a terminal with that charset. well is told
// whenever the terminal answers that it is well, which only a program asks.
func NewInput(f *os.File, c Charset, well func()) *Input {
	return &Input{File: f, charset: c, answers: answers{well: well}}
}

// Read reads once, which may give nothing, because what came was a part. The
// end of the file is an error here: a program that waits for keys would wait
// for ever.
func (in *Input) Read(p []byte) (int, error) {
	room := len(p) - len(in.answers.held) - len(in.answers.cut) - len(pasteBegin) - len(pasteEnd)
	if !in.charset.UTF8() {
		room /= utf8.UTFMax // for every byte
	}
	if room <= 0 {
		return 0, io.ErrShortBuffer
	}
	n, err := in.File.Read(p[:room])
	if errors.Is(err, io.EOF) {
		return 0, ErrGone
	}
	if err != nil {
		return 0, err
	}
	typed := in.charset.Decode(append([]byte(nil), p[:n]...))
	return copy(p, in.answers.pass(typed, time.Now())), nil
}
