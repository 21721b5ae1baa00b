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
