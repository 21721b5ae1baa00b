package theme

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/displaywidth"
)

// Width returns how many cells a piece of text takes.
func (s Signs) Width(text string) int {
	if s.wide {
		return s.ambiguous().String(text)
	}
	return ansi.StringWidth(text)
}

// Cut shortens a text to at most that many cells, ending in the ellipsis when
// something was cut off; no blank stands before the ellipsis. It never cuts
// inside a cluster.
func (s Signs) Cut(text string, cells int) string {
	tail := s.Ellipsis
	if s.Width(tail) > cells {
		tail = ""
	}
	cut := ansi.Truncate(text, max(0, cells), tail)
	if s.wide {
		cut = s.ambiguous().TruncateString(text, max(0, cells), tail)
	}
	if tail == "" || cut == text || !strings.HasSuffix(cut, " "+tail) {
		return cut
	}
	return strings.TrimRight(strings.TrimSuffix(cut, tail), " ") + tail
}

// ambiguous measures as terminals do that draw ambiguous characters wide.
func (Signs) ambiguous() displaywidth.Options {
	return displaywidth.Options{EastAsianWidth: true}
}

// Whole shortens a text to as many of its sentences as there are cells for. A
// first one that is longer stays, to be cut. A semicolon ends a sentence, too;
// a full stop behind a figure does not: it makes a number of it, as in 3. Juli.
func (s Signs) Whole(text string, cells int) string {
	for s.Width(text) > cells {
		end := sentenceEnd(text)
		if end < 0 {
			return text
		}
		text = text[:end]
	}
	return text
}

// sentenceEnd is where the last sentence but one ends; -1 if there is only one.
func sentenceEnd(text string) int {
	for i := len(text) - 2; i > 0; i-- {
		switch {
		case text[i+1] != ' ':
		case text[i] == ';':
			return i
		case text[i] == '.' && (text[i-1] < '0' || text[i-1] > '9'):
			return i + 1
		}
	}
	return -1
}
