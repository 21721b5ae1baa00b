package suggest

import (
	"strings"
	"time"
	"unicode"

	"tend/ui/when"
)

// which says what counts as a date in a text.
type which int

const (
	anyDate   which = iota // also "tomorrow", "next week", "in three days"
	namedDate              // a day of the calendar or of the week
)

// longestDate is how many words a date has at most: "on Saturday, 11 July 2026
// at 18:00".
const longestDate = 7

// sense is what words may be in a date: a bit for each.
type sense uint8

const (
	dayWord sense = 1 << iota
	monthWord
	nearWord
	unitWord
	numberWord
)

// dateIn finds the first date in a text, seen from a time; of those that begin
// at the same word the longest.
func dateIn(text string, at time.Time, wanted which) (when.Moment, bool) {
	words := strings.Fields(text)
	senses := make([]sense, len(words))
	var all sense
	for i, word := range words {
		senses[i] = senseOf(word)
		all |= senses[i]
	}
	if !all.date(wanted, true) {
		return when.Moment{}, false
	}
	for i := range words {
		if !begins(words[i]) {
			continue
		}
		for n := min(longestDate, len(words)-i); n > 0; n-- {
			var said sense
			for _, s := range senses[i : i+n] {
				said |= s
			}
			if !said.date(wanted, words[i] == "in") {
				continue
			}
			if m, ok := when.Parse(bare(words[i:i+n]), at); ok {
				return m, true
			}
		}
	}
	return when.Moment{}, false
}

// bare joins words without the signs around them. A dot behind a number stays.
func bare(words []string) string {
	out := make([]string, len(words))
	for i, word := range words {
		word = strings.TrimLeftFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		out[i] = strings.TrimRight(word, ",;:!?)\"'")
		if !strings.ContainsFunc(out[i], unicode.IsDigit) {
			out[i] = strings.TrimRight(out[i], ".")
		}
	}
	last := len(out) - 1
	if strings.Count(out[last], ".") == 1 && strings.ContainsAny(out[last], ":") {
		out[last] = strings.TrimSuffix(out[last], ".")
	}
	return strings.Join(out, " ")
}

// begins reports whether a date may begin with a word: a number, or a word
// that is not also one of everyday speech (so, do, may, sun).
func begins(word string) bool {
	word = strings.ToLower(strings.Trim(word, ",;:!?().\"'"))
	if word == "" {
		return false
	}
	if word[0] >= '0' && word[0] <= '9' {
		return true
	}
	return isDay(word) || isMonth(word) || isNear(word) || word == "in"
}

// senseOf says what a word may be in a date.
func senseOf(word string) sense {
	word = strings.ToLower(strings.Trim(word, ",;:!?()\"'"))
	bare := strings.TrimSuffix(word, ".")
	switch {
	case isDay(bare):
		return dayWord
	case isMonth(bare):
		return monthWord
	case isNear(bare):
		return nearWord
	case isUnit(bare):
		return unitWord
	case isCalendarDay(word):
		return numberWord | monthWord
	case strings.ContainsAny(word, "0123456789"):
		return numberWord
	}
	return 0
}

// date reports whether words of these senses name a date of the wanted sort,
// and nothing that only looks like one; within says that "in" stands before
// them.
func (s sense) date(wanted which, within bool) bool {
	if s&dayWord != 0 || s&numberWord != 0 && s&monthWord != 0 {
		return true
	}
	return wanted == anyDate && (s&nearWord != 0 || s&unitWord != 0 && within)
}

// isCalendarDay reports whether a word is a whole date: 11.7., 2026-07-11.
func isCalendarDay(word string) bool {
	dots, dashes := strings.Count(word, "."), strings.Count(word, "-")
	if strings.Trim(word, "0123456789.-") != "" {
		return false
	}
	return dots == 2 && dashes == 0 || dashes == 2 && dots == 0 && len(word) >= 8
}

func isDay(word string) bool {
	switch word {
	case "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}

func isMonth(word string) bool {
	switch word {
	case "januar", "jänner", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober",
		"november", "dezember", "january", "february", "march", "may", "june", "july", "october", "december",
		"jan", "feb", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "oct", "nov", "dez", "dec":
		return true
	}
	return false
}

func isNear(word string) bool {
	switch word {
	case "morgen", "übermorgen", "heute", "nächste", "nächsten", "nächster", "kommende", "kommenden",
		"tomorrow", "today", "tonight", "next":
		return true
	}
	return false
}

func isUnit(word string) bool {
	switch word {
	case "tag", "tagen", "tage", "woche", "wochen", "stunde", "stunden", "monat", "monaten",
		"day", "days", "week", "weeks", "hour", "hours", "month", "months":
		return true
	}
	return false
}
