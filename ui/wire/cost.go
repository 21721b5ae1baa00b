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

// Cost is how many bytes a File sends to make of one frame another. It draws
// both, which takes some milliseconds: it is for lines on which a byte takes
// one.
func (s Screen) Cost(from, to string) int {
	var drawn bytes.Buffer
	r := uv.NewTerminalRenderer(&drawn, []string{"TERM=" + s.Type})
	r.SetColorProfile(s.Profile)
	r.SetScrollOptim(true)
	r.SetBackspace(true)
	r.EnterAltScreen()
	f := &File{parser: ansi.NewParser(), at: -1, height: func() int { return s.Height }}
	cells := uv.NewScreenBuffer(s.Width, s.Height)
	sent := 0
	for _, content := range []string{from, to} {
		cells.Clear()
		uv.NewStyledString(content).Draw(cells, cells.Bounds())
		drawn.Reset()
		r.Render(cells.RenderBuffer)
		_ = r.Flush() // into memory
		f.out.Reset()
		f.frame(drawn.Bytes())
		f.settle()
		sent = f.out.Len()
	}
	return sent
}
