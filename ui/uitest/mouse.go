package uitest

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Buttons of the mouse, as a terminal writes them.
const (
	left      = 0
	wheelUp   = 64
	wheelDown = 65
	dragged   = 32 // is added while a button is held
)

// Click presses and lets go of the left button where a text stands first on
// the screen.
func (x *Terminal) Click(text string) {
	x.t.Helper()
	column, row := x.Place(text)
	x.mouse(left, column, row, 'M')
	x.mouse(left, column, row, 'm')
}

// Wheel turns the wheel up or down by n steps where a text stands.
func (x *Terminal) Wheel(text string, n int) {
	x.t.Helper()
	column, row := x.Place(text)
	button := wheelDown
	if n < 0 {
		button, n = wheelUp, -n
	}
	for range n {
		x.mouse(button, column, row, 'M')
	}
}

// Drag holds the left button on a cell and lets go on another.
func (x *Terminal) Drag(column, row, toColumn, toRow int) {
	x.t.Helper()
	x.mouse(left, column, row, 'M')
	x.mouse(left+dragged, toColumn, toRow, 'M')
	x.mouse(left, toColumn, toRow, 'm')
}

// mouse sends what a terminal sends for the mouse, cells counted from 0.
func (x *Terminal) mouse(button, column, row int, end byte) {
	x.t.Helper()
	x.Send(fmt.Sprintf("\x1b[<%d;%d;%d%c", button, column+1, row+1, end))
}

// Place waits for a text and returns the cell where it begins.
func (x *Terminal) Place(text string) (column, row int) {
	x.t.Helper()
	x.Wait(text)
	for row, line := range strings.Split(x.Text(), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			return ansi.StringWidth(before), row
		}
	}
	x.t.Fatalf("%q is not on the screen:\n%s", text, x.Text())
	return 0, 0
}

// Listens reports whether the program has asked for the mouse.
func (x *Terminal) Listens() bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, mode := range []ansi.DECMode{9, 1000, 1001, 1002, 1003} {
		if x.modes[mode] {
			return true
		}
	}
	return false
}
