package suggest

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"tend/ui/when"
)

// Promise is what a text promises, and until when.
type Promise struct {
	Words string      // the clause that promises it, as it was written
	Due   when.Moment // the date in the same sentence; zero if there is none
}

// longestPromise is how much of a text is read, in bytes: a promise stands in
// the first screens of a reply.
const longestPromise = 8000

// Promise finds the first promise in a text that was written at a time. What
// is quoted or asked promises nothing.
func (r *Reader) Promise(text string, at time.Time) (Promise, bool) {
	for _, sentence := range sentences(cut(text, longestPromise)) {
		if strings.HasSuffix(sentence, "?") {
			continue
		}
		for _, clause := range clauses(sentence) {
			if !r.promises(plain(clause)) {
				continue
			}
			p := Promise{Words: strings.TrimSpace(clause)}
			if found, ok := dateIn(sentence, at, anyDate); ok && found.Time.After(at.AddDate(0, 0, -1)) {
				p.Due = found
			}
			return p, true
		}
	}
	return Promise{}, false
}

// promises reports whether a clause does.
func (r *Reader) promises(clause string) bool {
	clause = strings.Trim(clause, " .,;:!–—-\"'()")
	if matchesAny(r.own, clause) {
		return true
	}
	for _, l := range r.languages {
		if matchesAny(l.promises, clause) && !matchesAny(l.not, clause) && !matchesAny(l.except, clause) {
			return true
		}
	}
	return false
}

// sentences splits a text, quoted lines left out. A dot behind a number ends
// none: "bis 3. Juli".
func sentences(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, ">") {
			continue
		}
		start := 0
		before := rune(0)
		for i, r := range line {
			end := r == '!' || r == '?' || r == '…' || r == '.' && !unicode.IsDigit(before)
			if next, _ := utf8.DecodeRuneInString(line[i+utf8.RuneLen(r):]); end && (next == utf8.RuneError || unicode.IsSpace(next)) {
				all = append(all, strings.TrimSpace(line[start:i+utf8.RuneLen(r)]))
				start = i + utf8.RuneLen(r)
			}
			before = r
		}
		if rest := strings.TrimSpace(line[start:]); rest != "" {
			all = append(all, rest)
		}
	}
	return all
}

// clauses splits a sentence where another thought begins.
func clauses(sentence string) []string {
	var all []string
	for part := range strings.FieldsFuncSeq(sentence, func(r rune) bool { return strings.ContainsRune(",;:()–—", r) }) {
		for _, word := range []string{" but ", " aber ", " sondern "} {
			if before, after, ok := strings.Cut(part, word); ok {
				all = append(all, before)
				part = after
			}
		}
		all = append(all, part)
	}
	return all
}

// cut shortens a text to so many bytes at most, between two characters.
func cut(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most]
}
