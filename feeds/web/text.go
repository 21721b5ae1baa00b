package web

import (
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxMarks is how many combining marks and joiners one letter keeps; more
// paint over the rows above and below.
const maxMarks = 8

// Line filters a text from outside for a place of one line: title, author,
// address, server's error. White space of any kind and length becomes one
// space, none at the ends. HTML must have been decoded before; nothing may be
// unescaped after. Filtering twice is harmless.
func Line(s string) string {
	f := filter{space: true}
	return strings.TrimRight(f.run(s), " ")
}

// Block filters a text from outside that may have several lines, parted by
// LF. Everything else is as with Line, but spaces are kept in their number.
func Block(s string) string {
	f := filter{lines: true}
	return f.run(s)
}

// filter walks over a text and remembers what stands before the next rune. It
// leaves no byte that a terminal takes as a command and no rune that takes
// another width than it seems to.
type filter struct {
	lines bool // LF stays
	space bool // a space was written last, or nothing yet
	base  rune // the letter that marks attach to; 0 at the beginning
	marks int  // marks and joiners on base
}

// run copies nothing as long as nothing has to change.
func (f *filter) run(s string) string {
	var out []byte
	for i := 0; i < len(s); {
		if n := f.printable(s[i:]); n > 0 {
			f.space, f.base, f.marks = s[i+n-1] == ' ', rune(s[i+n-1]), 0
			if out != nil {
				out = append(out, s[i:i+n]...)
			}
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		kept := f.next(r)
		if r == '\r' && f.lines && strings.HasPrefix(s[i:], "\r\n") {
			kept = -1 // the LF that follows says it
		}
		if out == nil {
			if kept == r && (r != utf8.RuneError || size > 1) {
				i += size
				continue
			}
			out = append(make([]byte, 0, len(s)+utf8.UTFMax), s[:i]...)
		}
		if kept >= 0 {
			out = utf8.AppendRune(out, kept)
		}
		i += size
	}
	if out == nil {
		return s
	}
	return string(out)
}

// printable returns how many bytes at the beginning of s are ASCII that stays
// as it is. Most texts are nothing else, and every text comes through here.
func (f *filter) printable(s string) int {
	if f.lines {
		return Printable(s)
	}
	spaced := f.space
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= 0x7f || c == ' ' && spaced {
			return i
		}
		spaced = c == ' '
	}
	return len(s)
}

// Printable returns how many bytes at the beginning of s are from the space to
// the tilde: of a text that is nothing else, all. It looks at eight bytes at once: in each of them the
// highest bit is set by what is too small, too large, or not ASCII.
func Printable(s string) int {
	const (
		ones = 0x0101010101010101
		high = ones << 7
	)
	i := 0
	for ; i+8 <= len(s); i += 8 {
		eight := binary.LittleEndian.Uint64([]byte(s[i : i+8]))
		small := (eight | high) - ' '*ones // loses the bit where a byte is below the space
		large := eight + ones              // gets it where a byte is above the tilde
		if (^small|large|eight)&high != 0 {
			break
		}
	}
	for ; i < len(s); i++ {
		if s[i] < ' ' || s[i] >= 0x7f {
			break
		}
	}
	return i
}

// next returns what stands in the text for r: r itself, another rune, or -1
// for nothing.
func (f *filter) next(r rune) rune {
	switch {
	case r == '\n' && f.lines:
		f.space, f.base, f.marks = false, 0, 0
		return r
	case isSpace(r):
		return f.white()
	case r < ' ':
		return f.letter('␀' + r)
	case r == 0x7f:
		return f.letter('␡')
	case r < 0xa0, isNoncharacter(r):
		return f.letter(utf8.RuneError)
	case r == zeroWidthJoiner:
		return f.joiner()
	case isDropped(r):
		return -1
	case r >= 0x300 && unicode.Is(unicode.M, r):
		return f.mark(r)
	default:
		return f.letter(r)
	}
}

// white writes one space, or none after another one on a single line.
func (f *filter) white() rune {
	if f.space && !f.lines {
		return -1
	}
	f.space, f.base, f.marks = true, ' ', 0
	return ' '
}

// letter writes r as the base of the marks that follow.
func (f *filter) letter(r rune) rune {
	f.space, f.base, f.marks = false, r, 0
	return r
}

// mark writes a combining mark, if it has something to stand on that does not
// carry too many yet.
func (f *filter) mark(r rune) rune {
	if f.base == 0 || f.marks >= maxMarks {
		return -1
	}
	f.space = false
	f.marks++
	return r
}

// joiner keeps a zero-width joiner between letters of the scripts that shape
// by it. Between emoji it goes, so that a family stands as its members: some
// terminals draw six cells for it and others two, and rows break.
func (f *filter) joiner() rune {
	if f.base < 0x600 || f.base > 0x1fff || f.marks >= maxMarks {
		return -1
	}
	f.marks++
	return zeroWidthJoiner
}

const zeroWidthJoiner = '\u200d'

// isSpace reports white space that becomes a plain space. The ideographic
// space stays: it has the width of the letters around it.
func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', 0x85, 0x2028, 0x2029, 0x2800:
		return true
	case '\u3000':
		return false
	}
	return r >= 0xa0 && unicode.Is(unicode.Zs, r)
}

// isNoncharacter reports code points that are never text.
func isNoncharacter(r rune) bool {
	return r&0xfffe == 0xfffe || 0xfdd0 <= r && r <= 0xfdef
}

// isDropped reports runes that show nothing, or that change how others show:
// directions, tags, fillers, private use, and the selectors and skin tones on
// whose widths terminals disagree.
func isDropped(r rune) bool {
	switch {
	case r < 0x300:
		return r == 0xad
	case r == 0x34f, // combining grapheme joiner
		r == 0x115f, r == 0x1160, r == 0x3164, r == 0xffa0, // Hangul fillers
		r == 0x17b4, r == 0x17b5, // Khmer vowels that are not seen
		0x180b <= r && r <= 0x180f,   // Mongolian selectors
		0xfe00 <= r && r <= 0xfe0f,   // variation selectors
		0x1f3fb <= r && r <= 0x1f3ff, // skin tones
		r >= 0xe0000:                 // tags, further selectors, private planes
		return true
	}
	return unicode.In(r, unicode.Cf, unicode.Co)
}
