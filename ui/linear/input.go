package linear

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/term"

	"tend/feeds/web"
)

// mostTyped is how long a line may be that is typed; what is behind is left
// out.
const mostTyped = 64 << 10

// input reads what is typed, one key or line whenever it is asked to. A
// goroutine of its own waits for it; it is not ended while it waits, because
// nothing can call a read of a terminal back, but it holds nothing.
type input struct {
	manner Manner
	fd     uintptr // of the terminal, with Keys
	cooked *term.State
	asked  chan bool // true: a line, false: a key
	typed  chan typed
}

// typed is a key or a line; ok is false at the end of all of them.
type typed struct {
	text string
	ok   bool
}

// newInput returns an input that reads from r. If single keys cannot be read
// from it, lines are.
func newInput(r io.Reader, m Manner) *input {
	in := &input{manner: m, asked: make(chan bool), typed: make(chan typed, 1)}
	if m == Keys {
		file, ok := r.(interface{ Fd() uintptr })
		if !ok {
			in.manner = Lines
		} else {
			in.fd = file.Fd()
		}
	}
	b := bufio.NewReader(r)
	go func() {
		for line := range in.asked {
			if line || in.manner != Keys {
				in.typed <- readLine(b)
				continue
			}
			in.typed <- readKey(b)
		}
	}()
	return in
}

// ask lets the next key or line be read. Single keys need a terminal that
// hands them on at once and shows nothing itself; ask reports whether it does.
func (in *input) ask(line bool) (raw bool) {
	switch {
	case in.manner != Keys:
	case line:
		in.cook()
	case in.cooked == nil:
		state, err := term.MakeRaw(in.fd)
		if err != nil {
			in.manner = Lines
			break
		}
		in.cooked = state
	}
	in.asked <- line
	return in.cooked != nil
}

// cook gives the terminal its own manner back.
func (in *input) cook() {
	if in.cooked != nil {
		_ = term.Restore(in.fd, in.cooked) // there is nothing else to try
		in.cooked = nil
	}
}

// close ends the reading and leaves the terminal as it was.
func (in *input) close() {
	in.cook()
	close(in.asked)
}

// readLine reads a line. It is made fit for a screen, like all text from
// outside.
func readLine(b *bufio.Reader) typed {
	var line []byte
	for {
		part, err := b.ReadSlice('\n')
		line = append(line, part[:min(len(part), mostTyped-len(line))]...)
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		text := strings.TrimRight(string(line), "\r\n")
		return typed{web.Line(text), err == nil || len(line) > 0}
	}
}

// readKey reads a key as the keyboard's name for it: "a", "enter", "ctrl+z".
func readKey(b *bufio.Reader) typed {
	r, _, err := b.ReadRune()
	switch {
	case err != nil:
		return typed{}
	case r == '\r' || r == '\n':
		return typed{"enter", true}
	case r == '\t':
		return typed{"tab", true}
	case r == 0x7f || r == '\b':
		return typed{"backspace", true}
	case r == 0x1b:
		return typed{readSequence(b), true}
	case r == ' ':
		return typed{"space", true}
	case r < ' ' && r > 0:
		return typed{"ctrl+" + string('a'+r-1), true}
	case r == utf8.RuneError || !unicode.IsPrint(r):
		return typed{"?", true}
	}
	return typed{string(r), true}
}

// readSequence reads what a key sends behind an escape byte. Escape itself
// sends nothing more, so only what has arrived already is looked at.
func readSequence(b *bufio.Reader) string {
	if b.Buffered() == 0 {
		return "esc"
	}
	if next, _ := b.Peek(1); next[0] != '[' && next[0] != 'O' {
		return "esc"
	}
	_, _ = b.Discard(1)
	sequence := ""
	for b.Buffered() > 0 {
		c, err := b.ReadByte()
		if err != nil {
			break
		}
		sequence += string(rune(c))
		if c >= 0x40 && c <= 0x7e {
			break
		}
	}
	names := map[string]string{
		"A": "up", "B": "down", "C": "right", "D": "left", "H": "home", "F": "end", "Z": "shift+tab",
		"1~": "home", "4~": "end", "5~": "pgup", "6~": "pgdown", "7~": "home", "8~": "end",
	}
	if name, ok := names[sequence]; ok {
		return name
	}
	return "esc"
}
