package web

import (
	"strings"
	"unicode"
)

// excerptCells is how wide an excerpt is at most.
const excerptCells = 200

// Excerpt returns the first words of a visible text on one line. Words that
// are quoted count only if there are no others.
func Excerpt(text string) string {
	if words := firstWords(text, false); words != "" {
		return words
	}
	return firstWords(text, true)
}

// firstWords returns the first words of the lines that are quoted, or of those
// that are not.
func firstWords(text string, quoted bool) string {
	const enough = 8 * excerptCells // bytes; few texts need more for a line
	var words strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		if strings.HasPrefix(line, ">") != quoted {
			continue
		}
		if words.Len() > 0 {
			words.WriteByte(' ')
		}
		words.WriteString(cutCells(strings.TrimLeft(line, "> "), enough))
		if words.Len() > excerptCells {
			break
		}
	}
	return strings.TrimRight(cutCells(Line(words.String()), excerptCells), " ")
}

// cutCells cuts a text to at most limit cells. It is careful rather than
// exact: no rune takes more than two cells, and none below the Hangul letters
// more than one.
func cutCells(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	cells := 0
	for i, r := range s {
		switch {
		case r < 0x300:
			cells++
		case unicode.Is(unicode.M, r):
			continue
		case r < 0x1100:
			cells++
		default:
			cells += 2
		}
		if cells > limit {
			return s[:i]
		}
	}
	return s
}
