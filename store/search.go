package store

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// match turns what a person typed into a query of the index: every word must
// be there or begin one, "words in quotes" next to each other, and -words must
// not. Everything is quoted, so that no sign has a meaning to SQLite.
func match(typed string) string {
	typed = strings.ReplaceAll(typed, "\x00", " ")
	var wanted, unwanted []string
	for _, term := range terms(typed) {
		word := quoted(term.text, term.phrase)
		switch {
		case word == "":
		case term.without:
			unwanted = append(unwanted, "NOT "+word)
		default:
			wanted = append(wanted, word)
		}
	}
	if len(wanted) == 0 {
		return `""` // finds nothing
	}
	return strings.Join(append(wanted, unwanted...), " ")
}

// matchAny is match for texts in which one of the words is enough.
func matchAny(typed string) string {
	var wanted []string
	for _, term := range terms(strings.ReplaceAll(typed, "\x00", " ")) {
		if word := quoted(term.text, term.phrase); word != "" {
			wanted = append(wanted, word)
		}
	}
	if len(wanted) == 0 {
		return `""` // finds nothing
	}
	return strings.Join(wanted, " OR ")
}

// term is a word that somebody typed, or several in quotes.
type term struct {
	text    string
	phrase  bool
	without bool // it must not be there
}

// terms splits what a person typed. A quote that is not closed yet is one
// being typed.
func terms(typed string) []term {
	var list []term
	without := false // a minus stands before the next phrase
	for i, part := range strings.Split(typed, `"`) {
		if i%2 == 1 {
			list = append(list, term{part, true, without})
			continue
		}
		part, without = strings.CutSuffix(part, "-")
		for _, word := range strings.Fields(part) {
			word, minus := strings.CutPrefix(word, "-")
			list = append(list, term{word, false, minus})
		}
	}
	return list
}

// quoted returns a word or phrase as the index takes it, empty if there is
// nothing in it to look for. A word also finds what it begins, from two
// letters: one letter would find nearly everything, unless it is one of a
// script in which a letter is a word.
func quoted(text string, phrase bool) string {
	if !strings.ContainsFunc(text, isWordRune) {
		return ""
	}
	if phrase {
		return `"` + text + `"`
	}
	text = strings.TrimRightFunc(text, func(r rune) bool { return !isWordRune(r) })
	last, _ := utf8.DecodeLastRuneInString(text)
	if utf8.RuneCountInString(text) < 2 && !unicode.In(last, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
		return `"` + text + `"`
	}
	return `"` + text + `*"`
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}
