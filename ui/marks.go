package ui

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// hit is a part of a text that was searched for.
type hit struct{ from, to int }

// marks finds where words that were searched for begin words of a text. Letter
// case and accents do not matter, as in the store's search.
func marks(text, words string) []hit {
	return slices.Collect(marksIn(text, words))
}

// firstMark returns where the first of them begins, -1 if there is none.
func firstMark(text, words string) int {
	for h := range marksIn(text, words) {
		return h.from
	}
	return -1
}

// marksIn goes through the marks of a text.
func marksIn(text, words string) iter.Seq[hit] {
	wanted := strings.Fields(words)
	for i, w := range wanted {
		wanted[i] = fold(strings.Trim(w, `"*`))
	}
	wanted = slices.DeleteFunc(wanted, func(w string) bool { return w == "" })
	return func(yield func(hit) bool) {
		for from := 0; from < len(text); {
			size := strings.IndexFunc(text[from:], func(r rune) bool { return !wordRune(r) })
			if size < 0 {
				size = len(text) - from
			}
			if size == 0 {
				_, n := utf8.DecodeRuneInString(text[from:])
				from += n
				continue
			}
			word := fold(text[from : from+size])
			if slices.ContainsFunc(wanted, func(w string) bool { return strings.HasPrefix(word, w) }) && !yield(hit{from, from + size}) {
				return
			}
			from += size
		}
	}
}

// wordRune reports whether a rune is part of a word.
func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// fold takes letter case and accents from a word.
func fold(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return strings.ToLower(s)
	}
	t := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)))
	folded, _, err := transform.String(t, strings.ToLower(s))
	if err != nil {
		return strings.ToLower(s)
	}
	return folded
}
