package terminal

import (
	"bytes"
	"regexp"
	"time"
)

// answers puts the pieces of a terminal's answers together. Keys and pastes
// pass as they are.
type answers struct {
	held   []byte    // the beginning of a sequence whose end has not come
	before time.Time // when the last piece came
	escape bool      // that piece ended with an escape, which was handed on as the key
	paste  bool      // what comes is pasted
	tail   []byte    // the end of the last piece of a paste
	burst  bool      // the last piece was more than anybody types
	cut    []byte    // the beginning of a character at its end
	well   func()    // is told when the terminal says that it is well; nil: nobody asks
}

// typedAtOnce is how many bytes may come in one piece from somebody who types.
// What is more is pasted, on a terminal that does not say so: taken for keys, a
// letter from the clipboard would be a hundred acts.
const typedAtOnce = 128

// typedBetween is how many of them may be text if there are sequences among
// them.
const typedBetween = 32

// How long the parts of one answer may be apart. Within soon the reader of keys
// puts them together itself; behind late only what cannot be typed goes on with
// an answer.
const (
	soon = 45 * time.Millisecond
	late = time.Second
)

// longest is how long a sequence may be. What is longer is dropped.
const longest = 1 << 10

const (
	escape     = 0x1b
	pasteBegin = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
	isWell     = "\x1b[0n"
)

// remainder is the rest of an answer whose escape was taken for the key: with a
// number in it, which no key has that a person presses behind escape, or up to
// the sign that ends strings.
var remainder = regexp.MustCompile(`^(?:\[[<=>?]?[0-9;:]*[0-9][0-9;:]*[ -/]?[A-Za-z~]|[\]P_^X][^\x00-\x06\x0e-\x1a]*?(?:\x07|\x1b\\))`)

// goesOn is what goes on with a held sequence of numbers however late it comes.
var goesOn = regexp.MustCompile(`^[0-9;:]+[ -/]?[@-~]`)

// pass returns what can be handed on when a piece has come.
func (a *answers) pass(piece []byte, now time.Time) []byte {
	rest := now.Sub(a.before)
	a.before = now
	if len(piece) == 0 {
		return nil
	}
	if a.paste {
		return a.pasted(piece, rest)
	}
	if a.escape {
		a.escape = false
		if rest >= soon && rest < late {
			piece = piece[len(remainder.Find(piece)):]
		}
	}
	if len(a.held) > 0 {
		if rest >= late && !a.continues(piece) {
			a.held = nil
		}
		piece = append(a.held, piece...)
		a.held = nil
	}
	if text, marked := unmarked(piece); a.tooMuch(text, len(piece), rest) {
		pasted := a.inBrackets(text)
		return append(pasted, a.split(marked)...)
	}
	a.burst, a.cut = false, nil
	return a.split(piece)
}

// unmarked cuts a piece where something begins that is marked as pasted.
func unmarked(piece []byte) (before, marked []byte) {
	if i := bytes.Index(piece, []byte(pasteBegin)); i >= 0 {
		return piece[:i:i], piece[i:]
	}
	return piece, nil
}

// tooMuch reports whether so much comes at once that it is pasted. Arrows that
// were held while the line stood still are keys, and so is what the mouse says;
// but there is not much text between them.
func (a *answers) tooMuch(piece []byte, all int, rest time.Duration) bool {
	switch {
	case a.burst && rest < soon:
		return texts(piece) > 0
	case all >= typedAtOnce:
		return texts(piece) >= typedBetween
	}
	return false
}

// texts is how many bytes of a piece are in no sequence.
func texts(piece []byte) int {
	n := 0
	for len(piece) > 0 {
		if piece[0] != escape {
			n++
			piece = piece[1:]
			continue
		}
		length := sequence(piece)
		if length == 0 { // its end has not come
			return n
		}
		piece = piece[max(length, -length):]
	}
	return n
}

// inBrackets marks a piece as pasted. Nothing in it can end that.
func (a *answers) inBrackets(piece []byte) []byte {
	piece = append(a.cut, piece...)
	for bytes.Contains(piece, []byte(pasteEnd)) {
		piece = bytes.ReplaceAll(piece, []byte(pasteEnd), nil)
	}
	n := begun(piece)
	a.burst, a.cut = true, append([]byte(nil), piece[len(piece)-n:]...)
	marked := append([]byte(pasteBegin), piece[:len(piece)-n]...)
	return append(marked, pasteEnd...)
}

