package ui

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// change is a place where the screen shows something else than it should.
type change struct {
	y     int
	x     int  // where its piece begins; wholeRow: the row is painted as one
	need  int  // the smaller, the sooner it is painted
	wrong bool // what stands there is not true any more, so it goes at once
	bytes int  // about what it takes at most to paint it
}

// wholeRow is the column of a change that is a row.
const wholeRow = -1

// What it takes besides the text to paint a change, and to blank one: the cursor
// goes there, and something is erased.
const (
	aroundText = 30
	forBlank   = 15
)

// Needs that do not go by how far something is from where the volunteer looks.
const (
	needOfStatus = 3 // what happened: next to the row in focus
	needBeside   = 1000
)

// changes lists what has to change on a screen to make another of it, what is
// needed most first.
func (a *app) changes(shown, whole *screen, eye tea.Position) []change {
	var all []change
	for y := range whole.rows {
		was, now := sorted(shown.rows[y]), sorted(whole.rows[y])
		if slices.Equal(was, now) {
			continue
		}
		if drifts(was) || drifts(now) || !sameColumns(was, now) {
			text := rowText(now)
			all = append(all, change{y, wholeRow, a.need(y, wholeRow, wholeRow, eye), wrong(rowText(was), text), aroundText + len(text)})
			continue
		}
		for i, p := range now {
			old := ""
			if len(was) > 0 {
				old = was[i].text
			}
			if old != p.text {
				all = append(all, change{y, p.x, a.need(y, p.x, columnOf(now, eye.X), eye), wrong(old, p.text), aroundText + len(p.text)})
			}
		}
	}
	slices.SortStableFunc(all, func(b, c change) int { return b.need - c.need })
	return all
}

// fitting is how many of the first changes fit into so many bytes, beside the
// blanks where others were wrong.
func fitting(all []change, limit int) int {
	for _, c := range all {
		if c.wrong {
			limit -= forBlank
		}
	}
	for i, c := range all {
		if c.wrong {
			limit += forBlank
		}
		if limit -= c.bytes; limit < 0 {
			return i
		}
	}
	return len(all)
}

// need is how soon a change is painted: what is near to where the volunteer
// looks, then what stands in other columns, from the top.
func (a *app) need(y, x, column int, eye tea.Position) int {
	switch {
	case y == a.layout.status:
		return needOfStatus
	case x != column:
		return needBeside + y
	case y < eye.Y:
		return 2 * (eye.Y - y)
	}
	return 2*(y-eye.Y) - 1
}

// toward is the screen with the first n changes made on the way to another.
// What is wrong where the others are is left blank.
func (s *screen) toward(whole *screen, all []change, n int) *screen {
	next := &screen{width: whole.width, rows: slices.Clone(s.rows)}
	for i, c := range all {
		switch {
		case i >= n && !c.wrong:
		case c.x == wholeRow && i < n:
			next.rows[c.y] = whole.rows[c.y]
		case c.x == wholeRow:
			next.rows[c.y] = nil
		default:
			text := ""
			if i < n {
				text = whole.rows[c.y][pieceAt(whole.rows[c.y], c.x)].text
			}
			row := slices.Clone(next.rows[c.y])
			if at := pieceAt(row, c.x); at >= 0 {
				row[at].text = text
			} else {
				row = append(row, piece{c.x, text})
			}
			next.rows[c.y] = row
		}
	}
	return next
}

// sorted is a row with its pieces from the left.
func sorted(row []piece) []piece {
	return slices.SortedStableFunc(slices.Values(row), func(a, b piece) int { return a.x - b.x })
}

// pieceAt is the index of the piece that begins at a column; -1 if none does.
func pieceAt(row []piece, x int) int {
	return slices.IndexFunc(row, func(p piece) bool { return p.x == x })
}

// columnOf is where the piece begins in which a column lies.
func columnOf(row []piece, x int) int {
	column := wholeRow
	for _, p := range row {
		if p.x <= x {
			column = p.x
		}
	}
	return column
}

// sameColumns reports whether a row can be painted piece by piece over another:
// nothing stands there, or the same pieces with other texts.
func sameColumns(was, now []piece) bool {
	return len(was) == 0 || slices.EqualFunc(was, now, func(a, b piece) bool { return a.x == b.x })
}

// drifts reports whether a row has characters in it that are not one cell wide
// on every terminal. Such a row is painted from its beginning.
func drifts(row []piece) bool {
	return slices.ContainsFunc(row, func(p piece) bool {
		text := ansi.Strip(p.text)
		width := ansi.StringWidth(text)
		return width != utf8.RuneCountInString(text) || width != ansi.StringWidthWc(text)
	})
}

// rowText is what a row says, and where.
func rowText(row []piece) string {
	alone := &screen{width: math.MaxInt, rows: [][]piece{row}}
	return alone.String()
}

// wrong reports whether one text may not stand where another should: it says
// something, and something else.
func wrong(was, now string) bool {
	was = strings.TrimRight(ansi.Strip(was), " ")
	return was != "" && was != strings.TrimRight(ansi.Strip(now), " ")
}
