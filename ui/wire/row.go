package wire

import (
	"bytes"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// What stands around a row that is painted from its beginning: lines do not
// wrap meanwhile, the row is erased first, and afterwards the cursor is put
// back to where it should be.
var (
	rowBegins = []byte(ansi.ResetModeAutoWrap)
	rowErased = []byte(ansi.EraseLineRight)
	rowEnds   = []byte(ansi.SetModeAutoWrap)
)

// row sends a row that is painted from its beginning, as far as it has to be
// sent, and returns the length of what was read; 0 if there is no such row.
func (f *File) row(b []byte) int {
	if !bytes.HasPrefix(b, rowBegins) {
		return 0
	}
	inner, rest, ended := bytes.Cut(b[len(rowBegins):], rowEnds)
	head, body, erased := bytes.Cut(inner, rowErased)
	place, at := placeAt(rest)
	if !ended || !erased || at < 0 || at >= len(f.rows) {
		return 0
	}
	pen, plain := f.penAfter(head)
	if !plain || !pen.IsZero() {
		return 0
	}
	was, now := f.rows[at], f.rows[at]
	if was.body == nil || !bytes.Equal(was.body, body) {
		cells, end, ok := f.cells(body)
		if !ok {
			return 0
		}
		now = painted{body: bytes.Clone(body), pen: end}
		f.paint(at, was, cells)
	}
	f.rows[at], f.at, f.want, f.place = now, at, now.pen, bytes.Clone(place)
	return len(rowBegins) + len(inner) + len(rowEnds) + len(place)
}

// placeAt reads the sequence that puts the cursor on a cell, and returns it
// with its row; -1 if there is none.
func placeAt(b []byte) (seq []byte, row int) {
	n := bytes.IndexByte(b, 'H')
	if n < 0 || !bytes.HasPrefix(b, []byte("\x1b[")) {
		return nil, -1
	}
	for _, c := range b[2:n] {
		switch {
		case c == ';':
			return b[:n+1], row - 1
		case c < '0' || c > '9' || row > 1<<16:
			return nil, -1
		}
		row = 10*row + int(c-'0')
	}
	return nil, -1
}

// penAfter returns the pen after sequences that only move the cursor and set
// styles; false if there is something else.
func (f *File) penAfter(b []byte) (uv.Style, bool) {
	pen := f.want
	for len(b) > 0 {
		if b[0] != ansi.ESC {
			if b[0] >= ' ' {
				return pen, false
			}
			b = b[1:]
			continue
		}
		_, _, n, state := ansi.DecodeSequence(b, ansi.NormalState, f.parser)
		if state != ansi.NormalState || n == 0 {
			return pen, false
		}
		if f.parser.Command() == 'm' {
			uv.ReadStyle(f.parser.Params(), &pen)
		}
		b = b[n:]
	}
	return pen, true
}

// cell is a character of a row in its style.
type cell struct {
	text  string
	style uv.Style
}

// cells reads the body of a row, and returns the pen at its end; false if
// there is more in it than characters and styles.
func (f *File) cells(body []byte) (all []cell, pen uv.Style, ok bool) {
	for len(body) > 0 {
		seq, _, n, state := ansi.DecodeSequence(body, ansi.NormalState, f.parser)
		switch {
		case state != ansi.NormalState || n == 0:
			return nil, pen, false
		case seq[0] == ansi.ESC && f.parser.Command() == 'm':
			uv.ReadStyle(f.parser.Params(), &pen)
		case seq[0] < ' ' || seq[0] == ansi.DEL:
			return nil, pen, false
		default:
			all = append(all, cell{string(seq), pen})
		}
		body = body[n:]
	}
	return all, pen, true
}

// single reports whether a cell is one column wide whoever measures it.
func (c cell) single() bool {
	if len(c.text) == 1 {
		return true
	}
	return utf8.RuneCountInString(c.text) == 1 && ansi.StringWidth(c.text) == 1 && ansi.StringWidthWc(c.text) == 1
}

// equal reports whether two cells look the same.
func (c cell) equal(d cell) bool { return c.text == d.text && c.style.Equal(&d.style) }

// paint sends a row: the cells that differ from what stands there, or all.
func (f *File) paint(at int, was painted, cells []cell) {
	column := 0
	if was.body != nil {
		old, _, _ := f.cells(was.body)
		if from, changed, ok := differing(old, cells); ok {
			column, cells = from, changed
		} else {
			was.body = nil
		}
	}
	if was.body != nil && len(cells) == 0 {
		return
	}
	f.out.WriteString(moveTo(column, at))
	f.out.Write(rowBegins)
	if was.body == nil {
		f.want = uv.Style{}
		f.settlePen()
		f.out.Write(rowErased)
	}
	for _, c := range cells {
		f.put(c)
	}
	f.out.Write(rowEnds)
	f.place = nil
}

// put sends a cell. A blank has no colour but that of its background, so the
// pen stays as it is for it where that makes no difference.
func (f *File) put(c cell) {
	if c.text != " " || !blankAlike(c.style, f.have) {
		f.want = c.style
		f.settlePen()
	}
	f.out.WriteString(c.text)
}

// blankAlike reports whether a blank looks the same in two styles.
func blankAlike(a, b uv.Style) bool {
	a.Fg, b.Fg = nil, nil
	a.Attrs &^= uv.AttrBold | uv.AttrFaint | uv.AttrItalic
	b.Attrs &^= uv.AttrBold | uv.AttrFaint | uv.AttrItalic
	return a.Equal(&b) && a.Attrs&uv.AttrReverse == 0 && a.Underline == uv.UnderlineNone
}

// differing returns the cells of a row between the first and the last one that
// differ from what stands there, and the column where they begin. Where a
// terminal measures a wide character in its own way, what is behind it stands
// elsewhere than the row's columns say; so what is sent begins before the first
// of them, and all of them have to stay as they are. It returns false if they
// do not.
func differing(old, now []cell) (column int, cells []cell, ok bool) {
	blank := cell{text: " "}
	for len(old) < len(now) {
		old = append(old, blank)
	}
	for len(now) < len(old) {
		now = append(now, blank)
	}
	first, last, sure := -1, -1, 0
	for i := range now {
		single := now[i].single()
		if old[i].text != now[i].text && !(single && old[i].single()) {
			return 0, nil, false
		}
		if !old[i].equal(now[i]) {
			if first < 0 {
				first = i
			}
			last = i
		}
		if single && sure == i {
			sure++
		}
	}
	if first < 0 {
		return 0, nil, true
	}
	column = min(first, sure)
	return column, now[column : last+1], true
}
