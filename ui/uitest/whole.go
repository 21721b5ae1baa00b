package uitest

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// bracketedPaste is the mode in which a terminal marks pasted text.
const bracketedPaste = ansi.DECMode(2004)

// A program asks for the keyboard's own mode and gives it back.
var (
	keyboardTaken = regexp.MustCompile(`\x1b\[>[0-9]*u`)
	keyboardGiven = regexp.MustCompile(`\x1b\[<[0-9]*u`)
)

// faults says what is wrong with how the program left the terminal and with
// what it sent to it, a sentence each. Called after the program has ended.
func (x *Terminal) faults() []string {
	x.mu.Lock()
	defer x.mu.Unlock()
	found := strays(x.raw)
	if x.screen.IsAltScreen() {
		found = append(found, "the alternate screen was not left")
	}
	if x.hidden() {
		found = append(found, "the cursor was left hidden")
	}
	if x.left == nil || !reflect.DeepEqual(x.before, x.left) {
		found = append(found, "the terminal device was left in another state, raw perhaps")
	}
	for mode, set := range x.modes {
		if set && mode != ansi.ModeTextCursorEnable && mode != ansi.ModeAutoWrap {
			found = append(found, fmt.Sprintf("mode %v was left on", mode))
		}
	}
	if len(keyboardTaken.FindAll(x.raw, -1)) > len(keyboardGiven.FindAll(x.raw, -1)) {
		found = append(found, "the keyboard's own mode was not taken back")
	}
	return found
}

// strays finds what a program that only draws frames never sends: sequences
// that make a terminal do something else, and raw control characters.
func strays(raw []byte) []string {
	var found []string
	var state byte
	for len(raw) > 0 {
		seq, _, n, next := ansi.DecodeSequence(raw, state, nil)
		if why := stray(string(seq)); why != "" {
			found = append(found, fmt.Sprintf("%s reached the terminal: %.60q", why, seq))
		}
		raw, state = raw[n:], next
	}
	return found
}

// stray says in which way one sequence is no part of a frame; "" if it is.
func stray(seq string) string {
	switch {
	case ansi.HasOscPrefix([]byte(seq)):
		return strayCommand(seq)
	case strings.HasPrefix(seq, "\x1bP"):
		if strings.HasPrefix(seq, "\x1bP+q") || strings.HasPrefix(seq, "\x1bP$q") {
			return "" // a question about what the terminal can do
		}
		return "a device control string"
	case strings.HasPrefix(seq, "\x1b_"), strings.HasPrefix(seq, "\x1b^"), strings.HasPrefix(seq, "\x1bX"):
		return "a command for applications"
	case len(seq) == 1 && seq[0] < ' ' && !strings.Contains("\r\n\b\t\x0e\x0f", seq), seq == "\x7f":
		return "a control character"
	}
	for _, r := range seq {
		if r >= 0x80 && r < 0xa0 {
			return "a control character of the upper range"
		}
	}
	return ""
}

// strayCommand says whether an operating system command is more than a title,
// a colour, a link, or the progress in the terminal's own bar.
func strayCommand(seq string) string {
	number, rest, _ := strings.Cut(strings.TrimPrefix(seq, "\x1b]"), ";")
	number = strings.TrimRight(number, "\a\x1b\\")
	if slices.Contains([]string{"0", "1", "2", "8", "10", "11", "12", "52", "110", "111", "112"}, number) {
		return ""
	}
	if number == "9" && strings.HasPrefix(rest, "4;") {
		return ""
	}
	return "an operating system command"
}
