package linear

import (
	"io"
	"strings"
)

// output writes lines. It never goes back, and writes no control character but
// the ends of lines.
type output struct {
	w    io.Writer
	raw  bool  // the terminal wants a carriage return before each line feed
	open bool  // a prompt stands at the end, without a line's end
	err  error // the first one; then nothing more is written
}

// line writes a line. One that is begun is finished before.
func (o *output) line(s string) {
	if o.open {
		o.finish("")
	}
	o.write(s + "\n")
}

// blank leaves a line blank.
func (o *output) blank() { o.line("") }

// text writes the lines of a text; empty ones are left out, so that a blank
// line always stands between things.
func (o *output) text(s string) {
	for line := range strings.SplitSeq(s, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			o.line(line)
		}
	}
}

// prompt asks for what is to be done.
func (o *output) prompt() {
	if !o.open {
		o.write("> ")
		o.open = true
	}
}

// finish ends the line of the prompt with what was typed.
func (o *output) finish(typed string) {
	o.open = false
	o.write(typed + "\n")
}

// finished says that the terminal itself has ended the line.
func (o *output) finished() { o.open = false }

func (o *output) write(s string) {
	if o.err != nil {
		return
	}
	if o.raw {
		s = strings.ReplaceAll(s, "\n", "\r\n")
	}
	_, o.err = io.WriteString(o.w, s)
}
