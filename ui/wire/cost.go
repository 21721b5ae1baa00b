package wire

import (
	"bytes"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Screen is what a frame is drawn on, as far as its bytes depend on that.
type Screen struct {
	Type          string // TERM
	Profile       colorprofile.Profile
	Width, Height int
}

// A Rehearsal draws frames as a File would be sent them, into memory. Drawing
// takes some milliseconds: it is for lines on which a byte takes one.
type Rehearsal struct {
	Screen
	renderer *uv.TerminalRenderer
	drawn    bytes.Buffer
	cells    uv.ScreenBuffer
	file     *File
	shown    string // the frame that was drawn last
}

// Rehearse returns a rehearsal for an empty screen.
func Rehearse(on Screen) *Rehearsal {
	r := &Rehearsal{Screen: on, cells: uv.NewScreenBuffer(on.Width, on.Height)}
	r.renderer = uv.NewTerminalRenderer(&r.drawn, []string{"TERM=" + on.Type})
	r.renderer.SetColorProfile(on.Profile)
	r.renderer.SetScrollOptim(true)
	r.renderer.SetBackspace(true)
	r.renderer.EnterAltScreen()
	r.file = &File{parser: ansi.NewParser(), at: -1, height: func() int { return on.Height }}
	r.draw(r.shown)
	return r
}

// Cost is how many bytes are sent to make of one frame another. It is cheaper
// when the first is the other of the call before.
func (r *Rehearsal) Cost(from, to string) int {
	if r.shown != from {
		r.draw(from)
	}
	r.shown = to
	return r.draw(to)
}

// draw returns how many bytes are sent for a frame after the one before.
func (r *Rehearsal) draw(frame string) int {
	r.cells.Clear()
	uv.NewStyledString(frame).Draw(r.cells, r.cells.Bounds())
	r.drawn.Reset()
	r.renderer.Render(r.cells.RenderBuffer)
	_ = r.renderer.Flush() // into memory
	r.file.out.Reset()
	r.file.frame(r.drawn.Bytes())
	r.file.settle()
	return r.file.out.Len()
}