// continues reports whether a piece goes on with what is held, although it
// comes late.
func (a *answers) continues(piece []byte) bool {
	if a.held[1] == '[' {
		joined := append(a.held[:len(a.held):len(a.held)], piece...)
		return goesOn.Match(piece) || bytes.HasPrefix(joined, []byte(pasteBegin))
	}
	return bytes.ContainsAny(piece, "\x07\x1b") && len(piece) > 1
}

// split hands on everything up to a sequence that has not come whole.
func (a *answers) split(raw []byte) []byte {
	for i := 0; i < len(raw); {
		next := bytes.IndexByte(raw[i:], escape)
		if next < 0 {
			return raw
		}
		i += next
		n := sequence(raw[i:])
		switch {
		case n == 0 && len(raw)-i == 1:
			a.escape = true
			return raw
		case n == 0:
			a.hold(raw[i:])
			return raw[:i]
		case n < 0: // it breaks off: nobody can read it
			raw = append(raw[:i:i], raw[i-n:]...)
		case a.well != nil && string(raw[i:i+n]) == isWell:
			a.well()
			raw = append(raw[:i:i], raw[i+n:]...)
		case string(raw[i:i+n]) == pasteBegin:
			a.paste, a.tail = true, nil
			after := a.pasted(raw[i+n:], 0)
			return append(raw[:i+n:i+n], after...)
		default:
			i += n
		}
	}
	return raw
}

// hold keeps the beginning of a sequence, if it is not too long already. Of one
// that is, what still comes is passed over.
func (a *answers) hold(begun []byte) {
	a.held = append([]byte(nil), begun[:min(len(begun), longest)]...)
}

// pasted hands pasted text on and notices its end. A terminal that never says
// that a paste is over would leave the volunteer without keys: escape or ctrl+c,
// by itself and after a silence, ends it.
func (a *answers) pasted(piece []byte, rest time.Duration) []byte {
	if rest >= late && (string(piece) == "\x1b" || string(piece) == "\x03") {
		a.paste = false
		return append([]byte(pasteEnd), piece...)
	}
	joined := append(a.tail, piece...)
	if end := bytes.Index(joined, []byte(pasteEnd)); end >= 0 {
		a.paste = false
		from := end + len(pasteEnd) - len(a.tail)
		return append(piece[:from:from], a.split(piece[from:])...)
	}
	a.tail = append([]byte(nil), joined[max(0, len(joined)-len(pasteEnd)+1):]...)
	return piece
}

// sequence returns how long the sequence at the beginning of raw is, which
// begins with an escape: 0 if its end has not come, the negative number of bytes
// to leave out if it never will.
func sequence(raw []byte) int {
	if len(raw) == 1 {
		return 0
	}
	switch raw[1] {
	case '[':
		return numbers(raw)
	case ']', 'P', '_', '^', 'X':
		if len(raw) == 2 {
			return 2 // alt and that key
		}
		return text(raw)
	case escape:
		return 1
	}
	return 2
}

// numbers is sequence for those that consist of numbers and end with a letter.
func numbers(raw []byte) int {
	for i, b := range raw[2:] {
		switch {
		case b >= '@' && b <= '~':
			return i + 3
		case b < ' ' || b > '~':
			return -(i + 2)
		case b == '$' && i+3 == len(raw) && i > 0 && raw[2] != '?':
			return i + 3 // a key with shift, of rxvt
		}
	}
	return 0
}

// text is sequence for those that hold any text up to a sign that ends it.
func text(raw []byte) int {
	for i := 2; i < len(raw); i++ {
		switch raw[i] {
		case 0x07:
			return i + 1
		case 0x18, 0x1a: // cancelled by the terminal itself
			return -(i + 1)
		case 0x03: // ctrl+c: somebody wants to go on
			return -i
		case escape:
			if i+1 == len(raw) {
				return 0
			}
			if raw[i+1] == '\\' {
				return i + 2
			}
			return -i
		}
	}
	return 0
}
