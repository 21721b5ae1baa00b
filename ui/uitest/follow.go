package uitest

import (
	"io"
	"time"

	"github.com/charmbracelet/x/term"
)

// settle is how long a piece of output that may go on with a combining
// character is held back.
const settle = 10 * time.Millisecond

// answer carries the emulator's answers to the program's questions back to it,
// and reads them on when nobody hears them any more, because the emulator
// waits for that. A mute terminal answers nothing.
func (x *Terminal) answer(mute bool) {
	piece := make([]byte, 4<<10)
	for {
		n, err := x.screen.Read(piece)
		if err != nil {
			return
		}
		if !mute {
			_, _ = x.master.Write(piece[:n]) // the program may have ended
		}
	}
}

// follow feeds the program's output to the emulator until the program has
// ended and everything it wrote is read, or the terminal has vanished.
func (x *Terminal) follow() {
	output := make(chan []byte, 64)
	go x.read(output)
	waited := make(chan error, 1)
	go func() { waited <- x.cmd.Wait() }()
	for output != nil || waited != nil {
		select {
		case piece, open := <-output:
			if !open {
				output = nil
				break
			}
			x.show(whole(piece, output))
		case err := <-waited:
			waited = nil
			x.mu.Lock()
			x.ended = err
			x.mu.Unlock()
			x.left, _ = term.GetState(x.device.Fd()) // nil fails Ends
			_ = x.device.Close()                     // ends read once all is read
		}
	}
	if questions, ok := x.screen.InputPipe().(io.Closer); ok {
		_ = questions.Close() // ends answer; the emulator's own Close races with its Read
	}
	_ = x.close() // it may have vanished
	close(x.exited)
}

// read hands over the output piece by piece.
func (x *Terminal) read(output chan<- []byte) {
	defer close(output)
	for {
		piece := make([]byte, 32<<10)
		n, err := x.master.Read(piece)
		if n > 0 {
			output <- piece[:n]
		}
		if err != nil { // the device has no other end any more
			return
		}
	}
}

// whole adds what follows to a piece that ends within a character, which the
// emulator would otherwise draw as two.
func whole(piece []byte, output <-chan []byte) []byte {
	for piece[len(piece)-1] >= 0x80 {
		select {
		case more, open := <-output:
			if !open {
				return piece
			}
			piece = append(piece, more...)
		case <-time.After(settle):
			return piece
		}
	}
	return piece
}

// draw draws a piece of output. What was sent for a larger screen than there is
// by now may scroll rows that are gone: terminals pass over that, the emulator
// panics. The rest of such a piece is not drawn; a program draws all anew when
// the size has changed.
func (x *Terminal) draw(piece []byte) {
	defer func() { _ = recover() }()
	_, _ = x.screen.Write(piece) // fails only when closed
}

// show draws a piece of output and tells those who wait.
func (x *Terminal) show(piece []byte) {
	x.mu.Lock()
	x.draw(piece)
	x.raw = append(x.raw, piece...)
	x.mu.Unlock()
	select {
	case x.changed <- struct{}{}:
	default:
	}
}
