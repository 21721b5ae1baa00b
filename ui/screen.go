package ui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// screen puts lines of several regions together to one frame.
type screen struct {
	width int
	rows  [][]piece
}

// piece is a part of a row that begins at a column.
type piece struct {
	x    int
	text string
}

// newScreen returns an empty frame.
func newScreen(width, height int) *screen {
	return &screen{width: width, rows: make([][]piece, height)}
}

// put writes a line at a place. What is outside of the frame is left out.
func (s *screen) put(x, y int, line string) {
	if y < 0 || y >= len(s.rows) || x >= s.width {
		return
	}
	s.rows[y] = append(s.rows[y], piece{x, line})
}

// draw writes lines into a region, at most as many as it has rows.
func (s *screen) draw(in region, lines []string) {
	for i, line := range lines {
		if i >= in.h {
			return
		}
		s.put(in.x, in.y+i, line)
	}
}

// clear empties a region, so that something else can stand there.
func (s *screen) clear(in region) {
	for y := max(0, in.y); y < min(in.y+in.h, len(s.rows)); y++ {
		s.rows[y] = slices.DeleteFunc(s.rows[y], func(p piece) bool {
			return p.x >= in.x && p.x < in.x+in.w
		})
	}
}

// mute takes the colours from everything so far, for what is behind a dialog.
func (s *screen) mute(style func(string) string) {
	for y, row := range s.rows {
		for i, p := range row {
			s.rows[y][i].text = style(ansi.Strip(p.text))
		}
	}
}

// String returns the frame, a line for each row, none longer than the frame.
func (s *screen) String() string {
	var b strings.Builder
	for y, row := range s.rows {
		if y > 0 {
			b.WriteByte('\n')
		}
		slices.SortStableFunc(row, func(a, b piece) int { return a.x - b.x })
		at := 0
		for _, p := range row {
			if p.x > at {
				b.WriteString(strings.Repeat(" ", p.x-at))
				at = p.x
			}
			width := ansi.StringWidth(p.text)
			if at+width > s.width {
				p.text = ansi.Truncate(p.text, s.width-at, "")
				width = s.width - at
			}
			b.WriteString(p.text)
			at += width
		}
	}
	return b.String()
}
