package when

import (
	"strings"
	"time"
)

// weekdayOf reads a weekday's name, long or short.
func weekdayOf(s string) (time.Weekday, bool) {
	switch strings.TrimSuffix(s, ".") {
	case "mon", "monday", "mo", "montag":
		return time.Monday, true
	case "tue", "tues", "tuesday", "di", "dienstag":
		return time.Tuesday, true
	case "wed", "wednesday", "mi", "mittwoch":
		return time.Wednesday, true
	case "thu", "thur", "thurs", "thursday", "do", "donnerstag":
		return time.Thursday, true
	case "fri", "friday", "fr", "freitag":
		return time.Friday, true
	case "sat", "saturday", "sa", "samstag", "sonnabend":
		return time.Saturday, true
	case "sun", "sunday", "so", "sonntag":
		return time.Sunday, true
	}
	return 0, false
}

// monthOf reads a month's name, long or short.
func monthOf(s string) (time.Month, bool) {
	switch strings.TrimSuffix(s, ".") {
	case "jan", "january", "januar", "jänner":
		return time.January, true
	case "feb", "february", "februar":
		return time.February, true
	case "mar", "march", "mär", "märz", "mrz", "maerz":
		return time.March, true
	case "apr", "april":
		return time.April, true
	case "may", "mai":
		return time.May, true
	case "jun", "june", "juni":
		return time.June, true
	case "jul", "july", "juli":
		return time.July, true
	case "aug", "august":
		return time.August, true
	case "sep", "sept", "september":
		return time.September, true
	case "oct", "october", "okt", "oktober":
		return time.October, true
	case "nov", "november":
		return time.November, true
	case "dec", "december", "dez", "dezember":
		return time.December, true
	}
	return 0, false
}

// unitOf reads a unit of time. A single m is none: it may be either of two.
func unitOf(s string) (unit, bool) {
	switch strings.TrimSuffix(s, ".") {
	case "min", "mins", "minute", "minutes", "minuten":
		return minutes, true
	case "h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden":
		return hours, true
	case "d", "day", "days", "t", "tag", "tage", "tagen":
		return days, true
	case "w", "wk", "wks", "week", "weeks", "wo", "woche", "wochen":
		return weeks, true
	case "mo", "month", "months", "monat", "monate", "monaten":
		return months, true
	case "y", "yr", "yrs", "year", "years", "j", "jahr", "jahre", "jahren":
		return years, true
	}
	return 0, false
}

// countWord reads a small number that is written out.
func countWord(s string) (int, bool) {
	switch s {
	case "a", "an", "one", "ein", "eine", "einer", "einem", "einen":
		return 1, true
	case "two", "zwei":
		return 2, true
	case "three", "drei":
		return 3, true
	case "four", "vier":
		return 4, true
	case "five", "fünf", "fuenf":
		return 5, true
	case "six", "sechs":
		return 6, true
	case "seven", "sieben":
		return 7, true
	case "eight", "acht":
		return 8, true
	case "nine", "neun":
		return 9, true
	case "ten", "zehn":
		return 10, true
	case "twelve", "zwölf", "zwoelf":
		return 12, true
	}
	return 0, false
}

// whichOf reads which one of several is meant.
func whichOf(s string) (which, bool) {
	switch s {
	case "this", "coming", "diesen", "diese", "dieses", "dieser", "diesem",
		"kommenden", "kommende", "kommendes", "kommender", "kommendem":
		return comingDay, true
	case "next", "nächsten", "nächste", "nächstes", "nächster", "nächstem",
		"naechsten", "naechste", "naechstes", "naechster", "naechstem":
		return nextWeek, true
	case "last", "letzten", "letzte", "letztes", "letzter", "letztem":
		return passedDay, true
	}
	return noWeekday, false
}

// partOf reads a part of the day. The German morgen is read by takeDay, which
// knows whether it means tomorrow.
func partOf(s string) (part, bool) {
	switch s {
	case "morning", "früh", "frueh", "morgens", "vormittag", "vormittags":
		return morning, true
	case "noon", "midday", "mittag", "mittags":
		return noon, true
	case "afternoon", "nachmittag", "nachmittags":
		return afternoon, true
	case "evening", "night", "abend", "abends":
		return evening, true
	}
	return noPart, false
}

// isArticle reports whether a word is an article, or of.
func isArticle(s string) bool {
	switch s {
	case "the", "of", "der", "die", "das", "den", "dem", "des":
		return true
	}
	return false
}
