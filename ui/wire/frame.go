package wire

import (
	"bytes"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// frame sends what of a frame has to be sent.
func (f *File) frame(b []byte) {
	for len(b) > 0 {
		switch c := b[0]; {
		case c == ansi.ESC:
			if n := f.row(b); n > 0 {
				b = b[n:]
				continue
			}
			b = b[f.sequence(b):]
		case c >= ' ' && c != ansi.DEL:
			n := textLength(b)
			f.forget(f.at)
			f.pass(b[:n])
			b = b[n:]
		default:
			f.control(c)
			b = b[1:]
		}
	}
}

// textLength is how many bytes at the beginning are characters.
func textLength(b []byte) int {
	for i, c := range b {
		if c < ' ' || c == ansi.DEL {
			return i
		}
	}
	return len(b)
}

// pass sends bytes that write on the screen, or move what is there.
func (f *File) pass(b []byte) {
	f.settle()
	f.out.Write(b)
}

// move sends bytes that only move the cursor.
func (f *File) move(b []byte) {
	f.settlePlace()
	f.out.Write(b)
}

// control sends a control character.
func (f *File) control(c byte) {
	if c != '\n' {
		f.move([]byte{c})
		return
	}
	f.lines(1, f.bottom)
	f.move([]byte{c})
}

// lines follows the cursor a line down or up, which scrolls at a margin.
func (f *File) lines(n, margin int) {
	switch f.at {
	case -1:
		f.forgetAll()
	case margin:
		f.settlePen() // the line that comes in is in the pen's colour
		f.scroll(f.top, f.bottom, n)
	default:
		f.at = max(f.at+n, 0)
	}
}

// sequence sends one escape sequence and returns its length.
func (f *File) sequence(b []byte) int {
	seq, _, n, state := ansi.DecodeSequence(b, ansi.NormalState, f.parser)
	switch {
	case state != ansi.NormalState || n == 0: // the frame ends within it
		f.forgetAll()
		f.pass(b)
		return len(b)
	case !bytes.HasPrefix(seq, []byte("\x1b[")):
		f.escape(seq)
		return n
	}
	switch cmd := ansi.Cmd(f.parser.Command()); {
	case cmd.Prefix() == '?' && (cmd.Final() == 'h' || cmd.Final() == 'l'):
		f.mode(seq)
	case cmd.Prefix() != 0 || cmd.Intermediate() != 0: // a question, or the keyboard's mode
		f.move(seq)
	case cmd.Final() == 'm':
		uv.ReadStyle(f.parser.Params(), &f.want)
	default:
		f.command(cmd.Final(), seq)
	}
	return n
}

// escape sends a sequence that is no control sequence.
func (f *File) escape(seq []byte) {
	switch string(seq) {
	case "\x1bM": // back by a line
		f.lines(-1, f.top)
	case "\x1b7":
	case "\x1b8":
		f.at = -1
	default:
		if len(seq) == 2 { // a reset, perhaps
			f.forgetAll()
		}
	}
	f.move(seq)
}

// mode sends a sequence that sets or resets a mode.
func (f *File) mode(seq []byte) {
	if n, _ := f.parser.Param(0, 0); n == 47 || n == 1047 || n == 1049 { // another screen
		f.forgetAll()
		f.at = -1
	}
	f.pass(seq)
}

// command sends a control sequence that moves, writes or scrolls.
func (f *File) command(final byte, seq []byte) {
	n, _ := f.parser.Param(0, 1)
	n = max(n, 1)
	switch final {
	case 'H', 'f', 'd':
		f.at = n - 1
		if final != 'd' {
			f.place = nil
		}
		f.move(seq)
		return
	case 'A', 'B':
		if final == 'A' {
			n = -n
		}
		if f.at >= 0 {
			f.at = max(f.at+n, 0)
		}
		f.move(seq)
		return
	case 'C', 'D', 'G', '`', 'I', 'Z':
		f.move(seq)
		return
	case 'K', 'X', 'P', '@', 'b':
		f.forget(f.at)
	case 'J':
		f.forgetAll()
		if n == 2 {
			f.measure()
		}
	case 'S':
		f.scroll(f.top, f.bottom, n)
	case 'T':
		f.scroll(f.top, f.bottom, -n)
	case 'M':
		f.scroll(f.at, f.bottom, n)
	case 'L':
		f.scroll(f.at, f.bottom, -n)
	case 'r':
		f.margins()
	default:
		f.forgetAll()
		f.at = -1
	}
	f.pass(seq)
}

// margins sets between which rows lines scroll.
func (f *File) margins() {
	top, _ := f.parser.Param(0, 1)
	bottom, _ := f.parser.Param(1, len(f.rows))
	f.top, f.bottom, f.at = max(top, 1)-1, min(bottom, len(f.rows))-1, 0
}
