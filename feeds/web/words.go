package web

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxShownDepth is how many levels of quotes and lists are drawn.
const maxShownDepth = 4

// text writes a text, its white space as HTML means it.
func (w *writer) text(s string) {
	if w.pre > 0 {
		w.lines(s)
		return
	}
	for s != "" {
		i := strings.IndexAny(s, " \n")
		switch {
		case i < 0:
			w.word(s)
			return
		case i > 0:
			w.word(s[:i])
		}
		w.space = true
		s = s[i+1:]
	}
}

// lines writes a text that keeps its line ends.
func (w *writer) lines(s string) {
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			w.lineEnd()
		}
		words := strings.TrimRight(line, " ")
		if words != "" {
			w.word(words)
		}
		w.space = len(words) < len(line)
	}
}

// word writes a word, or a whole line of preformatted text, with the line ends
// or the space that are due before it.
func (w *writer) word(s string) {
	if w.opened && w.gap > 0 {
		w.endFirstRef()
	}
	switch {
	case len(w.out) == 0 || w.gap > 0:
		w.newLine(s)
	case w.space:
		w.out = append(w.out, ' ')
	}
	w.gap, w.space = 0, false
	w.out = append(w.out, s...)
	w.weigh(s)
	if w.opened && w.mute == 0 && strings.HasSuffix(s, ".") {
		w.endFirstRef()
	}
}

// endFirstRef ends the sentence that the text begins with.
func (w *writer) endFirstRef() { w.v.refEnd, w.opened = len(w.out), false }

// newLine begins a line: quote signs, indentation, the marker of a list item.
func (w *writer) newLine(first string) {
	quotes := strings.Repeat("> ", min(w.quote, maxShownDepth))
	if len(w.out) > 0 {
		w.out = append(w.out, '\n')
		if w.gap > 1 {
			w.out = append(append(w.out, strings.TrimRight(quotes, " ")...), '\n')
		}
	}
	w.out = append(w.out, quotes...)
	if n := len(w.lists); n > 0 {
		w.out = append(w.out, strings.Repeat("  ", min(n, maxShownDepth)-1)...)
		if w.marker == "" {
			w.out = append(w.out, "  "...)
		}
	}
	w.out = append(w.out, w.marker...)
	w.marker = ""
	w.quoted = strings.HasPrefix(first, ">")
}

// weigh looks for questions and for addresses in a word.
func (w *writer) weigh(s string) {
	if w.quote > 0 || w.mute > 0 || w.quoted {
		return
	}
	if isAddress(s) {
		w.v.Links++
		return
	}
	w.v.Question = w.v.Question || asks(s)
}

// isAddress reports a word that a site or a terminal would make a link of.
func isAddress(s string) bool {
	if len(s) < len("www.x.yz") {
		return false
	}
	s = strings.TrimLeft(s, "(<\"'„“")
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "www.")
}

// asks reports a question mark that ends something; one within a word belongs
// to an address or to code.
func asks(s string) bool {
	for i, r := range s {
		if r != '?' && r != '？' && r != '؟' {
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		if r != '?' || !unicode.IsLetter(next) && !unicode.IsDigit(next) && next != '=' && next != '&' {
			return true
		}
	}
	return false
}

// link counts a link, and keeps the first if only the beginning of a sentence
// stands before it.
func (w *writer) link(t token) {
	const sentence = 120 // bytes, about a line
	ref := t.attr("href")
	ref = strings.TrimSpace(ref)
	if ref == "" || ref[0] == '#' {
		return
	}
	begun := len(w.out) > 0
	ended := begun && w.gap > 0 || len(w.out) > sentence || bytes.ContainsAny(w.out, ".!?:\n")
	if begun && !ended && w.quote == 0 && w.v.Links == 0 {
		w.v.FirstRef, w.opened = Line(ref), true
	}
	if w.quote == 0 && !strings.HasPrefix(ref, "mailto:") {
		w.v.Links++
	}
}

// image writes what an image shows in words: an emoji as itself, another as
// its description in brackets, one without a description not at all.
func (w *writer) image(t token) {
	alt := t.attr("alt")
	alt = Line(alt)
	if alt == "" {
		return
	}
	if strings.IndexFunc(alt, isWordRune) < 0 {
		w.word(alt)
		return
	}
	w.mute++
	w.text("[" + alt + "]")
	w.mute--
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
