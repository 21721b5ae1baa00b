// Package wire sends the frames of a program to its terminal in few bytes, for
// those who sit at the far end of a slow line. Its one rule: the terminal shows
// the same as without it.
//
// Bubble Tea's renderer compares cells, but not where a row has a wide
// character in it: terminals disagree on how wide some of them are, so it
// paints such rows from their beginning, and it does so in every frame, for
// every such row on the screen. On a desk full of Japanese comments that was
// 17,377 bytes for a key at 200 by 50 cells, 18 seconds at 9600 baud. Here the
// rows painted that way are known again by their bytes. One that stands there
// already is left out, and of one in which only styles and single cells differ
// the part between is painted. Everything else passes as it is.
//
//	p := tea.NewProgram(model, tea.WithOutput(wire.New(os.Stdout)))
package wire

import (
	"bytes"
	"strconv"
	"sync"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// File is a terminal that frames are written to, each in one piece.
//
// A row is known from the time the renderer painted it as a whole until
// something else writes to it. Rows that scroll are known where they went.
type File struct {
	term.File
	Gauge  *Gauge     // learns how fast the line is; nil: nobody wants to know
	height func() int // of the terminal, in rows; 0 if that is not known

	mu     sync.Mutex // the library may write from two goroutines when it comes back from an editor
	out    bytes.Buffer
	parser *ansi.Parser
	rows   []painted // what is known to stand in each row; as many as the terminal has
	at     int       // the row of the cursor; -1 if that is not known
	top    int       // the margins between which lines scroll
	bottom int
	want   uv.Style // the pen as the renderer has set it
	have   uv.Style // the pen that the terminal has
	place  []byte   // moves the cursor to where the renderer has it; nil: it is there
}

// painted is a row as it was painted.
type painted struct {
	body []byte   // its characters and styles, begun with a plain pen; nil if not known
	pen  uv.Style // at its end
}

// New returns a terminal that is written to sparingly.
func New(f term.File) *File {
	height := func() int {
		_, rows, err := term.GetSize(f.Fd())
		if err != nil {
			return 0
		}
		return rows
	}
	return &File{File: f, height: height, parser: ansi.NewParser(), at: -1}
}

// Write sends one frame. The frame is counted as written, whatever went out.
func (f *File) Write(frame []byte) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.out.Reset()
	f.frame(frame)
	f.settle()
	if f.out.Len() == 0 {
		return len(frame), nil
	}
	sent := f.out.Bytes()
	if f.Gauge.asks(len(sent)) {
		sent = append(append([]byte(question), sent...), question...)
	}
	if _, err := f.File.Write(sent); err != nil {
		return 0, err
	}
	return len(frame), nil
}

// settle brings the terminal's pen and cursor to where the renderer has them.
func (f *File) settle() {
	f.settlePlace()
	f.settlePen()
}

func (f *File) settlePlace() {
	f.out.Write(f.place)
	f.place = nil
}

func (f *File) settlePen() {
	f.out.WriteString(f.want.Diff(&f.have))
	f.have = f.want
}

// measure takes the size of the terminal anew, when the screen is cleared:
// after a start, a resize, and a program that had the terminal in between.
func (f *File) measure() {
	height := f.height()
	f.rows = make([]painted, height)
	f.top, f.bottom = 0, height-1
}

// forget says that something else may stand in a row now.
func (f *File) forget(row int) {
	switch {
	case row < 0:
		f.forgetAll()
	case row < len(f.rows):
		f.rows[row] = painted{}
	}
}

func (f *File) forgetAll() { clear(f.rows) }

// scroll moves the rows from top to bottom up by n, or down if n is negative.
// What comes in is not known.
func (f *File) scroll(top, bottom, n int) {
	if top < 0 || bottom >= len(f.rows) || top > bottom {
		f.forgetAll()
		return
	}
	region := f.rows[top : bottom+1]
	height := len(region)
	switch {
	case n >= height, -n >= height:
		clear(region)
	case n > 0:
		copy(region, region[n:])
		clear(region[height-n:])
	default:
		copy(region[-n:], region)
		clear(region[:-n])
	}
}

// moveTo is the sequence that puts the cursor on a cell, both counted from 0.
func moveTo(column, row int) string {
	return "\x1b[" + strconv.Itoa(row+1) + ";" + strconv.Itoa(column+1) + "H"
}
